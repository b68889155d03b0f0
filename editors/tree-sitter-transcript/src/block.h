// What a block is, where it ends and what its first line shows: `src/syntax/scan.rs` of the server, over again.
#ifndef TRANSCRIPT_BLOCK_H
#define TRANSCRIPT_BLOCK_H

#include "dash.h"
#include "facts.h"
#include "label.h"
#include "line.h"

// Caps in bytes, as the server has them.
enum { FRONT_MATTER_CAP = 64 * 1024, COMMENT_CAP = 4 * 1024, LOOK_BEHIND = 2 * 1024 };

typedef enum { NO_MARKER, DASH_MARKER, LABEL_MARKER, BOLD_MARKER } MarkerKind;

// What may open a turn, in characters from the start of its block.
typedef struct {
    MarkerKind kind;
    LabelForm form;
    // The name of a label, or the dash; where the signs behind it end, and where the speech begins; the last line of
    // the marker, from the block's first.
    int start, end, signs, speech, last_line;
    // Whether nothing stands behind the marker on its line.
    bool alone;
} Marker;

static int heading_level(Slice line) {
    int level = leading(line, SIGNS('#'));
    int32_t next = char_at(line, level);
    return level >= 1 && level <= 6 && (next == ' ' || next == '\t') ? level : 0;
}

// Whether a line holds three or more of one dividing sign and nothing else.
static bool is_divider(const Line *line) {
    Slice text = trim(text_of(line));
    int32_t sign = first(text);
    if (!line->whole || !is_any(sign, SIGNS('*', '-', '_', '=', '~', 0x2014, 0x2013, 0x2022, 0xb7, '#'))) return false;
    int count = 0;
    for (int i = 0; i < text.len; i++) {
        if (text.c[i] != sign && text.c[i] != ' ') return false;
        count += text.c[i] == sign;
    }
    return count >= 3;
}

static bool starts_comment(Slice line) { return starts_with(from(line, leading_space(line)), "<!--"); }

// Whether a line can only start a block.
static bool is_structural(const Line *line) {
    return heading_level(text_of(line)) || is_divider(line) || starts_comment(text_of(line));
}

// What a turn starting with the line of that index would start with.
static Marker find_marker(Reader *reader, int index) {
    Marker none = {NO_MARKER};
    const Line *line = line_at(reader, index);
    Slice text = text_of(line);
    FoundDash dash = find_dash(text);
    if (dash.found)
        return (Marker){
            DASH_MARKER, COLON, dash.sign, dash.sign + dash.width, trim_end(slice(text, 0, dash.speech)).len,
            dash.speech, index, false};
    // Only a short line can be a time, or a name, that says something of the line below.
    const Line *below = line->whole && line->len <= 2 * MOST_BYTES ? filled(reader, index + 1) : NULL;
    bool timed = below && is_time_alone(text);
    int shift = 0;
    if (timed) {
        shift = line->len + line->line_end;
        line = below;
        index++;
        below = line->whole && line->len <= 2 * MOST_BYTES ? filled(reader, index + 1) : NULL;
    }
    Slice next = below ? text_of(below) : (Slice){NULL, 0};
    FoundLabel label = find_label(text_of(line), below ? &next : NULL, timed);
    if (!label.found) return none;
    bool alone = line->whole && label.speech >= line->len;
    int signs = trim_end(slice(text_of(line), 0, label.speech)).len;
    return (Marker){
        LABEL_MARKER, label.form, shift + label.start, shift + label.end, shift + signs, shift + label.speech,
        index,        alone};
}

static bool is_opening_bracket(int32_t c) { return is_any(c, SIGNS('(', '[', '{', 0xff08, 0xff3b, 0x3010)); }
static bool is_closing_bracket(int32_t c) { return is_any(c, SIGNS(')', ']', '}', 0xff09, 0xff3d, 0x3011)); }

// Where the innermost brackets that the block has left open stand, in bytes from its start.
typedef struct {
    int at[32];
    int depth, passed;
} OpenBrackets;

static void pass_line(OpenBrackets *open, const Line *line) {
    for (int i = 0; i < line->len; i++) {
        int32_t c = line->text[i];
        if (is_opening_bracket(c)) {
            if (open->depth == 32) memmove(open->at, open->at + 1, sizeof(int) * --open->depth);
            open->at[open->depth++] = open->passed;
        } else if (is_closing_bracket(c) && open->depth > 0) {
            open->depth--;
        }
        open->passed += utf8_width(c);
    }
    open->passed += line->line_end;
}

static bool closes_outer_bracket(Slice line) {
    int depth = 0;
    for (int i = 0; i < line.len; i++) {
        if (is_opening_bracket(line.c[i])) depth++;
        if (is_closing_bracket(line.c[i]) && depth-- == 0) return true;
    }
    return false;
}

