// The first token of a block, for which the block is read ahead.
#ifndef TRANSCRIPT_START_H
#define TRANSCRIPT_START_H

#include "block.h"
#include "state.h"

// How many lines the front matter goes on for that starts with the line before the lexer; 0 if it is none.
static int front_matter_lines(TSLexer *lexer, const Line *opening) {
    Slice text = trim_end(text_of(opening));
    if (!opening->whole || text.len != 3 || !starts_with(text, "---")) return 0;
    int passed = bytes(text_of(opening)) + opening->line_end;
    for (int count = 1; passed < FRONT_MATTER_CAP && !lexer->eof(lexer); count++) {
        int32_t start[3];
        int len = 0;
        bool more = false;
        for (; !at_line_end(lexer); lexer->advance(lexer, false)) {
            if (len < 3) {
                start[len++] = lexer->lookahead;
            } else {
                more = more || !is_space(lexer->lookahead);
            }
            passed += utf8_width(lexer->lookahead);
        }
        Slice line = {start, len};
        if (!more && (starts_with(line, "---") || starts_with(line, "..."))) return count;
        if (!lexer->eof(lexer)) passed += skip_line_end(lexer);
    }
    return 0;
}

// How many lines the comment goes on for whose `<!--` lies before the lexer. One that is not closed within the cap
// ends with its paragraph.
static int comment_lines(TSLexer *lexer, const Line *opening) {
    int passed = bytes(text_of(opening)), line = 0, hyphens = 2, last_filled = -1;
    bool filled = true;
    while (!lexer->eof(lexer)) {
        if (passed >= COMMENT_CAP && last_filled >= 0) return last_filled;
        if (is_line_end(lexer->lookahead)) {
            if (!filled && last_filled < 0) last_filled = line - 1;
            passed += skip_line_end(lexer);
            line++;
            filled = false;
            hyphens = 0;
            continue;
        }
        passed += utf8_width(lexer->lookahead);
        if (passed <= COMMENT_CAP && lexer->lookahead == '>' && hyphens >= 2) return line;
        hyphens = lexer->lookahead == '-' ? hyphens + 1 : 0;
        filled = filled || !is_space(lexer->lookahead);
        lexer->advance(lexer, false);
    }
    return last_filled >= 0 ? last_filled : filled ? line : line - 1;
}

static Token start_paragraph(State *state, const Marker *marker, int indentation) {
    if (marker->kind == NO_MARKER) return PLAIN_START;
    if (marker->kind == BOLD_MARKER) return BOLD_START;
    state->mode = IN_MARKER;
    state->prefix = (uint16_t)(marker->start - indentation);
    state->name = (uint16_t)(marker->end - marker->start);
    state->suffix = (uint16_t)(marker->signs - marker->end);
    return marker->kind == DASH_MARKER ? DASH_START : LABEL_START;
}

static Token start_block(Scanner *scanner, TSLexer *lexer) {
    State *state = &scanner->state;
    Reader *reader = &scanner->reader;
    Line *line = &reader->lines[0];
    bool at_start = state->at_start;
    reader->lexer = lexer;
    reader->read = 1;
    start_line(lexer, line);
    while (!at_line_end(lexer) && is_space(lexer->lookahead)) keep(lexer, line, true);
    if (at_line_end(lexer)) return take_blank_lines(scanner, lexer, BLANK_LINES);
    *state = (State){.mode = IN_TEXT};
    mark(scanner, lexer);
    int indentation = line->len, level = 0;
    for (; indentation == 0 && level < 7 && lexer->lookahead == '#'; level++) keep(lexer, line, false);
    if (level >= 1 && level <= 6 && (lexer->lookahead == ' ' || lexer->lookahead == '\t')) {
        mark(scanner, lexer);
        return (Token)(H1 + level - 1);
    }
    for (int i = 0; i < 4 && level == 0 && lexer->lookahead == "<!--"[i]; i++) keep(lexer, line, false);
    if (starts_comment(text_of(line))) {
        mark(scanner, lexer);
        state->mode = IN_COMMENT;
        state->lines_left = (uint32_t)comment_lines(lexer, line);
        return COMMENT_OPEN;
    }
    read_rest_of_line(lexer, line);
    if (at_start) {
        // The lexer cannot go back; but a line that opens no front matter is a divider, and nothing more need be seen.
        state->lines_left = (uint32_t)front_matter_lines(lexer, line);
        if (state->lines_left > 0) {
            state->mode = FRONT_MATTER_OPENS;
            return FRONT_MATTER_START;
        }
    }
    if (is_divider(line)) {
        state->mode = IN_DIVIDER;
        return DIVIDER_START;
    }
    Marker marker = read_paragraph(reader, at_start, &state->lines_left);
    return start_paragraph(state, &marker, indentation);
}

#endif
