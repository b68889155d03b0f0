//! Positions as the protocol has them, worked out on a plain string: what the server's answers are held to.

use std::ops::Range;

/// The unit in which columns count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Utf8,
    Utf16,
    Utf32,
}

impl Unit {
    /// All there are.
    pub const ALL: [Unit; 3] = [Unit::Utf16, Unit::Utf8, Unit::Utf32];

    /// Its name in the protocol.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Utf8 => "utf-8",
            Unit::Utf16 => "utf-16",
            Unit::Utf32 => "utf-32",
        }
    }

    fn of(self, c: char) -> u32 {
        match self {
            Unit::Utf8 => c.len_utf8() as u32,
            Unit::Utf16 => c.len_utf16() as u32,
            Unit::Utf32 => 1,
        }
    }
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let is_two = c == '\r' && signs.next_if(|(_, next)| *next == '\n').is_some();
        if c == '\n' || c == '\r' {
            lines.push(start..at);
            start = at + 1 + usize::from(is_two);
        }
    }
    lines.push(start..text.len());
    lines
}

/// The line and the column of a byte.
pub fn position(text: &str, offset: usize, unit: Unit) -> [u32; 2] {
    let lines = lines(text);
    let line = lines.partition_point(|line| line.start <= offset) - 1;
    let start = lines[line].start;
    [line as u32, text[start..offset.max(start)].chars().map(|c| unit.of(c)).sum()]
}

/// The byte that a line and a column mean; behind the line or the text they mean its end, in a character its start.
pub fn offset(text: &str, [line, column]: [u32; 2], unit: Unit) -> usize {
    let Some(line) = lines(text).into_iter().nth(line as usize) else { return text.len() };
    let mut units = 0;
    for (at, c) in text[line.clone()].char_indices() {
        units += unit.of(c);
        if units > column {
            return line.start + at;
        }
    }
    line.end
}

/// The bytes that a range means; its ends may stand in either order.
pub fn bytes(text: &str, [line, column, end_line, end_column]: [u32; 4], unit: Unit) -> Range<usize> {
    let (one, other) = (offset(text, [line, column], unit), offset(text, [end_line, end_column], unit));
    one.min(other)..one.max(other)
}
