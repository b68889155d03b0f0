//! Dashes at the start of a line: which may open a turn, and which belong to the sentence above.

use super::block::Dash;

/// A dash at the start of `line`, as its kind, where it starts and where the speech begins (bytes).
///
/// Emphasis may open before it. A dash alone, a row of dashes and an escaped one (`\—`) open nothing.
pub fn at_start(line: &str) -> Option<(Dash, usize, usize)> {
    let start = line.len() - line.trim_start().len();
    let rest = &line[start..];
    let emphasis = rest.len() - rest.trim_start_matches(['*', '_']).len();
    let sign = &rest[emphasis.min(3)..];
    let (dash, width) = match sign.chars().next()? {
        // Chinese writes the dash twice as wide, as two signs.
        '—' if sign.starts_with("——") && !sign.starts_with("———") => (Dash::Em, "——".len()),
        c @ ('—' | '―') => (Dash::Em, c.len_utf8()),
        c @ ('–' | '‒') => (Dash::En, c.len_utf8()),
        '-' if sign.starts_with("--") => (Dash::Double, 2),
        '-' => (Dash::Hyphen, 1),
        _ => return None,
    };
    let behind = &sign[width..];
    let speech = behind.trim_start_matches(|c: char| c.is_whitespace() || c == '*' || c == '_');
    let spaced = behind.starts_with(char::is_whitespace) || (emphasis > 0 && behind.starts_with(['*', '_']));
    let opens = match dash {
        Dash::Em | Dash::En => !speech.starts_with(['—', '–', '-', '―']),
        Dash::Double => !behind.starts_with(['-', '>']),
        Dash::Hyphen => spaced,
    };
    let says_something =
        speech.chars().any(char::is_alphanumeric) || speech.starts_with(['…', '.', '?', '!']);
    (opens && says_something).then(|| (dash, start, line.len() - speech.len()))
}

/// How many brackets `text` leaves open, and whether it closes one that it did not open.
pub fn bracket_balance(text: &str) -> (u32, bool) {
    let mut open = 0u32;
    let mut closes_outer = false;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' | '（' | '［' | '【' => open += 1,
            ')' | ']' | '}' | '）' | '］' | '】' if open == 0 => closes_outer = true,
            ')' | ']' | '}' | '）' | '］' | '】' => open -= 1,
            _ => {}
        }
    }
    (open, closes_outer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_open_turns_when_something_is_said() {
        let rows = [
            ("— Да.", Some((Dash::Em, 0, 4))),
            ("—Sí.", Some((Dash::Em, 0, 3))),
            ("  – Yes.", Some((Dash::En, 2, 6))),
            ("-- Yes.", Some((Dash::Double, 0, 3))),
            ("- Yes.", Some((Dash::Hyphen, 0, 2))),
            ("**— Why?**", Some((Dash::Em, 0, 6))),
            ("\\— Yes.", None),
            ("—", None),
            ("---", None),
            ("-->", None),
            ("-5 degrees", None),
            ("— — —", None),
            ("——", None),
            ("———", None),
            ("——二十七年。", Some((Dash::Em, 0, 6))),
        ];
        for (line, expected) in rows {
            assert_eq!(at_start(line), expected, "{line}");
        }
    }
}
