// From question to question and from note to note: by a step, or by a choice from the list.

import * as vscode from "vscode";
import * as protocol from "./protocol";
import { nothingThere, questionRows, rowAt } from "./questionRows";
import type { Server } from "./server";

export function register(server: Server): vscode.Disposable {
    const step = (to: protocol.Step) => () => takeStep(server, to);
    return vscode.Disposable.from(
        vscode.commands.registerCommand("transcript-ls.nextQuestion", step("nextQuestion")),
        vscode.commands.registerCommand("transcript-ls.previousQuestion", step("previousQuestion")),
        vscode.commands.registerCommand("transcript-ls.nextNote", step("nextNote")),
        vscode.commands.registerCommand("transcript-ls.previousNote", step("previousNote")),
        vscode.commands.registerCommand("transcript-ls.goToQuestion", () => goToQuestion(server)),
    );
}

async function takeStep(server: Server, to: protocol.Step): Promise<void> {
    const editor = transcriptEditor();
    if (editor === undefined) {
        return;
    }
    const params = { ...about(editor), position: protocol.plainPosition(editor.selection.active), to };
    const found = await server.request<protocol.PlainRange>(protocol.step, params);
    if (found === undefined) {
        vscode.window.setStatusBarMessage(nothingThere(to), 3_000);
        return;
    }
    goTo(editor, new vscode.Position(found.start.line, found.start.character));
}

async function goToQuestion(server: Server): Promise<void> {
    const editor = transcriptEditor();
    if (editor === undefined) {
        return;
    }
    const questions = await server.request<protocol.Question[]>(protocol.questions, about(editor));
    if (questions === undefined || questions.length === 0) {
        void vscode.window.showInformationMessage("No questions were found in this file.");
        return;
    }
    choose(editor, questions);
}

/** Shows the list; the text follows the choice, and goes back where it was when none is made. */
function choose(editor: vscode.TextEditor, questions: protocol.Question[]): void {
    const [selections, visible] = [editor.selections, editor.visibleRanges[0]];
    const rows = questionRows(questions);
    const list = vscode.window.createQuickPick<(typeof rows)[number]>();
    let chosen = false;
    list.title = "Go to Question";
    list.placeholder = "A number, a speaker or some words";
    list.matchOnDescription = true;
    list.items = rows;
    const start = rowAt(rows, editor.selection.active.line) ?? rows[0];
    list.activeItems = start === undefined ? [] : [start];
    list.onDidChangeActive(([row]) => {
        if (row !== undefined && row !== start) {
            const place = new vscode.Position(row.line, row.character);
            editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
        }
    });
    list.onDidAccept(() => {
        const [row] = list.activeItems;
        if (row === undefined) {
            return; // no row has these words
        }
        chosen = true;
        goTo(editor, new vscode.Position(row.line, row.character));
        list.hide();
    });
    list.onDidHide(() => {
        if (!chosen) {
            editor.selections = selections;
            if (visible !== undefined) {
                editor.revealRange(visible, vscode.TextEditorRevealType.AtTop);
            }
        }
        list.dispose();
    });
    list.show();
}

function goTo(editor: vscode.TextEditor, place: vscode.Position): void {
    editor.selection = new vscode.Selection(place, place);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    void vscode.window.showTextDocument(editor.document, editor.viewColumn);
}

function transcriptEditor(): vscode.TextEditor | undefined {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.languageId === "transcript" ? editor : undefined;
}

const about = (editor: vscode.TextEditor) => ({ textDocument: { uri: `${editor.document.uri}` } });
