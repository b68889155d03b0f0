// What the cases share: a test with its report, patience, and the questions that most of them ask.

const assert = require("node:assert/strict");
const vscode = require("vscode");

/** How long anything may take. Generous, since test machines are shared. */
const patience = 60_000;

const lines = [];
let failed = 0;

/** Runs one test, and goes on whatever becomes of it. */
async function test(name, run) {
    try {
        await run();
        lines.push(`ok   ${name}`);
    } catch (error) {
        failed++;
        lines.push(`FAIL ${name}\n     ${error.stack}`);
    }
}

/** What became of all tests. */
const report = () => ({ failed, text: [...lines, `vscode: ${lines.length - failed} passed, ${failed} failed`, ""].join("\n") });

/** The first value that is not nothing. */
async function eventually(what, get) {
    for (const end = Date.now() + patience; Date.now() < end; ) {
        const value = await get();
        if (value) return value;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`this did not happen within a minute: ${what}`);
}

const run = vscode.commands.executeCommand;
const rule = (diagnostic) => diagnostic.code?.value ?? diagnostic.code;
const found = (uri, name) => vscode.languages.getDiagnostics(uri).filter((each) => rule(each) === name);

/** Opens a file of the workspace and shows it. */
async function open(name) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name));
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    return { document, editor, at: (words) => document.positionAt(document.getText().indexOf(words)) };
}

/** Replaces words in a document without saving it. */
async function change(document, from, to) {
    const start = document.getText().indexOf(from);
    assert.ok(start >= 0, from);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + from.length)), to);
    assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Takes back everything that was not saved. */
async function revert(document) {
    await vscode.window.showTextDocument(document, { preview: false });
    await run("workbench.action.files.revert");
}

module.exports = { assert, change, eventually, found, open, report, revert, rule, run, test, vscode };
