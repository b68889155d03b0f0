//! How many words a document has, and how many of them are selected.
//!
//! The count of each leaf of the block tree is kept, so that a keystroke has one leaf counted again.

use std::ops::Range;

use super::outline::count_words;
use crate::model::Document;
use crate::model::leaf_memo::{self, PlacedLeaf};
use crate::syntax::{Block, BlockKind};

/// The words of one leaf.
struct LeafWords(usize);

/// How many words the text has: what is said and the headings, without the markers of turns, comments and front matter.
pub fn document_words(document: &Document) -> usize {
    leaves(document).iter().map(|leaf| leaf.value.0).sum()
}

/// How many of these words lie in a range of bytes.
pub fn selected_words(document: &Document, selection: &Range<usize>) -> usize {
    let leaves = leaves(document);
    let ends = leaves.iter().skip(1).map(|leaf| leaf.start).chain([document.text().len()]);
    let counted = leaves.iter().zip(ends).map(|(leaf, end)| {
        let part = selection.start.max(leaf.start)..selection.end.min(end);
        if part == (leaf.start..end) {
            return leaf.value.0;
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
            let words = text.get(word_bytes(block, start)).unwrap_or_default();
            start += block.len as usize;
            count_words(words)
        });
        LeafWords(counts.sum())
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
