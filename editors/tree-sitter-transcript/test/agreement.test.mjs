// The grammar finds the same blocks as the server's own parser: in every example of the specification, and in the real
// transcripts where they lie beside the project. What is compared is the syntax of a block (its kind, its place, and what
// its first line shows), not which labels are speakers: that takes the whole file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, documentsIn, path, root, specification, wrongEdits } from "./harness.mjs";

const examples = specification();

/** Where paragraphs are joined and divided in ways that no example shows. */
const edges = [
    "", "\n", " ", "\r\n", "\ufeff", "\ufeff**Why?**\n", "\ufeff— a\n", "\ufeff# a\n", "\ufeff---\na: b\n---\n", "---", "---\n---", "---\na\n---\n", "--- \n...", "<!-->", "<!-- a --> b", "<!--\n\n-->", "<!--\n", "#", "# ", "####### a",
    "a\r\nb\rc\n", "**a", "**a**.", "**a**b", "** a **", "____a__", "Anna:", "Anna:\n\n— b", "0:33", "0:33\nAnna\n", "— ", "— (a\n— Ed.) b", "a\n".repeat(100),
    `${"a ".repeat(56)}\nb`, `<!-- ${"a ".repeat(3000)}\n\nb -->`, `---\n${"a: b\n".repeat(20_000)}---\n`, "\u2028a\u2028b\n", "Q", "Q.", "Q. \n", "[a]: b", "\\[0:33\\] Anna: b",
].map((text) => ({ name: JSON.stringify(text.slice(0, 40)), text }));

function agrees(documents) {
    const { differences, blocks } = compare(documents);
    assert.deepEqual(differences.slice(0, 20), []);
    return blocks;
}

test("the blocks of every example of the specification are the server's", (context) => {
    assert.ok(examples.length > 100, `only ${examples.length} examples were found`);
    context.diagnostic(`${agrees(examples)} blocks in ${examples.length} examples`);
});

test("so are those of what is at the edge of the rules", () => agrees(edges));

test("so are those of real transcripts", (context) => {
    const real = documentsIn(path(new URL("../shared/corpus", root)));
    if (!real) return context.skip("../shared/corpus is not there");
    context.diagnostic(`${agrees(real)} blocks in ${real.length} files`);
});

test("an edited tree is the tree of the edited text, and has no errors", () => {
    const documents = [...examples, ...edges.filter(({ text }) => text.length < 1000)];
    const wrong = wrongEdits(documents.map(({ text }) => text), 1).flatMap((lines, index) => lines.map((line) => `${documents[index].name}: ${line}`));
    assert.deepEqual(wrong, []);
});
