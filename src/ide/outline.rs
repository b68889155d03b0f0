//! The outline of a document: its title, its sections, its questions with what answers them.

use std::ops::Range;

use crate::model::{Document, Role, Turn};
use crate::syntax::{BlockKind, Facts, LabelForm, MarkerKind};

/// What stands first in a document and names it, as a byte range.
///
/// A heading of the first level; else a first paragraph of one short line that is no sentence and no turn.
pub fn title(document: &Document) -> Option<Range<usize>> {
    let is_apart = |kind| matches!(kind, BlockKind::Blank | BlockKind::FrontMatter | BlockKind::Comment);
    let first = document.blocks().iter().take(4).find(|placed| !is_apart(placed.block.kind))?;
    let content = first.content();
    let text = document.text().slice(content.clone());
    if first.block.kind == BlockKind::Heading(1) {
        let start = text.len() - text.trim_start_matches(['#', ' ', '\t']).len();
        return Some(content.start + start..content.start + text.trim_end_matches(['#', ' ']).len());
    }
    let is_bold = matches!(first.block.marker.map(|marker| marker.kind), Some(MarkerKind::Bold));
    let is_turn = document.turns().first().is_some_and(|turn| turn.blocks.contains(&first.index));
    let is_short = text.lines().count() == 1 && text.chars().count() <= 120;
    let is_sentence = first.block.facts.has(Facts::ENDS_SENTENCE) && !first.block.facts.has(Facts::ASKS);
    let is_label = first.block.label().is_some_and(|label| label.form == LabelForm::Colon);
    let is_title = !is_label
        && first.block.is_text()
        && !is_turn
        && is_short
        && !is_sentence
        && !text.ends_with([':', ',', ';']);
    let trim = if is_bold { 2 } else { 0 };
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    is_title.then(|| content.start + mark + trim..content.end - trim)
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
    use unicode_segmentation::UnicodeSegmentation;
    text.unicode_words().count()
}

/// Whether a turn is listed as a question, as an answer to one, or as neither.
pub fn listed_as(turn: &Turn) -> Role {
    if turn.is_question() { Role::Question } else { turn.role }
}
