// What VS Code starts: the server, and the parts that show what it knows.

import * as vscode from "vscode";
import * as commands from "./commands";
import * as navigation from "./navigation";
import * as preview from "./preview";
import * as references from "./references";
import { Server } from "./server";
import * as statusBar from "./statusBar";
import * as tasks from "./tasks";

let server: Server | undefined;

/** What tests ask the extension. */
export interface Seen {
    turnsInPreview(): number;
}

export async function activate(context: vscode.ExtensionContext): Promise<Seen> {
    server = new Server(context.extension);
    const previews = preview.register(server, context);
    context.subscriptions.push(
        server,
        commands.register(server, context),
        navigation.register(server),
        previews,
        references.register(),
        statusBar.register(server),
        tasks.register(server),
    );
    // The explorer's menu shows our entry from here on; elsewhere it would be noise.
    await vscode.commands.executeCommand("setContext", "transcript-ls.started", true);
    await server.restart();
    return { turnsInPreview: () => previews.turns };
}

export async function deactivate(): Promise<void> {
    await server?.end();
}
