// Loads a module of `src/` that does not use the VS Code API.

import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

export async function load(file) {
    const source = fileURLToPath(new URL(`../src/${file}`, import.meta.url));
    const { outputFiles } = buildSync({ entryPoints: [source], bundle: true, platform: "node", format: "esm", write: false });
    return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
