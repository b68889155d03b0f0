// The preview of a transcript beside its text: asks for the stretch that is looked at, draws it, and keeps in step.

import type { ToHost, ToPreview, Stretch } from "../src/previewMessages";
import { Card } from "./card";
import { Drawing, type Placed } from "./elements";
import { Pieces, place } from "./pieces";
import { Scale } from "./scale";

interface Api {
    postMessage(message: ToHost): void;
    getState(): { uri: string; line: number } | undefined;
    setState(state: { uri: string; line: number }): void;
}
declare function acquireVsCodeApi(): Api;

const api = acquireVsCodeApi();
const main = document.getElementById("transcript") as HTMLElement;
const [above, body, below] = ["above", "body", "below"].map((name) => document.getElementById(name) as HTMLElement) as [HTMLElement, HTMLElement, HTMLElement];
const notice = document.getElementById("notice") as HTMLElement;

const pieces = new Pieces<HTMLElement>();
const places = new WeakMap<Element, Placed["at"]>();
const drawing = new Drawing(document, ({ element, at }) => {
    places.set(element, at);
    element.tabIndex = element.classList.contains("speaker") ? -1 : 0;
});
const card = new Card(document);

let uri: string | null = null;
let stretch: Stretch | null = null;
let scale = new Scale([[0, 0]]);
/** A question is on its way. */
let asking = false;
/** What was answered last is out of date. */
let stale = false;
/** The line to scroll to once it is drawn. */
let wanted: number | null = null;
/** Where we have scrolled to ourselves, which is not to be told. */
let scrolledTo: number | null = null;
let cursor = -1;

window.addEventListener("message", ({ data }: MessageEvent<ToPreview>) => {
    switch (data.type) {
        case "show":
            show(data.uri, data.line);
            break;
        case "changed":
            ask(lineInView());
            break;
        case "stretch":
            receive(data.uri, data.stretch);
            break;
        case "scroll":
            scrollToLine(data.line);
            break;
        case "cursor":
            cursor = data.line;
            markCursor();
            break;
        case "explanation":
            card.fill(data.id, data.markdown);
            break;
    }
});

function show(shown: string, line: number): void {
    uri = shown;
    stretch = null;
    pieces.clear();
    asking = false;
    wanted = line;
    cursor = -1;
    remember(line);
    ask(line);
}

/** Asks for the stretch around a line; one question at a time, and the last one wins. */
function ask(line: number): void {
    if (asking) {
        stale = true;
        return;
    }
    asking = true;
    stale = false;
    api.postMessage({ type: "ask", line: Math.max(0, Math.floor(line)), known: pieces.known() });
}

function receive(shown: string, answer: Stretch | null): void {
    if (shown !== uri) {
        return;
    }
    asking = false;
    if (answer === null) {
        tell("The preview waits for the transcript-ls server.");
        return;
    }
    const anchor = topPiece();
    const before = anchor?.getBoundingClientRect().top ?? 0;
    if (!pieces.update(answer.pieces, (content) => drawing.piece(content))) {
        pieces.clear();
        ask(answer.first);
        return;
    }
    stretch = answer;
    place(body, pieces.drawn.map(({ element }) => element));
    body.classList.toggle("named", pieces.drawn.some(({ element }) => element.querySelector(":scope > .label > .speaker") !== null));
    tell(pieces.drawn.length === 0 ? "There is nothing to read in this file yet." : partly(answer));
    measure();
    if (wanted !== null) {
        scrollToLine(wanted);
    } else if (anchor?.isConnected) {
        scrollTo(window.scrollY + anchor.getBoundingClientRect().top - before);
    }
    markCursor();
    api.postMessage({ type: "drawn", turns: body.querySelectorAll(":scope > .turn").length });
    if (stale) {
        ask(lineInView());
    }
}

/** The Find widget sees only what is drawn. */
function partly({ first, end, lines }: Stretch): string {
    return end - first < lines ? `This transcript is long: lines ${first + 1} to ${end} of ${lines} are drawn, and Find looks there only.` : "";
}

function tell(words: string): void {
    notice.textContent = words;
    notice.hidden = words === "";
}

