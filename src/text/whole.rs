//! A text in one piece, as it was read: no slice of it is a copy, and its lines are counted when somebody asks.

use std::sync::OnceLock;

/// The text, with where its lines start.
#[derive(Debug, Default)]
pub(super) struct Whole {
    text: Box<str>,
    line_starts: OnceLock<Vec<usize>>,
}

impl Whole {
    pub(super) fn new(text: &str) -> Self {
        Whole { text: text.into(), line_starts: OnceLock::new() }
    }

    /// All of it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where each line starts, in bytes. Lines end at `\n`, `\r\n` or `\r`.
    pub(super) fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
            let ends = ends.filter(|end| !bytes[*end..].starts_with(b"\r\n"));
            [0].into_iter().chain(ends.map(|end| end + 1)).collect()
        })
    }

    /// The line (from 0) in which `offset` lies.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.line_starts().partition_point(|start| *start <= offset) - 1
    }
}
