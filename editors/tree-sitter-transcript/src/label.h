// Labels: the names that stand before a speech, in every form they are set in.
#ifndef TRANSCRIPT_LABEL_H
#define TRANSCRIPT_LABEL_H

#include "chars.h"
#include "timestamp.h"
#include "words.h"

enum { MOST_WORDS = 5, MOST_BYTES = 80, MOST_BARE_BYTES = 48, MOST_CASELESS = 16 };

// How a label is set off from the speech.
typedef enum { EMPHASISED, TIMED, BRACKETED, LETTER, COURT, COLON, COLON_ALONE, BARE_BOLD, BARE } LabelForm;

typedef struct {
    bool found;
    // The name, and where the speech begins or the line ends.
    int start, end, speech;
    LabelForm form;
} FoundLabel;

static const FoundLabel NO_LABEL = {0};

// Whether a name has the shape of a label: few words, no sentence in it, not in lower case.
static bool is_name_like(Slice name) {
    int32_t c = first(name);
    if (c < 0 || !is_alphabetic(c) || is_lowercase(c) || bytes(name) > MOST_BYTES) return false;
    for (int i = 0; i < name.len; i++) {
        int32_t sign = name.c[i];
        bool allowed = is_alphanumeric(sign) || is_space(sign) || (sign >= 0x300 && sign <= 0x36f) ||
                       is_any(sign, SIGNS('.', ',', '\'', 0x2019, '-', 0x2013, '&', '/', '#', '_', '\\', '+', 0xb7,
                                          0x30fb, '(', ')', 0xff08, 0xff09, '"', 0x201c, 0x201d));
        if (!allowed || (sign == '/' && char_at(name, i + 1) == '/')) return false;
    }
    int words = 0;
    for (int at = leading_space(name); at < name.len; at += leading_space(from(name, at))) {
        Slice word = word_at(name, at);
        at += word.len;
        bool ends = last(word) == '.' && bytes(word) > 6 && !contains(slice(word, 0, word.len - 1), '.');
        if (++words > MOST_WORDS || (ends && name.len > word.len)) return false;
    }
    return is_uppercase(c) || name.len <= MOST_CASELESS || words > 1;
}

// The label from `start` to `end` of `rest`, if it can be one.
static FoundLabel label(Slice rest, int start, int end, int speech, LabelForm form) {
    Slice name = slice(rest, start, end);
    start += leading_space(name);
    name = trim(name);
    if (!is_name_like(name) || speech > rest.len) return NO_LABEL;
    return (FoundLabel){true, start, start + name.len, speech, form};
}

// Whether every word starts with a capital or is a particle of names.
static bool is_capitalised(Slice name) {
    name = trim(name);
    Slice opening = word_at(name, 0);
    if (name.len == 0 || !is_alphabetic(first(name))) return false;
    if (opening.len < name.len && HAS(SENTENCE_STARTS, key_of(opening, true).text)) return false;
    int words = 0;
    for (int at = 0; at < name.len && words <= MOST_WORDS; words++, at += leading_space(from(name, at))) {
        Slice word = word_at(name, at);
        at += word.len;
        word = from(word, leading(word, SIGNS('(', '"', 0x201c, '#', '\'')));
        if (is_lowercase(first(word)) && !HAS(PARTICLES, key_of(word, false).text)) return false;
    }
    return true;
}

// Where a text first stands within a label's reach; -1 if nowhere.
static int find_within(Slice s, Slice needle) {
    s = within_bytes(s, MOST_BYTES + 16);
    for (int at = 0; at + needle.len <= s.len; at++) {
        int i = 0;
        while (i < needle.len && s.c[at + i] == needle.c[i]) i++;
        if (i == needle.len) return at;
    }
    return -1;
}

static int find_sign(Slice s, int32_t sign) { return find_within(s, (Slice){&sign, 1}); }

// Whether `text` is the letter of one who asks or answers, and `behind` sets it off; then the name's length, else 0.
static int letter(Slice text, Slice behind) {
    Slice name = trim_end_of(text, SIGNS('.'));
    Slice after_stops = from(behind, leading(behind, SIGNS('.')));
    int32_t sign = first(from(after_stops, leading_space(after_stops)));
    bool dashed = is_any(sign, SIGNS('-', 0x2014, 0x2013));
    bool sets_off = text.len > name.len || (dashed && first(behind) == ' ');
    if (!sets_off || first(after_stops) != ' ' || bytes(name) > 24 || !is_uppercase(first(name))) return 0;
    Key key = key_of(name, true);
    return HAS(QUESTION_LABELS, key.text) || HAS(ANSWER_LABELS, key.text) ? name.len : 0;
}

