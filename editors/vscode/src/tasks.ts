// The tasks `check` and `fix`, and the commands that run them over a folder.

import * as vscode from "vscode";
import { type CheckTask, checkArguments, outcome } from "./checkTask";
import type { Server } from "./server";

const type = "transcript-ls";

export function register(server: Server): vscode.Disposable {
    const provider: vscode.TaskProvider = {
        provideTasks: () => (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => (["check", "fix"] as const).map((task) => create(server, { type, task }, folder))),
        // A task of `tasks.json` keeps its own definition, and gets from here how it is run.
        resolveTask: (task) => {
            const definition = task.definition as CheckTask;
            return definition.task === "check" || definition.task === "fix" ? create(server, definition, task.scope) : undefined;
        },
    };
    return vscode.Disposable.from(
        vscode.tasks.registerTaskProvider(type, provider),
        vscode.commands.registerCommand("transcript-ls.checkWorkspace", () => check(server, vscode.workspace.workspaceFolders?.[0]?.uri)),
        vscode.commands.registerCommand("transcript-ls.checkFolder", (folder?: vscode.Uri) => check(server, folder)),
    );
}

function create(server: Server, definition: CheckTask, scope: vscode.Task["scope"] | vscode.WorkspaceFolder): vscode.Task {
    const folder = typeof scope === "object" ? scope : vscode.workspace.workspaceFolders?.[0];
    const execution = new vscode.ProcessExecution(server.command(), checkArguments(definition), { cwd: folder?.uri.fsPath });
    const task = new vscode.Task(definition, scope ?? vscode.TaskScope.Workspace, definition.task, type, execution, "$transcript-ls");
    task.detail = definition.task === "check" ? "Report what is wrong in all transcripts" : "Make all safe fixes in all transcripts";
    task.group = definition.task === "check" ? vscode.TaskGroup.Test : undefined;
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, panel: vscode.TaskPanelKind.Shared, clear: true };
    return task;
}

/** Checks a folder, and shows what was found in the list of problems. */
async function check(server: Server, uri: vscode.Uri | undefined): Promise<void> {
    const folder = uri && vscode.workspace.getWorkspaceFolder(uri);
    if (uri === undefined || folder === undefined) {
        void vscode.window.showInformationMessage("Open a folder with transcripts first; there is none to check.");
        return;
    }
    // Files are checked as they are on the disk.
    await vscode.workspace.saveAll(false);
    const paths = `${uri}` === `${folder.uri}` ? [] : [vscode.workspace.asRelativePath(uri, false)];
    const task = create(server, { type, task: "check", paths }, folder);
    const running = await vscode.tasks.executeTask(task);
    const ended = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution === running) {
            ended.dispose();
            void tell(outcome(exitCode), uri);
        }
    });
}

async function tell(found: ReturnType<typeof outcome>, folder: vscode.Uri): Promise<void> {
    const name = folder.path.split("/").pop();
    switch (found) {
        case "nothing":
            void vscode.window.showInformationMessage(`No errors and no warnings were found in the transcripts of ${name}.`);
            break;
        case "found":
            await vscode.commands.executeCommand("workbench.panel.markers.view.focus");
            break;
        case "unread":
            void vscode.window.showWarningMessage(`Not all transcripts of ${name} could be read; the terminal says why.`);
    }
}
