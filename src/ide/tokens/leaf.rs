//! The tokens of a run of blocks, in lines and columns from its start.

use super::looks::looks;
use super::paint::{Look, paint};
use crate::model::Vocabulary;
use crate::syntax::{Block, BlockKind};
use crate::text::Encoding;

/// A stretch of one line that is a token, or is one where the turns say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineStretch {
    /// Lines before it in the run.
    pub line: u32,
    /// Units of the encoding before it in its line.
    pub column: u32,
    /// Units of the encoding.
    pub length: u32,
    /// What it is.
    pub look: Look,
}

/// What was read of a run of blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The stretches in order; none lies over another.
    pub stretches: Vec<LineStretch>,
    /// For each block how many stretches there are up to its end.
    pub ends: Vec<usize>,
    /// The lines of all blocks.
    pub lines: u32,
}

impl Run {
    /// Reads blocks and the text they cover.
    pub fn read<'b>(
        blocks: impl IntoIterator<Item = &'b Block>,
        text: &str,
        vocabulary: &Vocabulary,
        encoding: Encoding,
    ) -> Run {
        let mut run = Run::default();
        let mut start = 0;
        for block in blocks {
            let content = text.get(start..start + block.content as usize).unwrap_or_default();
            run.block(block, content, vocabulary, encoding);
            run.ends.push(run.stretches.len());
            run.lines += block.newlines;
            start += block.len as usize;
        }
        run
    }

    fn block(&mut self, block: &Block, content: &str, vocabulary: &Vocabulary, encoding: Encoding) {
        if block.kind == BlockKind::Blank {
            return;
        }
        let mut walk = Walk { text: content, at: 0, line: self.lines, column: 0, encoding };
        for (span, look) in paint(looks(block, content, vocabulary)) {
            let range = span.range();
            let text = content.get(range.clone()).unwrap_or_default();
            let mut start = range.start;
            // A token ends with its line.
            for line in text.split_inclusive(['\n', '\r']) {
                let shown = line.trim_matches(is_space);
                if !shown.is_empty() {
                    let from = start + line.len() - line.trim_start_matches(is_space).len();
                    walk.to(from);
                    let length = encoding.measure(shown) as u32;
                    self.stretches.push(LineStretch { line: walk.line, column: walk.column, length, look });
                }
                start += line.len();
            }
        }
    }
}

/// Nothing that is worth a colour.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// Counts lines and columns along a text, each byte once.
struct Walk<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    column: u32,
    encoding: Encoding,
}

impl Walk<'_> {
    fn to(&mut self, offset: usize) {
        let mut passed = self.text.get(self.at..offset).unwrap_or_default();
        self.at = offset;
        while let Some(end) = passed.find(['\n', '\r']) {
            let width = if passed.get(end..).is_some_and(|rest| rest.starts_with("\r\n")) { 2 } else { 1 };
            passed = passed.get(end + width..).unwrap_or_default();
            self.line += 1;
            self.column = 0;
        }
        self.column += self.encoding.measure(passed) as u32;
    }
}
