// The preview beside the text.

const { assert, change, eventually, open, revert, run, test, vscode } = require("../harness.cjs");

const { exports: seen } = vscode.extensions.getExtension("transcript-ls.transcript-ls");
const previews = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => tab.input?.viewType?.endsWith("transcript-ls.preview"));
const turns = (count) => eventually(`${count} turns are drawn`, () => seen.turnsInPreview() === count);

module.exports = async () => {
    const { document } = await open("two-bridges.transcript");

    await test("the preview opens beside the text and draws its turns", async () => {
        await run("transcript-ls.openPreviewToSide");
        await eventually("there is a preview", () => previews().length === 1);
        assert.equal(previews()[0].label, "Preview two-bridges.transcript");
        await turns(6);
    });

    await test("it follows what is typed", async () => {
        await change(document, "— Has anybody ever", "— Really?\n\n— Yes.\n\n— Has anybody ever");
        await turns(8);
    });
    await revert(document);

    await test("it follows to another transcript, and there is never a second one", async () => {
        await turns(6);
        const { document: other } = await open("the-last-ferry.transcript");
        await eventually("it shows the other", () => /the-last-ferry/.test(previews()[0].label));
        await run("transcript-ls.openPreviewToSide");
        assert.equal(previews().length, 1);
        await vscode.window.tabGroups.close(previews());
        await vscode.window.showTextDocument(other);
    });
};
