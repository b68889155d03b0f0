// The server: what it serves, how it is restarted, what becomes of a wrong choice.

const { existsSync } = require("node:fs");
const { eventually, found, open, run, test, vscode } = require("../harness.cjs");

module.exports = async () => {
    const { document } = await open("two-bridges.transcript");
    const served = async () => ((await run("vscode.executeDocumentSymbolProvider", document.uri))?.length ?? 0) > 0;

    await test("an untitled transcript is served", async () => {
        const untitled = await vscode.workspace.openTextDocument({ language: "transcript", content: document.getText().replace("— Then I", "Then I") });
        await eventually("a diagnostic", () => found(untitled.uri, "missing-turn-marker").length === 1);
    });

    await test("the example opens as a copy, with its findings", async () => {
        await run("transcript-ls.openExample");
        const example = await eventually("the example", () => {
            const shown = vscode.window.activeTextEditor?.document;
            return shown?.uri.path.endsWith("/the-bell-founder.transcript") && shown;
        });
        await eventually("its findings", () => found(example.uri, "unclosed-note").length > 0 && found(example.uri, "avoided-form").length > 0);
    });

    await test("after a restart the server answers again", async () => {
        await run("transcript-ls.restartServer");
        await eventually("symbols", served);
    });

    await test("a setting that names no server, or one that never answers, breaks nothing", async () => {
        const settings = vscode.workspace.getConfiguration("transcript-ls.server");
        await settings.update("path", "/nowhere/transcript-ls", vscode.ConfigurationTarget.Workspace);
        await eventually("no server answers", async () => !(await served()));
        await settings.update("path", process.env.TRANSCRIPT_LS_SILENT, vscode.ConfigurationTarget.Workspace);
        await eventually("the silent program is started", () => existsSync(`${process.env.TRANSCRIPT_LS_SILENT}.started`));
        await settings.update("path", undefined, vscode.ConfigurationTarget.Workspace);
        await eventually("the bundled server answers again", served);
    });
};
