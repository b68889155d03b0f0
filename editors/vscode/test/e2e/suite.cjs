// Assertions through the API, inside the extension host: the extension is loaded, its server bundled.

const assert = require("node:assert/strict");
const { existsSync, writeFileSync } = require("node:fs");
const vscode = require("vscode");

const lines = [];
let failed = 0;
async function test(name, run) {
    try {
        await run();
        lines.push(`ok   ${name}`);
    } catch (error) {
        failed++;
        lines.push(`FAIL ${name}\n     ${error.stack}`);
    }
}

async function eventually(what, get) {
    for (const end = Date.now() + 15_000; Date.now() < end; ) {
        const value = await get();
        if (value) return value;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`this did not happen within fifteen seconds: ${what}`);
}

const rule = (diagnostic) => diagnostic.code?.value ?? diagnostic.code;
const found = (uri, name) => vscode.languages.getDiagnostics(uri).filter((each) => rule(each) === name);

/** Applies the fix of a rule's first finding, as the light bulb would. */
async function fix(document, name) {
    const [diagnostic] = await eventually(`${name} is found`, () => found(document.uri, name).length > 0 && found(document.uri, name));
    const actions = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", document.uri, diagnostic.range, "quickfix", 10);
    const fixes = actions.filter((each) => each.edit); // this command leaves out which diagnostic each belongs to
    const action = fixes.find((each) => each.isPreferred) ?? fixes[0];
    assert.ok(action, `no fix among: ${actions.map((each) => each.title)}`);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    await eventually(`${name} is gone`, () => found(document.uri, name).length === 0);
    return document.lineAt(diagnostic.range.start.line).text;
}

exports.run = async () => {
    const folder = vscode.workspace.workspaceFolders[0].uri;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, "two-bridges.transcript"));
    await vscode.window.showTextDocument(document);
    const at = (words) => document.positionAt(document.getText().indexOf(words));

    await test("the language follows from the name", () => assert.equal(document.languageId, "transcript"));

    await test("a lost turn marker and an avoided form are reported, and nothing else", async () => {
        await eventually("two diagnostics", () => vscode.languages.getDiagnostics(document.uri).length >= 2);
        const all = vscode.languages.getDiagnostics(document.uri);
        assert.deepEqual(all.map((each) => `${each.range.start.line + 1} ${rule(each)}`).sort(), ["13 missing-turn-marker", "17 avoided-form"]);
        assert.ok(all.every((each) => each.source === "transcript-ls"));
    });

    await test("the outline lists the title and the questions in their order", async () => {
        const symbols = await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", document.uri);
        const names = (list) => list.flatMap((symbol) => [symbol.name, ...names(symbol.children ?? [])]);
        assert.match(names(symbols).join("\n"), /The keeper of the two bridges[^]*How does a day[^]*And what do you do[^]*Has anybody ever/);
    });

    await test("hover on a name gives the definition of the glossary", async () => {
        const hovers = await vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, at("Lindau"));
        const text = hovers.flatMap((hover) => hover.contents.map((content) => content.value)).join("\n");
        assert.match(text, /A town on two arms of a river/);
    });

    await test("the definition of a name is its entry in the glossary", async () => {
        const places = await vscode.commands.executeCommand("vscode.executeDefinitionProvider", document.uri, at("Lindau"));
        const uri = places[0]?.uri ?? places[0]?.targetUri;
        assert.match(uri?.path ?? "nowhere", /\/glossary\.yaml$/);
    });

    await test("what is typed into the glossary counts before it is saved", async () => {
        const glossary = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, "glossary.yaml"));
        const change = async (from, to) => {
            const start = glossary.positionAt(glossary.getText().indexOf(from));
            const edit = new vscode.WorkspaceEdit();
            edit.replace(glossary.uri, new vscode.Range(start, start.translate(0, from.length)), to);
            assert.ok(await vscode.workspace.applyEdit(edit));
        };
        await change("A town on two arms of a river", "A town with a harbour");
        await eventually("hover tells the new definition", async () => {
            const hovers = await vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, at("Lindau"));
            return hovers.some((hover) => hover.contents.some((content) => content.value.includes("A town with a harbour")));
        });
        await change("A town with a harbour", "A town on two arms of a river");
    });

    await test("the quick fix puts the dash back", async () => {
        assert.match(await fix(document, "missing-turn-marker"), /^— Then I close/);
    });

    await test("the quick fix writes the name that the glossary prefers", async () => {
        assert.match(await fix(document, "avoided-form"), /that the Lindau Water Board had no say/);
    });

    await test("an untitled transcript is served", async () => {
        const untitled = await vscode.workspace.openTextDocument({ language: "transcript", content: document.getText().replace("— Then I", "Then I") });
        await eventually("a diagnostic", () => found(untitled.uri, "missing-turn-marker").length === 1);
    });

    await test("after a restart the server answers again", async () => {
        await vscode.commands.executeCommand("transcript-ls.restartServer");
        await eventually("symbols", async () => {
            const symbols = await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", document.uri);
            return symbols?.length > 0;
        });
    });

    await test("a setting that names no server, or one that never answers, breaks nothing", async () => {
        const settings = vscode.workspace.getConfiguration("transcript-ls.server");
        const served = async () => ((await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", document.uri))?.length ?? 0) > 0;
        await settings.update("path", "/nowhere/transcript-ls", vscode.ConfigurationTarget.Workspace);
        await eventually("no server answers", async () => !(await served()));
        await settings.update("path", process.env.TRANSCRIPT_LS_SILENT, vscode.ConfigurationTarget.Workspace);
        await eventually("the silent program is started", () => existsSync(`${process.env.TRANSCRIPT_LS_SILENT}.started`));
        await settings.update("path", undefined, vscode.ConfigurationTarget.Workspace);
        await eventually("the bundled server answers again", served);
    });

    lines.push(`vscode: ${lines.length - failed} passed, ${failed} failed`, "");
    writeFileSync(process.env.TRANSCRIPT_LS_REPORT, lines.join("\n"));
    if (failed > 0) throw new Error("some tests failed");
};
