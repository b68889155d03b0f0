// Builds what VS Code loads into `out/`: the extension as one file, the grammar from its tables, and copies of the schema
// of glossaries and of the examples, which lie elsewhere in this repository.

import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { grammar } from "../grammar/grammar.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const minify = process.argv.includes("--minify");

mkdirSync("out", { recursive: true });
writeFileSync("out/transcript.tmLanguage.json", `${JSON.stringify(grammar, null, 2)}\n`);
cpSync("../../docs/glossary.schema.json", "out/glossary.schema.json");
rmSync("out/examples", { recursive: true, force: true });
cpSync("../../examples", "out/examples", { recursive: true });

await build({
    entryPoints: ["src/extension.ts"],
    outfile: "out/extension.js",
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["vscode"],
    minify,
    sourcemap: !minify,
    logLevel: "warning",
});

await build({
    entryPoints: ["preview/main.ts", "preview/preview.css"],
    outdir: "out",
    entryNames: "preview",
    bundle: true,
    platform: "browser",
    target: "chrome120",
    format: "iife",
    minify,
    logLevel: "warning",
});
