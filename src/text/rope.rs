//! The text of one document: it speaks bytes, clones at once and never panics on a range.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use ropey::Rope;
use ropey::iter::Chunks;

use super::whole::Whole;
use super::{Encoding, Position};

/// A longer text is a rope from the start, in bytes: with the first edit any other becomes one as well.
const LONGEST_WHOLE: usize = 128 * 1024;

/// A document's text.
///
/// Lines end at `\n`, `\r\n` or `\r`, as in the protocol. Offsets are bytes; those past the end are the
/// end, and those inside a character are that character's start.
#[derive(Clone, Debug)]
pub struct Text {
    body: Body,
}

#[derive(Clone, Debug)]
enum Body {
    /// A text that is not long and that nobody has edited.
    Whole(Arc<Whole>),
    Rope(Rope),
}

impl Default for Text {
    fn default() -> Self {
        Text { body: Body::Whole(Arc::default()) }
    }
}

/// The pieces of a text, in order.
#[derive(Clone)]
pub(super) enum Pieces<'t> {
    Whole(Option<&'t str>),
    Rope(Chunks<'t>),
}

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        match self {
            Pieces::Whole(text) => text.take(),
            Pieces::Rope(chunks) => chunks.next(),
        }
    }
}

impl Text {
    /// A text that holds `content`.
    pub fn new(content: &str) -> Self {
        let body = match content.len() <= LONGEST_WHOLE {
            true => Body::Whole(Arc::new(Whole::new(content))),
            false => Body::Rope(Rope::from_str(content)),
        };
        Text { body }
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        match &self.body {
            Body::Whole(whole) => whole.text().len(),
            Body::Rope(rope) => rope.len_bytes(),
        }
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many lines there are: one more than there are line ends.
    pub fn line_count(&self) -> usize {
        match &self.body {
            Body::Whole(whole) => whole.line_starts().len(),
            Body::Rope(rope) => rope.len_lines(),
        }
    }

    /// The byte offset at which `line` (from 0) starts; the text's length for a line behind the last.
    pub fn line_start(&self, line: usize) -> usize {
        let start = match &self.body {
            Body::Whole(whole) => whole.line_starts().get(line).copied(),
            Body::Rope(rope) => rope.try_line_to_byte(line).ok(),
        };
        start.unwrap_or_else(|| self.len())
    }

    /// The line (from 0) in which `offset` lies.
    pub fn line_of(&self, offset: usize) -> usize {
        match &self.body {
            Body::Whole(whole) => whole.line_of(offset),
            Body::Rope(rope) => rope.try_byte_to_line(offset.min(self.len())).unwrap_or(0),
        }
    }

    /// The bytes of `line` (from 0) without its line end.
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let start = self.line_start(line);
        let end = self.line_start(line + 1);
        // No line end is longer than two bytes, and a line may be as long as the text.
        let last = self.floor(end.saturating_sub(2)).max(start);
        start..last + self.slice(last..end).trim_end_matches(['\r', '\n']).len()
    }

