//! A text in the making: remembers what became of each stretch of the original while edits follow on edits.

use std::collections::VecDeque;
use std::ops::Range;

use crate::rules::TextEdit;

/// A text after some rounds of edits.
pub struct Draft<'t> {
    original: &'t str,
    pieces: VecDeque<Piece>,
}

/// A stretch of the text as it stands now.
enum Piece {
    /// Bytes of the original.
    Kept(Range<usize>),
    /// What an edit put there.
    New(String),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Piece::Kept(range) => range.len(),
            Piece::New(text) => text.len(),
        }
    }

    /// Takes the first `length` bytes off.
    fn take_front(&mut self, length: usize) -> Piece {
        match self {
            Piece::Kept(range) => {
                let front = range.start..range.start + length;
                range.start = front.end;
                Piece::Kept(front)
            }
            Piece::New(text) => {
                let rest = text.split_off(length);
                Piece::New(std::mem::replace(text, rest))
            }
        }
    }
}

impl<'t> Draft<'t> {
    /// The original, unchanged.
    pub fn new(original: &'t str) -> Self {
        Draft { original, pieces: VecDeque::from([Piece::Kept(0..original.len())]) }
    }

    /// Makes edits of the text as it stands now; they are in order and do not overlap.
    pub fn make(&mut self, edits: &[TextEdit]) {
        let mut made = VecDeque::with_capacity(self.pieces.len() + 2 * edits.len());
        let mut done = 0;
        for edit in edits {
            self.move_front(edit.range.start - done, Some(&mut made));
            self.move_front(edit.range.len(), None);
            made.push_back(Piece::New(edit.text.clone()));
            done = edit.range.end;
        }
        made.append(&mut self.pieces);
        self.pieces = made;
    }

    /// Takes so many bytes off the front, and keeps them where somebody wants them.
    fn move_front(&mut self, mut length: usize, mut into: Option<&mut VecDeque<Piece>>) {
        while length > 0
            && let Some(mut piece) = self.pieces.pop_front()
        {
            let taken = if piece.len() <= length {
                piece
            } else {
                let front = piece.take_front(length);
                self.pieces.push_front(piece);
                front
            };
            length -= taken.len();
            if let Some(into) = &mut into {
                into.push_back(taken);
            }
        }
    }

    /// The edits that make the text as it stands now out of the original, each as small as can be.
    pub fn edits(&self) -> Vec<TextEdit> {
        let mut edits = Vec::new();
        let mut done = 0;
        let mut new = String::new();
        let end = Piece::Kept(self.original.len()..self.original.len());
        for piece in self.pieces.iter().chain([&end]) {
            match piece {
                Piece::New(text) => new += text,
                Piece::Kept(range) => {
                    if range.start > done || !new.is_empty() {
                        edits.extend(smallest(self.original, done..range.start, &new));
                        new.clear();
                    }
                    done = range.end;
                }
            }
        }
        edits
    }
}

/// The replacement of `range` by `new` without what is the same at both ends; nothing if all is.
pub fn smallest(text: &str, range: Range<usize>, new: &str) -> Option<TextEdit> {
    let old = text.get(range.clone())?;
    let pairs = old.char_indices().zip(new.chars());
    let front = pairs.take_while(|((_, a), b)| a == b).last().map_or(0, |((at, c), _)| at + c.len_utf8());
    let (old, new) = (&old[front..], &new[front..]);
    let back: usize =
        old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let changed = range.start + front..range.end - back;
    let new = &new[..new.len() - back];
    (!changed.is_empty() || !new.is_empty()).then(|| TextEdit::replace(changed, new))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::made;

    #[test]
    fn edits_of_edits_come_to_edits_of_the_original() {
        let original = "one  two -- three";
        let mut draft = Draft::new(original);
        draft.make(&[TextEdit::replace(3..5, " "), TextEdit::replace(9..11, "—")]);
        // Now `one two — three`.
        draft.make(&[TextEdit::replace(7..8, ""), TextEdit::replace(11..12, "")]);
        let edits = draft.edits();
        assert_eq!(made(original, &edits), "one two—three");
        assert_eq!(edits, [TextEdit::replace(3..4, ""), TextEdit::replace(8..12, "—")]);
        draft.make(&[TextEdit::replace(0..3, ""), TextEdit::replace(7..10, "one  two -- ")]);
        assert_eq!(made(original, &draft.edits()), " two—one  two -- three");
    }

    #[test]
    fn what_was_taken_back_leaves_no_edit() {
        let mut draft = Draft::new("a é b");
        draft.make(&[TextEdit::replace(2..4, "è")]);
        draft.make(&[TextEdit::replace(1..4, " é")]);
        assert_eq!(draft.edits(), []);
    }
}
