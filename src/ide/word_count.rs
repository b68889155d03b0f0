//! How many words a document has, how many of them are selected, and how many each turn has.
//!
//! The counts of each leaf of the block tree are kept, and their sums, so that a keystroke has one leaf counted again.

use std::ops::Range;

use super::outline::count_words;
use crate::model::leaf_sums::{self, Summed, Sums};
use crate::model::{Document, Turn, TurnMarker};
use crate::syntax::{Block, BlockKind};
use crate::text::Summary;

/// The words of one leaf.
#[derive(Debug)]
pub struct LeafWords {
    all: usize,
    /// Those of each block.
    pub blocks: Vec<BlockWords>,
}

/// The words of one block.
#[derive(Clone, Copy, Debug)]
pub struct BlockWords {
    /// Those of what may be the marker of a turn.
    pub marker: u32,
    /// Those behind it.
    pub speech: u32,
    /// Whether they are said: what stands above a paragraph of speech is not.
    is_said: bool,
}

impl BlockWords {
    /// The words that are said, if the block goes on with a turn.
    pub fn said(&self) -> usize {
        if self.is_said { (self.marker + self.speech) as usize } else { 0 }
    }
}

/// The words of some leaves.
#[derive(Clone, Debug, Default)]
pub struct WordCount {
    /// All that count for the document.
    all: usize,
    /// Those of paragraphs, with what may be the markers of turns.
    said: usize,
}

impl Summary for WordCount {
    fn join(&mut self, next: &Self) {
        self.all += next.all;
        self.said += next.said;
    }
}

impl Summed for LeafWords {
    type Sum = WordCount;

    fn sum(&self) -> WordCount {
        WordCount { all: self.all, said: self.blocks.iter().map(BlockWords::said).sum() }
    }
}

/// The words of every turn of a document.
pub struct TurnWords {
    /// For each block the words of the paragraphs before it; at the end, those of all.
    before: Vec<usize>,
    /// For each block the words of its marker.
    markers: Vec<u32>,
}

impl TurnWords {
    /// Counts them, in a time that does not depend on the text where it has been counted before.
    pub fn new(document: &Document) -> Self {
        let mut counts = TurnWords { before: vec![0], markers: Vec::new() };
        let mut sum = 0;
        words(document).walk(
            |_| true,
            |leaf| {
                for words in &leaf.value.blocks {
                    sum += words.said();
                    counts.before.push(sum);
                    counts.markers.push(words.marker);
                }
                true
            },
        );
        counts
    }

    /// How many words a turn has, its marker aside.
    pub fn of(&self, turn: &Turn) -> usize {
        let before = |block: usize| self.before.get(block).or(self.before.last()).copied().unwrap_or(0);
        let all = before(turn.blocks.end) - before(turn.blocks.start);
        let marker = match turn.marker {
            TurnMarker::None => 0,
            _ => self.markers.get(turn.blocks.start).copied().unwrap_or(0),
        };
        all.saturating_sub(marker as usize)
    }
}

/// How many words one turn has, its marker aside.
pub fn turn_words(document: &Document, turn: &Turn) -> usize {
    let words = words(document);
    let before = |block: usize| {
        let (before, leaf, _) = words.around(block);
        let inside = leaf
            .map_or(0, |leaf| leaf.value.blocks.iter().take(block - leaf.first).map(BlockWords::said).sum());
        before.said + inside
    };
    let marker = || {
        let leaf = words.around(turn.blocks.start).1?;
        leaf.value.blocks.get(turn.blocks.start - leaf.first).map(|words| words.marker)
    };
    let marker = if turn.marker == TurnMarker::None { None } else { marker() };
    (before(turn.blocks.end) - before(turn.blocks.start)).saturating_sub(marker.unwrap_or(0) as usize)
}

/// How many words the text has: what is said and the headings, without the markers of turns, comments and front matter.
pub fn document_words(document: &Document) -> usize {
    words(document).total().all
}

/// How many of these words lie in a range of bytes.
pub fn selected_words(document: &Document, selection: &Range<usize>) -> usize {
    let (mut whole, mut cut) = (0, Vec::new());
    words(document).walk(
        |run| {
            let part = selection.start.max(run.start)..selection.end.min(run.start + run.bytes);
            let is_whole = part == (run.start..run.start + run.bytes);
            whole += if is_whole { run.sum.all } else { 0 };
            !is_whole && !part.is_empty()
        },
        |leaf| {
            cut.push(leaf.first..leaf.first + leaf.value.blocks.len());
            true
        },
    );
    let blocks = cut.into_iter().flat_map(|leaf| document.blocks().iter_from(leaf.start).take(leaf.len()));
    let counted = blocks.map(|placed| {
        let words = word_bytes(placed.block, placed.start);
        let words = words.start.max(selection.start)..words.end.min(selection.end);
        if words.is_empty() { 0 } else { count_words(&document.text().slice(words)) }
    });
    whole + counted.sum::<usize>()
}

