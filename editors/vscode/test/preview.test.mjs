// The preview without an editor: what it draws, how it keeps to the text, its colours, and what it is shut to.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./load.mjs";
import { tinyDocument } from "./tinyDom.mjs";

const { page } = await load("previewPage.ts");
const { Drawing } = await load("../preview/elements.ts");
const { Pieces, place } = await load("../preview/pieces.ts");
const { Scale } = await load("../preview/scale.ts");
const { explanation } = await load("../preview/explanation.ts");

const folder = new URL("../preview/", import.meta.url);
const read = (file) => readFileSync(new URL(file, folder), "utf8");

const turn = (more) => ({
    kind: "turn", role: "speech", speaker: null, label: null, place: null, at: null, number: null, time: null, inferred: false, cut: false, runs: [], ...more,
});
const drawn = (content, placed = () => {}) => new Drawing(tinyDocument, placed).piece(content);
const marked = (kind, runs, more = {}) => ({ kind, at: [0, 2], runs, ...more });

test("the page is shut to everything but its own script and style", () => {
    const html = page("https://files.example", "https://files.example/a.css", "https://files.example/a.js");
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
    const nonce = /<script nonce="([^"]+)"/.exec(html)[1];
    assert.equal(policy, `default-src 'none'; script-src 'nonce-${nonce}'; style-src https://files.example`);
    assert.ok(nonce.length >= 22);
    assert.notEqual(nonce, /<script nonce="([^"]+)"/.exec(page("a", "b", "c"))[1]);
    assert.doesNotMatch(html, /<style| style=| on\w+=/);
});

test("nothing is put in as markup, and no style is written inline", () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts"))) {
        assert.doesNotMatch(read(file), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|setAttribute\("style"|eval\(|https?:/, file);
    }
    assert.doesNotMatch(read("preview.css"), /url\(|@import/);
});

test("what looks like markup in a transcript is text", () => {
    const piece = drawn({ kind: "aside", runs: ["<img src=x onerror=alert(1)>", marked("note", ["<b>"], { by: "editor", who: "Ed." })], cut: false });
    assert.equal(piece.shown, 'div.piece.aside(p("<img src=x onerror=alert(1)>" span.note.by-editor("<b>")))');
});

test("nothing that a transcript says becomes an element, an attribute that acts, or a style", () => {
    const tags = ["div", "p", "h1", "h2", "ul", "li", "dl", "dt", "dd", "button", "span", "code", "strong", "em"];
    const own = ["tag", "className", "childNodes", "attributes", "insertions", "parent", "dir", "title"];
    for (const hostile of ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "data:text/html,<b>", '"><style>', "[a](command:b)"]) {
        const runs = [hostile, ...["note", "entity", "link", "verbatim", "strong"].map((kind) => marked(kind, [hostile], { who: hostile, address: hostile, name: hostile }))];
        const contents = [
            { kind: "front", title: hostile, facts: [{ key: hostile, values: [hostile] }, { key: "language", values: [hostile] }], people: [{ name: hostile, role: hostile, description: hostile }] },
            { kind: "title", runs },
            { kind: "section", level: 2, runs },
            turn({ role: "question", label: hostile, speaker: hostile, place: 1, at: [0, 1], number: 1, time: hostile, runs }),
            { kind: "goesOn", role: "answer", place: 1, runs, cut: false },
            { kind: "aside", runs, cut: false },
        ];
        const explained = explanation(tinyDocument, hostile);
        for (const root of [...contents.map((content) => drawn(content)), ...explained]) {
            assert.ok(root.textContent.replaceAll(" ", "").length > 0);
            for (const nodes = [root]; nodes.length > 0; ) {
                const node = nodes.pop();
                nodes.push(...(node.childNodes ?? []));
                if (node.tag !== undefined) {
                    assert.ok(tags.includes(node.tag), node.tag);
                    assert.deepEqual(Object.keys(node).filter((name) => !own.includes(name)), []);
                    assert.deepEqual(Object.keys(node.attributes).filter((name) => !["aria-label", "role"].includes(name)), []);
                }
            }
        }
    }
});

test("a question has its number, and a named speaker a colour and a place", () => {
    const places = [];
    const content = turn({ role: "question", label: "Anna", speaker: "Anna Lee", place: 9, at: [1, 2], number: 3, time: "00:12", runs: ["Why?"] });
    const piece = drawn(content, (placed) => places.push([placed.element.className, placed.at]));
    assert.equal(piece.shown, 'div.piece.turn.question.tone-1(button.label(span.speaker("Anna") span.number("3") span.moment("00:12")) p("Why?"))');
    assert.equal(piece.childNodes[0].attributes["aria-label"], "Anna, question 3, go to the text");
    assert.deepEqual(places, [["speaker", [1, 2]]]);
});

