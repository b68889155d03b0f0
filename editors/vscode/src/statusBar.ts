// The status bar item: where the cursor stands in the interview, how many words, how many findings.

import * as vscode from "vscode";
import * as protocol from "./protocol";
import type { Server } from "./server";
import { type Findings, spoken, text, tooltip } from "./statusText";

/** How long the item waits for the next keystroke before it asks the server, in milliseconds. */
const pause = 200;

export function register(server: Server): vscode.Disposable {
    const item = new StatusBar(server);
    const isShown = (document: vscode.TextDocument) => document === vscode.window.activeTextEditor?.document;
    return vscode.Disposable.from(
        item,
        server.onDidStart(() => item.refreshSoon()),
        vscode.window.onDidChangeActiveTextEditor(() => item.refreshSoon()),
        vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => (isShown(textEditor.document) ? item.refreshSoon() : undefined)),
        vscode.workspace.onDidChangeTextDocument(({ document }) => (isShown(document) ? item.refreshSoon() : undefined)),
        vscode.languages.onDidChangeDiagnostics(({ uris }) => {
            const shown = vscode.window.activeTextEditor?.document.uri.toString();
            return uris.some((uri) => uri.toString() === shown) ? item.refreshSoon() : undefined;
        }),
    );
}

class StatusBar implements vscode.Disposable {
    readonly #server: Server;
    readonly #item = vscode.window.createStatusBarItem("transcript-ls.place", vscode.StatusBarAlignment.Right, 101);
    #timer: NodeJS.Timeout | undefined;
    #asking = new vscode.CancellationTokenSource();

    constructor(server: Server) {
        this.#server = server;
        this.#item.name = "Transcript: place, words, findings";
        this.#item.command = "transcript-ls.goToQuestion";
    }

    dispose(): void {
        clearTimeout(this.#timer);
        this.#asking.dispose();
        this.#item.dispose();
    }

    refreshSoon(): void {
        if (vscode.window.activeTextEditor?.document.languageId !== "transcript") {
            this.#item.hide();
        }
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#refresh(), pause);
    }

    async #refresh(): Promise<void> {
        this.#asking.cancel();
        this.#asking.dispose();
        this.#asking = new vscode.CancellationTokenSource();
        const { token } = this.#asking;
        const editor = vscode.window.activeTextEditor;
        if (editor?.document.languageId !== "transcript") {
            this.#item.hide();
            return;
        }
        const params = { textDocument: { uri: `${editor.document.uri}` }, range: protocol.plainRange(editor.selection) };
        const here = await this.#server.request<protocol.Whereabouts>(protocol.whereabouts, params, token);
        // Meanwhile another question may have been asked; its answer is the one that counts.
        if (token.isCancellationRequested) {
            return;
        }
        if (here === undefined) {
            this.#item.hide();
            return;
        }
        const findings = findingsOf(editor.document.uri);
        this.#item.text = text(here, findings);
        this.#item.tooltip = new vscode.MarkdownString(tooltip(here, findings));
        this.#item.tooltip.isTrusted = { enabledCommands: ["workbench.panel.markers.view.focus", "transcript-ls.fixAll"] };
        this.#item.accessibilityInformation = { label: spoken(here, findings), role: "button" };
        this.#item.show();
    }
}

function findingsOf(uri: vscode.Uri): Findings {
    const ours = vscode.languages.getDiagnostics(uri).filter((each) => each.source === "transcript-ls");
    const count = (severity: vscode.DiagnosticSeverity) => ours.filter((each) => each.severity === severity).length;
    return {
        errors: count(vscode.DiagnosticSeverity.Error),
        warnings: count(vscode.DiagnosticSeverity.Warning),
        infos: count(vscode.DiagnosticSeverity.Information),
        hints: count(vscode.DiagnosticSeverity.Hint),
    };
}
