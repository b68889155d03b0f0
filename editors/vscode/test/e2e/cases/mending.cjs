// Fixes, one by one and all at once.

const { assert, change, eventually, found, open, revert, run, test, vscode } = require("../harness.cjs");

/** Applies the fix of a rule's first finding, as the light bulb would. */
async function fix(document, name) {
    const [diagnostic] = await eventually(`${name} is found`, () => found(document.uri, name).length > 0 && found(document.uri, name));
    const actions = await run("vscode.executeCodeActionProvider", document.uri, diagnostic.range, "quickfix", 10);
    const fixes = actions.filter((each) => each.edit); // this command leaves out which diagnostic each belongs to
    const action = fixes.find((each) => each.isPreferred) ?? fixes[0];
    assert.ok(action, `no fix among: ${actions.map((each) => each.title)}`);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    await eventually(`${name} is gone`, () => found(document.uri, name).length === 0);
    return document.lineAt(diagnostic.range.start.line).text;
}

module.exports = async () => {
    const { document } = await open("two-bridges.transcript");

    await test("the quick fix puts the dash back", async () => {
        assert.match(await fix(document, "missing-turn-marker"), /^— Then I close/);
    });

    await test("the quick fix writes the name that the glossary prefers", async () => {
        assert.match(await fix(document, "avoided-form"), /that the Lindau Water Board had no say/);
    });
    await revert(document);

    await test("all safe fixes are made by one command", async () => {
        await eventually("the findings are back", () => vscode.languages.getDiagnostics(document.uri).length === 2);
        await run("transcript-ls.fixAll");
        await eventually("both are mended", () => /— Then I close/.test(document.getText()) && /Lindau Water Board had no say/.test(document.getText()));
    });
    await revert(document);

    await test("all safe fixes of the workspace are made by one command", async () => {
        await run("transcript-ls.fixWorkspace");
        await eventually("the open file is mended", () => /Lindau Water Board had no say/.test(document.getText()));
    });
    await revert(document);

    await test("the file is formatted by a command", async () => {
        await change(document, "— With the gauge.", "—  With   the gauge.");
        await run("transcript-ls.format");
        await eventually("the spaces are gone", () => document.getText().includes("— With the gauge."));
    });
    await revert(document);
};
