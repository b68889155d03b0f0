//! Finds words set between asterisks or underscores: `*so*`, `**so**`, `***so***`, `_so_`.

use super::run::Mark;
use crate::syntax::Span;

/// The longest run of signs that means emphasis.
const MOST_SIGNS: usize = 3;

/// A run of signs that may open or close emphasis.
struct Signs {
    sign: u8,
    span: Span,
    opens: bool,
    closes: bool,
}

/// Emphasis in `text` from `start` on: what it is, all of it, and what is between its signs.
pub fn emphasis(text: &str, start: usize) -> Vec<(Mark, Span, Span)> {
    let mut found = Vec::new();
    // At most one run of signs of each kind is open: the last one that may open.
    let mut open: [[Option<Span>; MOST_SIGNS]; 2] = [[None; MOST_SIGNS]; 2];
    for signs in signs(text, start) {
        let count = signs.span.len() as usize;
        let Some(known) =
            open.get_mut(usize::from(signs.sign == b'_')).and_then(|kind| kind.get_mut(count - 1))
        else {
            continue;
        };
        match known.take() {
            Some(opened) if signs.closes => {
                let mark = if count > 1 { Mark::Strong } else { Mark::Emphasis };
                let whole = Span::new(opened.start, signs.span.end);
                found.push((mark, whole, Span::new(opened.end, signs.span.start)));
            }
            before => *known = if signs.opens { Some(signs.span) } else { before },
        }
    }
    found
}

/// The runs of a few signs, those behind a backslash left out.
fn signs(text: &str, start: usize) -> impl Iterator<Item = Signs> {
    let bytes = text.as_bytes();
    let mut next = start;
    std::iter::from_fn(move || {
        loop {
            let at = next + memchr::memchr2(b'*', b'_', bytes.get(next..)?)?;
            let sign = *bytes.get(at)?;
            let length = bytes.get(at..)?.iter().take_while(|byte| **byte == sign).count();
            next = at + length;
            let before = text.get(..at)?.chars().next_back();
            let after = text.get(next..)?.chars().next();
            if length > MOST_SIGNS || before == Some('\\') {
                continue;
            }
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let is_free = |c: Option<char>| c.is_none_or(char::is_whitespace);
            // Beside a letter an underscore is part of a name: `SPEAKER_00`.
            let is_name = |c| sign == b'_' && is_word(c);
            let (opens, closes) = (!is_free(after) && !is_name(before), !is_free(before) && !is_name(after));
            return Some(Signs { sign, span: Span::at(at, next), opens, closes });
        }
    })
}

#[cfg(test)]
mod tests {
    use super::emphasis;

    #[test]
    fn signs_come_in_pairs_around_words() {
        for (text, expected) in [
            ("so *it* is", vec!["it"]),
            ("**Why?** _she_ asked", vec!["Why?", "she"]),
            ("SPEAKER_00 and SPEAKER_01", vec![]),
            ("2 * 3 * 4", vec![]),
            (r"\*no\*", vec![]),
            ("*open", vec![]),
            ("***all***", vec!["all"]),
            ("***", vec![]),
        ] {
            let found: Vec<&str> = emphasis(text, 0).iter().map(|(_, _, inner)| inner.of(text)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