/** Finds out how high everything is. What is not drawn is taken to be as high, a line, as what is. */
function measure(): void {
    if (stretch === null) {
        return;
    }
    const { first, end, lines } = stretch;
    const each = Math.max(1, body.offsetHeight / Math.max(1, end - first));
    above.style.height = `${Math.round(first * each)}px`;
    below.style.height = `${Math.round((lines - end) * each)}px`;
    const top = window.scrollY;
    const marks: [number, number][] = pieces.drawn.map(({ element, line }) => [line, element.getBoundingClientRect().top + top]);
    const bodyTop = body.getBoundingClientRect().top + top;
    const drawn: [number, number][] = [[first, bodyTop], ...marks.filter(([line]) => line > first), [end, bodyTop + body.offsetHeight]];
    scale = new Scale([...(first > 0 ? ([[0, bodyTop - first * each]] as [number, number][]) : []), ...drawn, ...(end < lines ? ([[lines, bodyTop + body.offsetHeight + (lines - end) * each]] as [number, number][]) : [])]);
}

function lineInView(): number {
    return wanted ?? scale.line(window.scrollY + edge);
}

/** The height above the first line in view. */
const edge = 24;

function topPiece(): HTMLElement | undefined {
    return pieces.drawn.find(({ element }) => element.getBoundingClientRect().bottom > edge)?.element;
}

function scrollToLine(line: number): void {
    wanted = null;
    if (stretch === null || line < stretch.first || (line >= stretch.end && stretch.end < stretch.lines)) {
        wanted = line;
        ask(line);
        return;
    }
    scrollTo(line <= 0 ? 0 : scale.height(line) - edge);
    remember(line);
}

function scrollTo(height: number): void {
    const before = window.scrollY;
    window.scrollTo(0, height);
    // Where nothing has moved, no event will come, and the next one is the reader's.
    scrolledTo = window.scrollY === before ? scrolledTo : window.scrollY;
}

function remember(line: number): void {
    if (uri !== null) {
        api.setState({ uri, line });
    }
}

function markCursor(): void {
    const at = pieces.drawn.findIndex(({ line, last }) => line <= cursor && cursor <= last);
    for (const [index, { element }] of pieces.drawn.entries()) {
        element.classList.toggle("current", index === at);
    }
}

window.addEventListener("scroll", () => {
    card.hide();
    if (scrolledTo !== null && Math.abs(window.scrollY - scrolledTo) < 2) {
        scrolledTo = null;
        return;
    }
    scrolledTo = null;
    const line = window.scrollY < 2 ? 0 : lineInView();
    api.postMessage({ type: "scrolled", line });
    remember(line);
    if (stretch === null) {
        return;
    }
    const margin = (stretch.end - stretch.first) / 8;
    const last = scale.line(window.scrollY + window.innerHeight);
    if ((stretch.first > 0 && line < stretch.first + margin) || (stretch.end < stretch.lines && last > stretch.end - margin)) {
        ask((line + last) / 2);
    }
});

new ResizeObserver(() => measure()).observe(body);

/** Where an element, or the nearest around it that has a place, stands in the text. */
function placeOf(target: EventTarget | null): { element: Element; line: number; character: number } | undefined {
    const element = target instanceof Element ? target : null;
    const piece = pieces.drawn.find((each) => element !== null && each.element.contains(element));
    if (element === null || piece === undefined) {
        return undefined;
    }
    for (let at: Element | null = element; at !== null && at !== piece.element; at = at.parentElement) {
        const found = places.get(at);
        if (found !== undefined) {
            return { element: at, line: piece.line + found[0], character: found[1] };
        }
    }
    return { element: piece.element, line: piece.line, character: 0 };
}

function reveal(target: EventTarget | null): void {
    const found = placeOf(target);
    if (found !== undefined) {
        api.postMessage({ type: "reveal", line: found.line, character: found.character });
    }
}

main.addEventListener("dblclick", ({ target }) => {
    reveal(target);
    document.getSelection()?.removeAllRanges();
});
main.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("button") !== null) {
        reveal(target);
    }
});
main.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
        card.hide();
    } else if (event.key === "Enter" && event.target instanceof Element && event.target.tagName !== "BUTTON") {
        reveal(event.target);
    }
});

function explain({ target }: Event): void {
    const found = placeOf(target);
    if (found === undefined || !places.has(found.element)) {
        card.hide();
    } else if (card.show(found.element as HTMLElement)) {
        // Just inside, since a note begins with its bracket.
        const inside = found.element.classList.contains("note") ? 1 : 0;
        api.postMessage({ type: "explain", id: card.id, line: found.line, character: found.character + inside });
    }
}

main.addEventListener("mouseover", explain);
main.addEventListener("focusin", explain);
main.addEventListener("focusout", () => card.hide());
main.addEventListener("mouseleave", () => card.hide());

api.postMessage({ type: "ready", uri: api.getState()?.uri ?? null });
