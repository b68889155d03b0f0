// The list of questions.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { nothingThere, questionRows, rowAt } = await load("questionRows.ts");

const questions = [
    { number: 1, speaker: "Marta", text: "How long was it?", position: { line: 4, character: 0 } },
    { number: 2, speaker: null, text: "For $(star) pay?", position: { line: 9, character: 2 } },
];

test("a row has the number, the words and the speaker", () => {
    const [first, second] = questionRows(questions);
    assert.deepEqual(first, { label: "1  How long was it?", description: "Marta", line: 4, character: 0 });
    assert.equal(second.description, "");
    assert.doesNotMatch(second.label, /\$\(star\)/, "it would be shown as an icon");
});

test("the row of a line is that of the question asked or answered there", () => {
    const rows = questionRows(questions);
    assert.deepEqual([0, 4, 8, 9, 99].map((line) => rowAt(rows, line)?.label[0]), [undefined, "1", "1", "2", "2"]);
});

test("at either end a sentence says so", () => {
    for (const step of ["nextQuestion", "previousQuestion", "nextNote", "previousNote"]) {
        assert.match(nothingThere(step), /^There is no .*(question|note).*\.$/);
    }
});