test("an answer shows no number, and says where its marker was lost", () => {
    const piece = drawn(turn({ role: "answer", number: 3, inferred: true, runs: ["So."] }));
    assert.equal(piece.shown, 'div.piece.turn.answer.unnamed-answer(button.label(span.inferred("inferred")) p("So."))');
});

test("notes, names and terms can be asked about, other marks cannot", () => {
    const places = [];
    const runs = ["note", "entity", "term", "event", "quotation", "strong", "time"].map((kind) => marked(kind, ["x"]));
    drawn({ kind: "aside", runs, cut: true }, ({ element }) => places.push(element.className));
    assert.deepEqual(places, ["note", "entity", "term"]);
});

test("front matter is told in words", () => {
    const people = [{ name: "Anna", role: "interviewer", description: "Editor" }, { name: "Bo", role: null, description: null }];
    const facts = [{ key: "source-language", values: ["de"] }, { key: "translator", values: ["K.", "L."] }, { key: "language", values: ["???"] }];
    const text = drawn({ kind: "front", title: "T", facts, people }).textContent;
    assert.equal(text, "TAnnaasks · EditorBoSpoken inGermanTranslated byK., L.Language???");
});

test("a piece that looks as before is the same element, wherever it stands", () => {
    const pieces = new Pieces();
    const draw = (content) => ({ content });
    const piece = (hash, line, content) => ({ hash, line, last: line, content });
    assert.ok(pieces.update([piece("a", 0, "A"), piece("b", 2, "B"), piece("b", 4, "B")], draw));
    const [a, b, again] = pieces.drawn.map(({ element }) => element);
    assert.deepEqual(pieces.known(), ["a", "b"]);
    assert.ok(pieces.update([piece("c", 0, "C"), piece("a", 2), piece("b", 4), piece("b", 6), piece("b", 8)], draw));
    const now = pieces.drawn.map(({ element }) => element);
    assert.ok(now[1] === a && now[2] === b && now[3] === again);
    assert.deepEqual(now[4], { content: "B" });
    assert.equal(pieces.update([piece("unheard", 0)], draw), false);
});

test("only what is new is put into the page", () => {
    const parent = tinyDocument.createElement("div");
    const children = ["a", "b", "c", "d"].map((name) => tinyDocument.createElement(name));
    place(parent, children);
    parent.insertions = 0;
    const fresh = tinyDocument.createElement("x");
    place(parent, [children[0], fresh, children[2], children[3]]);
    assert.equal(parent.shown, "div(a() x() c() d())");
    assert.equal(parent.insertions, 1);
    place(parent, [children[3], children[0]]);
    assert.equal(parent.shown, "div(d() a())");
});

test("lines and heights belong together, both ways", () => {
    const scale = new Scale([[0, 100], [10, 300], [12, 500]]);
    assert.deepEqual([0, 5, 10, 11, 12, 99].map((line) => scale.height(line)), [100, 200, 300, 400, 500, 500]);
    assert.deepEqual([0, 100, 200, 400, 900].map((height) => scale.line(height)), [0, 0, 5, 11, 12]);
    assert.equal(new Scale([]).height(3), 0);
});

test("an explanation is paragraphs of plain, bold and emphasised words", () => {
    const shown = explanation(tinyDocument, "**Lindau** — a \\*place\\*\n\n_Also:_ [Wikidata Q1](https://w.example/Q1) <b>\n\n---\n\n- one").map((each) => each.shown);
    assert.deepEqual(shown, [
        'p(strong("Lindau") " — a " "*" "place" "*")',
        'p(em("Also:") " " "Wikidata Q1" " <b>")',
        'p("• one")',
    ]);
});

test("every colour of the preview can be read on the background of its theme", () => {
    const css = read("preview.css");
    const colours = (selector) => {
        const [, block] = new RegExp(`(?:^|\\n)${selector} \\{([^}]*)\\}`).exec(css);
        return [...block.matchAll(/(--(?:tone-\d|quiet|note)): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [name, colour]);
    };
    const light = (hex) => {
        const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05);
    // The darkest and lightest that the common themes have, and a note's wash upon them.
    for (const [selector, backgrounds] of [[":root", ["#ffffff", "#f2f2f2", "#fdf6e3"]], ["\\.vscode-dark", ["#1f1f1f", "#2e2e2e", "#002b36"]]]) {
        const found = colours(selector);
        assert.equal(found.length, 10, selector);
        for (const [name, colour] of found) {
            for (const background of backgrounds) {
                assert.ok(contrast(colour, background) >= 4.5, `${selector} ${name} on ${background}: ${contrast(colour, background).toFixed(2)}`);
            }
        }
    }
});
