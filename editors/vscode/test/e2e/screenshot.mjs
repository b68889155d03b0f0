// Installs the packaged extension as a user would, opens a transcript, and takes pictures of what that user sees.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { withUser } from "./installed.mjs";
import { scenes } from "./scenes.mjs";

const [work, vsix, folder, pictures, ...wanted] = process.argv.slice(2);
mkdirSync(pictures, { recursive: true });

let passed = 0;
let failed = 0;
await withUser(work, vsix, folder, async (user) => {
    for (const [name, act] of Object.entries(scenes)) {
        if (wanted.length > 0 && !wanted.includes(name)) continue;
        try {
            await act(user);
            passed++;
        } catch (error) {
            failed++;
            console.error(`${name}: ${error.message}`);
        }
        await user.page.waitForTimeout(700); // what appears fades in
        // Of a scene that failed too: it shows why.
        const path = join(pictures, `${name}.png`);
        await user.page.screenshot({ path });
        console.log(path);
        await user.leave();
    }
});
console.log(`pictures: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
