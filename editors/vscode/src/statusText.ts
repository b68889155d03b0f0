// The words of the status bar. Free of the VS Code API, so that they are tested without an editor.

import type { Whereabouts } from "./protocol";

/** How many findings there are of each weight. */
export interface Findings {
    errors: number;
    warnings: number;
    infos: number;
    hints: number;
}

/** The item itself: `Question 3 of 12 · 845 words · 2 findings`. */
export function text(here: Whereabouts, findings: Findings): string {
    const parts = [];
    if (here.questions > 0) {
        parts.push(here.question === null ? counted(here.questions, "question") : `Question ${here.question} of ${here.questions}`);
    }
    parts.push(here.selected === null ? counted(here.words, "word") : `${number(here.selected)} of ${counted(here.words, "word")}`);
    // As many as the Problems view counts, which leaves hints out.
    const found = findings.errors + findings.warnings + findings.infos;
    if (found > 0) {
        parts.push(counted(found, "finding"));
    }
    return parts.join(" · ");
}

/** What the item tells when the pointer rests on it, in Markdown with links to commands. */
export function tooltip(here: Whereabouts, findings: Findings): string {
    return [place(here), turn(here), words(here), found(findings), "Click for the list of questions."].filter((line) => line !== "").join("\n\n");
}

/** What a screen reader says. */
export function spoken(here: Whereabouts, findings: Findings): string {
    return `Interview: ${text(here, findings).replaceAll(" · ", ", ")}`;
}

function place(here: Whereabouts): string {
    if (here.questions === 0) {
        return "No questions were found in this file.";
    }
    return here.question === null ? `**Before the first of ${counted(here.questions, "question")}**` : `**Question ${here.question} of ${here.questions}**`;
}

function turn({ turn }: Whereabouts): string {
    if (turn === null) {
        return "";
    }
    const who = turn.speaker === null ? undefined : escaped(turn.speaker);
    const length = counted(turn.words, "word");
    switch (turn.role) {
        case "question":
            return who === undefined ? `The question has ${length}.` : `${who} asks in ${length}.`;
        case "answer":
            return who === undefined ? `The answer has ${length}.` : `${who} answers in ${length}.`;
        default:
            return who === undefined ? `The turn has ${length}.` : `${who} speaks: ${length}.`;
    }
}

function words(here: Whereabouts): string {
    const all = `${counted(here.words, "word")} in this file`;
    return here.selected === null ? `${all}.` : `${all}, ${number(here.selected)} of them selected.`;
}

function found({ errors, warnings, infos, hints }: Findings): string {
    const parts = [
        errors > 0 ? counted(errors, "error") : "",
        warnings > 0 ? counted(warnings, "warning") : "",
        infos > 0 ? counted(infos, "remark") : "",
        hints > 0 ? counted(hints, "hint") : "",
    ].filter((part) => part !== "");
    if (parts.length === 0) {
        return "Nothing was found in this file.";
    }
    return `${parts.join(", ")}: [show them](command:workbench.panel.markers.view.focus), [mend what is safe](command:transcript-ls.fixAll)`;
}

function counted(count: number, what: string): string {
    return `${number(count)} ${what}${count === 1 ? "" : "s"}`;
}

const number = (count: number) => count.toLocaleString("en");

/** A name as it stands, whatever signs of Markdown are in it. */
const escaped = (name: string) => name.replace(/[\\`*_{}[\]()#+\-.!<>|~$]/g, "\\$&");
