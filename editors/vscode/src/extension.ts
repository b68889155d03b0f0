// Starts, restarts and stops the language server, and tells the user in one sentence when that is not possible.

import * as vscode from "vscode";
import { LanguageClient, State } from "vscode-languageclient/node";
import { findServer, NoServer } from "./findServer";
import { chosenSettings } from "./settings";

// The client reads `transcript-ls.trace.server` by this name.
const name = "transcript-ls";

let output: vscode.LogOutputChannel;
let client: LanguageClient | undefined;
// Two starts at once would leave a server that nobody stops, so each waits for the one before it.
let lastStart: Promise<void> = Promise.resolve();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
    output = vscode.window.createOutputChannel(name, { log: true });
    const restart = () => {
        giveUpStarting();
        return (lastStart = lastStart.then(() => start(context.extension)));
    };
    context.subscriptions.push(
        output,
        vscode.commands.registerCommand("transcript-ls.restartServer", restart),
        vscode.commands.registerCommand("transcript-ls.showOutput", () => output.show()),
        vscode.workspace.onDidChangeConfiguration((change) =>
            change.affectsConfiguration("transcript-ls.server.path") ? restart() : undefined,
        ),
    );
    await restart();
}

export async function deactivate(): Promise<void> {
    giveUpStarting();
    await lastStart;
    await stop();
}

/** A program that is no server may never answer, and would hold up every start after it. */
function giveUpStarting(): void {
    if (client?.state === State.Starting) {
        client.serverProcess?.kill();
    }
}

async function start(extension: vscode.Extension<unknown>): Promise<void> {
    await stop();
    const setting = vscode.workspace.getConfiguration(name).get<string>("server.path", "");
    try {
        const command = findServer(setting, extension.extensionPath, process.env.PATH ?? "");
        output.info(`Starting ${command}`);
        client = createClient(command, settingsOf(extension));
        await client.start();
    } catch (error) {
        void explain(error);
    }
}

async function stop(): Promise<void> {
    const running = client;
    client = undefined;
    // A client that never came up, or whose server died, has nothing to shut down.
    if (running?.state === State.Running) {
        await running.stop().catch((error) => output.warn(`The server did not stop cleanly: ${error}`));
    }
}

function createClient(command: string, keys: readonly string[]): LanguageClient {
    return new LanguageClient(
        name,
        name,
        { command },
        {
            documentSelector: [
                { language: "transcript", scheme: "file" },
                { language: "transcript", scheme: "untitled" },
                // A name counts as soon as it is typed into the glossary, not once that is saved.
                { language: "yaml", scheme: "file", pattern: "**/glossary.{yaml,yml}" },
            ],
            outputChannel: output,
            // No `synchronize` here: the server registers itself for changes of settings, glossaries and its own files.
            middleware: {
                workspace: {
                    configuration: ({ items }) =>
                        items.map(({ section, scopeUri }) =>
                            section === name
                                ? chosenSettings(vscode.workspace.getConfiguration(name, scopeUri ? vscode.Uri.parse(scopeUri) : undefined), keys)
                                : null,
                        ),
                },
            },
        },
    );
}

/** The keys of the manifest below `transcript-ls.` that are the server's and not the extension's own. */
function settingsOf(extension: vscode.Extension<unknown>): string[] {
    return Object.keys(extension.packageJSON.contributes.configuration.properties)
        .filter((key) => key !== "transcript-ls.server.path" && key !== "transcript-ls.trace.server")
        .map((key) => key.slice(name.length + 1));
}

/** Not awaited by its caller: a message stays until the user closes it, and commands must not wait for that. */
async function explain(error: unknown): Promise<void> {
    if (error instanceof NoServer) {
        output.error(error.message);
        if (await vscode.window.showErrorMessage(error.message, "Open Settings")) {
            await vscode.commands.executeCommand("workbench.action.openSettings", "transcript-ls.server.path");
        }
        return;
    }
    output.error(`${error}`);
    const message = "The transcript-ls server could not start; its output says why.";
    if (await vscode.window.showErrorMessage(message, "Show Output")) {
        output.show();
    }
}