// Whether all of a block is set in bold: told as its characters go by.
typedef struct {
    int32_t sign;
    // The signs in a row so far; whether the emphasis has words, has ended, or has turned out to be no bold.
    int run, opening;
    bool words, closed, spaced, failed;
} Bold;

static void pass_bold(Bold *bold, int32_t c) {
    if (bold->failed) return;
    if (bold->opening < 2) {
        if (bold->opening == 0 && is_space(c)) return;
        if (bold->opening == 0) bold->sign = c;
        bold->failed = c != bold->sign || (c != '*' && c != '_');
        bold->opening++;
        return;
    }
    if (c == bold->sign && !bold->closed) {
        bold->run++;
        return;
    }
    if (bold->run >= 2) {
        bold->closed = true;
        bold->failed = bold->run > 3 || !(bold->words || bold->run == 3);
        bold->run = 0;
    }
    if (!bold->closed) {
        bold->words = bold->words || bold->run > 0 || !is_space(c);
        bold->run = 0;
    } else if (is_space(c)) {
        bold->spaced = true;
    } else {
        bold->failed = bold->failed || bold->spaced || !is_any(c, SIGNS('.', '?', '!', ':'));
    }
}

static void pass_bold_line(Bold *bold, const Line *line) {
    for (int i = 0; i < line->len && !bold->failed; i++) pass_bold(bold, line->text[i]);
    // Any white space stands for the line end.
    if (line->whole) pass_bold(bold, '\n');
}

// Whether the line above may be the last of its paragraph.
static bool paragraph_may_end(const Line *above, bool is_title) {
    int width = width_of(above);
    return is_title || width < NARROWEST_WRAP || width > WIDEST_WRAP || ends_sentence(text_of(above));
}

// Whether the line of that index, right below the lines of a block, opens a turn of its own.
static bool opens_turn(Reader *reader, int index, const OpenBrackets *open, bool above_is_title) {
    const Line *line = line_at(reader, index), *above = line_at(reader, index - 1);
    Marker marker = find_marker(reader, index);
    bool telling = false;
    if (marker.kind == DASH_MARKER) {
        telling = !starts_inside(from(text_of(line), marker.speech));
    } else if (marker.kind == LABEL_MARKER) {
        telling = marker.form != BARE && marker.form != BARE_BOLD && marker.form != COURT;
    }
    if (!telling || !paragraph_may_end(above, above_is_title)) return false;
    bool inside = open->depth > 0 && open->passed - open->at[open->depth - 1] <= LOOK_BEHIND;
    return !inside || !closes_outer_bracket(text_of(line));
}

// Whether a line starts a paragraph though no blank line lies before it: the line above is too wide to have been
// wrapped, or ends a sentence and had room left for the first word.
static bool starts_paragraph(const Line *line, const Line *above, int widest) {
    int width = width_of(above);
    if (width > WIDEST_WRAP) return true;
    Slice text = text_of(line);
    int word = word_at(text, leading_space(text)).len;
    return ends_sentence(text_of(above)) && (width < NARROWEST_WRAP || width + 1 + word <= widest);
}

// Reads a paragraph: its marker, and on how many lines behind the first it goes on.
static Marker read_paragraph(Reader *reader, bool at_start, uint32_t *lines_left) {
    Marker marker = find_marker(reader, 0);
    int last = marker.kind == NO_MARKER ? 0 : marker.last_line;
    bool fresh = marker.kind == LABEL_MARKER && marker.alone;
    int widest = 0;
    OpenBrackets open = {.depth = 0};
    Bold bold = {.failed = marker.kind != NO_MARKER};
    for (int index = 0; index <= last; index++) {
        pass_line(&open, line_at(reader, index));
        pass_bold_line(&bold, line_at(reader, index));
    }
    for (;;) {
        const Line *above = line_at(reader, last);
        if (!fresh && !above->whole) break;
        const Line *line = filled(reader, last + 1);
        if (!line || is_structural(line)) break;
        if (!fresh) {
            int width = width_of(above);
            widest = width > widest ? width : widest;
            if (starts_paragraph(line, above, widest) || opens_turn(reader, last + 1, &open, at_start && last == 0))
                break;
        }
        fresh = false;
        last++;
        pass_line(&open, line_at(reader, last));
        pass_bold_line(&bold, line_at(reader, last));
    }
    // The end of a line that is not kept as a whole may still be to come.
    if (!bold.failed && !line_at(reader, last)->whole) {
        while (!bold.failed && !reader->lexer->eof(reader->lexer) && !is_line_end(reader->lexer->lookahead)) {
            pass_bold(&bold, reader->lexer->lookahead);
            reader->lexer->advance(reader->lexer, false);
        }
    }
    pass_bold(&bold, '\n');
    if (!bold.failed && bold.closed) marker.kind = BOLD_MARKER;
    *lines_left = (uint32_t)last;
    return marker;
}

#endif
