// The tokens of a text, in a paragraph or heading: brackets, emphasis, links, times, and the words between.
//
// What opens something is followed to where that closes, in the same block; if it does not, it is text.
#ifndef TRANSCRIPT_INLINE_H
#define TRANSCRIPT_INLINE_H

#include "block.h"
#include "bracket.h"
#include "state.h"

// Without the last, a long line of signs that close nothing would be looked through once for each of them.
enum { LONGEST_EMPHASIS = 800, LONGEST_LINK = 400, MOST_PASSED = 16 };

// --- Looking ahead --------------------------------------------------------------------------------------------------

// A look ahead: the characters so far, how many may follow, and how many line ends.
typedef struct {
    Scanner *scanner;
    TSLexer *lexer;
    int len, most;
    uint32_t lines;
} Look;

static Construct *innermost(State *state) { return state->depth > 0 ? &state->open[state->depth - 1] : NULL; }

// How many characters there are up to the end of what is open, from where the lexer is.
static int room(Scanner *scanner) {
    Construct *inner = innermost(&scanner->state);
    return inner ? (int)inner->close_at - (int)scanner->taken : AHEAD;
}

// Starts a look ahead at the lexer, that ends with the block, with what is open, and after so many characters.
static Look look_ahead(Scanner *scanner, TSLexer *lexer, int most) {
    int left = room(scanner);
    return (Look){scanner, lexer, 0, left < most ? left : most, scanner->state.lines_left};
}

// Goes over the next character, and says whether there was one.
static bool look(Look *look) {
    if (look->len >= look->most || look->lexer->eof(look->lexer)) return false;
    int32_t c = look->lexer->lookahead;
    if (c == '\n' || (c == '\r' && look->lines == 0)) {
        if (look->lines == 0) return false;
        look->lines--;
    }
    look->scanner->ahead[look->len++] = c;
    take(look->scanner, look->lexer, false);
    return true;
}

static Slice seen(const Look *look) { return (Slice){look->scanner->ahead, look->len}; }

// Opens a construct that closes `close_at` characters behind the token.
static Token open_construct(Scanner *scanner, Token token, ConstructKind kind, int close_at, int close_len,
                            Signature signature) {
    State *state = &scanner->state;
    uint32_t before = scanner->marked;
    state->open[state->depth++] = (Construct){
        .kind = (uint8_t)kind,
        .close_len = (uint8_t)close_len,
        // These count from the token's end; what the token keeps is taken off when it is finished.
        .close_at = (uint16_t)(before + (uint32_t)close_at),
        .signature_at = signature.len > 0 ? (uint16_t)(before + (uint32_t)signature.at) : NOWHERE,
        .signature_len = (uint16_t)signature.len,
    };
    return token;
}

static const Signature UNSIGNED = {0, 0};

// --- Constructs -----------------------------------------------------------------------------------------------------

static int32_t closer_of(int32_t open) {
    switch (open) {
        case '(': return ')';
        case '[': return ']';
        case '{': return '}';
        case 0xff08: return 0xff09;
        case 0xff3b: return 0xff3d;
        default: return 0x3011;
    }
}

// `[[target|text]]`, the second bracket before the lexer.
static Token scan_link(Scanner *scanner, TSLexer *lexer) {
    take_many(scanner, lexer, 1, LINK_OPEN);
    Look ahead = look_ahead(scanner, lexer, LONGEST_LINK);
    while (look(&ahead)) {
        Slice link = seen(&ahead);
        int32_t c = last(link);
        if (c == '[' || is_line_end(c)) break;
        if (c != ']') continue;
        if (lexer->lookahead != ']' || trim(slice(link, 0, link.len - 1)).len == 0) break;
        return open_construct(scanner, LINK_OPEN, OPEN_LINK, link.len - 1, 2, UNSIGNED);
    }
    return TEXT;
}

