//! Lines and columns, as editors count them, and their three units.

/// The unit in which a column counts (LSP 3.17, `PositionEncodingKind`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// UTF-16 code units, the protocol's default.
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Encoding {
    /// How many units of this encoding `text` takes.
    pub fn measure(self, text: &str) -> usize {
        match self {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => characters(text) + text.bytes().filter(|byte| *byte >= 0xf0).count(),
            Encoding::Utf32 => characters(text),
        }
    }

    /// The byte offset in `line` of the column `column`.
    ///
    /// A column behind the end is the end; a column inside a character is that character's start.
    pub fn offset_in(self, line: &str, column: usize) -> usize {
        let mut units = 0;
        for (offset, character) in line.char_indices() {
            units += match self {
                Encoding::Utf8 => character.len_utf8(),
                Encoding::Utf16 => character.len_utf16(),
                Encoding::Utf32 => 1,
            };
            if units > column {
                return offset;
            }
        }
        line.len()
    }
}

/// How many characters there are: every byte begins one but those that go on with it.
fn characters(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}

/// A place in a text as an editor names it: both numbers count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// Lines before this one.
    pub line: u32,
    /// Units of an [`Encoding`] before the place, in its line.
    pub column: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_in_their_unit_and_clamp() {
        let line = "é🎙x";
        let rows = [
            (Encoding::Utf8, [0, 0, 2, 2, 2, 2, 6, 7, 7]),
            (Encoding::Utf16, [0, 2, 2, 6, 7, 7, 7, 7, 7]),
            (Encoding::Utf32, [0, 2, 6, 7, 7, 7, 7, 7, 7]),
        ];
        for (encoding, offsets) in rows {
            for (column, offset) in offsets.into_iter().enumerate() {
                assert_eq!(encoding.offset_in(line, column), offset, "{encoding:?} column {column}");
            }
        }
        assert_eq!(Encoding::Utf16.measure(line), 4);
    }
}
