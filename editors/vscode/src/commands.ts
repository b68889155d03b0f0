// The commands about a whole file, the server and the settings.

import * as vscode from "vscode";
import type { Server } from "./server";

const fixAllKind = "source.fixAll.transcript-ls";

export function register(server: Server, context: vscode.ExtensionContext): vscode.Disposable {
    const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);
    return vscode.Disposable.from(
        vscode.commands.registerCommand("transcript-ls.restartServer", () => server.restart()),
        vscode.commands.registerCommand("transcript-ls.showOutput", () => server.output.show()),
        vscode.commands.registerCommand("transcript-ls.openSettings", () => run("workbench.action.openSettings", "@ext:transcript-ls.transcript-ls")),
        vscode.commands.registerCommand("transcript-ls.openWalkthrough", () =>
            run("workbench.action.openWalkthrough", `${context.extension.id}#gettingStarted`, false),
        ),
        vscode.commands.registerCommand("transcript-ls.openExample", () => openExample(context, "the-bell-founder.transcript")),
        vscode.commands.registerCommand("transcript-ls.openExampleGlossary", () => openExample(context, "glossary.yaml")),
        vscode.commands.registerCommand("transcript-ls.fixAll", () => run("editor.action.sourceAction", { kind: fixAllKind, apply: "first" })),
        vscode.commands.registerCommand("transcript-ls.format", () => run("editor.action.formatDocument")),
        vscode.workspace.onDidChangeConfiguration((change) =>
            change.affectsConfiguration("transcript-ls.server.path") ? server.restart() : undefined,
        ),
    );
}

/** Opens a copy that may be changed, since the one in the extension's own folder is to stay as it is. */
async function openExample(context: vscode.ExtensionContext, name: string): Promise<void> {
    const source = vscode.Uri.joinPath(context.extensionUri, "out", "examples");
    const copies = vscode.Uri.joinPath(context.globalStorageUri, "examples");
    const copy = vscode.Uri.joinPath(copies, name);
    const isThere = await vscode.workspace.fs.stat(copy).then(() => true, () => false);
    if (!isThere) {
        await vscode.workspace.fs.copy(source, copies, { overwrite: true });
    }
    await vscode.window.showTextDocument(copy, { preview: false });
}
