// Dashes at the start of a line: which may open a turn.
#ifndef TRANSCRIPT_DASH_H
#define TRANSCRIPT_DASH_H

#include "chars.h"

typedef struct {
    bool found;
    // Where the emphasis before the dash starts, where the dash does, its length, and where the speech begins.
    int start, sign, width, speech;
} FoundDash;

static FoundDash find_dash(Slice line) {
    FoundDash none = {0};
    int start = leading_space(line);
    int emphasis = leading(from(line, start), SIGNS('*', '_'));
    int sign = start + (emphasis < 3 ? emphasis : 3);
    int32_t c = char_at(line, sign), next = char_at(line, sign + 1);
    int width = 1;
    enum { LONG, DOUBLE, HYPHEN } kind = LONG;
    if (c == 0x2014 && next == 0x2014 && char_at(line, sign + 2) != 0x2014) {
        width = 2; // Chinese writes the dash twice as wide, as two signs.
    } else if (c == '-') {
        kind = next == '-' ? DOUBLE : HYPHEN;
        width = next == '-' ? 2 : 1;
    } else if (!is_dash(c)) {
        return none;
    }
    int speech = sign + width;
    int32_t behind = char_at(line, speech);
    bool spaced = is_space(behind) || (emphasis > 0 && (behind == '*' || behind == '_'));
    while (speech < line.len && (is_space(line.c[speech]) || line.c[speech] == '*' || line.c[speech] == '_')) speech++;
    int32_t said = char_at(line, speech);
    bool opens = kind == LONG     ? !is_any(said, SIGNS(0x2014, 0x2013, '-', 0x2015))
                 : kind == DOUBLE ? behind != '-' && behind != '>'
                                  : spaced;
    bool says_something = is_any(said, SIGNS(0x2026, '.', '?', '!'));
    for (int i = speech; i < line.len && !says_something; i++) says_something = is_alphanumeric(line.c[i]);
    return opens && says_something ? (FoundDash){true, start, sign, width, speech} : none;
}

#endif
