//! From one question or note to the next or the one before.

use std::ops::Range;

use crate::model::{Document, names};
use crate::syntax::Placed;

/// Where to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next question.
    NextQuestion,
    /// To the question before; from the middle of one or from its answer, to its start.
    PreviousQuestion,
    /// To the next note.
    NextNote,
    /// To the note before.
    PreviousNote,
}

/// What a step from the byte `from` leads to: all of the question or note, as bytes. Nothing at either end of the file.
pub fn step(document: &Document, from: usize, step: Step) -> Option<Range<usize>> {
    match step {
        Step::NextQuestion => {
            let after = document.turns().partition_point(|turn| turn.range.start <= from);
            let mut after = document.turns().iter().skip(after);
            after.find(|turn| turn.is_question()).map(|turn| turn.range.clone())
        }
        Step::PreviousQuestion => {
            let before = document.turns().partition_point(|turn| turn.range.start < from);
            let mut before = document.turns().iter().take(before).rev();
            before.find(|turn| turn.is_question()).map(|turn| turn.range.clone())
        }
        Step::NextNote => {
            let first = document.blocks().at(from)?.index;
            let mut blocks = document.blocks().iter_from(first);
            blocks.find_map(|placed| notes(document, &placed).into_iter().find(|note| note.start > from))
        }
        Step::PreviousNote => {
            let last = document.blocks().at(from)?.index;
            let mut blocks = (0..=last).rev().filter_map(|index| document.blocks().get(index));
            blocks
                .find_map(|placed| notes(document, &placed).into_iter().rev().find(|note| note.start < from))
        }
    }
}

/// The notes of a block, brackets and all, in bytes of the document.
fn notes(document: &Document, placed: &Placed<'_>) -> Vec<Range<usize>> {
    // A note has a bracket; most paragraphs have none, and a file may have no note for megabytes.
    let may_have =
        placed.block.is_text() && document.text().slice(placed.content()).contains(is_opening_bracket);
    if !may_have {
        return Vec::new();
    }
    let inlines = names::inlines(document, placed);
    let spans = inlines.notes().map(|(bracket, _)| bracket.span().range());
    spans.map(|span| placed.start + span.start..placed.start + span.end).collect()
}

fn is_opening_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '（' | '［' | '【')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "— Who? 😀\n\n— I (a smith — translator's note), he said (in vain).\n\nAnd so on.\n\n\
                        — Why [in 1954, Ed.] and [much later, Ed.]?\n\n— So.\n";

    /// The first words at each place that one step after another leads to.
    fn path(mut from: usize, by: Step) -> Vec<&'static str> {
        let document = Document::new(TEXT, Default::default());
        let mut seen = Vec::new();
        while let Some(found) = step(&document, from, by) {
            from = found.start;
            seen.push(TEXT[found].split([' ', ',']).take(2).last().unwrap());
        }
        seen
    }

    #[test]
    fn questions_forward_and_back() {
        assert_eq!(path(0, Step::NextQuestion), ["Why"]);
        assert_eq!(path(TEXT.len(), Step::PreviousQuestion), ["Why", "Who?"]);
        let inside = TEXT.find("hy [").unwrap();
        assert_eq!(path(inside, Step::PreviousQuestion), ["Why", "Who?"]);
    }

    #[test]
    fn notes_forward_and_back_and_nothing_else_in_brackets() {
        assert_eq!(path(0, Step::NextNote), ["smith", "1954", "later"]);
        assert_eq!(path(TEXT.len(), Step::PreviousNote), ["later", "1954", "smith"]);
    }

    #[test]
    fn an_empty_file_leads_nowhere() {
        let document = Document::default();
        for by in [Step::NextQuestion, Step::PreviousQuestion, Step::NextNote, Step::PreviousNote] {
            assert_eq!(step(&document, 0, by), None);
        }
    }
}
