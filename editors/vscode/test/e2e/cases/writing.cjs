// What is offered and done while somebody writes.

const { assert, eventually, open, revert, run, test, vscode } = require("../harness.cjs");

/** Types into the editor, key by key, as a person does. */
async function type(text) {
    for (const key of text) await run("type", { text: key });
}

/** Puts the cursor at the end of the file, behind some text that is added there. */
async function add({ document, editor }, text) {
    const end = document.lineAt(document.lineCount - 1).range.end;
    await editor.edit((edit) => edit.insert(end, text));
    const last = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(last, last);
}

module.exports = async () => {
    const file = await open("two-bridges.transcript");
    const { document, editor } = file;

    await test("a name of two words is offered and replaced as a whole", async () => {
        await add(file, "\nThen the Lindau Wa");
        const place = editor.selection.active;
        const list = await run("vscode.executeCompletionItemProvider", document.uri, place, undefined, 5);
        const item = list.items.find((each) => each.label === "Lindau Water Board" || each.label.label === "Lindau Water Board");
        assert.ok(item, JSON.stringify(list.items));
        assert.equal(document.getText((item.range.inserting ?? item.range)), "Lindau Wa");
        assert.match(item.documentation?.value ?? "", /Lindau Water Board/);
    });

    await test("completion offers nothing in the middle of ordinary words", async () => {
        await revert(document);
        await add(file, "\nThen he wa");
        const list = await run("vscode.executeCompletionItemProvider", document.uri, editor.selection.active);
        assert.deepEqual(list.items.filter((each) => each.kind !== vscode.CompletionItemKind.Text), []);
    });

    await test("the next turn begins on Enter, and another Enter takes it back", async () => {
        await revert(document);
        const settings = vscode.workspace.getConfiguration("editor", document);
        await settings.update("formatOnType", true, vscode.ConfigurationTarget.Workspace);
        await add(file, "\n— And what do you do now?");
        await type("\n\n");
        const last = () => document.lineAt(document.lineCount - 1).text;
        await eventually("the dash", () => last() === "— ");
        await eventually("the cursor behind it", () => editor.selection.active.character === 2);
        await type("\n");
        await eventually("no dash", () => last() === "" && !document.getText().endsWith("— \n"));
        assert.ok(document.getText().endsWith("now?\n\n"), JSON.stringify(document.getText().slice(-20)));
        await settings.update("formatOnType", undefined, vscode.ConfigurationTarget.Workspace);
        await revert(document);
    });
};
