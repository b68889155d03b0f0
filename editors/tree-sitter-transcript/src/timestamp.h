// Times in a recording, and beside a label: `0:33`, `[00:12:34.5]`, `#00:12:34-5#`.
#ifndef TRANSCRIPT_TIMESTAMP_H
#define TRANSCRIPT_TIMESTAMP_H

#include "chars.h"

static int count_digits(Slice s, int at) {
    int n = 0;
    while (n < 5 && is_digit(char_at(s, at + n))) n++;
    return n;
}

// The length of the time at the start of a text, 0 if there is none: two to four groups of figures, all but the
// first of two figures.
static int time_length(Slice s) {
    int groups[4], count = 0, at = 0;
    for (;;) {
        int figures = count_digits(s, at);
        bool fits = count == 0 ? figures >= 1 && figures <= 3 : figures == 2;
        if (!fits || count == 4) return 0;
        int number = 0;
        for (int i = 0; i < figures; i++) number = number * 10 + (s.c[at + i] - '0');
        groups[count++] = number;
        at += figures;
        if (char_at(s, at) != ':' || !is_digit(char_at(s, at + 1))) break;
        at++;
    }
    if (count < 2 || groups[count == 2 ? 1 : 2] > 59 || (count > 2 && groups[1] > 59)) return 0;
    if (char_at(s, at) == '.' || char_at(s, at) == ',') {
        int figures = count_digits(s, at + 1);
        if (figures >= 1 && figures <= 3) at += 1 + figures;
    }
    return at;
}

// The same beside a label, where letters right behind it make it something else.
static int label_time(Slice s) {
    int length = time_length(s);
    int32_t next = char_at(s, length);
    bool goes_on = next == ':' || (next < 0x80 && next >= 0 && is_alphanumeric(next));
    return length > 0 && goes_on && char_at(s, length + 1) != ' ' ? 0 : length;
}

// The length of a time in brackets at the start of a text, escaped brackets among them.
static int bracketed_time(Slice s) {
    int escape = first(s) == '\\';
    int32_t close;
    switch (char_at(s, escape)) {
        case '[': close = ']'; break;
        case '(': close = ')'; break;
        case '{': close = '}'; break;
        case '<': close = '>'; break;
        default: return 0;
    }
    int length = label_time(from(s, escape + 1));
    if (length == 0) return 0;
    int end = escape + 1 + length;
    if (escape && char_at(s, end) == '\\') end++;
    return char_at(s, end) == close ? end + 1 : 0;
}

static int any_time(Slice s) {
    int length = bracketed_time(s);
    return length ? length : label_time(s);
}

#define TIME_DIVIDERS SIGNS(' ', '\t', '-', 0x2013, 0x2014, '|')

// The length of a time at the start of a text with the white space behind it.
static int time_prefix(Slice s) {
    int length = any_time(s);
    if (length == 0) return 0;
    int space = leading(from(s, length), TIME_DIVIDERS);
    return space > 0 || length == s.len ? length + space : 0;
}

// The length of white space and a time at the start of a text.
static int time_suffix(Slice s) {
    int space = leading_space(s), length = any_time(from(s, space));
    return length ? space + length : 0;
}

static bool is_time_alone(Slice s) {
    s = trim(s);
    return s.len > 0 && any_time(s) == s.len;
}

// A name without the time at its end, and without the white space and dashes before that.
static Slice without_time(Slice name) {
    name = trim_end(name);
    int at = find_last(name, SIGNS(' ', '\t', '(', '['));
    int start = at < 0 ? 0 : at + (name.c[at] == ' ' || name.c[at] == '\t');
    bool is_time = start > 0 && start < name.len && any_time(from(name, start)) == name.len - start;
    return is_time ? trim_end_of(slice(name, 0, start), TIME_DIVIDERS) : name;
}

// `#00:12:34-5#` at the start of a text.
static int numbered_time(Slice s) {
    if (first(s) != '#') return 0;
    int length = time_length(from(s, 1));
    if (length == 0) return 0;
    int at = 1 + length;
    int tenths = char_at(s, at) == '-' ? count_digits(s, at + 1) : 0;
    if (tenths >= 1 && tenths <= 3) at += 1 + tenths;
    return char_at(s, at) == '#' ? at + 1 : 0;
}

// Whether a text is one time, or a stretch from one time to another.
static bool is_time_or_stretch(Slice s) {
    s = trim(s);
    int length = time_length(s);
    if (length == 0) return false;
    if (length == s.len) return true;
    Slice rest = trim(from(s, length));
    int sign = starts_with(rest, "-->") ? 3 : first(rest) == '-' || is_dash(first(rest));
    Slice end = trim(from(rest, sign));
    return sign > 0 && end.len > 0 && time_length(end) == end.len;
}

#endif
