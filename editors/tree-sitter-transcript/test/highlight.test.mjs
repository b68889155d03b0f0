// The queries: that each fits the grammar, and what that for Neovim makes of the examples in `highlight/`. These have the
// form of `tree-sitter test`: a comment under a line says what stands above its `^`, or above its own start with `<-`.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { captures, path } from "./harness.mjs";

const queries = new URL("../queries/", import.meta.url);
const highlights = path(new URL("highlights.scm", queries));

for (const file of readdirSync(queries, { recursive: true }).filter((name) => name.endsWith(".scm")).sort()) {
    test(`queries/${file} fits the grammar`, () => {
        assert.ok(captures(path(new URL(file, queries)), ["---\na: b\n---\n# A\n\nAnna: b [[c|d]] (e — Ed.)\n"]).flat().length > 0);
    });
}

const folder = new URL("highlight/", import.meta.url);
for (const file of readdirSync(folder)) {
    test(`highlight/${file} is coloured as its marks say`, () => {
        const text = readFileSync(new URL(file, folder), "utf8");
        const [found] = captures(highlights, [text]);
        const wrong = [];
        let above = { text: "", start: 0 };
        let start = 0;
        for (const [index, line] of text.split("\n").entries()) {
            const [, mark, not, name] = /^<!-- +(<-|\^) (!?)(\S+)/.exec(line) ?? [];
            if (mark) {
                const column = mark === "^" ? line.indexOf("^") : 0;
                const at = above.start + Buffer.byteLength([...above.text].slice(0, column).join(""));
                const has = found.filter((capture) => capture.start <= at && at < capture.end).map((capture) => capture.name);
                if (has.includes(name) === (not !== "")) wrong.push(`line ${index + 1}: '${[...above.text][column]}' has ${has}, not ${not}${name}`);
            } else {
                above = { text: line, start };
            }
            start += Buffer.byteLength(`${line}\n`);
        }
        assert.deepEqual(wrong, []);
    });
}
