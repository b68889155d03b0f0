/**
 * @file Interview transcripts in plain text.
 *
 * The scanner in `src/scanner.c` makes all tokens and sees to it that what opens is closed; here stands how they hang
 * together. A paragraph's marker is what its first line shows. Whether it opens a turn is for the whole file to say
 * (`Note:` looks like `Anna:`), and no grammar can: the language server does.
 */

/// <reference types="tree-sitter-cli/dsl" />

const levels = [1, 2, 3, 4, 5, 6];

/** A heading with the blocks below it, and the sections of deeper headings. */
const section = (level) => ($) =>
    prec.right(
        seq(
            alias($[`_heading_${level}`], $.heading),
            $._block_end,
            repeat(choice($._block, ...levels.filter((deeper) => deeper > level).map((deeper) => alias($[`_section_${deeper}`], $.section)))),
        ),
    );

module.exports = grammar({
    name: "transcript",

    // White space is the scanner's business, like all else.
    extras: () => [],

    externals: ($) => [
        $._blank_lines, $._block_end, $._line_break,
        $._front_matter_start, $._front_matter_mark, $.yaml,
        $.h1_marker, $.h2_marker, $.h3_marker, $.h4_marker, $.h5_marker, $.h6_marker,
        $._divider_start, $._divider_signs,
        $._comment_open, $.words, $._comment_close, $.address, $.verb, $.rule,
        $._plain_start, $._bold_start, $._dash_start, $._label_start,
        $.dash, $.speaker, $.question, $.answer, $.sign, $.remark, $._marker_end,
        $._text, $.escape, $.timestamp, $.event, $.editorial, $._inline_comment,
        $._note_open, $._insertion_open, $._parenthesis_open, $._bracket_close, $.attribution,
        $._link_open, $.link_target, $._link_bar, $.link_text, $._link_close,
        $._strong_open, $._emphasis_open, $._emphasis_close,
    ],

    rules: {
        document: ($) =>
            seq(
                optional($._blank_lines),
                optional(seq($.front_matter, $._block_end)),
                repeat($._block),
                repeat(choice(...levels.map((level) => alias($[`_section_${level}`], $.section)))),
            ),

        ...Object.fromEntries(
            levels.flatMap((level) => [
                [`_section_${level}`, section(level)],
                [`_heading_${level}`, ($) => seq($[`h${level}_marker`], optional(field("title", alias($._run, $.title))))],
            ]),
        ),

        _run: ($) => repeat1($._inline),

        _block: ($) => seq(choice($.comment, $.divider, $.paragraph), $._block_end),

        front_matter: ($) => seq($._front_matter_start, alias($._front_matter_mark, $.mark), optional($.yaml), alias($._front_matter_mark, $.mark)),

        divider: ($) => seq($._divider_start, $._divider_signs),

        comment: ($) =>
            seq(
                alias($._comment_open, $.mark),
                optional(choice($.directive, $.words)),
                optional(seq(alias($._comment_close, $.mark), optional($.words))),
            ),

        // What a comment says to the language server: `transcript-ls: allow unclosed-note`.
        directive: ($) => seq($.address, optional(seq($.verb, repeat($.rule))), optional($.words)),

        // `bold` is a paragraph that is set in bold as a whole.
        paragraph: ($) =>
            choice(
                seq($._plain_start, repeat($._inline)),
                seq($._bold_start, field("marker", alias($._run, $.bold))),
                seq($._dash_start, repeat($.sign), field("marker", $.dash), repeat($.sign), $._marker_end, repeat($._inline)),
                seq(field("marker", $.label), $._marker_end, repeat($._inline)),
            ),

        label: ($) =>
            seq(
                $._label_start,
                repeat(choice($.sign, $.timestamp)),
                field("name", choice($.speaker, $.question, $.answer)),
                repeat(choice($.sign, $.timestamp, $.remark)),
            ),

        _inline: ($) =>
            choice(
                $._text,
                $._line_break,
                $.escape,
                $.timestamp,
                $.event,
                $.editorial,
                $.note,
                $.insertion,
                $.parenthesis,
                $.link,
                $.strong,
                $.emphasis,
                alias($._inline_comment, $.comment),
            ),

        // A bracket that somebody signed: `(against Iran — approx. transl.)`.
        note: ($) => seq(alias($._note_open, $.bracket), repeat(choice($._inline, $.attribution)), alias($._bracket_close, $.bracket)),

        // Any other square bracket, which an editor added.
        insertion: ($) => seq(alias($._insertion_open, $.bracket), repeat($._inline), alias($._bracket_close, $.bracket)),

        // Any other round bracket, which is the speaker's own.
        parenthesis: ($) => seq(alias($._parenthesis_open, $.bracket), repeat($._inline), alias($._bracket_close, $.bracket)),

        // `[[astana|the talks]]`
        link: ($) =>
            seq(
                alias($._link_open, $.bracket),
                field("target", $.link_target),
                optional(seq(alias($._link_bar, $.bar), optional(field("text", $.link_text)))),
                alias($._link_close, $.bracket),
            ),

        strong: ($) => seq(alias($._strong_open, $.mark), repeat($._inline), alias($._emphasis_close, $.mark)),

        emphasis: ($) => seq(alias($._emphasis_open, $.mark), repeat($._inline), alias($._emphasis_close, $.mark)),
    },
});