// The length of `Mr. BULLITT` before its full stop: titles, then a name in capitals, then the speech.
static int court(Slice head) {
    int end = 0;
    for (int index = 0; index < MOST_WORDS && end <= head.len; index++) {
        int stop = end;
        while (stop < head.len && head.c[stop] != ' ') stop++;
        Slice word = slice(head, end, stop), core = trim_end_of(word, SIGNS('.'));
        int letters = 0;
        bool capitals = true;
        for (int i = 0; i < core.len; i++) {
            if (!is_alphabetic(core.c[i])) continue;
            letters++;
            capitals = capitals && is_uppercase(core.c[i]);
        }
        capitals = capitals && letters >= 2;
        // A speech has words that are not all in capitals, as the words of a heading are.
        bool speaks = false;
        for (int i = stop; i < head.len && i < stop + 40 && !speaks; i++) speaks = is_lowercase(head.c[i]);
        if (capitals && core.len < word.len && !contains(core, '.') && speaks) {
            return index > 0 || bytes(core) >= 4 ? end + core.len : 0;
        }
        bool is_particle = index > 0 && HAS(PARTICLES, key_of(core, false).text);
        bool is_title = capitals || is_particle || (is_uppercase(first(core)) && bytes(core) <= 14);
        if (!is_title || (last(word) == '.' && bytes(core) > 5)) return 0;
        end = stop + 1;
    }
    return 0;
}

static bool is_colon(int32_t c) { return c == ':' || c == 0xff1a; }

// Whether the colon at `at` stands inside a bracket or a time that opened before it.
static bool inside_time(Slice head, int at) {
    Slice before = slice(head, 0, at);
    bool figures = is_digit(last(before)) && is_digit(char_at(head, at + 1));
    return figures || find_last(before, SIGNS('(', '[')) > find_last(before, SIGNS(')', ']'));
}

// A colon that ends a label is followed by white space or by how a speech starts.
static bool follows_colon(Slice behind) {
    int32_t c = first(behind);
    return c < 0 || is_space(c) || is_any(c, SIGNS(0x201c, 0xab, '"', 0x201e, '*', '_', 0x2026, '[', '(')) ||
           is_uppercase(c) || (is_alphabetic(c) && !is_lowercase(c));
}

// `Name (00:12): …`: a name with a time between it and its colon.
static FoundLabel timed_colon(Slice rest, Slice head) {
    int open = find_any(head, SIGNS('[', '('));
    if (open < 0) return NO_LABEL;
    int close = find_sign(from(rest, open), head.c[open] == '[' ? ']' : ')');
    if (close < 0) return NO_LABEL;
    close += open;
    if (label_time(slice(rest, open + 1, close)) == 0) return NO_LABEL;
    int after = close + 1 + leading_space(from(rest, close + 1));
    int end = trim_end(slice(head, 0, open)).len;
    if (char_at(rest, after) == ':') return (FoundLabel){true, 0, end, after + 1, TIMED};
    bool is_label = open > 0 && (after == rest.len || is_capitalised(slice(head, 0, open)));
    return is_label ? (FoundLabel){true, 0, end, after, TIMED} : NO_LABEL;
}

// Every form without emphasis; `next` is the line below, null if it is blank.
static FoundLabel plain_label(Slice rest, const Slice *next, bool timed) {
    Slice head = within_bytes(rest, MOST_BYTES);
    int colon = find_any(head, SIGNS(':', 0xff1a));
    if (colon >= 0 && !inside_time(head, colon)) {
        Slice behind = from(rest, colon + 1), name = without_time(slice(head, 0, colon));
        int time = time_suffix(behind);
        LabelForm form = name.len < trim_end(slice(head, 0, colon)).len ? TIMED : COLON;
        if (trim(from(behind, time)).len == 0) form = time > 0 ? TIMED : COLON_ALONE;
        if (head.c[colon] != ':' || follows_colon(behind)) {
            FoundLabel found = label(rest, 0, name.len, colon + 1 + time, form);
            if (found.found) return found;
        }
    }
    FoundLabel with_time = timed_colon(rest, head);
    if (with_time.found) return label(rest, 0, with_time.end, with_time.speech, TIMED);
    int space = find_any(head, SIGNS('.', ' ', '-', 0x2014, 0x2013));
    if (space >= 0) {
        int length = letter(slice(head, 0, space + (head.c[space] == '.')), from(rest, space));
        int speech = space + leading(from(rest, space), SIGNS('.', ' ', '-', 0x2014, 0x2013));
        if (length > 0) return label(rest, 0, length, speech, LETTER);
    }
    int named = court(head);
    if (named > 0) return label(rest, 0, named, named + 1, COURT);
    Slice name = without_time(rest);
    if (name.len < rest.len) return label(rest, 0, name.len, rest.len, TIMED);
    bool speech_below = next && !is_any(first(from(*next, leading_space(*next))), SIGNS('#', '-', '*', '|', '>'));
    bool is_name = bytes(rest) <= MOST_BARE_BYTES && (timed || speech_below) && is_capitalised(rest) &&
                   !is_any(last(rest), SIGNS('.', '!', '?', 0x2026, ',', ';', '-', 0x2014, 0x2013));
    return is_name ? label(rest, 0, rest.len, rest.len, BARE) : NO_LABEL;
}

