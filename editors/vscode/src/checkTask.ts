// How the tasks run the command line. Free of the VS Code API, so that it is tested without an editor.

/** What a task is, in `tasks.json`. */
export interface CheckTask {
    type: "transcript-ls";
    task: "check" | "fix";
    /** Files and folders, seen from the workspace folder. */
    paths?: string[];
}

/** What `transcript-ls` is called with. The form is the one that the problem matcher reads. */
export function checkArguments({ task, paths }: CheckTask): string[] {
    const chosen = paths === undefined || paths.length === 0 ? ["."] : paths;
    return ["check", ...(task === "fix" ? ["--fix"] : []), "--format", "github", "--", ...chosen];
}

/** What is said once a check is over. */
export function outcome(exitCode: number | undefined): "nothing" | "found" | "unread" {
    switch (exitCode) {
        case 0:
            return "nothing";
        case 1:
            return "found";
        default:
            return "unread";
    }
}
