// Runs `suite.cjs` inside the extension host of a real VS Code, and prints its report.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { app, freePort, withEditor } from "./editor.mjs";

const [work] = process.argv.slice(2);
const port = await freePort();
const remote = `vscode-remote://127.0.0.1:${port}`;
const report = join(work, "report");
// A program that takes everything and answers nothing.
const silent = join(work, "silent");
writeFileSync(silent, "#!/bin/sh\ntouch $0.started\nexec sleep 300\n", { mode: 0o755 });

const args = [
    join(app, "lib/vscode/out/server-main.js"),
    "--accept-server-license-terms",
    "--without-connection-token",
    "--host", "127.0.0.1",
    "--port", `${port}`,
    "--server-data-dir", join(work, "data"),
    "--extensions-dir", join(work, "extensions"),
    "--telemetry-level", "off",
    "--enable-smoke-test-driver", // without it no test runs, and nothing says so
];

const status = await withEditor(work, args, port, async (page) => {
    const ended = new Promise((resolve) => page.exposeFunction("codeAutomationExit", resolve));
    await page.exposeFunction("codeAutomationLog", () => {});
    const payload = JSON.stringify([
        ["extensionDevelopmentPath", `${remote}${work}/extension`],
        ["extensionTestsPath", `${remote}${work}/test/suite.cjs`],
    ]);
    await page.goto(`http://127.0.0.1:${port}/?folder=${work}/workspace&payload=${encodeURIComponent(payload)}`);
    const late = new Promise((resolve) => setTimeout(resolve, 600_000, "late"));
    return await Promise.race([ended, late]);
}, { TRANSCRIPT_LS_REPORT: report, TRANSCRIPT_LS_SILENT: silent });

try {
    process.stdout.write(readFileSync(report, "utf8"));
} catch {
    console.error(`The tests in the extension host gave no report (${status === "late" ? "not within ten minutes" : `exit ${status}`}).`);
}
process.exit(status === 0 ? 0 : 1);
