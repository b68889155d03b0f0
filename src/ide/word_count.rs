//! How many words a document has, how many of them are selected, and how many each turn has.
//!
//! The counts of each leaf of the block tree are kept, so that a keystroke has one leaf counted again.

use std::ops::Range;

use super::outline::count_words;
use crate::model::leaf_memo::{self, PlacedLeaf};
use crate::model::{Document, Turn, TurnMarker};
use crate::syntax::{Block, BlockKind};

/// The words of one leaf.
struct LeafWords {
    all: usize,
    blocks: Vec<BlockWords>,
}

/// The words of one block.
#[derive(Clone, Copy)]
struct BlockWords {
    /// Those of what may be the marker of a turn.
    marker: u32,
    /// Those behind it.
    speech: u32,
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
        let leaves = leaves(document);
        let mut counts = TurnWords { before: vec![0], markers: Vec::new() };
        let blocks = leaves.iter().flat_map(|leaf| &leaf.value.blocks);
        let mut sum = 0;
        for (block, words) in document.blocks().tree().iter().zip(blocks) {
            // What stands above a paragraph of speech is not said.
            let is_said = block.is_text();
            sum += if is_said { (words.marker + words.speech) as usize } else { 0 };
            counts.before.push(sum);
            counts.markers.push(if is_said { words.marker } else { 0 });
        }
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
        all - marker as usize
    }
}

/// How many words the text has: what is said and the headings, without the markers of turns, comments and front matter.
pub fn document_words(document: &Document) -> usize {
    leaves(document).iter().map(|leaf| leaf.value.all).sum()
}

/// How many of these words lie in a range of bytes.
pub fn selected_words(document: &Document, selection: &Range<usize>) -> usize {
    let leaves = leaves(document);
    let ends = leaves.iter().skip(1).map(|leaf| leaf.start).chain([document.text().len()]);
    let counted = leaves.iter().zip(ends).map(|(leaf, end)| {
        let part = selection.start.max(leaf.start)..selection.end.min(end);
        if part == (leaf.start..end) {
            return leaf.value.all;
        }
        let placed = document.blocks().iter_from(leaf.first);
        let blocks = placed.take_while(|placed| placed.start < part.end);
        blocks
            .map(|placed| {
                let words = word_bytes(placed.block, placed.start);
                let words = words.start.max(part.start)..words.end.min(part.end);
                if words.is_empty() { 0 } else { count_words(&document.text().slice(words)) }
            })
            .sum()
    });
    counted.sum()
}

fn leaves(document: &Document) -> Vec<PlacedLeaf<LeafWords>> {
    leaf_memo::leaves(document, &(), |blocks, text| {
        let mut start = 0;
        let counts = blocks.iter().map(|block| {
            let words = word_bytes(block, start);
            let marker = text.get(start..words.start).filter(|_| block.is_text()).unwrap_or_default();
            start += block.len as usize;
            let speech = count_words(text.get(words).unwrap_or_default()) as u32;
            BlockWords { marker: count_words(marker) as u32, speech }
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
