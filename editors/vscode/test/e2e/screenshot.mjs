// Installs the packaged extension as a user would, opens a transcript, and takes pictures: the text with its squiggles
// and the problems panel, the outline, a hover, and the quick fix.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { app, freePort, node, withEditor } from "./editor.mjs";

const [work, vsix, folder, name, word, pictures] = process.argv.slice(2);
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

await withEditor(work, args, port, async (page) => {
    const take = async (what) => {
        const path = join(pictures, `${what}.png`);
        await page.screenshot({ path });
        console.log(path);
    };
    const key = (keys) => page.keyboard.press(keys);
    const see = async (selector) => {
        try {
            await page.locator(selector).first().waitFor({ timeout: 30_000 });
        } catch (error) {
            await take("failure");
            throw error;
        }
    };

    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
    await see(".monaco-workbench .part.sidebar");
    await key("Control+P");
    await see(".quick-input-widget");
    await page.keyboard.type(name);
    await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${name}"]`).first().click();
    await see(".squiggly-warning, .squiggly-error, .squiggly-info");

    // Outline below the files, problems below the text: what a user has before the eyes while working.
    await page.locator('.pane-header[aria-label^="Outline"]').click();
    await see('.outline-pane .monaco-list-row');
    await key("Control+Shift+M");
    await see(".markers-panel .monaco-list-row");
    await take("diagnostics");

    await key("Control+1");
    await key("F8");
    await see(".zone-widget .marker-widget, .peekview-widget");
    await key("Escape");
    await key("Control+.");
    await see(".action-widget .action-list-item, .action-widget .monaco-list-row");
    await take("quick-fix");
    await key("Escape");

    await key("Control+J"); // the panel makes room for the text
    const place = await page.evaluate(placeOf, word);
    await page.mouse.move(place.x, place.y, { steps: 3 });
    await see(".monaco-hover:not(.hidden) .hover-contents");
    await take("hover");
    await page.mouse.move(5, 795);

    await key("Control+Shift+O");
    await see(".quick-input-list .monaco-list-row");
    await take("outline");
    await key("Escape");
});

/** Where the first `word` on the screen is; runs in the page. */
function placeOf(word) {
    for (const line of document.querySelectorAll(".view-line")) {
        const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const start = text.data.indexOf(word);
            if (start < 0) continue;
            const range = document.createRange();
            range.setStart(text, start);
            range.setEnd(text, start + word.length);
            const { x, y, width, height } = range.getBoundingClientRect();
            return { x: x + width / 2, y: y + height / 2 };
        }
    }
    throw new Error(`'${word}' is nowhere on the screen.`);
}