// A bracket: what it means is told by what stands up to its partner. `escaped` says that a backslash stands before it.
static Token scan_bracket(Scanner *scanner, TSLexer *lexer, bool escaped) {
    int32_t open = lexer->lookahead, close = closer_of(open);
    take_many(scanner, lexer, 1, TEXT);
    if (open == '[' && lexer->lookahead == '[' && !escaped && room(scanner) > 0 && scanner->state.depth < MOST_OPEN)
        return scan_link(scanner, lexer);
    Look ahead = look_ahead(scanner, lexer, AHEAD);
    int depth = 1;
    while (depth > 0 && depth <= MOST_PASSED && look(&ahead)) {
        int32_t c = last(seen(&ahead));
        depth += c == open ? 1 : c == close ? -1 : 0;
    }
    if (depth > 0) return escaped ? ESCAPE : TEXT;
    Slice inner = slice(seen(&ahead), 0, ahead.len - 1);
    int close_len = 1;
    if (escaped) {
        if (last(inner) != '\\') return ESCAPE;
        inner.len--;
        close_len = 2;
    }
    bool square = open == '[' || open == 0xff3b || open == 0x3010;
    Signature signature;
    BracketMeaning meaning = bracket_meaning(inner, square, &signature);
    if (meaning == TIME_BRACKET || meaning == EVENT_BRACKET || meaning == EDITORIAL_BRACKET) {
        mark(scanner, lexer);
        return meaning == TIME_BRACKET ? TIMESTAMP : meaning == EVENT_BRACKET ? EVENT : EDITORIAL;
    }
    if (scanner->state.depth == MOST_OPEN) return escaped ? ESCAPE : TEXT;
    Token token = meaning == NOTE_BRACKET ? NOTE_OPEN : square ? INSERTION_OPEN : PARENTHESIS_OPEN;
    return open_construct(scanner, token, OPEN_BRACKET, inner.len, close_len, signature);
}

// `*…*`, `**…**`, `_…_`, `__…__`, around whole words and whole brackets.
static Token scan_emphasis(Scanner *scanner, TSLexer *lexer) {
    int32_t sign = lexer->lookahead;
    int width = 0;
    while (lexer->lookahead == sign && room(scanner) > 0) {
        take_many(scanner, lexer, 1, TEXT);
        width++;
    }
    bool opens = width <= 2 && !at_line_end(lexer) && !is_space(lexer->lookahead) &&
                 !(scanner->state.after_word && (sign == '_' || width == 1));
    if (!opens || scanner->state.depth == MOST_OPEN) return TEXT;
    Look ahead = look_ahead(scanner, lexer, LONGEST_EMPHASIS);
    int brackets = 0, run = 0, passed = 0;
    while (brackets >= 0 && brackets <= MOST_PASSED && passed <= MOST_PASSED && look(&ahead)) {
        int32_t c = last(seen(&ahead));
        brackets += is_opening_bracket(c) ? 1 : is_closing_bracket(c) ? -1 : 0;
        run = c == sign ? run + 1 : 0;
        bool inside_word = sign == '_' && is_alphanumeric(lexer->lookahead);
        if (run == 0 || lexer->lookahead == sign) continue;
        passed++;
        if (run != width || inside_word || brackets > 0 || is_space(char_at(seen(&ahead), ahead.len - run - 1)))
            continue;
        return open_construct(scanner, width == 2 ? STRONG_OPEN : EMPHASIS_OPEN, OPEN_EMPHASIS, ahead.len - run, run,
                              UNSIGNED);
    }
    return TEXT;
}

static Token scan_escape(Scanner *scanner, TSLexer *lexer) {
    take_many(scanner, lexer, 1, TEXT);
    int32_t c = lexer->lookahead;
    if (room(scanner) == 0) return TEXT;
    if (is_opening_bracket(c)) {
        Token token = scan_bracket(scanner, lexer, true);
        return token == TEXT ? ESCAPE : token;
    }
    bool escapes = is_closing_bracket(c) || is_dash(c) || is_any(c, SIGNS('*', '_', '\\', '-', '#', '<', ':', '.'));
    return escapes ? take_many(scanner, lexer, 1, ESCAPE) : TEXT;
}

static Token scan_numbered_time(Scanner *scanner, TSLexer *lexer) {
    take_many(scanner, lexer, 1, TEXT);
    Look ahead = look_ahead(scanner, lexer, 24);
    while (look(&ahead) &&
           (is_digit(last(seen(&ahead))) || is_any(last(seen(&ahead)), SIGNS(':', '.', ',', '-', '#')))) {
        int32_t text[32] = {'#'};
        memcpy(text + 1, scanner->ahead, sizeof(int32_t) * (size_t)ahead.len);
        if (last(seen(&ahead)) != '#' || numbered_time((Slice){text, ahead.len + 1}) != ahead.len + 1) continue;
        mark(scanner, lexer);
        return TIMESTAMP;
    }
    return TEXT;
}

static Token scan_inline_comment(Scanner *scanner, TSLexer *lexer) {
    take_many(scanner, lexer, 1, TEXT);
    Look ahead = look_ahead(scanner, lexer, AHEAD);
    for (int hyphens = 0; look(&ahead);) {
        int32_t c = last(seen(&ahead));
        bool opens = ahead.len > 3 || c == "!--"[ahead.len - 1];
        if (!opens || c == '<' || is_line_end(c)) break;
        if (c == '>' && hyphens >= 2) {
            mark(scanner, lexer);
            return INLINE_COMMENT;
        }
        hyphens = c == '-' && ahead.len > 3 ? hyphens + 1 : 0;
    }
    return TEXT;
}

