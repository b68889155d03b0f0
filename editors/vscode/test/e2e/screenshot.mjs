// Installs the packaged extension as a user would, opens a transcript, and takes pictures of what that user sees.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { app, freePort, node, withEditor } from "./editor.mjs";
import { scenes } from "./scenes.mjs";
import { User } from "./user.mjs";

const [work, vsix, folder, pictures, ...wanted] = process.argv.slice(2);
mkdirSync(pictures, { recursive: true });
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

let failed = 0;
await withEditor(work, args, port, async (page) => {
    const user = new User(page);
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
    await user.see(".monaco-workbench .part.sidebar");
    for (const [name, act] of Object.entries(scenes)) {
        if (wanted.length > 0 && !wanted.includes(name)) continue;
        try {
            await act(user);
        } catch (error) {
            failed++;
            console.error(`${name}: ${error.message}`);
        }
        await page.waitForTimeout(700); // what appears fades in
        // Of a scene that failed too: it shows why.
        const path = join(pictures, `${name}.png`);
        await page.screenshot({ path });
        console.log(path);
        await user.leave();
    }
});
process.exit(failed === 0 ? 0 : 1);
