// Reads lines ahead of the token that is sought, as far as a decision needs them.
#ifndef TRANSCRIPT_LINE_H
#define TRANSCRIPT_LINE_H

#include "chars.h"
#include "tree_sitter/parser.h"

// A line of more characters is a paragraph of its own; text is hard-wrapped at fewer, but not at fewer than the second.
enum { WIDEST_WRAP = 110, NARROWEST_WRAP = 40 };

// As many characters of a line are kept; a longer one is known by its start alone. It is more than any label, and
// more than the widest line that can be one of several in its paragraph.
enum { KEPT = 256, LINES = 4 };

// One line, without its line end.
typedef struct {
    int32_t text[KEPT];
    // The characters kept, and those that the line end takes up.
    int len, line_end;
    // Whether there is such a line, whether all of it is kept, and whether it holds nothing but white space.
    bool exists, whole, blank;
} Line;

// The lines from the start of a block on. Four of them can be looked at together.
typedef struct {
    TSLexer *lexer;
    Line lines[LINES];
    int read;
} Reader;

static Slice text_of(const Line *line) { return (Slice){line->text, line->len}; }

// The characters of a line, or one more than a wrapped line can have.
static int width_of(const Line *line) { return line->len <= WIDEST_WRAP ? line->len : WIDEST_WRAP + 1; }

static void skip_to_line_end(TSLexer *lexer) {
    while (!lexer->eof(lexer) && !is_line_end(lexer->lookahead)) lexer->advance(lexer, false);
}

// Goes over one line end: `\n`, `\r\n` or `\r`. Says how many characters it has.
static int skip_line_end(TSLexer *lexer) {
    int32_t sign = lexer->lookahead;
    lexer->advance(lexer, false);
    if (sign != '\r' || lexer->lookahead != '\n') return 1;
    lexer->advance(lexer, false);
    return 2;
}

// Keeps the next character of a line; `outside` says that the token starts behind it.
static void keep(TSLexer *lexer, Line *line, bool outside) {
    if (!is_space(lexer->lookahead)) line->blank = false;
    if (line->len < KEPT) line->text[line->len++] = lexer->lookahead;
    lexer->advance(lexer, outside);
}

static void start_line(TSLexer *lexer, Line *line) {
    line->len = line->line_end = 0;
    line->exists = !lexer->eof(lexer);
    line->blank = true;
    line->whole = false;
}

static void read_rest_of_line(TSLexer *lexer, Line *line) {
    while (!lexer->eof(lexer) && !is_line_end(lexer->lookahead)) {
        if (line->len == KEPT && !(line->blank && is_space(lexer->lookahead))) {
            line->blank = false;
            return;
        }
        keep(lexer, line, false);
    }
    line->whole = true;
    if (!lexer->eof(lexer)) line->line_end = skip_line_end(lexer);
}

// The line of that index, which is at most three before the last one read.
static const Line *line_at(Reader *reader, int index) {
    while (reader->read <= index) {
        const Line *before = reader->read > 0 ? &reader->lines[(reader->read - 1) % LINES] : NULL;
        if (before && !before->whole) {
            skip_to_line_end(reader->lexer);
            if (!reader->lexer->eof(reader->lexer)) skip_line_end(reader->lexer);
        }
        Line *line = &reader->lines[reader->read++ % LINES];
        start_line(reader->lexer, line);
        read_rest_of_line(reader->lexer, line);
    }
    return &reader->lines[index % LINES];
}

// The line of that index, null if it is blank or the text ends before it.
static const Line *filled(Reader *reader, int index) {
    const Line *line = line_at(reader, index);
    return line->exists && !line->blank ? line : NULL;
}

#endif
