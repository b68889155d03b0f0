//! The blocks of one document, kept true to its text: an edit re-reads the blocks it touches.

use std::ops::Range;

use super::block::{Block, BlockKind, BlockSummary, Facts};
use super::pieces;
use super::scan::{COMMENT_CAP, FRONT_MATTER_CAP, Scanner};
use crate::text::{SumTree, Text};

/// A text of so many bytes is shared out over the processors.
pub const LONG: usize = 256 * 1024;

/// How many bytes a piece has.
const PIECE: usize = 64 * 1024;

/// The blocks of a document. They cover its text exactly, in order.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    tree: SumTree<Block>,
}

/// What an edit did to the blocks: those of `removed` gave way to `inserted` new ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Indices before the edit.
    pub removed: Range<usize>,
    /// How many stand there now.
    pub inserted: usize,
}

/// A block and where it starts (byte offset).
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// Its index.
    pub index: usize,
    /// Where it starts.
    pub start: usize,
    /// The block.
    pub block: &'a Block,
}

impl Placed<'_> {
    /// Its bytes, the blank lines behind it included.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.block.len as usize
    }

    /// The bytes of its content.
    pub fn content(&self) -> Range<usize> {
        self.start..self.start + self.block.content as usize
    }
}

impl Blocks {
    /// Reads all blocks of `text`.
    pub fn parse(text: &str) -> Self {
        if text.len() < LONG {
            return Blocks { tree: Scanner::new(text, true, true).collect() };
        }
        Blocks::parse_in_pieces(text, PIECE)
    }

    /// The same, read in pieces of about `piece` bytes on all processors.
    pub fn parse_in_pieces(text: &str, piece: usize) -> Self {
        Blocks { tree: pieces::read(text, piece).into_iter().collect() }
    }

    /// The sequence itself.
    pub fn tree(&self) -> &SumTree<Block> {
        &self.tree
    }

    /// What all blocks together come to.
    pub fn summary(&self) -> &BlockSummary {
        self.tree.summary()
    }

    /// The block in which `offset` lies; the last one for the end of the text.
    pub fn at(&self, offset: usize) -> Option<Placed<'_>> {
        let (index, before) = self.tree.find(offset, |summary| summary.bytes);
        match self.tree.get(index) {
            Some(block) => Some(Placed { index, start: before, block }),
            None => self.get(self.tree.len().checked_sub(1)?),
        }
    }

    /// The block of that index.
    pub fn get(&self, index: usize) -> Option<Placed<'_>> {
        self.iter_from(index).next()
    }

    /// The blocks from `index` on.
    pub fn iter_from(&self, index: usize) -> impl Iterator<Item = Placed<'_>> {
        let mut start = self.tree.sum_before(index, |summary| summary.bytes);
        self.tree.iter_from(index).enumerate().map(move |(at, block)| {
            let placed = Placed { index: index + at, start, block };
            start += block.len as usize;
            placed
        })
    }

    /// All blocks.
    pub fn iter(&self) -> impl Iterator<Item = Placed<'_>> {
        self.iter_from(0)
    }

    /// Takes in an edit: `range` of the old text gave way to `inserted` bytes, and `text` is the result.
    pub fn edit(&mut self, text: &Text, range: Range<usize>, inserted: usize) -> Change {
        let first = self.restart(text, range.start);
        let (touched, _) = self.tree.find(range.end, |summary| summary.bytes);
        let untouched = (touched + 1).min(self.tree.len());
        let start = self.tree.sum_before(first, |summary| summary.bytes);
        let after_blank = self.tree.get(first).is_none_or(|block| block.facts.has(Facts::AFTER_BLANK));
        let mut ahead = 3;
        loop {
            let last = (untouched + ahead).min(self.tree.len());
            let is_rest = last == self.tree.len();
            let end = if is_rest {
                text.len()
            } else {
                self.tree.sum_before(last, |summary| summary.bytes) + inserted - range.len()
            };
            let slice = text.slice(start..end);
            let scanner = Scanner::new(&slice, first == 0, after_blank);
            if let Some((end, mut blocks)) =
                self.rescan(scanner, start, untouched, range.len(), inserted, is_rest)
            {
                let as_before = self.unchanged_before(first, start, range.start, &blocks);
                let first = first + as_before;
                blocks.drain(..as_before);
                let change = Change { removed: first..end, inserted: blocks.len() };
                self.tree.splice(first..end, blocks);
                return change;
            }
            ahead *= 4;
        }
    }

    /// How many of `blocks`, read again from the one at `first` on, lie before the edit and read as they did.
    fn unchanged_before(&self, first: usize, start: usize, edit: usize, blocks: &[Block]) -> usize {
        let mut end = start;
        let pairs = self.tree.iter_from(first).zip(blocks);
        let same = pairs.take_while(|(old, new)| {
            end += old.len as usize;
            end <= edit && old == new
        });
        same.count()
    }

    /// The new blocks up to where the old ones hold again, and the index of the first that does.
    ///
    /// `None` if the scanner saw too little text to be sure.
    fn rescan(
        &self,
        mut scanner: Scanner<'_>,
        start: usize,
        untouched: usize,
        removed: usize,
        inserted: usize,
        is_rest: bool,
    ) -> Option<(usize, Vec<Block>)> {
        let mut old = self.iter_from(untouched).peekable();
        let mut blocks = Vec::new();
        loop {
            let at = start + scanner.at();
            while old.next_if(|placed| placed.start + inserted < at + removed).is_some() {}
            if scanner.looked_past_end() && !is_rest {
                return None;
            }
            if let Some(placed) = old.peek()
                && placed.start + inserted == at + removed
                && placed.block.facts.has(Facts::AFTER_BLANK) == scanner.after_blank()
                && placed.block.kind != BlockKind::Blank
                && at > 0
            {
                return Some((placed.index, blocks));
            }
            match scanner.next() {
                Some(block) => blocks.push(block),
                None => return Some((self.tree.len(), blocks)),
            }
        }
    }

    /// The first block whose reading an edit at `offset` can change.
    fn restart(&self, text: &Text, offset: usize) -> usize {
        // The line that closes front matter counts by where it starts.
        if text.line_start(text.line_of(offset)).min(offset) < FRONT_MATTER_CAP
            && !matches!(self.tree.get(0), Some(block) if block.kind == BlockKind::FrontMatter)
        {
            let head = text.slice(0..6);
            if offset < 8 || head.trim_start_matches('\u{feff}').starts_with("---") {
                return 0;
            }
        }
        let (touched, _) = self.tree.find(offset, |summary| summary.bytes);
        let near = touched.saturating_sub(2);
        let (far, before) = self.tree.find(offset.saturating_sub(COMMENT_CAP), |summary| summary.bytes);
        let mut start = before;
        for (index, block) in self.tree.iter_from(far).enumerate().take(near.saturating_sub(far)) {
            if block.facts.has(Facts::OPEN_COMMENT) && start + COMMENT_CAP >= offset {
                return far + index;
            }
            start += block.len as usize;
        }
        near
    }
}
