// Runs the grammar for the tests, with the tree-sitter library as it comes in the npm package of that name.
//
//   driver trees            prints the named nodes of each tree
//   driver edits SEED       compares trees after random edits with fresh ones
//   driver captures QUERY   prints what a query captures
//   driver time FILE        prints how long it takes to parse a file, and to parse it again after an edit
//
// On the input stand documents, each behind a line with its length in bytes. A full stop alone ends each answer.

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tree_sitter/api.h"

const TSLanguage *tree_sitter_transcript(void);

typedef struct {
    char *text;
    uint32_t len;
} Document;

static void fail(const char *why) {
    fprintf(stderr, "driver: %s\n", why);
    exit(2);
}

static void *allocate(size_t size) {
    void *memory = malloc(size ? size : 1);
    if (!memory) fail("out of memory");
    return memory;
}

static bool read_document(Document *document) {
    char header[32];
    if (!fgets(header, sizeof(header), stdin)) return false;
    document->len = (uint32_t)strtoul(header, NULL, 10);
    document->text = allocate(document->len);
    if (fread(document->text, 1, document->len, stdin) != document->len) fail("a document is cut off");
    return true;
}

static Document read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) fail("a file cannot be read");
    Document document = {NULL, (uint32_t)ftell(file)};
    rewind(file);
    document.text = allocate(document.len + 1);
    if (fread(document.text, 1, document.len, file) != document.len) fail("a file cannot be read");
    fclose(file);
    document.text[document.len] = 0;
    return document;
}

// Calls `each` for every named node, from the root on; stops where it says so.
static void walk(TSTree *tree, bool (*each)(TSNode node, const char *field, int depth, void *context), void *context) {
    TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
    int depth = 0;
    for (;;) {
        if (!each(ts_tree_cursor_current_node(&cursor), ts_tree_cursor_current_field_name(&cursor), depth, context))
            break;
        if (ts_tree_cursor_goto_first_child(&cursor)) {
            depth++;
            continue;
        }
        while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
            if (!ts_tree_cursor_goto_parent(&cursor)) {
                ts_tree_cursor_delete(&cursor);
                return;
            }
            depth--;
        }
    }
    ts_tree_cursor_delete(&cursor);
}

static bool print_node(TSNode node, const char *field, int depth, void *context) {
    (void)context;
    bool missing = ts_node_is_missing(node);
    printf("%d %s%s %" PRIu32 " %" PRIu32 " %s\n", depth, missing ? "MISSING-" : "", ts_node_type(node),
           ts_node_start_byte(node), ts_node_end_byte(node), field ? field : "");
    return true;
}

static void trees(TSParser *parser) {
    Document document;
    while (read_document(&document)) {
        TSTree *tree = ts_parser_parse_string(parser, NULL, document.text, document.len);
        walk(tree, print_node, NULL);
        printf(".\n");
        ts_tree_delete(tree);
        free(document.text);
    }
}

// --- Edits ----------------------------------------------------------------------------------------------------------

typedef struct {
    char *text;
    size_t len, room;
} Shape;

static bool add_node(TSNode node, const char *field, int depth, void *context) {
    Shape *shape = context;
    char line[160];
    int len = snprintf(line, sizeof(line), "%d %s %s %" PRIu32 " %" PRIu32 "\n", depth, field ? field : "",
                       ts_node_type(node), ts_node_start_byte(node), ts_node_end_byte(node));
    if (shape->len + (size_t)len + 1 > shape->room) {
        shape->room = (shape->len + (size_t)len + 1) * 2;
        shape->text = realloc(shape->text, shape->room);
        if (!shape->text) fail("out of memory");
    }
    memcpy(shape->text + shape->len, line, (size_t)len + 1);
    shape->len += (size_t)len;
    return true;
}

static Shape shape_of(TSTree *tree) {
    Shape shape = {NULL, 0, 0};
    walk(tree, add_node, &shape);
    return shape;
}

static TSPoint point_at(const Document *document, uint32_t offset) {
    TSPoint point = {0, 0};
    for (uint32_t i = 0; i < offset; i++) {
        point.column++;
        if (document->text[i] == '\n') point = (TSPoint){point.row + 1, 0};
    }
    return point;
}

static uint32_t random_state;

static uint32_t random_below(uint32_t bound) {
    random_state = random_state * 1664525u + 1013904223u;
    return bound ? (random_state >> 8) % bound : 0;
}

// Puts a piece in the place of some bytes, and tells the tree.
static void edit(Document *document, TSTree *tree, uint32_t start, uint32_t old_len, const char *piece) {
    uint32_t new_len = (uint32_t)strlen(piece);
    TSInputEdit input = {
        .start_byte = start,
        .old_end_byte = start + old_len,
        .new_end_byte = start + new_len,
        .start_point = point_at(document, start),
        .old_end_point = point_at(document, start + old_len),
    };
    char *text = allocate(document->len - old_len + new_len);
    memcpy(text, document->text, start);
    memcpy(text + start, piece, new_len);
    memcpy(text + start + new_len, document->text + start + old_len, document->len - start - old_len);
    free(document->text);
    document->text = text;
    document->len = document->len - old_len + new_len;
    input.new_end_point = point_at(document, start + new_len);
    ts_tree_edit(tree, &input);
}

