//! What every stretch of a transcript is, for an editor that colours it.
//!
//! Prose stays as it is: what is coloured is who speaks, what somebody added, and names. What a block alone can tell is
//! kept with its leaf, already in lines and columns, since a table of a long document would cost more to convert than to
//! make; what the turns say is added for each answer.

mod delta;
mod leaf;
mod legend;
mod looks;
mod paint;

use std::ops::Range;

use super::outline::title;
use crate::model::leaf_memo;
use crate::model::{Document, Role, Turn, TurnMarker, stop};
use crate::text::Encoding;

pub use delta::{TokenEdit, edit};
use leaf::{LineStretch, Run};
pub use legend::{Modifiers, TokenType};
use paint::Look;

/// The tokens of a whole document, five numbers each, as the protocol has them: how many lines after the one before, how many
/// units of `encoding` after it or after the start of the line, how many units long, which type, which modifiers.
pub fn tokens(document: &Document, encoding: Encoding) -> Vec<u32> {
    let vocabulary = document.vocabulary();
    let runs =
        leaf_memo::leaves(document, &encoding, |blocks, text| Run::read(blocks, text, vocabulary, encoding));
    let mut row = Row::new(document, 0);
    row.numbers.reserve(runs.iter().map(|run| run.value.stretches.len() * 5).sum());
    for run in runs {
        stop::if_wanted();
        row.run(&run.value);
    }
    row.numbers
}

/// The tokens of the blocks in which `range` lies, in the same form.
pub fn tokens_in(document: &Document, range: &Range<usize>, encoding: Encoding) -> Vec<u32> {
    let Some(first) = document.blocks().at(range.start) else {
        return Vec::new();
    };
    let blocks = document.blocks().iter_from(first.index).take_while(|placed| placed.start <= range.end);
    let blocks: Vec<_> = blocks.collect();
    let end = blocks.last().map_or(first.start, |last| last.range().end);
    let text = document.text().slice(first.start..end);
    let run = Run::read(blocks.iter().map(|placed| placed.block), &text, document.vocabulary(), encoding);
    let mut row = Row::new(document, first.index);
    row.line = document.text().line_of(first.start) as u32;
    row.run(&run);
    row.numbers
}

/// A row of tokens as it is made.
struct Row<'d> {
    numbers: Vec<u32>,
    /// The turns that are not over.
    turns: &'d [Turn],
    /// The index of the block that holds the title.
    title: Option<usize>,
    /// The index of the next block.
    block: usize,
    /// The line at which the next run starts.
    line: u32,
    /// Where the last token starts.
    last: (u32, u32),
}

impl<'d> Row<'d> {
    /// A row from the block of that index on.
    fn new(document: &'d Document, block: usize) -> Self {
        let title = title(document).and_then(|title| document.blocks().at(title.start));
        let turns = document.turns();
        let first = turns.partition_point(|turn| turn.blocks.end <= block);
        Row {
            numbers: Vec::new(),
            turns: turns.get(first..).unwrap_or_default(),
            title: title.map(|placed| placed.index),
            block,
            line: 0,
            last: (0, 0),
        }
    }

    fn run(&mut self, run: &Run) {
        let mut start = 0;
        for end in &run.ends {
            let surroundings = self.surroundings();
            for stretch in run.stretches.get(start..*end).unwrap_or_default() {
                if let Some((kind, modifiers)) = surroundings.token(stretch.look) {
                    self.push(stretch, kind, modifiers);
                }
            }
            start = *end;
            self.block += 1;
        }
        self.line += run.lines;
    }

    fn surroundings(&mut self) -> Surroundings {
        while let Some((first, rest)) = self.turns.split_first()
            && first.blocks.end <= self.block
        {
            self.turns = rest;
        }
        let turn = self.turns.first().filter(|turn| turn.blocks.start <= self.block);
        Surroundings {
            role: turn.map(|turn| turn.role),
            opens: turn.filter(|turn| turn.blocks.start == self.block).map(|turn| turn.marker),
            is_title: self.title == Some(self.block),
        }
    }

    fn push(&mut self, stretch: &LineStretch, kind: TokenType, modifiers: Modifiers) {
        let at = (self.line + stretch.line, stretch.column);
        let lines = at.0 - self.last.0;
        let columns = if lines == 0 { at.1 - self.last.1 } else { at.1 };
        self.numbers.extend([lines, columns, stretch.length, kind as u32, modifiers.bits()]);
        self.last = at;
    }
}

/// What the document says of a block.
struct Surroundings {
    /// What the turn does in which it lies.
    role: Option<Role>,
    /// How the turn is marked that it opens.
    opens: Option<TurnMarker>,
    /// Whether it is the title.
    is_title: bool,
}

impl Surroundings {
    /// The token that a stretch of the block is.
    fn token(&self, look: Look) -> Option<(TokenType, Modifiers)> {
        let is_asked = self.role == Some(Role::Question);
        let asked = if is_asked { Modifiers::ASKED } else { Modifiers::NONE };
        match look {
            // What somebody added to a question was not asked.
            Look::Token(kind @ (TokenType::Name | TokenType::Quotation), modifiers) => {
                Some((kind, modifiers.and(asked)))
            }
            Look::Token(kind, modifiers) => Some((kind, modifiers)),
            Look::Label if self.opens == Some(TurnMarker::Label) => {
                let who = match self.role {
                    Some(Role::Question) => Modifiers::INTERVIEWER,
                    Some(Role::Answer) => Modifiers::INTERVIEWEE,
                    Some(Role::Speech) | None => Modifiers::NONE,
                };
                Some((TokenType::Speaker, who))
            }
            Look::Dash if self.opens == Some(TurnMarker::Dash) => Some((TokenType::Marker, Modifiers::NONE)),
            Look::Prose | Look::Heading if is_asked => Some((TokenType::Question, asked)),
            Look::Prose if self.is_title => Some((TokenType::Heading, Modifiers::NONE)),
            Look::Heading => Some((TokenType::Heading, Modifiers::NONE)),
            Look::Label | Look::Dash | Look::Prose => None,
        }
    }
}

#[cfg(test)]
mod tests;