/// The words of every leaf.
pub fn words(document: &Document) -> Sums<LeafWords> {
    leaf_sums::sums(document, &(), |source| {
        let text = source.text();
        let mut start = 0;
        let counts = source.blocks.iter().map(|block| {
            let words = word_bytes(block, start);
            let marker = text.get(start..words.start).filter(|_| block.is_text()).unwrap_or_default();
            start += block.len as usize;
            let speech = count_words(text.get(words).unwrap_or_default()) as u32;
            BlockWords { marker: count_words(marker) as u32, speech, is_said: block.is_text() }
        });
        let blocks: Vec<_> = counts.collect();
        LeafWords { all: blocks.iter().map(|words| words.speech as usize).sum(), blocks }
    })
}

/// Where the words of a block stand, if it starts at the byte `start`.
fn word_bytes(block: &Block, start: usize) -> Range<usize> {
    let first = match block.kind {
        BlockKind::Text => block.speech_start().min(block.content),
        BlockKind::Heading(_) => 0,
        BlockKind::Blank | BlockKind::FrontMatter | BlockKind::Comment | BlockKind::Divider => block.content,
    };
    start + first as usize..start + block.content as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\ntitle: No word of this counts\n---\n\n# A title\n\nMarta: How long was it?\n\n\
                        <!-- nor of this -->\n\nOle: Thirty-one years.\n\nMarta: And you?\n\nOle: 😀 I, too.\n";

    #[test]
    fn what_is_said_and_the_headings_count() {
        let document = Document::new(TEXT, Default::default());
        assert_eq!(document_words(&document), 2 + 4 + 3 + 2 + 2);
        assert_eq!(document_words(&Document::new("", Default::default())), 0);
    }

    #[test]
    fn a_selection_counts_what_it_covers_of_that() {
        let document = Document::new(TEXT, Default::default());
        let at = |words| TEXT.find(words).unwrap();
        assert_eq!(selected_words(&document, &(0..TEXT.len())), document_words(&document));
        assert_eq!(selected_words(&document, &(at("long")..at("years"))), 5);
        assert_eq!(selected_words(&document, &(at("Ole: T")..at("years"))), 2);
        assert_eq!(selected_words(&document, &(at("Ole: T")..at("Ole: T"))), 0);
    }

    #[test]
    fn a_turn_has_the_words_of_its_paragraphs_without_its_marker() {
        for (text, counts) in [
            (TEXT, vec![4, 3, 2, 2]),
            ("— So?\n\n— It is.\n\nNote: it was late.\n\n— And?\n\n— Yes.\n", vec![1, 6, 1, 1]),
            ("Ann:\nWhy?\n\nBob:\nTo see.\n\nAnn:\nSo?\n\nBob:\nYes.\n", vec![1, 2, 1, 1]),
        ] {
            let document = Document::new(text, Default::default());
            let words = TurnWords::new(&document);
            let found: Vec<_> = document.turns().iter().map(|turn| words.of(turn)).collect();
            assert_eq!(found, counts, "{text}");
            let slow: Vec<_> =
                document.turns().iter().map(|turn| crate::ide::outline::words(&document, turn)).collect();
            assert_eq!(found, slow, "{text}");
            let single: Vec<_> = document.turns().iter().map(|turn| turn_words(&document, turn)).collect();
            assert_eq!(found, single, "{text}");
        }
    }

    #[test]
    fn a_long_document_is_counted_leaf_by_leaf_and_after_an_edit_too() {
        let text = "Marta: How long was it?\n\nOle: Three years.\n\n".repeat(2_000);
        let mut document = Document::new(&text, Default::default());
        assert_eq!(document_words(&document), 12_000);
        document.edit(7..7, "And ");
        assert_eq!(document_words(&document), 12_001);
        assert_eq!(selected_words(&document, &(0..document.text().len() - 1)), 12_001);
        assert_eq!(selected_words(&document, &(30..document.text().len())), 12_001 - 5);
    }
}
