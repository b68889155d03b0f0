// The tasks that run the command line, and the findings that come from them.

const { assert, eventually, rule, run, test, vscode } = require("../harness.cjs");

module.exports = async () => {
    await test("the tasks are offered", async () => {
        const tasks = await vscode.tasks.fetchTasks({ type: "transcript-ls" });
        assert.deepEqual(tasks.map((task) => task.name).sort(), ["check", "fix"]);
    });

    await test("checking a folder reports what is wrong in files that were never opened", async () => {
        const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, "a folder");
        const uri = vscode.Uri.joinPath(folder, "unopened.transcript");
        await vscode.workspace.fs.writeFile(uri, Buffer.from("— Who?\n\n— I 😀 (a smith — translator's note.\n\n— Why?\n\n— So.\n"));
        await run("transcript-ls.checkFolder", folder);
        await eventually("its finding", () => vscode.languages.getDiagnostics(uri).length > 0);
        const all = vscode.languages.getDiagnostics(uri).map((each) => `${each.range.start.line + 1} ${rule(each)} ${each.severity}`);
        assert.deepEqual(all, ["3 unclosed-note 1"]);
        await vscode.workspace.fs.delete(folder, { recursive: true });
    });
};
