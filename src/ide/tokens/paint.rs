//! Makes one row of stretches out of stretches that lie over each other.

use super::legend::{Modifiers, TokenType};
use crate::text::Span;

/// What a stretch of a block is, as far as the block alone can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Words that are said. Whether they ask is for the turns to say.
    Prose,
    /// A heading, which may be a question.
    Heading,
    /// A name at the start that may be a speaker's.
    Label,
    /// A dash at the start that may open a turn.
    Dash,
    /// A token whatever stands around.
    Token(TokenType, Modifiers),
}

impl Look {
    /// Whether nothing inside is shown for itself.
    fn is_whole(self) -> bool {
        matches!(self, Look::Token(TokenType::Comment | TokenType::Event, _))
    }
}

/// A stretch with its look.
pub type Stretch = (Span, Look);

/// The stretches from the first to the last, none over another: of two the one that starts later is seen, or the shorter.
///
/// Takes a time in proportion to their number, beside their sorting.
pub fn paint(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut painted = Painted { row: Vec::with_capacity(stretches.len() * 2), at: 0 };
    let mut open: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        painted.close(&mut open, stretch.0.start);
        if open.last().is_some_and(|(_, look)| look.is_whole()) {
            continue;
        }
        if let Some((_, look)) = open.last() {
            painted.up_to(stretch.0.start, *look);
        }
        painted.at = painted.at.max(stretch.0.start);
        open.push(stretch);
    }
    painted.close(&mut open, u32::MAX);
    painted.row
}

struct Painted {
    row: Vec<Stretch>,
    /// Where the row ends so far.
    at: u32,
}

impl Painted {
    /// Ends the open stretches that end by `offset`.
    fn close(&mut self, open: &mut Vec<Stretch>, offset: u32) {
        while let Some((span, look)) = open.last().copied().filter(|(span, _)| span.end <= offset) {
            self.up_to(span.end, look);
            open.pop();
        }
    }

    fn up_to(&mut self, end: u32, look: Look) {
        if self.at < end {
            self.row.push((Span::new(self.at, end), look));
            self.at = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_starts_later_lies_above() {
        let token = |kind| Look::Token(kind, Modifiers::NONE);
        let (quotation, name, note) =
            (token(TokenType::Quotation), token(TokenType::Name), token(TokenType::Comment));
        let row = paint(vec![
            (Span::new(0, 30), Look::Prose),
            (Span::new(5, 15), quotation),
            (Span::new(7, 9), name),
            (Span::new(13, 20), name),
            (Span::new(22, 28), note),
            (Span::new(24, 26), name),
        ]);
        let expected = [
            (0, 5, Look::Prose),
            (5, 7, quotation),
            (7, 9, name),
            (9, 13, quotation),
            (13, 20, name),
            (20, 22, Look::Prose),
            (22, 28, note),
            (28, 30, Look::Prose),
        ];
        assert_eq!(row, expected.map(|(start, end, look)| (Span::new(start, end), look)));
    }
}
