//! Edits upon edits, told as edits of the first text.

use std::ops::Range;

use super::TextEdit;

/// What a text has become after some edits: stretches of the first text and what was written between them.
#[derive(Clone, Debug)]
pub struct Patch {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// Bytes of the first text.
    Kept(Range<usize>),
    /// What an edit wrote.
    Written(String),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Piece::Kept(range) => range.len(),
            Piece::Written(text) => text.len(),
        }
    }

    /// The part of it between two of its own bytes.
    fn part(&self, range: Range<usize>) -> Option<Piece> {
        match self {
            _ if range.is_empty() => None,
            Piece::Kept(kept) => Some(Piece::Kept(kept.start + range.start..kept.start + range.end)),
            Piece::Written(text) => text.get(range).map(|text| Piece::Written(text.to_owned())),
        }
    }
}

impl Patch {
    /// A text of so many bytes that nobody has edited.
    pub fn new(len: usize) -> Self {
        Patch { pieces: vec![Piece::Kept(0..len)] }
    }

    /// Takes in edits of what the text is now, which are in order and do not touch each other.
    pub fn then(&mut self, edits: &[&TextEdit]) {
        let old = std::mem::take(&mut self.pieces);
        let mut left = Pieces { pieces: old.iter(), current: None, at: 0 };
        for edit in edits {
            left.up_to(edit.range.start, |piece| self.pieces.push(piece));
            left.up_to(edit.range.end, |_| {});
            if !edit.text.is_empty() {
                self.pieces.push(Piece::Written(edit.text.clone()));
            }
        }
        left.up_to(usize::MAX, |piece| self.pieces.push(piece));
    }

    /// The edits that make it of `first`, as short as they can be told, in order.
    pub fn edits(&self, first: &str) -> Vec<TextEdit> {
        let mut edits = Vec::new();
        let mut written = String::new();
        let mut done = 0;
        let ends = Piece::Kept(first.len()..first.len());
        for piece in self.pieces.iter().chain([&ends]) {
            match piece {
                Piece::Written(text) => written += text,
                Piece::Kept(range) => {
                    let edit = TextEdit::replace(done..range.start, std::mem::take(&mut written));
                    edits.extend(shortened(edit, first));
                    done = range.end;
                }
            }
        }
        edits
    }
}

/// The pieces that are not yet gone through.
struct Pieces<'p> {
    pieces: std::slice::Iter<'p, Piece>,
    /// The piece that is gone through in part, and how far.
    current: Option<(&'p Piece, usize)>,
    /// How many bytes are gone through.
    at: usize,
}

impl Pieces<'_> {
    /// Hands out what lies before the byte at `end`.
    fn up_to(&mut self, end: usize, mut hand: impl FnMut(Piece)) {
        while self.at < end {
            let Some((piece, from)) = self.current.take().or_else(|| Some((self.pieces.next()?, 0))) else {
                return;
            };
            let to = piece.len().min(from + (end - self.at));
            self.at += to - from;
            piece.part(from..to).into_iter().for_each(&mut hand);
            self.current = (to < piece.len()).then_some((piece, to));
        }
    }
}

/// The edit without what it leaves as it is at its ends; nothing if that is all of it.
pub fn shortened(edit: TextEdit, text: &str) -> Option<TextEdit> {
    let old = text.get(edit.range.clone())?;
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let mut before = old.chars().zip(edit.text.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    // A place inside of `\r\n` is none that an editor knows.
    let is_cut = |text: &str, at: usize| {
        text.get(..at).is_some_and(|text| text.ends_with('\r')) && text[at..].starts_with('\n')
    };
    before -= usize::from(is_cut(old, before) || is_cut(&edit.text, before));
    let (old, new) = (old.get(before..)?, edit.text.get(before..)?);
    let pairs = old.chars().rev().zip(new.chars().rev());
    let mut behind = pairs.take_while(same).map(|(c, _)| c.len_utf8()).sum::<usize>();
    behind -= usize::from(is_cut(old, old.len() - behind) || is_cut(new, new.len() - behind));
    let range = edit.range.start + before..edit.range.end - behind;
    let new = new.get(..new.len() - behind)?;
    (!range.is_empty() || !new.is_empty()).then(|| TextEdit::replace(range, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(patch: &Patch, text: &str) -> Vec<(Range<usize>, String)> {
        patch.edits(text).into_iter().map(|edit| (edit.range, edit.text)).collect()
    }

    #[test]
    fn edits_of_edited_text_are_told_of_the_first() {
        let text = "one two three";
        let mut patch = Patch::new(text.len());
        assert_eq!(edits(&patch, text), []);
        patch.then(&[&TextEdit::replace(4..7, "2"), &TextEdit::insert(13, "!")]);
        assert_eq!(edits(&patch, text), [(4..7, "2".to_owned()), (13..13, "!".to_owned())]);
        // The text is `one 2 three!` now.
        patch.then(&[&TextEdit::replace(3..5, "+2"), &TextEdit::replace(6..11, "3")]);
        assert_eq!(edits(&patch, text), [(3..7, "+2".to_owned()), (8..13, "3!".to_owned())]);
        patch.then(&[&TextEdit::replace(3..5, " two"), &TextEdit::replace(6..8, "three")]);
        assert_eq!(edits(&patch, text), []);
    }

    #[test]
    fn what_an_edit_leaves_as_it_is_is_not_told() {
        let mut patch = Patch::new("sähe".len());
        patch.then(&[&TextEdit::replace(0..5, "söhe")]);
        assert_eq!(edits(&patch, "sähe"), [(1..3, "ö".to_owned())]);
    }

    #[test]
    fn a_line_end_of_two_bytes_is_not_cut() {
        let rows = [
            ("a\n", 1..2, "\r\n", Some((1..2, "\r\n"))),
            ("a\r\n", 1..3, "\n", Some((1..3, "\n"))),
            ("a \r\n\r\n\r\n", 1..8, "\r\n\r\n", Some((1..4, ""))),
            ("a\r\n", 0..3, "a\r\n", None),
        ];
        for (text, range, new, expected) in rows {
            let edit = shortened(TextEdit::replace(range, new), text).map(|edit| (edit.range, edit.text));
            assert_eq!(edit, expected.map(|(range, new)| (range, new.to_owned())), "{text:?}");
        }
    }
}
