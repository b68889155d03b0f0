// The TextMate grammar. It sees one line at a time and knows no speaker list, so it colours what looks like a turn;
// which lines are turns is the server's to say.

import { answerLabel, attribution, event, noSpeaker, questionLabel } from "./words.mjs";

const raw = String.raw;

const open = raw`(?:\\?[(\[{]|[（［【])`;
const close = raw`(?:\\?[)\]}]|[）］】])`;
// Text inside a bracket, which may hold one more pair of brackets.
const inside = raw`(?:[^()\[\]{}（）［］【】]|\([^()]*\)|\[[^\[\]]*\])`;
const time = raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
const anyTime = raw`(?:\\?\[${time}\\?\]|\(${time}\)|#${time}-\d+#|${time})`;
const emphasis = raw`(?:\*{1,3}|_{1,3})`;
// At most five words. The first has a capital, or a script without capitals; small ones may be particles (`de`, `of`).
const firstWord = raw`[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}\p{N}.'’_&-]*,?`;
const laterWord = raw`(?:\p{Ll}{1,3}|[\p{Lu}\p{Lt}\p{Lo}\p{N}(][\p{L}\p{M}\p{N}.'’_&)-]*,?)`;
const speaker = raw`(?!(?i:${noSpeaker})\b)${firstWord}(?: ${laterWord}){0,4}`;

/** A turn label: time, emphasis, name, time, colon, time. Everything but name and colon may be absent. */
const label = (name, colon) =>
    raw`^\s*(?:(${anyTime})\s+)?(${emphasis})?(${name})(${emphasis})?(?:\s*(${anyTime}))?(${emphasis})?(${colon})(${emphasis})?(?:\s*(${anyTime}))?(?=\s|$|\p{Lo})`;
const labelCaptures = (scope) => ({
    1: { name: "constant.numeric.timestamp.transcript" },
    2: { name: "punctuation.definition.bold.transcript" },
    3: { name: scope },
    4: { name: "punctuation.definition.bold.transcript" },
    5: { name: "constant.numeric.timestamp.transcript" },
    6: { name: "punctuation.definition.bold.transcript" },
    7: { name: "punctuation.separator.label.transcript" },
    8: { name: "punctuation.definition.bold.transcript" },
    9: { name: "constant.numeric.timestamp.transcript" },
});
const question = "entity.name.tag.question.transcript";
const answer = "entity.name.tag.answer.transcript";
const named = "entity.name.tag.speaker.transcript";
// Few themes colour a quotation; all of them can slant one. A comment's or string's scope would keep the editor from
// matching brackets inside the note.
const noteScope = "markup.quote.note.transcript markup.italic.note.transcript";
const qaColon = raw`[.:：]|\s+[-–—]`;

const include = (...names) => names.map((name) => ({ include: `#${name}` }));

