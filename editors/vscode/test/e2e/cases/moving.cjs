// From question to question and from note to note.

const { assert, eventually, open, run, test, vscode } = require("../harness.cjs");

module.exports = async () => {
    const { editor, document } = await open("two-bridges.transcript");
    const goTo = (line) => {
        editor.selection = new vscode.Selection(line - 1, 0, line - 1, 0);
    };
    const arrivesAt = (line) => eventually(`the cursor is in line ${line}`, () => editor.selection.active.line === line - 1);

    await test("keys lead to the next question and back", async () => {
        goTo(1);
        for (const line of [5, 11, 15]) {
            await run("transcript-ls.nextQuestion");
            await arrivesAt(line);
        }
        await run("transcript-ls.previousQuestion");
        await arrivesAt(11);
    });

    await test("keys lead to the next note and back", async () => {
        goTo(1);
        await run("transcript-ls.nextNote");
        await arrivesAt(9);
        assert.equal(document.getText()[document.offsetAt(editor.selection.active)], "(");
        goTo(17);
        await run("transcript-ls.previousNote");
        await arrivesAt(9);
    });

    await test("the list of questions leads to the one that is chosen", async () => {
        goTo(1);
        // The list closes when the focus goes elsewhere, as it may while the editor still settles.
        await eventually("a question is chosen", async () => {
            await run("transcript-ls.goToQuestion");
            await run("workbench.action.acceptSelectedQuickOpenItem");
            return editor.selection.active.line !== 0;
        });
        assert.ok([5, 11, 15].includes(editor.selection.active.line + 1));
    });

    await test("no key of ours is one of the editor's own in a text", async () => {
        await run("workbench.action.openDefaultKeybindingsFile");
        const text = await eventually("the editor's keys", () => {
            const { document } = vscode.window.activeTextEditor ?? {};
            return document !== editor.document && document?.getText();
        });
        const manifest = vscode.extensions.getExtension("transcript-ls.transcript-ls").packageJSON;
        // The preview has the keys that it has for Markdown, which no transcript is.
        const keys = manifest.contributes.keybindings.filter(({ command }) => !/openPreview/.test(command));
        const ours = keys.map(({ key }) => key.split("+").sort().join("+"));
        const all = [...text.matchAll(/\{ *"key": "([^"]+)",\s*"command": "([^"]+)"(?:,\s*"when": "([^"]*)")?/g)];
        assert.ok(all.length > 100);
        const isOurs = (key) => ours.includes(key.split("+").sort().join("+"));
        const same = all.filter(([, key, command, when]) => isOurs(key) && !command.startsWith("transcript-ls.") && !/\binChat\b/.test(when));
        assert.deepEqual(same.map(([, key, command, when]) => `${key} ${command} ${when}`), []);
        await run("workbench.action.closeActiveEditor");
    });
};
