//! Reads the blocks of a long text in pieces, on all processors at once, to the same blocks as in one go.
//!
//! What a block is depends on the text from its start on and on whether a blank line lies before it. So reading may begin
//! behind any blank line, and is right from there on unless something runs over that line: front matter or a comment. Then
//! the reading of the piece before goes on until it comes to where a block of this piece starts as well.

use rayon::prelude::*;

use super::block::{Block, Facts};
use super::scan::Scanner;

/// The blocks of `text`, read in pieces of about so many bytes.
pub fn read(text: &str, piece: usize) -> Vec<Block> {
    let starts = starts(text, piece);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let pieces: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
    let pieces: Vec<Piece> =
        pieces.into_par_iter().map(|(start, end)| Piece::read(text, start, end)).collect();
    let mut whole = Piece {
        blocks: Vec::with_capacity(pieces.iter().map(|piece| piece.blocks.len()).sum()),
        ..Piece::default()
    };
    pieces.into_iter().for_each(|piece| whole.append(text, piece));
    whole.blocks
}

/// Where reading may begin: the start of the text, and lines that blank lines lie before, about `piece` bytes apart.
fn starts(text: &str, piece: usize) -> Vec<usize> {
    let mut starts = vec![0];
    let mut next = paragraph_behind(text, piece);
    while let Some(start) = next {
        starts.push(start);
        next = paragraph_behind(text, start + piece);
    }
    starts
}

/// The first line that follows a blank one and starts behind `offset`.
fn paragraph_behind(text: &str, offset: usize) -> Option<usize> {
    let rest = text.as_bytes().get(offset..)?;
    let is_blank = |end: &usize| matches!(rest.get(end + 1..), Some([b'\n', ..] | [b'\r', b'\n', ..]));
    let blank = offset + memchr::memchr_iter(b'\n', rest).find(is_blank)? + 1;
    let behind = text.get(blank..)?;
    let space = &behind[..behind.len() - behind.trim_start().len()];
    (space.len() < behind.len()).then(|| blank + space.rfind(['\n', '\r']).map_or(0, |end| end + 1))
}

/// The blocks of a stretch of the text.
#[derive(Default)]
struct Piece {
    start: usize,
    /// Where the last of them ends.
    end: usize,
    blocks: Vec<Block>,
    /// Whether a blank line lies before what follows.
    after_blank: bool,
}

impl Piece {
    /// Reads blocks from `start` on, behind a blank line, until one ends at `end` or behind it.
    fn read(text: &str, start: usize, end: usize) -> Self {
        let mut scanner = Scanner::new(&text[start..], start == 0, true);
        let mut blocks = Vec::new();
        while start + scanner.at() < end
            && let Some(block) = scanner.next()
        {
            blocks.push(block);
        }
        Piece { start, end: start + scanner.at(), blocks, after_blank: scanner.after_blank() }
    }

    /// Adds what follows. Where this runs over the start of `next`, the blocks there are other ones up to where both
    /// readings come together.
    fn append(&mut self, text: &str, next: Piece) {
        let mut blocks = next.blocks.into_iter().peekable();
        let mut start = next.start;
        let mut scanner = Scanner::new(&text[self.end..], self.end == 0, self.after_blank);
        loop {
            let at = self.end + scanner.at();
            while let Some(block) = blocks.next_if(|_| start < at) {
                start += block.len as usize;
            }
            let is_same = |block: &Block| block.facts.has(Facts::AFTER_BLANK) == scanner.after_blank();
            match blocks.peek() {
                Some(block) if start == at && is_same(block) => break,
                None if start <= at => {
                    (self.end, self.after_blank) = (at, scanner.after_blank());
                    return;
                }
                _ => self.blocks.extend(scanner.next()),
            }
        }
        self.blocks.extend(blocks);
        (self.end, self.after_blank) = (next.end, next.after_blank);
    }
}
