// The list of questions as rows, and what is said at either end. Free of the VS Code API, so that it is tested without an
// editor.

import type { Question, Step } from "./protocol";

/** One row of the list. */
export interface Row {
    label: string;
    description: string;
    line: number;
    character: number;
}

export function questionRows(questions: readonly Question[]): Row[] {
    return questions.map(({ number, speaker, text, position }) => ({
        // A sign of the list's icons, `$(name)`, is text here.
        label: `${number}  ${text.replaceAll("$(", "$\u200b(")}`,
        description: speaker ?? "",
        line: position.line,
        character: position.character,
    }));
}

/** The question that is asked or answered at a line. */
export function rowAt(rows: readonly Row[], line: number): Row | undefined {
    return rows.findLast((row) => row.line <= line);
}

/** What is said when a step leads nowhere. */
export function nothingThere(to: Step): string {
    switch (to) {
        case "nextQuestion":
            return "There is no further question.";
        case "previousQuestion":
            return "There is no question before this.";
        case "nextNote":
            return "There is no further note.";
        case "previousNote":
            return "There is no note before this.";
    }
}
