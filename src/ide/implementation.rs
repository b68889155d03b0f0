//! From a question to what answers it.

use super::jump::{Jump, Target};
use crate::model::{Document, Turn};

/// What follows the question at `offset`, up to the next one.
pub fn implementation(document: &Document, offset: usize) -> Option<Jump> {
    let turns = document.turns();
    let (index, question) = turns.at(offset)?;
    if !question.is_question() || offset > question.range.end {
        return None;
    }
    let answers = turns.get(index + 1..turns.exchange(index).end)?;
    let target = |turn: &Turn| Target::here(turn.range.clone(), first_words(document, turn));
    Jump::to(question.range.clone(), answers.iter().map(target))
}

/// Where the speech of a turn begins: the rest of its first paragraph, or the next where a label stands alone.
pub fn first_words(document: &Document, turn: &Turn) -> std::ops::Range<usize> {
    let first = document.blocks().get(turn.blocks.start);
    let end = first.map_or(turn.range.end, |placed| placed.content().end);
    let end = if turn.speech < end { end } else { turn.range.end };
    turn.speech.min(end)..end
}