static uint32_t whole_character(const Document *document, uint32_t at) {
    while (at > 0 && at < document->len && (document->text[at] & 0xc0) == 0x80) at--;
    return at;
}

static void edits(TSParser *parser, uint32_t seed) {
    static const char *const PIECES[] = {
        "",  "",  "\n", "\n\n", " ", "a",      "— ", "—",     "(",    ")",   "[",   "]",     "**",
        "*", "_", ": ", "?",    ".", "Anna: ", "# ", "---\n", "<!--", "-->", "\\[", "— Ed.", "0:33",
    };
    Document document;
    for (uint32_t index = 0; read_document(&document); index++) {
        random_state = seed + index;
        TSTree *tree = ts_parser_parse_string(parser, NULL, document.text, document.len);
        for (int round = 0; round < 20; round++) {
            uint32_t start = whole_character(&document, random_below(document.len + 1));
            uint32_t end = start + random_below(6);
            end = whole_character(&document, end < document.len ? end : document.len);
            edit(&document, tree, start, end > start ? end - start : 0,
                 PIECES[random_below(sizeof(PIECES) / sizeof(PIECES[0]))]);
            TSTree *next = ts_parser_parse_string(parser, tree, document.text, document.len);
            TSTree *fresh = ts_parser_parse_string(parser, NULL, document.text, document.len);
            Shape edited = shape_of(next), anew = shape_of(fresh);
            if (ts_node_has_error(ts_tree_root_node(fresh))) printf("round %d: an error\n", round);
            if (strcmp(edited.text, anew.text) != 0) printf("round %d: not as a fresh tree\n", round);
            free(edited.text);
            free(anew.text);
            ts_tree_delete(fresh);
            ts_tree_delete(tree);
            tree = next;
        }
        printf(".\n");
        ts_tree_delete(tree);
        free(document.text);
    }
}

// --- Queries --------------------------------------------------------------------------------------------------------

static void captures(TSParser *parser, const char *path) {
    Document source = read_file(path);
    uint32_t offset;
    TSQueryError error;
    TSQuery *query = ts_query_new(tree_sitter_transcript(), source.text, source.len, &offset, &error);
    if (!query) {
        fprintf(stderr, "%s: error %d at byte %" PRIu32 "\n", path, (int)error, offset);
        exit(2);
    }
    Document document;
    while (read_document(&document)) {
        TSTree *tree = ts_parser_parse_string(parser, NULL, document.text, document.len);
        TSQueryCursor *cursor = ts_query_cursor_new();
        ts_query_cursor_exec(cursor, query, ts_tree_root_node(tree));
        TSQueryMatch match;
        uint32_t index;
        while (ts_query_cursor_next_capture(cursor, &match, &index)) {
            TSQueryCapture capture = match.captures[index];
            uint32_t length;
            printf("%s %" PRIu32 " %" PRIu32 "\n", ts_query_capture_name_for_id(query, capture.index, &length),
                   ts_node_start_byte(capture.node), ts_node_end_byte(capture.node));
        }
        printf(".\n");
        ts_query_cursor_delete(cursor);
        ts_tree_delete(tree);
        free(document.text);
    }
    ts_query_delete(query);
    free(source.text);
}

// --- Time -----------------------------------------------------------------------------------------------------------

static double now(void) {
    struct timespec time;
    timespec_get(&time, TIME_UTC);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void measure(TSParser *parser, const char *path) {
    Document document = read_file(path);
    double start = now();
    TSTree *tree = ts_parser_parse_string(parser, NULL, document.text, document.len);
    double parsed = now();
    edit(&document, tree, whole_character(&document, document.len / 2), 0, "a");
    double edited = now();
    TSTree *next = ts_parser_parse_string(parser, tree, document.text, document.len);
    printf("%" PRIu32 " bytes: %.0f ms, after an edit %.2f ms\n", document.len, parsed - start, now() - edited);
    ts_tree_delete(next);
    ts_tree_delete(tree);
    free(document.text);
}

int main(int count, char **arguments) {
    TSParser *parser = ts_parser_new();
    if (!ts_parser_set_language(parser, tree_sitter_transcript())) fail("the library does not take the language");
    const char *command = count > 1 ? arguments[1] : "";
    if (strcmp(command, "trees") == 0) {
        trees(parser);
    } else if (strcmp(command, "edits") == 0 && count > 2) {
        edits(parser, (uint32_t)strtoul(arguments[2], NULL, 10));
    } else if (strcmp(command, "captures") == 0 && count > 2) {
        captures(parser, arguments[2]);
    } else if (strcmp(command, "time") == 0 && count > 2) {
        measure(parser, arguments[2]);
    } else {
        fail("say `trees`, `edits SEED`, `captures QUERY` or `time FILE`");
    }
    ts_parser_delete(parser);
    return 0;
}
