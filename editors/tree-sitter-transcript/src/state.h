// What the scanner knows between two tokens, and the handling of the one that it makes.
#ifndef TRANSCRIPT_STATE_H
#define TRANSCRIPT_STATE_H

#include "line.h"
#include "tree_sitter/parser.h"

// In the order of the grammar's `externals`.
// clang-format off
typedef enum {
    BLANK_LINES, BLOCK_END, LINE_BREAK,
    FRONT_MATTER_START, FRONT_MATTER_MARK, YAML,
    H1, H2, H3, H4, H5, H6,
    DIVIDER_START, DIVIDER_SIGNS,
    COMMENT_OPEN, COMMENT_TEXT, COMMENT_CLOSE, ADDRESS, VERB, RULE,
    PLAIN_START, BOLD_START, DASH_START, LABEL_START,
    DASH, SPEAKER, QUESTION, ANSWER, SIGN, REMARK, MARKER_END,
    TEXT, ESCAPE, TIMESTAMP, EVENT, EDITORIAL, INLINE_COMMENT,
    NOTE_OPEN, INSERTION_OPEN, PARENTHESIS_OPEN, BRACKET_CLOSE, ATTRIBUTION,
    LINK_OPEN, LINK_TARGET, LINK_BAR, LINK_TEXT, LINK_CLOSE,
    STRONG_OPEN, EMPHASIS_OPEN, EMPHASIS_CLOSE,
    NO_TOKEN,
} Token;
// clang-format on

// Where the next token stands.
typedef enum {
    BETWEEN_BLOCKS,
    FRONT_MATTER_OPENS,
    IN_FRONT_MATTER,
    FRONT_MATTER_CLOSES,
    IN_COMMENT,
    IN_DIRECTIVE,
    IN_RULES,
    IN_REASON,
    BEHIND_COMMENT,
    IN_DIVIDER,
    IN_MARKER,
    IN_TEXT,
} Mode;

// What may be open inside a paragraph.
typedef enum { OPEN_BRACKET, OPEN_EMPHASIS, OPEN_LINK, OPEN_LINK_TEXT } ConstructKind;

enum { NOWHERE = 0xffff, MOST_OPEN = 8, AHEAD = 1500 };

// Something that is open: how many characters are left up to its end, and up to its signature if it has one.
typedef struct {
    uint8_t kind, close_len;
    uint16_t close_at, signature_at, signature_len;
} Construct;

typedef struct {
    // The line ends that are left in the block. It stands first, so that there is no gap between what is kept.
    uint32_t lines_left;
    // Whether nothing has been read yet, whether a letter stands before the next token, and how much is open.
    uint8_t mode, at_start, after_word, depth;
    // The characters of a marker before its name or dash, in it, and behind it.
    uint16_t prefix, name, suffix;
    Construct open[MOST_OPEN];
} State;

typedef struct {
    State state;
    Reader reader;
    // The characters gone over for the token that is being made, and how many of them it keeps.
    uint32_t taken, marked;
    int32_t ahead[AHEAD];
} Scanner;

static bool at_line_end(TSLexer *lexer) { return lexer->eof(lexer) || is_line_end(lexer->lookahead); }

// Goes over a character; `outside` says that the token starts behind it.
static void take(Scanner *scanner, TSLexer *lexer, bool outside) {
    lexer->advance(lexer, outside);
    scanner->taken++;
}

// Ends the token here, until it is said again.
static void mark(Scanner *scanner, TSLexer *lexer) {
    lexer->mark_end(lexer);
    scanner->marked = scanner->taken;
}

static Token take_many(Scanner *scanner, TSLexer *lexer, int count, Token token) {
    for (; count > 0; count--) take(scanner, lexer, false);
    mark(scanner, lexer);
    return token;
}

static void take_blank(Scanner *scanner, TSLexer *lexer) {
    while (!at_line_end(lexer) && is_space(lexer->lookahead)) take(scanner, lexer, true);
}

// Takes what is left of the line but for the white space at its end.
static Token take_line(Scanner *scanner, TSLexer *lexer, Token token) {
    while (!at_line_end(lexer)) {
        bool said = !is_space(lexer->lookahead);
        take(scanner, lexer, false);
        if (said) mark(scanner, lexer);
    }
    return token;
}

// Takes a line end inside a block.
static void take_line_end(Scanner *scanner, TSLexer *lexer, bool outside) {
    bool returns = lexer->lookahead == '\r';
    take(scanner, lexer, outside);
    if (returns && lexer->lookahead == '\n') take(scanner, lexer, outside);
    if (scanner->state.lines_left > 0) scanner->state.lines_left--;
}

// Takes blank lines, that of a block that ends here first.
static Token take_blank_lines(Scanner *scanner, TSLexer *lexer, Token token) {
    mark(scanner, lexer);
    while (!lexer->eof(lexer) && is_space(lexer->lookahead)) {
        bool ends_line = is_line_end(lexer->lookahead);
        take(scanner, lexer, false);
        if (ends_line) mark(scanner, lexer);
    }
    if (lexer->eof(lexer)) mark(scanner, lexer);
    scanner->state = (State){.mode = BETWEEN_BLOCKS};
    return token;
}

#endif
