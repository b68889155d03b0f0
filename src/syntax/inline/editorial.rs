//! Reads the inside of a bracket as a mark of the editor's: `sic`, `…`, `word?`, `REDACTED`.

use super::bracket::{Editorial, Shape};
use crate::syntax::Span;
use crate::syntax::lexicon::phrase;

/// The most words that a transcriber doubts at once.
const MOST_DOUBTED: usize = 4;

/// The longest of the words below, in bytes, with markup around.
const LONGEST_WORDS: usize = 40;

const SIC: [&str; 5] = [
    "sic",
    "sic erat scriptum",
    "так в тексте",
    "так в оригинале",
    "так!",
];

const REDACTED: [&str; 26] = [
    "redacted",
    "name redacted",
    "names redacted",
    "redacted for privacy",
    "name withheld",
    "names withheld",
    "name removed",
    "expletive deleted",
    "expletive",
    "deleted",
    "censored",
    "removed",
    "bleeped out",
    "personal information redacted",
    "удалено",
    "вырезано",
    "изъято",
    "имя скрыто",
    "скрыто",
    "expurgé",
    "caviardé",
    "geschwärzt",
    "name geändert",
    "censurado",
    "omissis",
    "anonymized",
];

/// Reads the inside of a bracket that stands at `start` in its block.
pub(super) fn read(inner: &str, start: u32, shape: Shape) -> Option<Editorial> {
    if inner.len() > 80 {
        return None;
    }
    let words = inner.trim();
    if words.is_empty() {
        return None;
    }
    if words.chars().all(|c| ".… ⋯·".contains(c))
        && (words.contains(['…', '⋯']) || words.matches('.').count() > 1)
    {
        return Some(Editorial::Omission);
    }
    if words.chars().all(|c| c == '█' || c == ' ') {
        return Some(Editorial::Redacted);
    }
    let folded = if words.len() <= LONGEST_WORDS {
        phrase(words)
    } else {
        String::new()
    };
    if SIC.contains(&folded.as_str()) {
        return Some(Editorial::Sic);
    }
    if REDACTED.contains(&folded.as_str()) && !shape.is_round() {
        return Some(Editorial::Redacted);
    }
    let doubted = words.trim_matches(|c: char| c == '?' || c == '？' || c.is_whitespace());
    let is_doubt = words.ends_with(['?', '？']) || words.starts_with('?');
    let few = doubted.split_whitespace().count() <= MOST_DOUBTED;
    let bare = doubted.is_empty();
    if is_doubt && few && (bare || !shape.is_round()) && !doubted.contains(['.', '!', '?', ',']) {
        let at = inner.find(doubted).unwrap_or(0);
        return Some(Editorial::Uncertain(
            Span::at(at, at + doubted.len()).shift(start),
        ));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_the_editor() {
        for (inner, shape, expected) in [
            ("sic", Shape::Square, Some(Editorial::Sic)),
            ("Sic!", Shape::Round, Some(Editorial::Sic)),
            ("…", Shape::Square, Some(Editorial::Omission)),
            (". . .", Shape::Round, Some(Editorial::Omission)),
            ("REDACTED", Shape::Square, Some(Editorial::Redacted)),
            ("███", Shape::Square, Some(Editorial::Redacted)),
            (
                "word?",
                Shape::Square,
                Some(Editorial::Uncertain(Span::new(10, 14))),
            ),
            ("?", Shape::Round, Some(Editorial::Uncertain(Span::new(10, 10)))),
            ("right?", Shape::Round, None),
            ("removed", Shape::Round, None),
            ("the", Shape::Square, None),
            ("", Shape::Square, None),
            (".", Shape::Square, None),
        ] {
            assert_eq!(read(inner, 10, shape), expected, "{inner}");
        }
    }
}
