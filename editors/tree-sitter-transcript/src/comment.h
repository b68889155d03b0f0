// What is no text: comments with what they say to the server, front matter, dividers.
#ifndef TRANSCRIPT_COMMENT_H
#define TRANSCRIPT_COMMENT_H

#include "state.h"

// Takes the words of a comment, up to what closes it if it is still to be closed.
static Token comment_text(Scanner *scanner, TSLexer *lexer) {
    State *state = &scanner->state;
    bool open = state->mode != BEHIND_COMMENT;
    uint32_t lines = state->lines_left;
    for (int hyphens = 0;;) {
        if (open && !lexer->eof(lexer) && lexer->lookahead == '-') {
            take(scanner, lexer, false);
            hyphens++;
            continue;
        }
        if (!lexer->eof(lexer) && lexer->lookahead == '>' && hyphens >= 2) return COMMENT_TEXT;
        // Hyphens are text once they are known not to close the comment.
        if (hyphens > 0) {
            mark(scanner, lexer);
            state->lines_left = lines;
            hyphens = 0;
        }
        if (lexer->eof(lexer) || (is_line_end(lexer->lookahead) && lines == 0)) return COMMENT_TEXT;
        if (is_line_end(lexer->lookahead)) {
            skip_line_end(lexer);
            lines--;
            continue;
        }
        bool said = !is_space(lexer->lookahead);
        take(scanner, lexer, false);
        if (said) {
            mark(scanner, lexer);
            state->lines_left = lines;
        }
    }
}

// A word of a directive: small letters and hyphens. Where something else stands, the rest is a reason.
static Token directive_word(Scanner *scanner, TSLexer *lexer, Token token) {
    int len = 0;
    while (len < KEPT &&
           ((lexer->lookahead >= 'a' && lexer->lookahead <= 'z') || (len > 0 && lexer->lookahead == '-'))) {
        scanner->ahead[len++] = lexer->lookahead;
        take(scanner, lexer, false);
        if (scanner->ahead[len - 1] != '-') mark(scanner, lexer);
    }
    bool reason = len == 7 && starts_with((Slice){scanner->ahead, len}, "because");
    scanner->state.mode = len > 0 && !reason ? IN_RULES : IN_REASON;
    return len > 0 && !reason ? token : comment_text(scanner, lexer);
}

static Token scan_comment(Scanner *scanner, TSLexer *lexer) {
    State *state = &scanner->state;
    while (!lexer->eof(lexer) && (is_space(lexer->lookahead) || (state->mode == IN_RULES && lexer->lookahead == ','))) {
        if (!is_line_end(lexer->lookahead)) {
            take(scanner, lexer, true);
        } else if (state->lines_left > 0) {
            take_line_end(scanner, lexer, true);
        } else {
            break;
        }
    }
    if (at_line_end(lexer)) return take_blank_lines(scanner, lexer, BLOCK_END);
    if (state->mode == BEHIND_COMMENT) return comment_text(scanner, lexer);
    if (lexer->lookahead == '-') {
        int hyphens = 0;
        for (; lexer->lookahead == '-'; hyphens++) take(scanner, lexer, false);
        state->mode = IN_REASON;
        if (hyphens >= 2 && lexer->lookahead == '>') {
            state->mode = BEHIND_COMMENT;
            return take_many(scanner, lexer, 1, COMMENT_CLOSE);
        }
        mark(scanner, lexer);
        return comment_text(scanner, lexer);
    }
    if (state->mode == IN_DIRECTIVE) return directive_word(scanner, lexer, VERB);
    if (state->mode == IN_RULES) return directive_word(scanner, lexer, RULE);
    const char *address = state->mode == IN_COMMENT ? "transcript-ls:" : "";
    bool addresses = *address != 0;
    for (; *address && lexer->lookahead == *address; address++) take(scanner, lexer, false);
    if (addresses && !*address) {
        mark(scanner, lexer);
        state->mode = IN_DIRECTIVE;
        return ADDRESS;
    }
    if (scanner->taken > 0) mark(scanner, lexer);
    state->mode = IN_REASON;
    return comment_text(scanner, lexer);
}

static Token front_matter_mark(Scanner *scanner, TSLexer *lexer, Mode next) {
    scanner->state.mode = next;
    return take_many(scanner, lexer, 3, FRONT_MATTER_MARK);
}

static Token scan_front_matter(Scanner *scanner, TSLexer *lexer) {
    State *state = &scanner->state;
    if (state->mode == FRONT_MATTER_OPENS) return front_matter_mark(scanner, lexer, IN_FRONT_MATTER);
    if (state->mode == FRONT_MATTER_CLOSES) return front_matter_mark(scanner, lexer, IN_DIVIDER);
    take_blank(scanner, lexer);
    take_line_end(scanner, lexer, true);
    if (state->lines_left == 0) return front_matter_mark(scanner, lexer, IN_DIVIDER);
    while (state->lines_left > 0 && !lexer->eof(lexer)) {
        while (!at_line_end(lexer)) take(scanner, lexer, false);
        take_line_end(scanner, lexer, false);
    }
    mark(scanner, lexer);
    state->mode = FRONT_MATTER_CLOSES;
    return YAML;
}

static Token scan_divider(Scanner *scanner, TSLexer *lexer) {
    take_blank(scanner, lexer);
    return at_line_end(lexer) ? take_blank_lines(scanner, lexer, BLOCK_END) : take_line(scanner, lexer, DIVIDER_SIGNS);
}

#endif
