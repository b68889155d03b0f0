// What an editor can ask beside: completion, hints, lenses, colours, folds, links.

const { assert, change, eventually, open, revert, run, test, vscode } = require("../harness.cjs");

module.exports = async () => {
    const { document, at } = await open("the-last-ferry.transcript");
    const whole = new vscode.Range(0, 0, document.lineCount, 0);

    await test("completion offers the speaker whose turn it is", async () => {
        await change(document, "It did not like the river.", "It did not like the river.\n\nM");
        const end = document.positionAt(document.getText().trimEnd().length);
        const { items } = await run("vscode.executeCompletionItemProvider", document.uri, end);
        const labels = items.map(({ label }) => label.label ?? label);
        assert.match(labels[0], /^Marta Lind/, labels.join("; "));
        await revert(document);
    });

    await test("completion writes a name as the glossary has it", async () => {
        await change(document, "the price of a cow", "the price of the Water");
        const { items } = await run("vscode.executeCompletionItemProvider", document.uri, at("Water").translate(0, 5));
        assert.ok(items.some((item) => /Lindau Water Board/.test(item.label.label ?? item.label)));
        await revert(document);
    });

    await test("hints number the questions", async () => {
        const hints = await eventually("hints", async () => {
            const found = await run("vscode.executeInlayHintProvider", document.uri, whole);
            return found?.length > 0 && found;
        });
        assert.deepEqual(hints.map(({ label }) => label), ["1", "2"]);
    });

    await test("a lens tells how often a name of the glossary is mentioned, and shows where", async () => {
        const glossary = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, "glossary.yaml"));
        const lenses = await eventually("lenses", async () => {
            const found = await run("vscode.executeCodeLensProvider", glossary.uri, 9);
            return found?.length > 0 && found;
        });
        const { command } = lenses.find(({ command }) => /^\d+ mention/.test(command?.title));
        assert.equal(command.command, "transcript-ls.showReferences");
        await run(command.command, ...command.arguments);
        await eventually("the list of places has the focus", async () => {
            await run("goToNextReference");
            return vscode.window.activeTextEditor?.document.languageId === "transcript";
        });
        await run("closeReferenceSearch");
    });

    await test("who speaks, what is asked and names have colours of their own", async () => {
        const legend = await run("vscode.provideDocumentSemanticTokensLegend", document.uri);
        const { data } = await run("vscode.provideDocumentSemanticTokens", document.uri);
        const types = new Set(Array.from(data).filter((_, index) => index % 5 === 3).map((type) => legend.tokenTypes[type]));
        for (const type of ["class", "question", "variable", "heading"]) assert.ok(types.has(type), type);
    });

    await test("a question folds with its answers", async () => {
        const ranges = await run("vscode.executeFoldingRangeProvider", document.uri);
        const first = document.positionAt(document.getText().indexOf("Marta Lind: Was")).line;
        assert.ok(ranges.some(({ start, end }) => start === first && end === first + 2), JSON.stringify(ranges));
        const { editor } = await open("the-last-ferry.transcript");
        editor.selection = new vscode.Selection(first, 0, first, 0);
        await run("editor.fold");
        await eventually("the answer is hidden", () => !editor.visibleRanges.some((range) => range.contains(new vscode.Position(first + 2, 0))));
        await run("editor.unfoldAll");
    });

    await test("a selection grows from the word to the turn and beyond", async () => {
        const [inner] = await run("vscode.executeSelectionRangeProvider", document.uri, [at("great-aunt")]);
        const texts = [];
        for (let range = inner; range; range = range.parent) texts.push(document.getText(range.range));
        assert.ok(texts.includes("There was, and my great-aunt rowed it."), texts.join("\n--\n"));
        assert.equal(texts.at(-1), document.getText());
    });

    await test("names and questions of the archive are found", async () => {
        const found = await eventually("symbols", async () => {
            const symbols = await run("vscode.executeWorkspaceSymbolProvider", "cow");
            return symbols?.length > 0 && symbols;
        });
        assert.ok(found.some(({ location }) => location.uri.path.endsWith("/the-last-ferry.transcript")));
    });

    await test("a question leads to its answer, a name to its kind and to where it first stands", async () => {
        const line = async (command, words) => {
            const [place] = await run(command, document.uri, at(words));
            return `${(place.uri ?? place.targetUri).path.split("/").pop()}:${(place.range ?? place.targetSelectionRange).start.line + 1}`;
        };
        const answer = at("Olga Berg: There").line + 1;
        assert.equal(await line("vscode.executeImplementationProvider", "Marta Lind: Was"), `the-last-ferry.transcript:${answer}`);
        assert.equal(await line("vscode.executeTypeDefinitionProvider", "Lindau"), "glossary.yaml:3");
        assert.equal(await line("vscode.executeDeclarationProvider", "Lindau"), `the-last-ferry.transcript:${answer}`);
    });

    await test("the hierarchy of calls shows who answers", async () => {
        const [asked] = await run("vscode.prepareCallHierarchy", document.uri, at("Marta Lind: Was"));
        const answers = await run("vscode.provideOutgoingCalls", asked);
        assert.ok(answers.length >= 1, asked?.name);
    });

    await test("every mention of a name is set off", async () => {
        const highlights = await run("vscode.executeDocumentHighlights", document.uri, at("Olga Berg:"));
        assert.ok(highlights.length >= 2);
    });
};
