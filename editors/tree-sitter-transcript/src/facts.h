// What the edges of a line tell: whether it ends as a sentence, or starts inside one.
#ifndef TRANSCRIPT_FACTS_H
#define TRANSCRIPT_FACTS_H

#include "chars.h"

// How far back, in bytes, a bracket at the end may have been opened to be looked behind.
enum { LAST_BRACKET = 120, LONGEST_TIME_MARK = 16 };

static bool is_terminal(int32_t c) {
    return is_any(c, SIGNS('.', '!', '?', 0x2026, 0x3002, 0xff01, 0x6d4, 0x964, 0xff1f, 0x61f, 0x2047, 0x2048, 0x2049,
                           0x203d, 0x37e));
}

// Leaves off a time mark behind the speech: `#00:12:34-5#`.
static Slice trim_time_mark(Slice s) {
    if (last(s) != '#') return s;
    Slice inner = slice(s, 0, s.len - 1);
    int at = find_last(inner, SIGNS('#'));
    bool is_mark = at >= 0 && bytes(from(inner, at)) <= LONGEST_TIME_MARK && is_digit(char_at(inner, at + 1));
    return is_mark ? trim_end(slice(inner, 0, at)) : s;
}

// Leaves off what may close behind the last sentence: quotes, emphasis, white space.
static Slice trim_closers(Slice s) {
    s = trim_time_mark(trim_end(s));
    while (s.len > 0 && (is_space(last(s)) ||
                         is_any(last(s), SIGNS(0x201d, 0xbb, '"', 0x2019, '\'', 0x201c, '*', '_', 0x300d, 0x300f)))) {
        s.len--;
    }
    return s;
}

static int32_t opener_of(int32_t close) {
    switch (close) {
        case ')': return '(';
        case ']': return '[';
        case 0xff09: return 0xff08;
        case 0x3011: return 0x3010;
        default: return 0;
    }
}

static bool ends_sentence(Slice s) {
    s = trim_closers(s);
    if (is_terminal(last(s))) return true;
    int32_t close = last(s), open = opener_of(close);
    if (!open) return false;
    int at = find_last(slice(s, 0, s.len - 1), SIGNS(open, close));
    if (at < 0 || s.c[at] != open || bytes(from(s, at)) > LAST_BRACKET) return false;
    return is_terminal(last(trim_closers(trim_end_of(slice(s, 0, at), SIGNS('\\')))));
}

// Whether a text starts as no sentence does: in lower case or with closing punctuation.
static bool starts_inside(Slice s) {
    int at = 0;
    while (at < s.len &&
           (is_space(s.c[at]) || is_any(s.c[at], SIGNS(0x201c, 0xab, 0x201e, '"', '\'', 0x2018, '(', '[', 0xbf, 0xa1,
                                                       '*', '_', 0x300c, 0x300e, 0xff08, 0x2026)))) {
        at++;
    }
    int32_t c = char_at(s, at);
    return c >= 0 && (is_lowercase(c) || is_any(c, SIGNS(',', '.', ';', ':', ')', ']', 0xbb, 0x201d, '!', '?')));
}

#endif
