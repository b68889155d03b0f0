// The tokens of what may open a turn: a dash, or a name with the times and signs around it.
#ifndef TRANSCRIPT_MARKER_H
#define TRANSCRIPT_MARKER_H

#include "block.h"
#include "state.h"

// Whom a label names: one who asks or answers by the word for it, or anybody.
static Token name_kind(Slice name) {
    Slice known = name;
    while (known.len > 0 && is_digit(last(known))) known.len--;
    bool numbered = known.len == 1 && (first(known) == 'Q' || first(known) == 'A');
    Key key = key_of(trim_end_of(numbered ? known : name, SIGNS('.')), true);
    return HAS(QUESTION_LABELS, key.text) ? QUESTION : HAS(ANSWER_LABELS, key.text) ? ANSWER : SPEAKER;
}

static Token time_beside_label(Scanner *scanner, TSLexer *lexer) {
    while (is_digit(lexer->lookahead) || is_any(lexer->lookahead, SIGNS(':', '.', ','))) {
        bool figure = is_digit(lexer->lookahead);
        take(scanner, lexer, false);
        if (figure) mark(scanner, lexer);
    }
    return TIMESTAMP;
}

// What stands before or behind a name: a time, a remark in brackets, or signs.
static Token marker_piece(Scanner *scanner, TSLexer *lexer) {
    int32_t sign = lexer->lookahead;
    if (is_digit(sign)) return time_beside_label(scanner, lexer);
    take_many(scanner, lexer, 1, SIGN);
    if (sign == '\\' && is_opening_bracket(lexer->lookahead)) {
        sign = lexer->lookahead;
        take(scanner, lexer, false);
    }
    bool brackets = is_opening_bracket(sign) || sign == '<';
    if (brackets && (is_digit(lexer->lookahead) || sign == '(')) {
        Token token = is_digit(lexer->lookahead) ? TIMESTAMP : REMARK;
        while (!at_line_end(lexer) && !is_closing_bracket(lexer->lookahead) && lexer->lookahead != '>')
            take(scanner, lexer, false);
        return take_many(scanner, lexer, at_line_end(lexer) ? 0 : 1, token);
    }
    while (!brackets && lexer->lookahead == sign) take_many(scanner, lexer, 1, SIGN);
    return SIGN;
}

// The next token of a marker, or its end.
static Token scan_marker(Scanner *scanner, TSLexer *lexer) {
    State *state = &scanner->state;
    if (state->prefix == 0 && state->name > 0) {
        bool is_dash_sign = lexer->lookahead == '-' || is_dash(lexer->lookahead);
        for (; scanner->taken < state->name && scanner->taken < AHEAD; take(scanner, lexer, false)) {
            scanner->ahead[scanner->taken] = lexer->lookahead;
        }
        mark(scanner, lexer);
        state->name = 0;
        return is_dash_sign ? DASH : name_kind((Slice){scanner->ahead, (int)scanner->taken});
    }
    uint16_t *left = state->prefix > 0 ? &state->prefix : &state->suffix;
    while (scanner->taken < *left && is_space(lexer->lookahead)) {
        if (is_line_end(lexer->lookahead)) {
            take_line_end(scanner, lexer, true);
        } else {
            take(scanner, lexer, true);
        }
    }
    if (*left == scanner->taken && left == &state->prefix) {
        // Nothing but white space was left before the name.
        *left = 0;
        scanner->taken = 0;
        return scan_marker(scanner, lexer);
    }
    if (*left == 0) {
        state->mode = IN_TEXT;
        return take_many(scanner, lexer, 0, MARKER_END);
    }
    Token token = marker_piece(scanner, lexer);
    *left = scanner->marked < *left ? (uint16_t)(*left - scanner->marked) : 0;
    return token;
}

#endif
