// One name in several files: where it is used, and another in its place.

const { assert, eventually, open, revert, run, test, vscode } = require("../harness.cjs");

module.exports = async () => {
    const { document, at } = await open("the-last-ferry.transcript");
    const folder = vscode.workspace.workspaceFolders[0].uri;
    const fileOf = (uri) => uri.path.split("/").pop();

    await test("a speaker is found in all files", async () => {
        await eventually("places in two files", async () => {
            const places = await run("vscode.executeReferenceProvider", document.uri, at("Marta Lind: What"));
            return new Set(places.map(({ uri }) => fileOf(uri))).size >= 2;
        });
    });

    await test("a speaker is renamed in two files, front matter and all", async () => {
        const edit = await run("vscode.executeDocumentRenameProvider", document.uri, at("Marta Lind: What"), "Marta Lindqvist");
        const files = edit.entries().map(([uri]) => fileOf(uri)).sort();
        assert.ok(files.includes("the-last-ferry.transcript") && files.includes("the-gauge-book.transcript"), files.join());
        assert.ok(await vscode.workspace.applyEdit(edit));
        const other = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, "the-gauge-book.transcript"));
        for (const each of [document, other]) {
            assert.doesNotMatch(each.getText(), /Marta Lind(?!qvist)/);
            assert.match(each.getText(), /^Marta Lindqvist: /m);
        }
        assert.match(document.getText(), /^interviewer: Marta Lindqvist$/m);
        await revert(other);
        await revert(document);
    });

    await test("what has no name cannot be renamed", async () => {
        await assert.rejects(async () => run("vscode.prepareRename", document.uri, at("the price")));
    });
};
