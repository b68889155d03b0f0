// The preview beside the text: opens it, follows the active editor, and carries messages between it and the server.

import * as vscode from "vscode";
import type { Stretch, ToHost, ToPreview } from "./previewMessages";
import { page } from "./previewPage";
import type { Server } from "./server";

const viewType = "transcript-ls.preview";

/** How long the preview waits for the next keystroke, in milliseconds. */
const pause = 80;

/** How long an editor that we have scrolled is not listened to, in milliseconds. */
const echo = 250;

export function register(server: Server, context: vscode.ExtensionContext): Previews {
    const previews = new Previews(server, context.extensionUri);
    context.subscriptions.push(
        vscode.commands.registerCommand("transcript-ls.openPreview", () => previews.open(vscode.ViewColumn.Active)),
        vscode.commands.registerCommand("transcript-ls.openPreviewToSide", () => previews.open(vscode.ViewColumn.Beside)),
        vscode.window.registerWebviewPanelSerializer(viewType, {
            deserializeWebviewPanel: async (panel, state: { uri: string; line: number } | undefined) => previews.adopt(panel, state),
        }),
    );
    return previews;
}

/** The one preview of this window. */
export class Previews implements vscode.Disposable {
    readonly #server: Server;
    readonly #extension: vscode.Uri;
    #preview: Preview | undefined;

    constructor(server: Server, extension: vscode.Uri) {
        this.#server = server;
        this.#extension = extension;
    }

    dispose(): void {
        this.#preview?.dispose();
    }

    /** How many turns are drawn; none while there is no preview. */
    get turns(): number {
        return this.#preview?.turns ?? 0;
    }

    open(column: vscode.ViewColumn): void {
        const editor = vscode.window.activeTextEditor;
        if (editor?.document.languageId !== "transcript") {
            return;
        }
        const line = editor.visibleRanges[0]?.start.line ?? 0;
        if (this.#preview === undefined) {
            const place = { viewColumn: column, preserveFocus: column === vscode.ViewColumn.Beside };
            const panel = vscode.window.createWebviewPanel(viewType, "Preview", place, { enableFindWidget: true });
            this.adopt(panel, { uri: `${editor.document.uri}`, line });
        } else {
            this.#preview.show(editor.document.uri, line);
            this.#preview.panel.reveal(undefined, column === vscode.ViewColumn.Beside);
        }
    }

    adopt(panel: vscode.WebviewPanel, state: { uri: string; line: number } | undefined): void {
        this.#preview?.panel.dispose();
        const uri = state?.uri ?? `${transcriptEditor()?.document.uri ?? ""}`;
        const preview = new Preview(panel, this.#server, this.#extension, vscode.Uri.parse(uri), state?.line ?? 0);
        this.#preview = preview;
        panel.onDidDispose(() => {
            preview.dispose();
            if (this.#preview === preview) {
                this.#preview = undefined;
            }
        });
    }
}

class Preview implements vscode.Disposable {
    readonly panel: vscode.WebviewPanel;
    turns = 0;
    readonly #server: Server;
    readonly #events: vscode.Disposable;
    #uri: vscode.Uri;
    #line: number;
    #timer: NodeJS.Timeout | undefined;
    /** Until when the editor's scrolling is our own. */
    #echoUntil = 0;

