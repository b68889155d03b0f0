// Draws the pieces of a transcript. All of its text goes in as text nodes, so that nothing in it can be markup.

import type { Content, Marked, Person, Place, Run, Turn } from "../src/previewMessages";

/** The place in the text that an element stands for. */
export interface Placed {
    element: HTMLElement;
    at: Place;
}

/** How many speakers have a colour of their own; the next ones begin anew. */
export const tones = 8;

/** Makes elements of one document. */
export class Drawing {
    readonly #document: Document;
    /** Called for each element that has more to tell when it is pointed at. */
    readonly #place: (placed: Placed) => void;

    constructor(document: Document, place: (placed: Placed) => void) {
        this.#document = document;
        this.#place = place;
    }

    piece(content: Content): HTMLElement {
        const piece = this.#element("div", `piece ${content.kind}`);
        switch (content.kind) {
            case "front":
                this.#front(piece, content);
                break;
            case "title":
                piece.append(this.#text("h1", content.runs));
                break;
            case "section":
                piece.append(this.#text(content.level > 2 ? "h3" : "h2", content.runs));
                break;
            case "turn":
                piece.classList.add(content.role, tone(content.role, content.place));
                piece.append(this.#label(content), this.#paragraph(content));
                break;
            case "goesOn":
                piece.classList.add(content.role, tone(content.role, content.place));
                piece.append(this.#paragraph(content));
                break;
            case "aside":
                piece.append(this.#paragraph(content));
                break;
            case "divider":
                piece.append(this.#element("hr"));
                break;
        }
        return piece;
    }

    /** What stands beside the first paragraph of a turn; a button, since it leads to the text. */
    #label(turn: Turn): HTMLElement {
        const label = this.#element("button", "label");
        label.title = "Go to the text";
        const asks = turn.number !== null && turn.role !== "answer";
        label.setAttribute("aria-label", spoken(turn, asks));
        if (turn.label !== null) {
            const speaker = this.#words("span", "speaker", turn.label);
            if (turn.at !== null) {
                this.#place({ element: speaker, at: turn.at });
            }
            label.append(speaker);
        }
        if (asks) {
            label.append(this.#words("span", "number", `${turn.number}`));
        }
        if (turn.time !== null) {
            label.append(this.#words("span", "moment", turn.time));
        }
        if (turn.inferred) {
            const inferred = this.#words("span", "inferred", "inferred");
            inferred.title = "This turn has lost its marker.";
            label.append(inferred);
        }
        return label;
    }

    #paragraph({ runs, cut }: { runs: Run[]; cut: boolean }): HTMLElement {
        const paragraph = this.#text("p", runs);
        if (cut) {
            paragraph.append(this.#words("span", "cut", "… This paragraph is too long to be shown as a whole."));
        }
        return paragraph;
    }

    #text(tag: string, runs: Run[]): HTMLElement {
        const element = this.#element(tag);
        element.dir = "auto";
        this.#append(element, runs);
        return element;
    }

    #append(parent: HTMLElement, runs: Run[]): void {
        for (const run of runs) {
            parent.append(typeof run === "string" ? this.#document.createTextNode(run) : this.#marked(run));
        }
    }

    #marked(run: Marked): HTMLElement {
        const element = this.#element(tags[run.kind] ?? "span", run.kind);
        if (run.kind === "note" && run.by !== undefined) {
            element.classList.add(`by-${run.by}`);
            element.setAttribute("role", "note");
        }
        if (run.kind === "editorial" && run.name !== undefined) {
            element.classList.add(run.name);
        }
        if (run.kind === "link" && run.address !== undefined) {
            element.title = run.address;
        }
        if (explained.has(run.kind)) {
            this.#place({ element, at: run.at });
        }
        this.#append(element, run.runs);
        return element;
    }

    #front(piece: HTMLElement, front: Extract<Content, { kind: "front" }>): void {
        if (front.title !== null) {
            piece.append(this.#text("h1", [front.title]));
        }
        if (front.people.length > 0) {
            const people = this.#element("ul", "people");
            people.append(...front.people.map((person) => this.#person(person)));
            piece.append(people);
        }
        if (front.facts.length > 0) {
            const facts = this.#element("dl", "facts");
            for (const { key, values } of front.facts) {
                facts.append(this.#words("dt", "", factNames[key] ?? key), this.#words("dd", "", values.map((value) => told(key, value)).join(", ")));
            }
            piece.append(facts);
        }
    }

    #person({ name, role, description }: Person): HTMLElement {
        const person = this.#element("li");
        person.append(this.#words("span", "name", name));
        const told = [role === "interviewer" ? "asks" : role === "interviewee" ? "answers" : "", description ?? ""];
        person.append(this.#words("span", "told", told.filter((part) => part !== "").join(" · ")));
        return person;
    }

    #words(tag: string, className: string, words: string): HTMLElement {
        const element = this.#element(tag, className);
        element.append(this.#document.createTextNode(words));
        return element;
    }

    #element(tag: string, className = ""): HTMLElement {
        const element = this.#document.createElement(tag);
        if (className !== "") {
            element.className = className;
        }
        return element;
    }
}

const tags: Partial<Record<Marked["kind"], string>> = { strong: "strong", emphasis: "em", verbatim: "code", quotation: "span" };

/** What the server has something to say about. */
const explained = new Set<Marked["kind"]>(["note", "entity", "term"]);

const factNames: Record<string, string> = {
    date: "Date",
    source: "Source",
    language: "Language",
    "source-language": "Spoken in",
    translator: "Translated by",
    editor: "Edited by",
    media: "Recording",
    status: "Status",
};

/** A language by its name; everything else as it is written. */
function told(key: string, value: string): string {
    if (!/language$/.test(key)) {
        return value;
    }
    try {
        return new Intl.DisplayNames(["en"], { type: "language" }).of(value) ?? value;
    } catch {
        return value; // no tag of a language
    }
}

/** The colour of a turn: the speaker's, or where nobody is named, that of asking or answering. */
function tone(role: Turn["role"], place: number | null): string {
    return place === null ? `unnamed-${role}` : `tone-${place % tones}`;
}

function spoken(turn: Turn, asks: boolean): string {
    const number = asks ? `question ${turn.number}` : turn.role === "answer" ? "answer" : "";
    const words = [turn.label ?? "", number, turn.inferred ? "inferred" : "", "go to the text"];
    return words.filter((word) => word !== "").join(", ");
}
