// What the server says of a transcript that is to be read, and what the preview and its host say to each other.

/** Lines below the first of the piece, and the column. */
export type Place = [line: number, character: number];

/** Words, or words that mean something together. */
export type Run = string | Marked;

export interface Marked {
    kind:
        | "note" | "sign" | "signature" | "event" | "editorial" | "insertion" | "entity" | "term" | "quotation" | "time"
        | "strong" | "emphasis" | "link" | "verbatim";
    at: Place;
    runs: Run[];
    /** Of a note: the kind of person who signed it, and the signature. */
    by?: string;
    who?: string;
    /** Of an event or editorial mark. */
    name?: string;
    /** Of a link. */
    address?: string;
}

export type Role = "question" | "answer" | "speech";

export type Content =
    | { kind: "front"; title: string | null; facts: { key: string; values: string[] }[]; people: Person[] }
    | { kind: "title"; runs: Run[] }
    | { kind: "section"; level: number; runs: Run[] }
    | Turn
    | { kind: "goesOn"; role: Role; place: number | null; runs: Run[]; cut: boolean }
    | { kind: "aside"; runs: Run[]; cut: boolean }
    | { kind: "divider" };

export interface Turn {
    kind: "turn";
    role: Role;
    /** The name, and the label in the text. */
    speaker: string | null;
    label: string | null;
    /** Which speaker it is, in the order in which they first speak. */
    place: number | null;
    /** Where the label stands. */
    at: Place | null;
    /** The question that it is or answers. */
    number: number | null;
    time: string | null;
    inferred: boolean;
    runs: Run[];
    cut: boolean;
}

export interface Person {
    name: string;
    role: "interviewer" | "interviewee" | "other" | null;
    description: string | null;
}

/** A block of the transcript. Lines count from 0. */
export interface Piece {
    hash: string;
    line: number;
    last: number;
    /** Nothing where the preview knows the hash. */
    content?: Content;
}

/** A stretch of the transcript: the lines from `first` up to `end`, out of so many. */
export interface Stretch {
    version: number;
    lines: number;
    first: number;
    end: number;
    pieces: Piece[];
}

export type ToPreview =
    | { type: "show"; uri: string; name: string; line: number }
    | { type: "changed" }
    | { type: "stretch"; uri: string; stretch: Stretch | null }
    | { type: "scroll"; line: number }
    | { type: "cursor"; line: number }
    | { type: "explanation"; id: number; markdown: string | null };

export type ToHost =
    | { type: "ready"; uri: string | null }
    | { type: "ask"; line: number; known: string[] }
    | { type: "drawn"; turns: number }
    | { type: "scrolled"; line: number }
    | { type: "reveal"; line: number; character: number }
    | { type: "explain"; id: number; line: number; character: number };
