//! Stub of the text layer, dropped at the merge.
#![allow(missing_docs)]
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text(Arc<String>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    Utf8,
    #[default]
    Utf16,
    Utf32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

impl Text {
    pub fn new(text: &str) -> Self {
        Text(Arc::new(text.to_owned()))
    }
    pub fn len(&self) -> usize {
        self.0.len()
    }
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    pub fn line_count(&self) -> usize {
        self.0.matches('\n').count() + 1
    }
    pub fn line_start(&self, line: usize) -> usize {
        if line == 0 {
            return 0;
        }
        self.0
            .match_indices('\n')
            .nth(line - 1)
            .map_or(self.len(), |(at, _)| at + 1)
    }
    pub fn line_of(&self, offset: usize) -> usize {
        self.0[..offset].matches('\n').count()
    }
    pub fn slice(&self, range: Range<usize>) -> Cow<'_, str> {
        Cow::Borrowed(&self.0[range])
    }
    pub fn edit(&mut self, range: Range<usize>, text: &str) {
        Arc::make_mut(&mut self.0).replace_range(range, text);
    }
    pub fn offset_at(&self, position: Position, encoding: Encoding) -> usize {
        let start = self.line_start(position.line as usize);
        let line = self.0[start..].split(['\n', '\r']).next().unwrap_or_default();
        let mut column = 0;
        for (at, c) in line.char_indices() {
            let width = width(c, encoding);
            if column + width > position.column {
                return start + at;
            }
            column += width;
        }
        start + line.len()
    }
    pub fn position_at(&self, offset: usize, encoding: Encoding) -> Position {
        let line = self.line_of(offset);
        let column = self.0[self.line_start(line)..offset]
            .chars()
            .map(|c| width(c, encoding))
            .sum();
        Position {
            line: line as u32,
            column,
        }
    }
}

fn width(c: char, encoding: Encoding) -> u32 {
    match encoding {
        Encoding::Utf8 => c.len_utf8() as u32,
        Encoding::Utf16 => c.len_utf16() as u32,
        Encoding::Utf32 => 1,
    }
}
