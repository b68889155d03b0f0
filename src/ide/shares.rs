//! How much of an interview each speaker has, where labels say who speaks: turns and words.
//!
//! What a stretch of paragraphs comes to is a sum like any other, so that an edit counts what is near it and nothing else.

use rustc_hash::FxHashMap;

use super::word_count::{BlockWords, words};
use crate::model::leaf_sums::{self, Summed};
use crate::model::speakers::Standing;
use crate::model::turns::data_lines;
use crate::model::{Document, TurnStyle};
use crate::syntax::Block;
use crate::text::Summary;

/// The part that somebody has in an interview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many turns.
    pub turns: usize,
    /// How many words in them.
    pub words: usize,
}

/// The parts of all in a stretch of blocks that comes behind the first turn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Shares {
    /// The words before any turn begins or is broken off here: they belong to whoever spoke before.
    head: usize,
    /// Each speaker's part of the rest, by the key of the label.
    parts: Vec<(u64, Share)>,
    /// Who has the word at the end, if a turn begins or is broken off here: somebody, or nobody.
    end: Option<Option<u64>>,
}

/// The parts of those whose labels have the `keys`, together, and of all; nothing where no labels say who speaks.
pub fn share(document: &Document, keys: &[u64]) -> Option<(Share, Share)> {
    let shares = shares(document)?;
    let mut both = (Share::default(), Share::default());
    for (key, share) in &shares.parts {
        both.1.add(*share);
        if keys.contains(key) {
            both.0.add(*share);
        }
    }
    Some(both)
}

fn shares(document: &Document) -> Option<Shares> {
    if document.style() != TurnStyle::Labels {
        return None;
    }
    let standings = document.speakers().standings();
    let is_first = |block: &Block| {
        let label = block.label().filter(|_| block.is_text());
        label.is_some_and(|label| standings.get(&label.key) == Some(&Standing::Speaker))
    };
    // Whoever comes late opens no turn before somebody else has.
    let mut blocks = document.blocks().iter_from(data_lines(document.text(), document.blocks()));
    let first = blocks.find(|placed| is_first(placed.block))?.index;
    let words = words(document);
    let sums = leaf_sums::sums(document, standings, |source| {
        let leaf = words.around(source.first).1;
        Shares::of(source.blocks.iter().zip(leaf.iter().flat_map(|leaf| &leaf.value.blocks)), standings)
    });
    let (_, _, behind) = sums.around(first);
    let leaf = words.around(first).1?;
    let blocks = document.blocks().tree().iter_from(first);
    let mut shares = Shares::of(blocks.zip(leaf.value.blocks.iter().skip(first - leaf.first)), standings);
    shares.join(&behind);
    Some(shares)
}

impl Share {
    fn add(&mut self, more: Share) {
        self.turns += more.turns;
        self.words += more.words;
    }
}

impl Shares {
    fn of<'b>(
        blocks: impl Iterator<Item = (&'b Block, &'b BlockWords)>,
        standings: &FxHashMap<u64, Standing>,
    ) -> Shares {
        let mut shares = Shares::default();
        for (block, words) in blocks.filter(|(block, _)| block.is_text()) {
            let label = block.label();
            match label.and_then(|label| Some((label.key, standings.get(&label.key)?))) {
                Some((key, Standing::Speaker | Standing::Latecomer)) => {
                    shares.end = Some(Some(key));
                    shares.give(key, Share { turns: 1, words: words.speech as usize });
                }
                Some((_, Standing::Break)) => shares.end = Some(None),
                Some((_, Standing::NoLabel)) | None => shares.go_on(words.said()),
            }
        }
        shares
    }

    /// Adds words to the turn that has not ended.
    fn go_on(&mut self, words: usize) {
        match self.end {
            Some(Some(key)) => self.give(key, Share { turns: 0, words }),
            Some(None) => {}
            None => self.head += words,
        }
    }

    fn give(&mut self, key: u64, more: Share) {
        match self.parts.binary_search_by_key(&key, |(known, _)| *known) {
            Ok(at) => self.parts[at].1.add(more),
            Err(at) => self.parts.insert(at, (key, more)),
        }
    }
}

impl Summary for Shares {
    fn join(&mut self, next: &Self) {
        self.go_on(next.head);
        if !next.parts.is_empty() {
            let mut own = std::mem::take(&mut self.parts).into_iter().peekable();
            for (key, share) in &next.parts {
                while let Some(before) = own.next_if(|(known, _)| known < key) {
                    self.parts.push(before);
                }
                let mut share = *share;
                own.next_if(|(known, _)| known == key).into_iter().for_each(|(_, own)| share.add(own));
                self.parts.push((*key, share));
            }
            self.parts.extend(own);
        }
        self.end = next.end.or(self.end);
    }
}

impl Summed for Shares {
    type Sum = Self;

    fn sum(&self) -> Self {
        self.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::ide::word_count::TurnWords;

    /// The same, turn by turn.
    fn counted(document: &Document) -> Vec<(u64, Share)> {
        let words = TurnWords::new(document);
        let mut shares = Shares::default();
        for turn in document.turns().iter() {
            let key = turn.speaker.as_ref().map_or(0, |(_, key)| *key);
            shares.give(key, Share { turns: 1, words: words.of(turn) });
        }
        shares.parts
    }

    proptest! {
        #[test]
        fn parts_are_those_of_the_turns(
            pieces in prop::collection::vec(0_usize..14, 0..400),
            edits in prop::collection::vec((0_usize..9_000, 0_usize..14), 1..6),
        ) {
            let piece = |n: &usize| match n {
                0..4 => "Ann: Why is it so?\n\n",
                4..7 => "Bob: So it is.\n\n",
                7 => "Eve Ray: And I say no.\n\n",
                8 => "Late Comer: I speak once.\n\n",
                9 => "Music:\n\n",
                10 => "## A heading\n\n",
                11 => "— It goes on with a dash.\n\n",
                12 => "Note: it was late.\n\n",
                _ => "It goes on.\n\n",
            };
            let lead = "Interviewer: Ann Lee\n\nPlace: Oldbridge\n\nLate Comer: I am no turn.\n\n";
            let text = format!("{lead}{}", pieces.iter().map(piece).collect::<String>());
            let mut document = Document::new(&text, Arc::default());
            for (at, edit) in &edits {
                let parts = shares(&document).map(|shares| shares.parts).unwrap_or_default();
                let turns = counted(&document);
                let is_labelled = document.style() == TurnStyle::Labels;
                prop_assert_eq!(&parts, if is_labelled { &turns } else { &parts });
                document.edit(*at..*at, piece(edit));
            }
        }
    }
}
