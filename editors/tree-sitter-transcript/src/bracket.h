// What a pair of brackets means, told by what it holds. The tables are the server's; it looks more closely.
#ifndef TRANSCRIPT_BRACKET_H
#define TRANSCRIPT_BRACKET_H

#include "chars.h"
#include "timestamp.h"
#include "words.h"

enum { LONGEST_SIGNATURE = 60, LONGEST_EVENT = 60, LONGEST_DOUBT = 60, MOST_DOUBTED = 4, MOST_EVENT_WORDS = 7 };

typedef enum { PLAIN_BRACKET, NOTE_BRACKET, TIME_BRACKET, EVENT_BRACKET, EDITORIAL_BRACKET } BracketMeaning;

// Where the signature of a note stands in the bracket; its length is 0 where there is none.
typedef struct {
    int at, len;
} Signature;

typedef enum { STRENGTH_CLEAR = 1, STRENGTH_MARKED = 2, STRENGTH_SHORT = 4 } Strength;

static int32_t plain(int32_t c) {
    c = lower(c);
    return c == 0x451 ? 0x435 : c == 0x2019 || c == 0x2bc ? '\'' : c;
}

static int signature_strength(Slice written) {
    Key key = {{0}, 0};
    for (int i = 0; i < written.len; i++) {
        if (is_alphanumeric(written.c[i])) push(&key, plain(written.c[i]));
    }
    if (key.len == 0) return 0;
    return (HAS(CLEAR_SIGNATURES, key.text) ? STRENGTH_CLEAR : 0) |
           (HAS(MARKED_SIGNATURES, key.text) ? STRENGTH_MARKED : 0) |
           (HAS(SHORT_SIGNATURES, key.text) ? STRENGTH_SHORT : 0);
}

// The signature behind the words: `… — approx. transl.`
static Signature signature_at_end(Slice inner) {
    int end = trim_end(inner).len;
    int start = end > LONGEST_SIGNATURE ? end - LONGEST_SIGNATURE : 0;
    for (int at = start; at < end; at++) {
        int32_t before = char_at(inner, at - 1);
        if (is_space(inner.c[at]) || is_alphanumeric(before) || !(is_alphanumeric(inner.c[at]) || inner.c[at] == 0xab))
            continue;
        int edge = trim_end(slice(inner, 0, at)).len;
        int32_t divider = char_at(inner, edge - 1);
        int needed = 0;
        if (is_dash(divider) || (divider == '-' && is_space(char_at(inner, edge - 2)))) {
            needed = STRENGTH_CLEAR | STRENGTH_MARKED | STRENGTH_SHORT;
        } else if (divider == ',') {
            needed = STRENGTH_CLEAR | STRENGTH_MARKED;
        } else if (divider < 0 || is_any(divider, SIGNS('.', '!', '?', 0x2026, 0x3002))) {
            needed = STRENGTH_CLEAR;
        }
        if (needed && signature_strength(slice(inner, at, end)) & needed) return (Signature){at, end - at};
    }
    return (Signature){0, 0};
}

// The signature before the words: `Ed.: …`
static Signature signature_at_start(Slice inner) {
    int start = leading_space(inner);
    for (int at = start; at < inner.len && at < start + LONGEST_SIGNATURE; at++) {
        bool colon = inner.c[at] == ':' || inner.c[at] == 0xff1a;
        if (!colon && !is_dash(inner.c[at])) continue;
        Slice written = trim(slice(inner, start, at));
        int needed = STRENGTH_CLEAR | STRENGTH_MARKED | (colon ? STRENGTH_SHORT : 0);
        bool signs = written.len > 0 && signature_strength(written) & needed;
        return signs ? (Signature){start, written.len} : (Signature){0, 0};
    }
    return (Signature){0, 0};
}

static bool is_around_event(int32_t c) {
    return is_space(c) || is_dash(c) ||
           is_any(c, SIGNS('.', ',', ';', ':', '!', 0x2026, '*', '_', '~', 0x266a, '-', 0x3002, 0xff01, '@', '#'));
}

