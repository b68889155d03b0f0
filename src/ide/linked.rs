//! The two marks of an emphasis, which change together: `**Anna:**`, `_laughs_`.
//!
//! The brackets of a note are no such pair, although they belong together: what is linked must be the same text in both
//! places, and an opening bracket would be written where the closing one stands.

use std::ops::Range;

use crate::model::Document;
use crate::model::names::inlines;
use crate::syntax::{BlockKind, Placed};

/// What linked marks consist of, as a pattern of the protocol: they may be taken away altogether.
pub const PATTERN: &str = "[*_]*";

/// A longer block is no paragraph that somebody edits.
const LONGEST: usize = 1 << 18;

/// An emphasis has marks of so many signs at most.
const MOST_SIGNS: usize = 3;

/// A run of one sign. Offsets are bytes of the block.
struct Run<'t> {
    range: Range<usize>,
    text: &'t str,
    opens: bool,
    closes: bool,
}

/// Both marks of the emphasis at one of whose marks the cursor stands, as bytes of the document.
pub fn linked(document: &Document, offset: usize) -> Option<[Range<usize>; 2]> {
    let placed = document.blocks().at(offset).filter(is_of_words)?;
    let inside =
        offset.checked_sub(placed.start).filter(|inside| *inside <= placed.block.content as usize)?;
    let text = document.text().slice(placed.content());
    let inlines = inlines(document, &placed);
    let mut open: Vec<Run<'_>> = Vec::new();
    for run in runs(&text).filter(|run| !inlines.is_verbatim(run.range.start as u32)) {
        let opening = run.closes.then(|| open.iter().rposition(|open| open.text == run.text)).flatten();
        let Some(opening) = opening else {
            if run.opens {
                open.push(run);
            }
            continue;
        };
        let pair = [open.swap_remove(opening).range, run.range];
        // What was opened in between is not closed any more.
        open.truncate(opening);
        if pair.iter().any(|mark| mark.start <= inside && inside <= mark.end) {
            return Some(pair.map(|mark| placed.start + mark.start..placed.start + mark.end));
        }
    }
    None
}

fn is_of_words(placed: &Placed<'_>) -> bool {
    matches!(placed.block.kind, BlockKind::Text | BlockKind::Heading(_)) && placed.content().len() <= LONGEST
}

/// The runs of signs in `text` that may open or close an emphasis.
fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.find(['*', '_'])?;
            let rest = text.get(start..)?;
            let sign = rest.chars().next()?;
            let length = rest.len() - rest.trim_start_matches(sign).len();
            at = start + length;
            let before = text.get(..start)?.chars().next_back();
            let behind = text.get(at..)?.chars().next();
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
            let is_inside_word = sign == '_' && is_word(before) && is_word(behind);
            if length <= MOST_SIGNS && before != Some('\\') && !is_inside_word {
                let opens = !is_space(behind) && !is_word(before);
                let closes = !is_space(before);
                return Some(Run { range: start..at, text: rest.get(..length)?, opens, closes });
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Context;

    fn marks(marked: &str) -> Option<[Range<usize>; 2]> {
        let offset = marked.find('¦').expect("a cursor");
        let document = Document::new(&marked.replace('¦', ""), Arc::new(Context::default()));
        linked(&document, offset)
    }

    #[test]
    fn both_marks_are_found_at_either_of_them() {
        for (text, pair) in [
            ("¦**Anna:** Why?", Some([0..2, 7..9])),
            ("*¦*Anna:** Why?", Some([0..2, 7..9])),
            ("**Anna:**¦ Why?", Some([0..2, 7..9])),
            ("**Anna**¦: Why?", Some([0..2, 6..8])),
            ("Title\n\n🎙 _so_¦ *he* said", Some([12..13, 15..16])),
            ("_¦Q._ Why *not*?", Some([0..1, 3..4])),
            ("**An¦na:** Why?", None),
            ("snake¦_case_ and 2 * 3 * 4", None),
            ("2 *¦ 3 * 4", None),
            ("\\*¦so\\*", None),
            ("**Anna¦", None),
            ("(a note — Ed.¦)", None),
            ("***¦", None),
        ] {
            assert_eq!(marks(text), pair, "{text}");
        }
    }
}
