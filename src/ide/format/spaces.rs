//! Repeated spaces in running text, and the no-break space before `? ! : ;` where the house has one.

use super::habit::Habit;
use super::markers::is_blank;
use super::view::{Change, View, is_formatted};
use crate::model::Document;
use crate::rules::TextEdit;
use crate::rules::prose::Prose;
use crate::rules::word_gaps::{GapCounts, WordGap, may_close_up, word_gaps};
use crate::syntax::{Facts, inline};

/// The space that does not let its line break.
pub const NO_BREAK: &str = "\u{a0}";

/// Which of several spaces between two words are too many in a document.
#[derive(Clone, Copy, Debug, Default)]
pub struct CloseUp {
    /// Those between words.
    between_words: bool,
    /// Those behind the end of a sentence, too, which a typist may have put there.
    behind_stops: bool,
}

impl CloseUp {
    /// What is too many in `document`, whose text is `text`.
    pub fn of(document: &Document, text: &str) -> Self {
        if !may_close_up(document.style()) || !text.contains("  ") {
            return CloseUp::default();
        }
        let mut counts = GapCounts::default();
        for placed in document.blocks().iter().filter(|placed| is_formatted(placed.block.kind)) {
            let content = text.get(placed.content()).unwrap_or_default();
            if !content.contains("  ") {
                continue;
            }
            let inlines = inline::parse(content, &document.vocabulary().lexicon);
            let prose = Prose::in_block(content, &inlines, placed.block.speech_start() as usize);
            for gap in prose.iter().flat_map(word_gaps) {
                counts.behind_stops += usize::from(gap.behind_stop);
                counts.between_words += usize::from(!gap.behind_stop);
            }
        }
        let between_words = !counts.are_layout();
        CloseUp { between_words, behind_stops: between_words && parts_sentences_by_one_space(text) }
    }

    fn closes(self, gap: &WordGap) -> bool {
        if gap.behind_stop { self.behind_stops } else { self.between_words }
    }
}

/// Whether sentences are usually divided by one space, and not by two as on a typewriter.
fn parts_sentences_by_one_space(text: &str) -> bool {
    let mut spaces = Habit::default();
    let bytes = text.as_bytes();
    for at in memchr::memchr3_iter(b'.', b'?', b'!', bytes).filter(|at| ends_word(bytes, *at)) {
        match bytes.get(at + 1..).unwrap_or_default() {
            [b' ', b' ', c, ..] if !c.is_ascii_whitespace() => spaces.add(2),
            [b' ', c, ..] if !c.is_ascii_whitespace() => spaces.add(1),
            _ => {}
        }
    }
    spaces.usual() == Some(1)
}

/// Whether the mark at `at` ends a word that is no short one: after `Mr.` everybody puts one space.
fn ends_word(bytes: &[u8], at: usize) -> bool {
    const SHORT: usize = 3;
    let before = bytes.get(..at).unwrap_or_default();
    let word = before.iter().rev().take_while(|byte| !byte.is_ascii_whitespace() && **byte != b'.');
    word.take(SHORT + 1).count() > SHORT
}

/// Leaves one space where there are several.
pub fn close_up(view: &View<'_>, changes: &mut Vec<Change>) {
    let may_be_list = !view.in_turn && !view.block.facts.has(Facts::ENDS_SENTENCE);
    let Some(prose) = view.prose.as_ref().filter(|_| !may_be_list && view.text.contains("  ")) else {
        return;
    };
    let too_many = word_gaps(prose).into_iter().filter(|gap| view.house.close_up.closes(gap));
    let gaps = too_many.map(|gap| gap.range).filter(|gap| !view.is_apart(gap.start));
    changes.extend(gaps.map(|gap| vec![TextEdit::replace(gap.start + 1..gap.end, "")]));
}

/// Puts a no-break space before `? ! : ;`.
pub fn before_marks(view: &View<'_>, changes: &mut Vec<Change>) {
    if !view.house.spaces_before_marks {
        return;
    }
    for (at, mark) in
        view.text.match_indices(['?', '!', ':', ';']).filter(|(at, _)| *at > view.speech_start())
    {
        let (before, after) = (&view.text[..at], view.text[at + mark.len()..].chars().next());
        let words = before.trim_end_matches(is_blank);
        let follows_word = words.ends_with(|c: char| c.is_alphanumeric() || "»”\")’…%*".contains(c));
        let ends_here = match mark {
            ":" | ";" => after.is_none_or(char::is_whitespace),
            _ => after.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ']' | '/' | '=')),
        };
        let is_set = matches!(&before[words.len()..], "\u{a0}" | "\u{202f}");
        if follows_word && ends_here && !is_set && words.len() >= view.speech_start() && !view.is_apart(at) {
            changes.push(vec![TextEdit::replace(words.len()..at, NO_BREAK)]);
        }
    }
}