// Whether words name something that is heard or seen, with modifiers around or joiners between.
static bool is_event(Slice words, bool square) {
    while (words.len > 0 && is_around_event(first(words))) words = from(words, 1);
    while (words.len > 0 && is_around_event(last(words))) words.len--;
    if (words.len == 0 || words.len > LONGEST_EVENT) return false;
    Key phrase = {{0}, 0};
    int ends[MOST_EVENT_WORDS], starts[MOST_EVENT_WORDS], count = 0;
    for (int at = 0; at < words.len; at += leading_space(from(words, at))) {
        if (count == MOST_EVENT_WORDS) return false;
        if (count > 0) push(&phrase, ' ');
        starts[count] = phrase.len;
        for (; at < words.len && !is_space(words.c[at]); at++) push(&phrase, plain(words.c[at]));
        ends[count++] = phrase.len;
    }
    bool found = false;
    for (int at = 0; at < count;) {
        int length = 0;
        for (int to = count; to > at && length == 0; to--) {
            Key part = {{0}, 0};
            part.len = ends[to - 1] - starts[at];
            memcpy(part.text, phrase.text + starts[at], (size_t)part.len);
            while (part.len > 0 && part.text[part.len - 1] == ',') part.len--;
            part.text[part.len] = 0;
            bool event = HAS(EVENTS, part.text) || (square && HAS(COMMON_EVENTS, part.text));
            found = found || event;
            if (event || HAS(EVENT_MODIFIERS, part.text)) length = to - at;
        }
        if (length == 0) return false;
        at += length;
    }
    return found;
}

// The words of an event without the time before or after them.
static Slice without_event_time(Slice inner) {
    inner = trim(inner);
    int length = time_length(inner);
    if (length > 0) return from(inner, length);
    int at = inner.len;
    while (at > 0 && (is_digit(inner.c[at - 1]) || is_any(inner.c[at - 1], SIGNS(':', '.', ',')))) at--;
    if (at == inner.len || time_length(from(inner, at)) == 0) return inner;
    Slice words = trim_end(slice(inner, 0, at));
    bool stands_at = words.len > 3 && starts_with(from(words, words.len - 3), " at");
    return stands_at ? slice(words, 0, words.len - 3) : words;
}

// `sic`, `…`, `word?`, `REDACTED`.
static bool is_editorial(Slice inner, bool square) {
    Slice words = trim(inner);
    if (words.len == 0 || words.len > LONGEST_DOUBT) return false;
    int stops = 0, blocks = 0, others = 0, count = 0;
    bool sentence = false;
    for (int i = 0; i < words.len; i++) {
        int32_t c = words.c[i];
        if (c == ' ') continue;
        if (c == '.' || c == 0x2026) {
            stops += c == '.' ? 1 : 2;
        } else if (c == 0x2588) {
            blocks++;
        } else {
            others++;
        }
        count += i == 0 || words.c[i - 1] == ' ';
        sentence = sentence || is_any(c, SIGNS('.', '!', ','));
    }
    if (others == 0) return (blocks == 0 && stops > 1) || (stops == 0 && blocks > 0);
    Key key = key_of(trim_end_of(words, SIGNS('.', '!')), true);
    if (strcmp(key.text, "sic") == 0 || (square && strcmp(key.text, "redacted") == 0)) return true;
    Slice doubted = trim_end_of(words, SIGNS('?', 0xff1f));
    bool in_doubt = doubted.len < words.len && count <= MOST_DOUBTED && !sentence && find_any(doubted, SIGNS('?')) < 0;
    return in_doubt && (square || doubted.len == 0);
}

// What a bracket means that holds `inner`, and where it is signed.
static BracketMeaning bracket_meaning(Slice inner, bool square, Signature *signature) {
    *signature = (Signature){0, 0};
    if (find_any(inner, SIGNS('\n', '\r')) < 0) {
        if (is_time_or_stretch(inner)) return TIME_BRACKET;
        if (is_editorial(inner, square)) return EDITORIAL_BRACKET;
        if (is_event(without_event_time(inner), square)) return EVENT_BRACKET;
    }
    *signature = signature_at_end(inner);
    if (signature->len == 0) *signature = signature_at_start(inner);
    return signature->len > 0 ? NOTE_BRACKET : PLAIN_BRACKET;
}

#endif