static bool is_special(int32_t c) {
    return is_opening_bracket(c) || is_any(c, SIGNS('\\', '*', '_', '#', '<', 0x2588));
}

static Token scan_special(Scanner *scanner, TSLexer *lexer) {
    switch (lexer->lookahead) {
        case '\\': return scan_escape(scanner, lexer);
        case '*':
        case '_': return scan_emphasis(scanner, lexer);
        case '#': return scan_numbered_time(scanner, lexer);
        case '<': return scan_inline_comment(scanner, lexer);
        case 0x2588:
            while (lexer->lookahead == 0x2588) take_many(scanner, lexer, 1, EDITORIAL);
            return EDITORIAL;
        default: return scan_bracket(scanner, lexer, false);
    }
}

// --- Text -----------------------------------------------------------------------------------------------------------

// How many characters of text there may be before the innermost construct has a token of its own.
static uint32_t text_room(State *state) {
    Construct *inner = innermost(state);
    if (!inner) return UINT32_MAX;
    return inner->signature_at < inner->close_at ? inner->signature_at : inner->close_at;
}

static Token plain_text(Scanner *scanner, TSLexer *lexer, Token token) {
    State *state = &scanner->state;
    uint32_t end = text_room(state);
    while (!at_line_end(lexer) && scanner->taken < end) {
        int32_t c = lexer->lookahead;
        if (token == TEXT && is_special(c)) break;
        if (token != TEXT && c == '|') break;
        take(scanner, lexer, false);
        if (is_space(c)) {
            state->after_word = false;
        } else {
            state->after_word = is_alphanumeric(c);
            mark(scanner, lexer);
        }
    }
    return token;
}

static Token close_construct(Scanner *scanner, TSLexer *lexer, const Construct *inner) {
    static const Token CLOSERS[] = {BRACKET_CLOSE, EMPHASIS_CLOSE, LINK_CLOSE, LINK_CLOSE};
    Token token = CLOSERS[inner->kind];
    take_many(scanner, lexer, inner->close_len, token);
    scanner->state.depth--;
    return token;
}

static Token text_token(Scanner *scanner, TSLexer *lexer) {
    State *state = &scanner->state;
    Construct *inner = innermost(state);
    if (inner && inner->close_at <= scanner->taken) return close_construct(scanner, lexer, inner);
    if (inner && inner->signature_at == scanner->taken) {
        uint32_t end = scanner->taken + inner->signature_len;
        inner->signature_at = NOWHERE;
        while (scanner->taken < end && !lexer->eof(lexer)) {
            if (is_line_end(lexer->lookahead)) {
                take_line_end(scanner, lexer, false);
            } else {
                take(scanner, lexer, false);
            }
        }
        return take_many(scanner, lexer, 0, ATTRIBUTION);
    }
    if (inner && inner->kind == OPEN_LINK) {
        if (lexer->lookahead != '|') return plain_text(scanner, lexer, LINK_TARGET);
        inner->kind = OPEN_LINK_TEXT;
        return take_many(scanner, lexer, 1, LINK_BAR);
    }
    if (inner && inner->kind == OPEN_LINK_TEXT) return plain_text(scanner, lexer, LINK_TEXT);
    if (!is_special(lexer->lookahead)) return plain_text(scanner, lexer, TEXT);
    Token token = scan_special(scanner, lexer);
    state->after_word = false;
    return token;
}

// The next token of a text. What is open has its distances counted down by what the token keeps.
static Token scan_text(Scanner *scanner, TSLexer *lexer) {
    State *state = &scanner->state;
    uint32_t before = scanner->taken;
    take_blank(scanner, lexer);
    if (scanner->taken > before) state->after_word = false;
    Token token = LINE_BREAK;
    if (!at_line_end(lexer)) {
        token = text_token(scanner, lexer);
    } else if (lexer->eof(lexer) || state->lines_left == 0) {
        return take_blank_lines(scanner, lexer, BLOCK_END);
    } else {
        take_line_end(scanner, lexer, false);
        mark(scanner, lexer);
        state->after_word = false;
    }
    for (int i = 0; i < state->depth; i++) {
        Construct *open = &state->open[i];
        open->close_at -= scanner->marked < open->close_at ? (uint16_t)scanner->marked : open->close_at;
        if (open->signature_at == NOWHERE) continue;
        // A signature that something else has run over is given up.
        bool passed = open->signature_at < scanner->marked;
        open->signature_at = passed ? NOWHERE : (uint16_t)(open->signature_at - scanner->marked);
    }
    return token;
}

#endif
