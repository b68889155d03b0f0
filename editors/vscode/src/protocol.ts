// The server's own requests, as `docs/capabilities.md` describes them.

import type { Position, Range } from "vscode";

export const whereabouts = "transcript-ls/whereabouts";
export const questions = "transcript-ls/questions";
export const step = "transcript-ls/step";

/** Where a selection stands in the interview. */
export interface Whereabouts {
    /** The question that is asked or answered there, or was last before it. */
    question: number | null;
    /** How many there are. */
    questions: number;
    /** The turn there; none before the first. */
    turn: { role: "question" | "answer" | "speech"; speaker: string | null; words: number } | null;
    /** The words of the document. */
    words: number;
    /** Those of them that are selected, where any text is. */
    selected: number | null;
}

/** One question of the interview. */
export interface Question {
    number: number;
    speaker: string | null;
    text: string;
    position: { line: number; character: number };
}

/** Where a step leads. */
export type Step = "nextQuestion" | "previousQuestion" | "nextNote" | "previousNote";

/** A range of the protocol, as JSON. */
export interface PlainRange {
    start: { line: number; character: number };
    end: { line: number; character: number };
}

/** A position of the editor as the protocol has it. */
export const plainPosition = ({ line, character }: Position) => ({ line, character });

/** A range of the editor as the protocol has it. */
export const plainRange = ({ start, end }: Range): PlainRange => ({ start: plainPosition(start), end: plainPosition(end) });