// Where the speech starts behind an emphasised name that a dash, a full stop or a remark sets off; 0 if nothing does.
static int set_off(Slice behind) {
    if (behind.len > 2 && starts_with(behind, ". ")) return 2;
    bool dashed =
        first(behind) == ' ' && is_any(char_at(behind, 1), SIGNS('-', 0x2013, 0x2014)) && char_at(behind, 2) == ' ';
    if (dashed && behind.len > 3) return 3;
    if (!starts_with(behind, " (")) return 0;
    int close = find_within(from(behind, 2), (Slice){SIGNS(')', ':'), 2});
    return close < 0 ? 0 : 2 + close + 2;
}

// `**Name:** …`, `**Name**: …`, `_Q._ …`, `**Name** [00:12]: …`, `**Name**` alone.
static FoundLabel emphasised_label(Slice rest) {
    int mark = leading(rest, SIGNS(first(rest)));
    if (mark > 3) mark = 3;
    if (is_space(char_at(rest, mark))) return NO_LABEL;
    int inner_end = find_within(from(rest, mark), slice(rest, 0, mark));
    if (inner_end < 0) return NO_LABEL;
    inner_end += mark;
    int behind = inner_end + mark;
    Slice text = trim_end(slice(rest, mark, inner_end)), after = from(rest, behind);
    int after_time = behind + time_suffix(after);
    if (is_colon(last(text))) {
        Slice name = without_time(slice(text, 0, text.len - 1));
        return label(rest, mark, mark + name.len, after_time, EMPHASISED);
    }
    int colon = after_time + leading_space(from(rest, after_time));
    if (is_colon(char_at(rest, colon))) {
        Slice name = without_time(text);
        return label(rest, mark, mark + name.len, colon + 1 + time_suffix(from(rest, colon + 1)), EMPHASISED);
    }
    int speech = set_off(after);
    if (speech > 0)
        return label(rest, mark, mark + text.len, behind + speech, first(after) == '.' ? COURT : EMPHASISED);
    int length = letter(text, after);
    if (length > 0) {
        return label(rest, mark, mark + length, behind + leading(after, SIGNS(' ', '-', 0x2014, 0x2013)), LETTER);
    }
    FoundLabel inside = plain_label(from(rest, mark), NULL, false);
    if (inside.found && inside.end < text.len && mark > 1) {
        return (FoundLabel){true, mark + inside.start, mark + inside.end, mark + inside.speech, inside.form};
    }
    bool alone = trim(from(rest, after_time)).len == 0 && !is_any(last(text), SIGNS('.', '!', '?', 0x2026, ','));
    return alone ? label(rest, mark, mark + text.len, rest.len, after_time > behind ? TIMED : BARE_BOLD) : NO_LABEL;
}

// `[SPEAKER_00]: …`.
static FoundLabel bracketed_label(Slice rest) {
    int close = find_sign(rest, ']');
    if (close < 0 || char_at(rest, close + 1) != ':' || label_time(slice(rest, 1, close)) > 0) return NO_LABEL;
    return label(rest, 1, trim_end(slice(rest, 1, close)).len + 1, close + 2, BRACKETED);
}

// The label at the start of a line; `timed` says that a time stands on the line above.
static FoundLabel find_label(Slice line, const Slice *next, bool timed) {
    int start = leading_space(line);
    int time = time_prefix(from(line, start));
    start += time;
    timed = timed || time > 0;
    Slice rest = trim_end(from(line, start));
    if (rest.len == 0 || is_lowercase(first(rest))) return NO_LABEL;
    int32_t c = first(rest);
    FoundLabel found = c == '*' || c == '_' ? emphasised_label(rest)
                       : c == '['           ? bracketed_label(rest)
                                            : plain_label(rest, next, timed);
    if (!found.found) return NO_LABEL;
    bool takes_time = found.form == COLON || found.form == COLON_ALONE || found.form == BARE || found.form == BARE_BOLD;
    if (timed && takes_time) found.form = TIMED;
    found.start += start;
    found.end += start;
    found.speech += start;
    found.speech += leading_space(from(line, found.speech));
    return found;
}

#endif
