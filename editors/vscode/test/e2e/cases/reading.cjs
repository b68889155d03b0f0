// What is seen of a transcript: findings, outline, hover, definition.

const { assert, change, eventually, open, rule, run, test, vscode } = require("../harness.cjs");

module.exports = async () => {
    const { document, at } = await open("two-bridges.transcript");
    const hover = async (words) => {
        const hovers = await run("vscode.executeHoverProvider", document.uri, at(words));
        return hovers.flatMap((each) => each.contents.map((content) => content.value)).join("\n");
    };

    await test("the language follows from the name", () => assert.equal(document.languageId, "transcript"));

    await test("a lost turn marker and an avoided form are reported, and nothing else", async () => {
        await eventually("two diagnostics", () => vscode.languages.getDiagnostics(document.uri).length >= 2);
        const all = vscode.languages.getDiagnostics(document.uri);
        assert.deepEqual(all.map((each) => `${each.range.start.line + 1} ${rule(each)}`).sort(), ["13 missing-turn-marker", "17 avoided-form"]);
        assert.ok(all.every((each) => each.source === "transcript-ls"));
    });

    await test("the outline lists the title and the questions in their order", async () => {
        const symbols = await run("vscode.executeDocumentSymbolProvider", document.uri);
        const names = (list) => list.flatMap((symbol) => [symbol.name, ...names(symbol.children ?? [])]);
        assert.match(names(symbols).join("\n"), /The keeper of the two bridges[^]*How does a day[^]*And what do you do[^]*Has anybody ever/);
    });

    await test("hover on a name gives the definition of the glossary", async () => {
        assert.match(await hover("Lindau"), /A town on two arms of a river/);
    });

    await test("the definition of a name is its entry in the glossary", async () => {
        const places = await run("vscode.executeDefinitionProvider", document.uri, at("Lindau"));
        const uri = places[0]?.uri ?? places[0]?.targetUri;
        assert.match(uri?.path ?? "nowhere", /\/glossary\.yaml$/);
    });

    await test("what is typed into the glossary counts before it is saved", async () => {
        const folder = vscode.workspace.workspaceFolders[0].uri;
        const glossary = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, "glossary.yaml"));
        await change(glossary, "A town on two arms of a river", "A town with a harbour");
        await eventually("hover tells the new definition", async () => (await hover("Lindau")).includes("A town with a harbour"));
        await change(glossary, "A town with a harbour", "A town on two arms of a river");
        await glossary.save();
    });
};
