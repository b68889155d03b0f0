// Runs the grammar as VS Code does, against the fixtures in `grammar/`. A fixture's lines that begin with `>` are the
// text; the lines under one, drawn with `^`, say which scope those columns have, or with `!` have not. Anything else
// is a title for what follows.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { grammar as source } from "../grammar/grammar.mjs";

const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
await oniguruma.loadWASM(readFileSync(wasm));
const registry = new textmate.Registry({
    onigLib: Promise.resolve({
        createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
        createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    // YAML's grammar comes with VS Code; an empty one stands in, since a rule whose only include is missing is dropped.
    loadGrammar: async (name) => {
        const rules = name === source.scopeName ? source : { scopeName: name, patterns: [], repository: {} };
        return textmate.parseRawGrammar(JSON.stringify(rules), "grammar.json");
    },
});
const grammar = await registry.loadGrammar(source.scopeName);

const folder = new URL("grammar/", import.meta.url);
for (const file of readdirSync(folder)) {
    test(`${file} is coloured as its marks say`, () => {
        const wrong = [];
        let state = textmate.INITIAL;
        let text = "";
        let tokens = [];
        for (const [index, line] of readFileSync(new URL(file, folder), "utf8").split("\n").entries()) {
            if (line.startsWith(">")) {
                text = line.slice(1);
                ({ tokens, ruleStack: state } = grammar.tokenizeLine(text, state));
                continue;
            }
            const mark = /^ ( *)(\^+) (!?)(\S+)$/.exec(line);
            if (!mark) continue;
            const [, indent, carets, not, scope] = mark;
            // Marks are drawn in characters as the eye counts them; tokens count UTF-16 units. The fixtures have none that differ.
            for (let column = indent.length; column < indent.length + carets.length; column++) {
                const token = tokens.find((token) => token.startIndex <= column && column < token.endIndex);
                const has = token?.scopes.some((name) => `${name}.`.startsWith(`${scope}.`)) ?? false;
                if (has === (not !== "")) {
                    wrong.push(`line ${index + 1}: '${text[column]}' of '${text}' has ${token?.scopes.join(" ")}, not ${not}${scope}`);
                    break;
                }
            }
        }
        assert.deepEqual(wrong, []);
    });
}

test("a line of ten thousand open brackets takes no time", () => {
    const before = performance.now();
    grammar.tokenizeLine("(".repeat(10_000), textmate.INITIAL);
    grammar.tokenizeLine("(a [b] ".repeat(1_500), textmate.INITIAL);
    assert.ok(performance.now() - before < 2_000);
});
