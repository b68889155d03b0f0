// Characters and stretches of them: what `char` and `str` are to the server's own parser.
#ifndef TRANSCRIPT_CHARS_H
#define TRANSCRIPT_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "unicode.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { ALPHABETIC = 1, UPPERCASE = 2, LOWERCASE = 4, NUMERIC = 8 };

// The C library's own classes depend on the editor's locale, and a WebAssembly build has none of them.
static uint8_t class_of(int32_t c) {
    if (c < 0x80) {
        if (c >= 'a' && c <= 'z') return ALPHABETIC | LOWERCASE;
        if (c >= 'A' && c <= 'Z') return ALPHABETIC | UPPERCASE;
        return c >= '0' && c <= '9' ? NUMERIC : 0;
    }
    size_t low = 0, high = COUNT(CHARACTER_RUNS);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const CharacterRun *run = &CHARACTER_RUNS[middle];
        if ((uint32_t)c > run->last) {
            low = middle + 1;
        } else if ((uint32_t)c < run->first) {
            high = middle;
        } else {
            return ((uint32_t)c - run->first) % 2 == 0 ? run->even : run->odd;
        }
    }
    return 0;
}

static bool is_alphabetic(int32_t c) { return class_of(c) & ALPHABETIC; }
static bool is_uppercase(int32_t c) { return class_of(c) & UPPERCASE; }
static bool is_lowercase(int32_t c) { return class_of(c) & LOWERCASE; }
static bool is_alphanumeric(int32_t c) { return class_of(c) & (ALPHABETIC | NUMERIC); }
static bool is_digit(int32_t c) { return c >= '0' && c <= '9'; }
static bool is_line_end(int32_t c) { return c == '\n' || c == '\r'; }

static bool is_space(int32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0d) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static bool is_dash(int32_t c) { return c == 0x2014 || c == 0x2013 || c == 0x2015 || c == 0x2012; }

// A letter in lower case, in the alphabets in which the tables have words.
static int32_t lower(int32_t c) {
    if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x391 && c <= 0x3a9) ||
        (c >= 0x410 && c <= 0x42f)) {
        return c + 32;
    }
    if (c >= 0x400 && c <= 0x40f) return c + 80;
    bool paired_from_even = (c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177) || (c >= 0x460 && c <= 0x4bf) ||
                            (c >= 0x4d0 && c <= 0x52f) || (c >= 0x1e00 && c <= 0x1eff);
    bool paired_from_odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e);
    if (paired_from_even) return c | 1;
    return paired_from_odd && c % 2 == 1 ? c + 1 : c;
}

static int utf8_width(int32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

// A stretch of characters that belongs to somebody else.
typedef struct {
    const int32_t *c;
    int len;
} Slice;

static Slice slice(Slice s, int from, int to) { return (Slice){s.c + from, to - from}; }
static Slice from(Slice s, int at) { return slice(s, at, s.len); }
static int32_t char_at(Slice s, int at) { return at >= 0 && at < s.len ? s.c[at] : -1; }
static int32_t first(Slice s) { return char_at(s, 0); }
static int32_t last(Slice s) { return char_at(s, s.len - 1); }

static int bytes(Slice s) {
    int sum = 0;
    for (int i = 0; i < s.len; i++) sum += utf8_width(s.c[i]);
    return sum;
}

// As many whole characters as fit into so many bytes.
static Slice within_bytes(Slice s, int most) {
    int at = 0;
    while (at < s.len && (most -= utf8_width(s.c[at])) >= 0) at++;
    return slice(s, 0, at);
}

static bool is_any(int32_t c, const int32_t *signs) {
    for (; *signs; signs++) {
        if (*signs == c) return true;
    }
    return false;
}

// A set of characters, for `is_any` and its kin.
#define SIGNS(...) ((const int32_t[]){__VA_ARGS__, 0})

static int leading(Slice s, const int32_t *signs) {
    int at = 0;
    while (at < s.len && is_any(s.c[at], signs)) at++;
    return at;
}

static int leading_space(Slice s) {
    int at = 0;
    while (at < s.len && is_space(s.c[at])) at++;
    return at;
}

static Slice trim_end(Slice s) {
    while (s.len > 0 && is_space(last(s))) s.len--;
    return s;
}

static Slice trim(Slice s) { return trim_end(from(s, leading_space(s))); }

static Slice trim_end_of(Slice s, const int32_t *signs) {
    while (s.len > 0 && is_any(last(s), signs)) s.len--;
    return s;
}

static bool starts_with(Slice s, const char *ascii) {
    int at = 0;
    for (; ascii[at]; at++) {
        if (char_at(s, at) != ascii[at]) return false;
    }
    return true;
}

static int find_any(Slice s, const int32_t *signs) {
    for (int at = 0; at < s.len; at++) {
        if (is_any(s.c[at], signs)) return at;
    }
    return -1;
}

static int find_last(Slice s, const int32_t *signs) {
    for (int at = s.len - 1; at >= 0; at--) {
        if (is_any(s.c[at], signs)) return at;
    }
    return -1;
}

static bool contains(Slice s, int32_t c) { return find_any(s, SIGNS(c)) >= 0; }

// The word at `at`, up to white space.
static Slice word_at(Slice s, int at) {
    int end = at;
    while (end < s.len && !is_space(s.c[end])) end++;
    return slice(s, at, end);
}

// A key of the tables: UTF-8, at most so many bytes.
typedef struct {
    char text[128];
    int len;
} Key;

static void push(Key *key, int32_t c) {
    if (key->len + 5 > (int)sizeof(key->text)) return;
    char *to = key->text + key->len;
    int width = utf8_width(c);
    if (width == 1) {
        to[0] = (char)c;
    } else {
        for (int i = width - 1; i > 0; i--, c >>= 6) to[i] = (char)(0x80 | (c & 0x3f));
        to[0] = (char)(c | (width == 2 ? 0xc0 : width == 3 ? 0xe0 : 0xf0));
    }
    key->len += width;
    key->text[key->len] = 0;
}

static Key key_of(Slice s, bool lower_case) {
    Key key = {{0}, 0};
    for (int i = 0; i < s.len; i++) push(&key, lower_case ? lower(s.c[i]) : s.c[i]);
    return key;
}

// Whether a sorted table has the word.
static bool has_word(const char *const *table, size_t count, const char *word) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(word, table[middle]);
        if (order == 0) return true;
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return false;
}

#define HAS(table, word) has_word(table, COUNT(table), word)

#endif
