// The packaged extension as a user has it: installed, a folder open.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { app, freePort, node, withEditor } from "./editor.mjs";
import { User } from "./user.mjs";

/** Installs the package and opens the folder, until `use` is done with its user. */
export async function withUser(work, vsix, folder, use) {
    const port = await freePort();
    const entry = join(app, "out/node/entry.js");
    const places = ["--user-data-dir", join(work, "data"), "--extensions-dir", join(work, "extensions")];
    execFileSync(node, [entry, ...places, "--install-extension", vsix], { stdio: ["ignore", "ignore", "inherit"] });
    const args = [
        entry, ...places,
        "--auth", "none",
        "--bind-addr", `127.0.0.1:${port}`,
        "--disable-telemetry",
        "--disable-update-check",
        "--disable-workspace-trust",
        "--disable-getting-started-override",
        folder,
    ];
    await withEditor(work, args, port, async (page) => {
        const user = new User(page);
        await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
        await user.see(".monaco-workbench .part.sidebar");
        await use(user);
    });
}
