// Starts VS Code's server and a browser, and takes both down again.

import { spawn } from "node:child_process";
import { mkdirSync, openSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { chromium } from "playwright-core";

const home = process.env.VSCODE_HOME;
export const app = join(home, "app");
export const node = join(home, "bin/node");

const settings = {
    "security.workspace.trust.enabled": false,
    "chat.disableAIFeatures": true,
    "extensions.autoUpdate": false,
    "extensions.autoCheckUpdates": false,
    "git.enabled": false,
    "files.autoSave": "off",
    "workbench.startupEditor": "none",
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.colorTheme": "Light 2026",
    "workbench.reduceMotion": "on", // no picture of a half-faded list
    "editor.minimap.enabled": false,
};

export async function freePort() {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address();
    await new Promise((resolve) => server.close(resolve));
    return port;
}

/** Runs VS Code's server with these arguments until `use` is done with its page. */
export async function withEditor(work, args, port, use, env = {}) {
    // The plain server and code-server keep the user's settings in different places.
    for (const folder of ["data/User", "data/data/User"]) {
        mkdirSync(join(work, folder), { recursive: true });
        writeFileSync(join(work, folder, "settings.json"), JSON.stringify(settings));
    }
    const log = openSync(join(work, "server.log"), "w");
    const server = spawn(node, args, { stdio: ["ignore", log, log], env: { ...process.env, ...env }, detached: true });
    const browser = await chromium.launch({
        executablePath: join(home, "bin/chromium"),
        args: [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    });
    try {
        await answering(`http://127.0.0.1:${port}/`);
        const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
        page.setDefaultTimeout(120_000); // test machines are shared
        return await use(page);
    } finally {
        await browser.close();
        // The whole group: the server starts an extension host, and that the language server.
        process.kill(-server.pid, "SIGTERM");
    }
}

async function answering(address) {
    for (const end = Date.now() + 120_000; Date.now() < end; ) {
        const answered = await fetch(address, { redirect: "manual" }).then(() => true, () => false);
        if (answered) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`VS Code's server did not answer at ${address} within two minutes.`);
}
