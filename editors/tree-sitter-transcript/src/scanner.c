// Makes every token of the grammar, since what a line is follows from the lines around it.
//
// A block is read ahead when it starts, and what was found is kept until its end, so that each token knows where it
// stands. Nothing is refused: whatever the text is, its tree has no errors.

#include "comment.h"
#include "inline.h"
#include "marker.h"
#include "start.h"
#include "tree_sitter/alloc.h"

static Token scan(Scanner *scanner, TSLexer *lexer) {
    switch ((Mode)scanner->state.mode) {
        case BETWEEN_BLOCKS: return lexer->eof(lexer) ? NO_TOKEN : start_block(scanner, lexer);
        case FRONT_MATTER_OPENS:
        case IN_FRONT_MATTER:
        case FRONT_MATTER_CLOSES: return scan_front_matter(scanner, lexer);
        case IN_COMMENT:
        case IN_DIRECTIVE:
        case IN_RULES:
        case IN_REASON:
        case BEHIND_COMMENT: return scan_comment(scanner, lexer);
        case IN_DIVIDER: return scan_divider(scanner, lexer);
        case IN_MARKER: return scan_marker(scanner, lexer);
        case IN_TEXT: return scan_text(scanner, lexer);
    }
    return NO_TOKEN;
}

void *tree_sitter_transcript_external_scanner_create(void) {
    Scanner *scanner = ts_calloc(1, sizeof(Scanner));
    scanner->state.at_start = true;
    return scanner;
}

void tree_sitter_transcript_external_scanner_destroy(void *payload) { ts_free(payload); }

// What lies beyond the depth of what is open is left out: between blocks, where trees are put together again after an
// edit, all states are alike.
unsigned tree_sitter_transcript_external_scanner_serialize(void *payload, char *buffer) {
    const State *state = &((Scanner *)payload)->state;
    unsigned size = (unsigned)(offsetof(State, open) + state->depth * sizeof(Construct));
    memcpy(buffer, state, size);
    return size;
}

void tree_sitter_transcript_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
    State *state = &((Scanner *)payload)->state;
    memset(state, 0, sizeof(State));
    state->at_start = length == 0;
    if (length > 0 && length <= sizeof(State)) memcpy(state, buffer, length);
}

bool tree_sitter_transcript_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid_symbols) {
    Scanner *scanner = payload;
    scanner->taken = scanner->marked = 0;
    Token token = scan(scanner, lexer);
    if (token == NO_TOKEN || !valid_symbols[token]) return false;
    lexer->result_symbol = (TSSymbol)token;
    return true;
}
