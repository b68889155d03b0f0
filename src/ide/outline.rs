//! The outline of a document: its title, its sections, its questions with what answers them.

use std::ops::Range;

use crate::model::{Document, Role, Turn};
use crate::syntax::{BlockKind, Facts, LabelForm};

/// What stands first in a document and names it, as a byte range.
///
/// The one that front matter gives; else a heading of the first level; else a first paragraph of one short line that is no sentence and no turn.
pub fn title(document: &Document) -> Option<Range<usize>> {
    if let (Some(title), Some(yaml)) = (&document.front_matter().title, document.front_matter_range()) {
        let value = title.span.range();
        return Some(yaml.start + value.start..yaml.start + value.end);
    }
    let is_apart = |kind| matches!(kind, BlockKind::Blank | BlockKind::FrontMatter | BlockKind::Comment);
    let first = document.blocks().iter().take(4).find(|placed| !is_apart(placed.block.kind))?;
    let content = first.content();
    let text = document.text().slice(content.clone());
    if first.block.kind == BlockKind::Heading(1) {
        return within(&content, &text, text.trim_matches(['\u{feff}', '#', ' ', '\t']));
    }
    let is_turn = || document.turns().first().is_some_and(|turn| turn.blocks.contains(&first.index));
    let is_short = text.lines().count() == 1 && text.chars().count() <= 120;
    let is_sentence = first.block.facts.has(Facts::ENDS_SENTENCE) && !first.block.facts.has(Facts::ASKS);
    let is_label = first.block.label().is_some_and(|label| label.form == LabelForm::Colon);
    let ends_open = text.ends_with([':', ',', ';']);
    // The turns are asked for last: they are dear.
    if !first.block.is_text() || !is_short || is_sentence || is_label || ends_open || is_turn() {
        return None;
    }
    let bare = text.trim_matches('\u{feff}').trim();
    let strip = |mark| bare.strip_prefix(mark)?.strip_suffix(mark);
    within(&content, &text, strip("**").or_else(|| strip("__")).unwrap_or(bare))
}

/// Where `part`, a piece of `text`, stands in the document, `content` being where `text` does; nothing if it is empty.
fn within(content: &Range<usize>, text: &str, part: &str) -> Option<Range<usize>> {
    let start = content.start + (part.as_ptr() as usize - text.as_ptr() as usize);
    (!part.is_empty()).then_some(start..start + part.len())
}

/// How many words the speech of a turn has: runs of letters and digits, or single ideographs.
pub fn words(document: &Document, turn: &Turn) -> usize {
    let mut count = 0;
    for placed in document.blocks().iter_from(turn.blocks.start).take(turn.blocks.len()) {
        let content = placed.content();
        let start = content.start.max(turn.speech).min(content.end);
        if placed.block.is_text() {
            count += count_words(&document.text().slice(start..content.end));
        }
    }
    count
}

/// The word count of `text`.
pub fn count_words(text: &str) -> usize {
    // No word goes on behind a space, and most have no letter beyond ASCII, where the rules are few.
    let pieces = text.split_ascii_whitespace();
    pieces
        .map(|piece| if piece.is_ascii() { ascii_words(piece.as_bytes()) } else { unicode_words(piece) })
        .sum()
}

fn unicode_words(text: &str) -> usize {
    use unicode_segmentation::UnicodeSegmentation;
    text.unicode_words().count()
}

/// The same of ASCII: letters, digits and `_` make words; some signs join two letters or two digits.
fn ascii_words(text: &[u8]) -> usize {
    let at = |index: usize| text.get(index).copied().unwrap_or(b' ');
    let joins = |index: usize, sign: u8| {
        let (before, after) = (at(index.wrapping_sub(1)), at(index + 1));
        let are_letters = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
        let are_digits = before.is_ascii_digit() && after.is_ascii_digit();
        match sign {
            b'_' => true,
            b':' => are_letters,
            b',' | b';' => are_digits,
            b'.' | b'\'' => are_letters || are_digits,
            _ => false,
        }
    };
    let (mut words, mut is_counted) = (0, false);
    for (index, byte) in text.iter().enumerate() {
        if byte.is_ascii_alphanumeric() {
            words += usize::from(!is_counted);
            is_counted = true;
        } else if !joins(index, *byte) {
            is_counted = false;
        }
    }
    words
}

/// Whether a turn is listed as a question, as an answer to one, or as neither.
pub fn listed_as(turn: &Turn) -> Role {
    if turn.is_question() { Role::Question } else { turn.role }
}

/// Who speaks a turn, as the label there has it.
pub fn speaker(document: &Document, turn: &Turn) -> Option<String> {
    let (name, _) = turn.speaker.as_ref()?;
    Some(document.text().slice(name.clone()).replace('\\', ""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_those_of_unicode(text in "([a-cX-Z0-2]|[ \n_.,:;'/-]|[éß“’。中א\u{301}\u{200d}🎙]){0,60}") {
            prop_assert_eq!(count_words(&text), unicode_words(&text), "{}", text);
        }
    }
}
