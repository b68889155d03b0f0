// Decides which server program to run. Free of the VS Code API, so that it is tested without an editor.

import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** No program can be run; the message is one sentence for the user. */
export class NoServer extends Error {}

/** The path in the setting, else the bundled program, else the one on the PATH. */
export function findServer(setting: string, extensionPath: string, searchPath: string): string {
    const chosen = setting.trim().replace(/^~(?=[/\\])/, homedir());
    if (chosen !== "") {
        // A wrong choice is said, not silently replaced: two servers of different age give different diagnostics.
        if (!isProgram(chosen)) {
            throw new NoServer(
                `The setting transcript-ls.server.path names '${chosen}', which is not a program that can be run; ` +
                    "correct it, or empty it to use the bundled server.",
            );
        }
        return chosen;
    }
    const file = process.platform === "win32" ? "transcript-ls.exe" : "transcript-ls";
    const folders = [join(extensionPath, "server"), ...searchPath.split(delimiter).filter((folder) => folder !== "")];
    const found = folders.map((folder) => join(folder, file)).find(isProgram);
    if (found === undefined) {
        throw new NoServer(
            "No transcript-ls program came with this extension and none is on the PATH; " +
                "install it, or name it in the setting transcript-ls.server.path.",
        );
    }
    return found;
}

function isProgram(path: string): boolean {
    try {
        accessSync(path, constants.X_OK);
        return statSync(path).isFile();
    } catch {
        return false;
    }
}