export const grammar = {
    name: "Transcript",
    scopeName: "text.transcript",
    patterns: [...include("frontMatter", "comment", "heading", "turn"), ...include("boldBlock", "inline")],
    repository: {
        frontMatter: {
            begin: raw`\A(---)\s*$`,
            end: raw`^(---|\.\.\.)\s*$`,
            beginCaptures: { 1: { name: "punctuation.definition.frontmatter.begin.transcript" } },
            endCaptures: { 1: { name: "punctuation.definition.frontmatter.end.transcript" } },
            contentName: "meta.embedded.block.frontmatter",
            patterns: [{ include: "source.yaml" }],
        },
        comment: {
            name: "comment.block.transcript",
            begin: "<!--",
            end: "-->",
            beginCaptures: { 0: { name: "punctuation.definition.comment.begin.transcript" } },
            endCaptures: { 0: { name: "punctuation.definition.comment.end.transcript" } },
            patterns: [
                {
                    match: raw`(transcript-ls:)\s*(allow(?:-file)?)\s+([a-z, -]*[a-z])`,
                    captures: {
                        1: { name: "keyword.control.directive.transcript" },
                        2: { name: "keyword.control.directive.transcript" },
                        3: { name: "constant.other.rule.transcript" },
                    },
                },
            ],
        },
        heading: {
            name: "markup.heading.transcript",
            match: raw`^(#{1,6})\s+(.*)$`,
            captures: {
                1: { name: "punctuation.definition.heading.transcript" },
                2: { patterns: include("inline") },
            },
        },
        turn: { patterns: include("dashTurn", "questionTurn", "answerTurn", "labelledTurn", "bracketedTurn", "timedTurn", "titledTurn") },
        dashTurn: {
            // Three hyphens are a rule, and a hyphen that touches its word is part of it.
            match: raw`^\s*([—–―‒](?![—–―‒])|--(?!-)|-(?=\s))`,
            captures: { 1: { name: "keyword.other.turn.transcript" } },
        },
        questionTurn: { match: label(questionLabel, qaColon), captures: labelCaptures(question) },
        answerTurn: { match: label(answerLabel, qaColon), captures: labelCaptures(answer) },
        labelledTurn: { match: label(speaker, "[:：]"), captures: labelCaptures(named) },
        bracketedTurn: {
            match: raw`^\s*(\\?\[)([\p{Lu}][\p{Lu}\p{N}_ ]*)(\\?\])(:)(?=\s|$)`,
            captures: {
                1: { name: "punctuation.definition.label.transcript" },
                2: { name: named },
                3: { name: "punctuation.definition.label.transcript" },
                4: { name: "punctuation.separator.label.transcript" },
            },
        },
        // `Name  0:33` alone on its line, the speech below it.
        timedTurn: {
            match: raw`^\s*(${emphasis})?(${speaker})(${emphasis})?(?:\s{2,}|\t|\s*(?=[(\[]))(${anyTime})\s*$`,
            captures: {
                1: { name: "punctuation.definition.bold.transcript" },
                2: { name: named },
                3: { name: "punctuation.definition.bold.transcript" },
                4: { name: "constant.numeric.timestamp.transcript" },
            },
        },
        // `Mr. SMITH.`, as parliaments and courts print it.
        titledTurn: {
            match: raw`^\s*((?:The|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Sen\.?|Senator|Rep\.?|Judge|General|Col\.?) \p{Lu}{2}[\p{Lu}'’-]*(?: \p{Lu}[\p{Lu}'’-]+)*)(\.)(?=\s|$)`,
            captures: { 1: { name: named }, 2: { name: "punctuation.separator.label.transcript" } },
        },
        boldBlock: {
            match: raw`^\s*(\*\*|__)(?=\S)(.+)(\1)\s*$`,
            name: "markup.bold.transcript",
            captures: { 2: { patterns: include("inline") } },
        },
        inline: {
            patterns: include(
                "comment", "entity", "note", "noteWithPrefix", "attributionAtEnd", "event", "editorial", "timestamp",
                "escape", "bold", "italic",
            ),
        },
        entity: {
            match: raw`(\[\[)([^\[\]|]+)(?:(\|)([^\[\]]*))?(\]\])`,
            captures: {
                1: { name: "punctuation.definition.link.transcript" },
                2: { name: "entity.name.type.entity.transcript" },
                3: { name: "punctuation.separator.link.transcript" },
                4: { name: "string.other.link.title.transcript" },
                5: { name: "punctuation.definition.link.transcript" },
            },
        },
        note: {
            name: noteScope,
            match: raw`(${open})(${inside}*?)\s*[—–―,.-]+\s*(?:((?i:${attribution}))|(?<=[—–―] )(\p{Lu}{2,6}))\s*(${close})`,
            captures: {
                1: { name: "punctuation.definition.note.begin.transcript" },
                3: { name: "storage.type.attribution.transcript" },
                4: { name: "storage.type.attribution.transcript" },
                5: { name: "punctuation.definition.note.end.transcript" },
            },
        },
        // The blank line ends a note that was never closed, so that its colour does not run on.
        noteWithPrefix: {
            name: noteScope,
            begin: raw`(${open})((?i:${attribution}))\s*(：|[:—–-](?=\s|\p{Lo}))`,
            end: raw`(${close})|^(?=\s*$)`,
            beginCaptures: {
                1: { name: "punctuation.definition.note.begin.transcript" },
                2: { name: "storage.type.attribution.transcript" },
                3: { name: "punctuation.separator.note.transcript" },
            },
            endCaptures: { 1: { name: "punctuation.definition.note.end.transcript" } },
        },
        // The last line of a note that runs over several, and a bracket that holds nothing but an attribution.
        attributionAtEnd: {
            match: raw`(?<=[—–―,.(\[{（［【]|[—–―,.] |[—–―,.]  )((?i:${attribution}))\s*(${close})`,
            captures: {
                1: { name: "storage.type.attribution.transcript" },
                2: { name: "punctuation.definition.note.end.transcript" },
            },
        },
        event: {
            name: "support.constant.event.transcript",
            match: raw`${open}(?i:${event})(?:[ ,]+(?:at )?${time})?[.!]?${close}`,
        },
        editorial: {
            name: "constant.language.editorial.transcript",
            match: raw`\\?\[(?:(?i:sic)[.!]?|…|\.\.\.|(?i:redacted)|[^\[\]\s?]+(?: [^\[\]\s?]+){0,3}\?)\\?\]|█+`,
        },
        timestamp: {
            name: "constant.numeric.timestamp.transcript",
            match: raw`\\?\[${time}\\?\]|\(${time}\)|#${time}-\d+#`,
        },
        escape: { name: "constant.character.escape.transcript", match: raw`\\[\[\](){}*_\\—–―‒-]` },
        bold: { name: "markup.bold.transcript", match: raw`\*\*(?=\S)[^*]+\*\*|(?<![\p{L}\p{N}_])__(?=\S)[^_]+__(?![\p{L}\p{N}_])` },
        italic: { name: "markup.italic.transcript", match: raw`(?<![\p{L}\p{N}*])\*(?=[^\s*])[^*]+\*(?!\*)|(?<![\p{L}\p{N}_])_(?=[^\s_])[^_]+_(?![\p{L}\p{N}_])` },
    },
};
