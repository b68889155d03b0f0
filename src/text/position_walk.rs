//! Positions of many offsets in one walk over the text.

use super::rope::Pieces;
use super::{Encoding, Position, Text};

/// A gap that is jumped rather than walked, in bytes.
const FAR: usize = 16 * 1024;

/// Tells the positions of offsets: in no time to speak of where each lies a little behind the last one.
pub struct PositionWalk<'t> {
    text: &'t Text,
    encoding: Encoding,
    chunks: Pieces<'t>,
    chunk: &'t str,
    chunk_start: usize,
    offset: usize,
    position: Position,
}

impl<'t> PositionWalk<'t> {
    /// A walk that begins at the start of the text.
    pub fn new(text: &'t Text, encoding: Encoding) -> Self {
        let (chunks, chunk, chunk_start) = text.chunks_at(0);
        let position = Position::default();
        PositionWalk { text, encoding, chunks, chunk, chunk_start, offset: 0, position }
    }

    /// The position of `offset`, as [`Text::position_at`] has it.
    pub fn position(&mut self, offset: usize) -> Position {
        if offset < self.offset {
            return self.text.position_at(offset, self.encoding);
        }
        if offset - self.offset > FAR {
            let offset = self.text.floor(offset);
            (self.chunks, self.chunk, self.chunk_start) = self.text.chunks_at(offset);
            (self.offset, self.position) = (offset, self.text.position_at(offset, self.encoding));
        }
        while offset > self.chunk_start + self.chunk.len() {
            self.walk_to(self.chunk.len());
            let Some(next) = self.chunks.next() else { return self.position };
            self.chunk_start += self.chunk.len();
            self.chunk = next;
        }
        let mut inside = offset - self.chunk_start;
        while !self.chunk.is_char_boundary(inside) {
            inside -= 1;
        }
        self.walk_to(inside);
        self.position
    }

    /// The end of the line that the walk has come to.
    pub fn line_end(&mut self) -> Position {
        loop {
            let rest = self.chunk.get(self.offset - self.chunk_start..).unwrap_or_default();
            if let Some(end) = memchr::memchr2(b'\n', b'\r', rest.as_bytes()) {
                self.walk_to(self.offset - self.chunk_start + end);
                return self.position;
            }
            self.walk_to(self.chunk.len());
            let Some(next) = self.chunks.next() else { return self.position };
            self.chunk_start += self.chunk.len();
            self.chunk = next;
        }
    }

    /// Goes on to the byte `end` of the chunk.
    fn walk_to(&mut self, end: usize) {
        let start = self.offset - self.chunk_start;
        let passed = self.chunk.get(start..end).unwrap_or_default();
        let mut line = 0;
        for at in memchr::memchr2_iter(b'\n', b'\r', passed.as_bytes()) {
            // No chunk ends between the two bytes of one line end.
            if !self.chunk.as_bytes()[start + at..].starts_with(b"\r\n") {
                self.position = Position { line: self.position.line + 1, column: 0 };
                line = at + 1;
            }
        }
        self.position.column += self.encoding.measure(&passed[line..]) as u32;
        self.offset = self.chunk_start + end;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_walk_tells_what_a_look_tells(
            pieces in prop::collection::vec("[aé🎙\r\n]{0,6}|x{900}|\r\n", 0..40),
            steps in prop::collection::vec(0_usize..4_000, 1..40),
        ) {
            let text = Text::new(&pieces.concat());
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let mut walk = PositionWalk::new(&text, encoding);
                let mut offset = 0;
                for step in &steps {
                    // Now and then a step back.
                    offset = if step % 7 == 0 { offset / 2 } else { offset + step % 1_300 };
                    prop_assert_eq!(walk.position(offset), text.position_at(offset, encoding), "{}", offset);
                    if step % 5 == 0 && offset == walk.offset {
                        let end = text.line_range(text.line_of(offset)).end.max(offset);
                        prop_assert_eq!(walk.line_end(), text.position_at(end, encoding), "{}", offset);
                        offset = walk.offset;
                    }
                }
            }
        }
    }

    #[test]
    fn far_steps_are_jumped() {
        let text = Text::new(&"one é🎙\r\n".repeat(20_000));
        let mut walk = PositionWalk::new(&text, Encoding::Utf16);
        for offset in [3, 100_001, 100_003, 150_000, 219_999, 220_000, 900_000] {
            assert_eq!(walk.position(offset), text.position_at(offset, Encoding::Utf16), "{offset}");
        }
    }
}
