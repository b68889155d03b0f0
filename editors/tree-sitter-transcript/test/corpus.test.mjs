// The trees of the examples in `corpus/`, which have the form of `tree-sitter test`: a name between lines of equal
// signs, a document, a line of hyphens longer than any in the document, and the tree.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { trees } from "./harness.mjs";

/** A tree as the examples write it, on one line and without fields. */
function expression(nodes) {
    let text = "";
    let open = 0;
    for (const { depth, kind } of nodes) {
        text += ")".repeat(open - depth) + (text === "" ? "" : " ") + `(${kind}`;
        open = depth + 1;
    }
    return text + ")".repeat(open);
}

const folder = new URL("corpus/", import.meta.url);
for (const file of readdirSync(folder)) {
    const [, ...parts] = readFileSync(new URL(file, folder), "utf8").split(/^={10,}\n(.*)\n={10,}\n/m);
    const examples = [];
    for (let at = 0; at < parts.length; at += 2) {
        const [text, tree] = parts[at + 1].split(/^-{12}\n/m);
        // The line end before the hyphens is theirs.
        examples.push({ name: parts[at], text: text.replace(/\n$/, ""), tree: tree.trim().replace(/\s+/g, " ") });
    }
    const found = trees(examples.map(({ text }) => text)).map(expression);
    examples.forEach(({ name, tree }, index) => {
        test(`${file}: ${name}`, () => assert.equal(found[index], tree));
    });
}
