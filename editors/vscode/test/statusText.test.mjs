// The words of the status bar.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { spoken, text, tooltip } = await load("statusText.ts");

const here = (facts) => ({ question: 3, questions: 12, turn: null, words: 1845, selected: null, ...facts });
const found = (counts) => ({ errors: 0, warnings: 0, infos: 0, hints: 0, ...counts });

test("the item says the place, the words and the findings", () => {
    assert.equal(text(here(), found({ warnings: 2, hints: 1 })), "Question 3 of 12 · 1,845 words · 2 findings");
    assert.equal(text(here({ selected: 20 }), found({ errors: 1 })), "Question 3 of 12 · 20 of 1,845 words · 1 finding");
});

test("what is not there is not spoken of", () => {
    assert.equal(text(here({ question: null, questions: 1 }), found()), "1 question · 1,845 words");
    assert.equal(text(here({ question: null, questions: 0, words: 0 }), found()), "0 words");
    assert.equal(text(here({ words: 1 }), found()), "Question 3 of 12 · 1 word");
});

test("the tooltip says who speaks, and leads to the findings", () => {
    const shown = tooltip(here({ turn: { role: "answer", speaker: "Dr. *No*", words: 54 }, selected: 20 }), found({ errors: 1, infos: 2 }));
    assert.equal(
        shown,
        "**Question 3 of 12**\n\nDr\\. \\*No\\* answers in 54 words.\n\n1,845 words in this file, 20 of them selected.\n\n" +
            "1 error, 2 remarks: [show them](command:workbench.panel.markers.view.focus), [mend what is safe](command:transcript-ls.fixAll)\n\n" +
            "Click for the list of questions.",
    );
});

test("without names and questions the tooltip is still true", () => {
    assert.match(tooltip(here({ turn: { role: "question", speaker: null, words: 1 } }), found()), /The question has 1 word\.[^]*Nothing was found/);
    assert.match(tooltip(here({ turn: { role: "speech", speaker: "Ann", words: 2 } }), found()), /Ann speaks: 2 words\./);
    assert.match(tooltip(here({ question: null }), found()), /^\*\*Before the first of 12 questions\*\*/);
    assert.match(tooltip(here({ question: null, questions: 0 }), found()), /^No questions were found in this file\./);
});

test("a screen reader hears commas, not dots", () => {
    assert.equal(spoken(here(), found()), "Interview: Question 3 of 12, 1,845 words");
});