    constructor(panel: vscode.WebviewPanel, server: Server, extension: vscode.Uri, uri: vscode.Uri, line: number) {
        this.panel = panel;
        this.#server = server;
        this.#uri = uri;
        this.#line = line;
        const files = vscode.Uri.joinPath(extension, "out");
        panel.webview.options = { enableScripts: true, localResourceRoots: [files] };
        const file = (name: string) => `${panel.webview.asWebviewUri(vscode.Uri.joinPath(files, name))}`;
        this.#events = vscode.Disposable.from(
            panel.webview.onDidReceiveMessage((message: ToHost) => this.#receive(message)),
            server.onDidStart(() => this.#changed()),
            vscode.window.onDidChangeActiveTextEditor((editor) => {
                if (editor?.document.languageId === "transcript" && !this.#shows(editor.document)) {
                    this.show(editor.document.uri, editor.visibleRanges[0]?.start.line ?? 0);
                }
            }),
            vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => this.#scrolled(textEditor, visibleRanges)),
            vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
                if (selection !== undefined && this.#shows(textEditor.document)) {
                    this.#post({ type: "cursor", line: selection.active.line });
                }
            }),
            // A glossary says which words are names.
            vscode.workspace.onDidChangeTextDocument(({ document }) => (this.#shows(document) || document.languageId === "yaml" ? this.#changed() : undefined)),
            vscode.workspace.onDidChangeConfiguration((change) => (change.affectsConfiguration("transcript-ls") ? this.#changed() : undefined)),
        );
        const icon = (theme: string) => vscode.Uri.joinPath(extension, "icons", `transcript-${theme}.svg`);
        panel.iconPath = { light: icon("light"), dark: icon("dark") };
        this.#name();
        panel.webview.html = page(panel.webview.cspSource, file("preview.css"), file("preview.js"));
    }

    dispose(): void {
        clearTimeout(this.#timer);
        this.#events.dispose();
    }

    show(uri: vscode.Uri, line: number): void {
        if (`${uri}` !== `${this.#uri}`) {
            [this.#uri, this.#line] = [uri, line];
            this.#name();
            this.#start();
        }
    }

    #name(): void {
        this.panel.title = `Preview ${this.#uri.path.split("/").pop() ?? ""}`;
    }

    #start(): void {
        this.#post({ type: "show", uri: `${this.#uri}`, name: this.panel.title, line: this.#line });
        const editor = this.#editor();
        if (editor !== undefined) {
            this.#post({ type: "cursor", line: editor.selection.active.line });
        }
    }

    #receive(message: ToHost): void {
        switch (message.type) {
            case "ready":
                this.#start();
                break;
            case "ask":
                void this.#answer(message.line, message.known);
                break;
            case "drawn":
                this.turns = message.turns;
                break;
            case "scrolled":
                this.#line = message.line;
                this.#scrollEditor(message.line);
                break;
            case "reveal":
                void this.#reveal(message.line, message.character);
                break;
            case "explain":
                void this.#explain(message.id, new vscode.Position(message.line, message.character));
                break;
        }
    }

    async #answer(line: number, known: string[]): Promise<void> {
        const uri = `${this.#uri}`;
        // After a reload the preview may be there before its text is.
        await Promise.resolve(vscode.workspace.openTextDocument(this.#uri)).catch(() => undefined);
        const stretch = await this.#server.request<Stretch>("transcript-ls/preview", { textDocument: { uri }, line, known });
        this.#post({ type: "stretch", uri, stretch: stretch ?? null });
    }

    async #explain(id: number, position: vscode.Position): Promise<void> {
        const params = { textDocument: { uri: `${this.#uri}` }, position: { line: position.line, character: position.character } };
        const hover = await this.#server.request<{ contents: { value?: string } }>("textDocument/hover", params);
        this.#post({ type: "explanation", id, markdown: hover?.contents.value ?? null });
    }

    #changed(): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#post({ type: "changed" }), pause);
    }

    #scrolled(editor: vscode.TextEditor, ranges: readonly vscode.Range[]): void {
        const line = ranges[0]?.start.line;
        if (line !== undefined && this.#shows(editor.document) && Date.now() > this.#echoUntil) {
            this.#line = line;
            this.#post({ type: "scroll", line });
        }
    }

    #scrollEditor(line: number): void {
        const editor = this.#editor();
        if (editor !== undefined) {
            this.#echoUntil = Date.now() + echo;
            const at = Math.min(Math.floor(line), editor.document.lineCount - 1);
            editor.revealRange(new vscode.Range(at, 0, at, 0), vscode.TextEditorRevealType.AtTop);
        }
    }

    async #reveal(line: number, character: number): Promise<void> {
        const place = new vscode.Position(line, character);
        const column = this.#editor()?.viewColumn ?? (this.panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One);
        const editor = await vscode.window.showTextDocument(this.#uri, { viewColumn: column, selection: new vscode.Range(place, place) });
        editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }

    #editor(): vscode.TextEditor | undefined {
        return vscode.window.visibleTextEditors.find(({ document }) => this.#shows(document));
    }

    #shows(document: vscode.TextDocument): boolean {
        return `${document.uri}` === `${this.#uri}`;
    }

    #post(message: ToPreview): void {
        void this.panel.webview.postMessage(message);
    }
}

function transcriptEditor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(({ document }) => document.languageId === "transcript");
}