    /// What stands before `offset` on its line, and not farther off than `reach` bytes.
    pub fn before_on_line(&self, offset: usize, reach: usize) -> Cow<'_, str> {
        let start = self.line_start(self.line_of(offset));
        self.slice(start.max(offset.saturating_sub(reach))..offset)
    }

    /// What stands behind `offset` on its line, and not farther off than `reach` bytes.
    pub fn behind_on_line(&self, offset: usize, reach: usize) -> Cow<'_, str> {
        let end = self.line_range(self.line_of(offset)).end;
        self.slice(offset..end.min(offset.saturating_add(reach)).max(offset))
    }

    /// The text in `range`; borrowed where it lies in one piece.
    pub fn slice(&self, range: Range<usize>) -> Cow<'_, str> {
        // Most ranges need no mending, and the rope says so by itself.
        if let Body::Rope(rope) = &self.body
            && let Some(slice) = rope.get_byte_slice(range.clone())
        {
            return Cow::from(slice);
        }
        let end = self.floor(range.end);
        let start = self.floor(range.start).min(end);
        match &self.body {
            Body::Whole(whole) => Cow::Borrowed(whole.text().get(start..end).unwrap_or_default()),
            Body::Rope(rope) => rope.get_byte_slice(start..end).map_or(Cow::Borrowed(""), Cow::from),
        }
    }

    /// The pieces in which the text is stored, in order.
    pub fn chunks(&self) -> impl Iterator<Item = &str> {
        match &self.body {
            Body::Whole(whole) => Pieces::Whole(Some(whole.text())),
            Body::Rope(rope) => Pieces::Rope(rope.chunks()),
        }
    }

    /// The pieces from the one in which `offset` lies: those behind it, itself, and where it starts.
    pub(super) fn chunks_at(&self, offset: usize) -> (Pieces<'_>, &str, usize) {
        match &self.body {
            Body::Whole(whole) => (Pieces::Whole(None), whole.text(), 0),
            Body::Rope(rope) => {
                let (mut chunks, start, ..) = rope.chunks_at_byte(offset.min(self.len()));
                let chunk = chunks.next().unwrap_or_default();
                (Pieces::Rope(chunks), chunk, start)
            }
        }
    }

    /// Replaces the bytes of `range` by `replacement`; the range really replaced comes back.
    pub fn replace(&mut self, range: Range<usize>, replacement: &str) -> Range<usize> {
        let end = self.floor(range.end);
        let start = self.floor(range.start).min(end);
        let mut rope = match std::mem::take(self).body {
            Body::Whole(whole) => Rope::from_str(whole.text()),
            Body::Rope(rope) => rope,
        };
        let at = rope.byte_to_char(start);
        if start < end {
            let _ = rope.try_remove(at..rope.byte_to_char(end));
        }
        if !replacement.is_empty() {
            let _ = rope.try_insert(at, replacement);
        }
        self.body = Body::Rope(rope);
        start..end
    }

    /// The offset of `position`, clamped to its line and to the text (LSP 3.17, `Position`).
    pub fn offset_at(&self, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.line_count() {
            return self.len();
        }
        let range = self.line_range(line);
        range.start + encoding.offset_in(&self.slice(range), position.column as usize)
    }

    /// The position of `offset`.
    pub fn position_at(&self, offset: usize, encoding: Encoding) -> Position {
        let offset = self.floor(offset);
        let line = self.line_of(offset);
        let start = self.line_start(line);
        let column = match &self.body {
            Body::Whole(whole) => encoding.measure(whole.text().get(start..offset).unwrap_or_default()),
            // The rope counts for itself, in a time that does not depend on how long the line is.
            Body::Rope(rope) => {
                let units = |offset| {
                    let character = rope.byte_to_char(offset);
                    match encoding {
                        Encoding::Utf8 => offset,
                        Encoding::Utf16 => rope.char_to_utf16_cu(character),
                        Encoding::Utf32 => character,
                    }
                };
                units(offset) - units(start)
            }
        };
        Position { line: line as u32, column: column as u32 }
    }

    /// The nearest character boundary at or before `offset`.
    pub fn floor(&self, offset: usize) -> usize {
        let rope = match &self.body {
            Body::Whole(whole) => return whole.text().floor_char_boundary(offset),
            Body::Rope(rope) => rope,
        };
        let offset = offset.min(self.len());
        let (chunk, chunk_start, ..) = rope.chunk_at_byte(offset);
        let mut inside = offset - chunk_start;
        while !chunk.is_char_boundary(inside) {
            inside -= 1;
        }
        chunk_start + inside
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.chunks().try_for_each(|chunk| f.write_str(chunk))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_the_protocols_line_ends_count() {
        let text = Text::new("a\u{2028}b\r\nc\rd\u{85}\ne");
        let starts: Vec<usize> = (0..=text.line_count()).map(|line| text.line_start(line)).collect();
        assert_eq!(starts, [0, 7, 9, 13, 14]);
        assert_eq!(text.slice(text.line_range(0)), "a\u{2028}b");
    }

    #[test]
    fn positions_and_ranges_outside_the_text_are_clamped() {
        let mut text = Text::new("Ω🎙\nx");
        let at = |line, column| text.offset_at(Position { line, column }, Encoding::Utf16);
        assert_eq!([at(0, 1), at(0, 2), at(0, 3), at(0, 99), at(1, 9), at(9, 0)], [2, 2, 6, 6, 8, 8]);
        assert_eq!(text.position_at(6, Encoding::Utf16), Position { line: 0, column: 3 });
        assert_eq!(text.position_at(99, Encoding::Utf8), Position { line: 1, column: 1 });
        #[expect(clippy::reversed_empty_ranges, reason = "a client may send one")]
        let replaced = text.replace(4..1, "!");
        assert_eq!(replaced, 0..0);
        assert_eq!(text.to_string(), "!Ω🎙\nx");
    }

    proptest! {
        #[test]
        fn a_text_in_one_piece_answers_as_a_rope(content in "(\\PC|\r|\n|\r\n|[a-z]{3}){0,40}", a in 0usize..90, b in 0usize..90) {
            let whole = Text::new(&content);
            let mut rope = whole.clone();
            rope.replace(0..0, "");
            prop_assert!(matches!((&whole.body, &rope.body), (Body::Whole(_), Body::Rope(_))));
            let all = |text: &Text| {
                let answers = (text.len(), text.line_count(), text.floor(a), text.line_of(a), text.line_start(a));
                let position = |encoding| (text.position_at(a, encoding), text.offset_at(Position { line: a as u32 / 9, column: b as u32 }, encoding));
                let positions = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32].map(position);
                (answers, positions, text.slice(a..b).into_owned(), text.line_range(a), text.to_string())
            };
            prop_assert_eq!(all(&whole), all(&rope));
            let mut edited = whole.clone();
            prop_assert_eq!(edited.replace(a..b, "x\n"), rope.replace(a..b, "x\n"));
            prop_assert_eq!(edited.to_string(), rope.to_string());
            prop_assert_eq!(whole.to_string(), content);
        }
    }
}
