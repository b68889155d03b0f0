// Starts, restarts and stops the language server, and tells the user in one sentence when that is not possible.

import * as vscode from "vscode";
import { LanguageClient, State, type StaticFeature } from "vscode-languageclient/node";
import { findServer, NoServer } from "./findServer";
import * as references from "./references";
import { chosenSettings } from "./settings";

// The client reads `transcript-ls.trace.server` by this name.
const name = "transcript-ls";

const never = new vscode.CancellationTokenSource().token;

/** The one server of this window, as its other parts see it. */
export class Server implements vscode.Disposable {
    readonly output = vscode.window.createOutputChannel(name, { log: true });
    readonly #started = new vscode.EventEmitter<void>();
    readonly #extension: vscode.Extension<unknown>;
    #client: LanguageClient | undefined;
    // Two starts at once would leave a server that nobody stops, so each waits for the one before it.
    #lastStart: Promise<void> = Promise.resolve();

    /** Fires whenever a server has come up. */
    readonly onDidStart = this.#started.event;

    constructor(extension: vscode.Extension<unknown>) {
        this.#extension = extension;
    }

    dispose(): void {
        this.#started.dispose();
        this.output.dispose();
    }

    /** The program that is run; an error where there is none. */
    command(): string {
        const setting = vscode.workspace.getConfiguration(name).get<string>("server.path", "");
        return findServer(setting, this.#extension.extensionPath, process.env.PATH ?? "");
    }

    restart(): Promise<void> {
        this.#giveUpStarting();
        return (this.#lastStart = this.#lastStart.then(() => this.#start()));
    }

    async end(): Promise<void> {
        this.#giveUpStarting();
        await this.#lastStart;
        await this.#stop();
    }

    /** What the server answers to a request of our own; nothing while it is not there, or when nobody wants it any more. */
    async request<Answer>(method: string, params: object, token = never): Promise<Answer | undefined> {
        const client = this.#client;
        if (client?.state !== State.Running) {
            return undefined;
        }
        try {
            return (await client.sendRequest<Answer | null>(method, params, token)) ?? undefined;
        } catch (error) {
            if (!token.isCancellationRequested) {
                this.output.debug(`${method}: ${error}`);
            }
            return undefined;
        }
    }

    /** A program that is no server may never answer, and would hold up every start after it. */
    #giveUpStarting(): void {
        if (this.#client?.state === State.Starting) {
            this.#client.serverProcess?.kill();
        }
    }

    async #start(): Promise<void> {
        await this.#stop();
        try {
            const command = this.command();
            this.output.info(`Starting ${command}`);
            this.#client = createClient(command, settingsOf(this.#extension), this.output);
            this.#client.registerFeature(references.announced);
            await this.#client.start();
            this.#started.fire();
        } catch (error) {
            void this.#explain(error);
        }
    }

    async #stop(): Promise<void> {
        const running = this.#client;
        this.#client = undefined;
        // A client that never came up, or whose server died, has nothing to shut down.
        if (running?.state === State.Running) {
            await running.stop().catch((error) => this.output.warn(`The server did not stop cleanly: ${error}`));
        }
    }

    /** Not awaited by its caller: a message stays until the user closes it, and commands must not wait for that. */
    async #explain(error: unknown): Promise<void> {
        if (error instanceof NoServer) {
            this.output.error(error.message);
            if (await vscode.window.showErrorMessage(error.message, "Open Settings")) {
                await vscode.commands.executeCommand("workbench.action.openSettings", "transcript-ls.server.path");
            }
            return;
        }
        this.output.error(`${error}`);
        const message = "The transcript-ls server could not start; its output says why.";
        if (await vscode.window.showErrorMessage(message, "Show Output")) {
            this.output.show();
        }
    }
}

function createClient(command: string, keys: readonly string[], outputChannel: vscode.LogOutputChannel): LanguageClient {
    const client = new LanguageClient(
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
            outputChannel,
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
    client.registerFeature(cursorFollowsInsertion);
    return client;
}

/** Tells the server that text which it inserts at the cursor goes before it, so that it may begin the next turn. */
const cursorFollowsInsertion: StaticFeature = {
    fillClientCapabilities: (capabilities) => {
        capabilities.experimental = { ...capabilities.experimental, cursorFollowsInsertion: true };
    },
    initialize: () => {},
    getState: () => ({ kind: "static" }),
    clear: () => {},
};

/** The keys of the manifest below `transcript-ls.` that are the server's and not the extension's own. */
function settingsOf(extension: vscode.Extension<unknown>): string[] {
    return Object.keys(extension.packageJSON.contributes.configuration.properties)
        .filter((key) => key !== "transcript-ls.server.path" && key !== "transcript-ls.trace.server")
        .map((key) => key.slice(name.length + 1));
}
