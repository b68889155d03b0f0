// Shows the places that a lens counts: the editor's own command takes its own types, and the server sends the protocol's.

import * as vscode from "vscode";
import type { StaticFeature } from "vscode-languageclient/node";
import type { PlainRange } from "./protocol";

// Only a title and places come with it, so that it stands in no menu.
const command = "transcript-ls.showReferences";

export function register(): vscode.Disposable {
    return vscode.commands.registerCommand(command, (uri: string, position: PlainRange["start"], places: { uri: string; range: PlainRange }[]) =>
        vscode.commands.executeCommand(
            "editor.action.showReferences",
            vscode.Uri.parse(uri),
            new vscode.Position(position.line, position.character),
            places.map(({ uri, range: { start, end } }) => new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(start.line, start.character, end.line, end.character))),
        ),
    );
}

/** Tells the server that the command is there. */
export const announced: StaticFeature = {
    fillClientCapabilities: (capabilities) => {
        capabilities.experimental = { ...capabilities.experimental, commands: [command] };
    },
    initialize: () => {},
    getState: () => ({ kind: "static" }),
    clear: () => {},
};
