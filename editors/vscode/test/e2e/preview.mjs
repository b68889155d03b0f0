// Installs the packaged extension as a user would, opens the preview beside a transcript, tries what only a person with a
// mouse and keys can, and takes pictures in each theme.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { withUser } from "./installed.mjs";

const [work, vsix, folder, name, pictures] = process.argv.slice(2);
mkdirSync(pictures, { recursive: true });

const themes = { dark: "Dark 2026", contrast: "Dark High Contrast", light: "Light 2026" };
/** How long anything may take, in milliseconds. Generous, since test machines are shared. */
const patience = 60_000;

await withUser(work, vsix, folder, async (user) => {
    const { page } = user;
    page.setDefaultTimeout(patience);
    const take = async (what) => {
        const path = join(pictures, `preview-${what}.png`);
        await page.screenshot({ path });
        console.log(path);
    };
    /** What is true in the end. */
    const eventually = async (what, get) => {
        for (const end = Date.now() + patience; Date.now() < end; ) {
            if (await get()) return;
            await page.waitForTimeout(100);
        }
        await take("failure");
        assert.fail(`this did not happen within a minute: ${what}`);
    };
    /** The frame inside the frame in which the preview is drawn; a new one after a reload. */
    const preview = async () => {
        let found;
        await eventually("the preview is drawn", async () => {
            for (const frame of page.frames()) {
                if ((await frame.locator("#body > .piece").count().catch(() => 0)) > 0) found = frame;
            }
            return found !== undefined;
        });
        return found;
    };
    const topOfText = () => page.locator(".editor-group-container .line-numbers").evaluateAll((all) => Math.min(...all.map((each) => Number(each.textContent))));

    try {
        await user.open(name);
        await user.hide("sidebar"); // without the list of files there is room for both
        await page.locator('.editor-actions [aria-label^="Open Preview to the Side"]').click();
        let frame = await preview();
        for (const [what, theme] of Object.entries(themes)) {
            await user.theme(theme);
            await page.waitForTimeout(500); // colours change under our hands
            await take(what);
        }

        const explained = frame.locator("#body .note, #body .entity").first();
        if ((await explained.count()) > 0) {
            await explained.hover();
            await frame.locator("#card:visible").waitFor();
            await take("hover");
        }

        // A double click leads to the text.
        const last = frame.locator("#body > .turn").last();
        const words = (await last.locator("p").innerText()).slice(0, 12);
        await last.locator("p").dblclick({ position: { x: 10, y: 10 } });
        await eventually("the cursor is in the last turn", async () => (await frame.locator("#body > .current").last().innerText()).includes(words));

        // What is typed appears, and the place is kept.
        await user.press("Home");
        await user.type("Typed into it. ");
        await eventually("what is typed is drawn", async () => (await frame.locator("#body").innerText()).includes("Typed into it."));
        for (let undone = 0; undone < 15; undone++) await user.press("Control+Z");

        // The text scrolls with the preview, and the preview with the text.
        if (await frame.evaluate(() => document.documentElement.scrollHeight > 2 * innerHeight)) {
            await frame.evaluate(() => window.scrollTo(0, 0));
            await eventually("the text is at its top", async () => (await topOfText()) === 1);
            await frame.locator("#body > .turn p").first().hover();
            await page.mouse.wheel(0, 3_000);
            await eventually("the text has followed", async () => (await topOfText()) > 1);
            await page.waitForTimeout(1_000); // for as long as it scrolls, it leads
            await page.locator(".editor-group-container .monaco-editor").first().hover();
            await eventually("the text is at its top again", async () => {
                await page.mouse.wheel(0, -300); // as a wheel turns; one great step is none at all
                return (await topOfText()) === 1;
            });
            await eventually("the preview has followed", () => frame.evaluate(() => window.scrollY < 50));
            await page.mouse.wheel(0, 1_500);
            await page.waitForTimeout(500);
            await take("scrolled");
        }

        // After a reload it is there again.
        await page.reload();
        frame = await preview();
        await take("reloaded");
    } catch (error) {
        await take("failure");
        throw error;
    }
});
