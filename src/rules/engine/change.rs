//! What differs between two states of a document, as far as a judgement can tell them apart.

use std::ops::Range;
use std::sync::Arc;

use super::PlacedLeaf;
use crate::model::{Document, TurnStyle, turns};
use crate::syntax::{Block, Facts, MarkerKind, Placed};

/// A change of more bytes than this is not looked through: everything is judged anew.
const LARGEST: usize = 1 << 18;

/// A side of a document that stays the same or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aspect {
    /// How the turns are marked.
    Style,
    /// The turns: who speaks in each, and what it does.
    Turns,
    /// The labels, how often each stands, and who of them speaks.
    Speakers,
    /// The front matter.
    FrontMatter,
    /// The blocks: what each is and begins with.
    Blocks,
    /// The facts of all of them.
    Facts,
    /// How many lines there are before each place.
    LineNumbers,
    /// The brackets and quotation marks that find no partner.
    Faults,
}

/// A set of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Aspects(u16);

impl Aspects {
    /// Adds one.
    pub fn add(&mut self, aspect: Aspect) {
        self.0 |= 1 << aspect as u16;
    }

    /// Adds one if it `stands`.
    pub fn add_if(&mut self, aspect: Aspect, stands: bool) {
        if stands {
            self.add(aspect);
        }
    }

    /// Whether it is one of them.
    pub fn has(self, aspect: Aspect) -> bool {
        self.0 & 1 << aspect as u16 != 0
    }

    /// Whether all of `others` are among them.
    pub fn covers(self, others: Aspects) -> bool {
        self.0 & others.0 == others.0
    }
}

/// What has changed. Everything outside the two ranges is the same text, moved.
#[derive(Clone, Debug)]
pub(super) struct Change {
    /// The bytes of the earlier text that gave way.
    pub old: Range<usize>,
    /// The bytes that stand there now.
    pub new: Range<usize>,
    /// The blocks whose facts are others now, by their index, where there are as many blocks as before.
    pub other_facts: Vec<u32>,
    /// What stayed the same.
    pub standing: Aspects,
}

impl Change {
    /// What differs between two states of a document, of which the later has `leaves`, and those of `new` in the place of
    /// others; nothing where that is too much to go through.
    pub fn between(
        before: &Document,
        after: &Document,
        leaves: &[PlacedLeaf],
        new: &Range<usize>,
    ) -> Option<Self> {
        let sizes = [before, after].map(|of| (of.text().len(), of.blocks().tree().len()));
        let place = |at: usize| leaves.get(at).map_or(sizes[1], |leaf| (leaf.start, leaf.first));
        let (start, end) = (place(new.start), place(new.end));
        let old_end =
            (sizes[0].0.checked_sub(sizes[1].0 - end.0)?, sizes[0].1.checked_sub(sizes[1].1 - end.1)?);
        let (old, new) = (start.0..old_end.0, start.0..end.0);
        if old.len().max(new.len()) > LARGEST {
            return None;
        }
        let mut change = Change { old, new, other_facts: Vec::new(), standing: Aspects::default() };
        change.narrow(before, after);
        let blocks = [start.1..old_end.1, start.1..end.1];
        let other_facts = change.other_facts(before, after, blocks);
        change.standing = change.aspects(before, after, start.1, other_facts.as_deref());
        change.other_facts = other_facts.unwrap_or_default();
        Some(change)
    }

    /// Where a byte of the earlier text is now; nothing if it was touched.
    pub fn moved(&self, offset: usize) -> Option<usize> {
        if offset < self.old.start || self.is_nothing() {
            Some(offset)
        } else if offset > self.old.end {
            Some(self.behind(offset))
        } else {
            None
        }
    }

    /// Where both ends of a range are now; nothing if one was touched.
    pub fn moved_range(&self, range: &Range<usize>) -> Option<Range<usize>> {
        Some(self.moved(range.start)?..self.moved(range.end)?)
    }

    /// Where a byte behind the change is now.
    pub fn behind(&self, offset: usize) -> usize {
        offset - self.old.end + self.new.end
    }

    /// Whether something in a range of the earlier text, or at its ends, has changed.
    pub fn touches(&self, range: &Range<usize>) -> bool {
        !self.is_nothing() && range.start <= self.old.end && self.old.start <= range.end
    }

    fn is_nothing(&self) -> bool {
        self.old.is_empty() && self.new.is_empty()
    }

    /// Whether `new` may be what became of `old`.
    fn follows(&self, old: usize, new: usize) -> bool {
        self.moved(old).map_or(self.new.start <= new && new <= self.new.end, |moved| moved == new)
    }

    /// Leaves out what is the same at both ends.
    fn narrow(&mut self, old: &Document, new: &Document) {
        let (before, after) = (old.text().slice(self.old.clone()), new.text().slice(self.new.clone()));
        let (before, after) = (before.as_bytes(), after.as_bytes());
        let head = before.iter().zip(after).take_while(|(a, b)| a == b).count();
        let rest = before.len().min(after.len()) - head;
        let tail = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
        self.old = self.old.start + head..self.old.end - tail;
        self.new = self.new.start + head..self.new.end - tail;
    }

    /// The sides that are the same, where the blocks from `first` on were exchanged, and the facts of those blocks are
    /// others, or the blocks themselves.
    fn aspects(
        &self,
        before: &Document,
        after: &Document,
        first: usize,
        other_facts: Option<&[u32]>,
    ) -> Aspects {
        let blocks = other_facts.is_some();
        let style = before.style() == after.style();
        let speakers =
            Arc::ptr_eq(before.labels(), after.labels()) && Arc::ptr_eq(before.speakers(), after.speakers());
        let has_same_data = || {
            let data = |document: &Document| turns::data_lines(document.text(), document.blocks());
            before.style() != TurnStyle::Labels || first >= turns::LEAD_BLOCKS || data(before) == data(after)
        };
        let mut standing = Aspects::default();
        standing.add_if(Aspect::Style, style);
        standing.add_if(Aspect::Speakers, speakers);
        standing.add_if(Aspect::FrontMatter, Arc::ptr_eq(before.front_matter(), after.front_matter()));
        standing.add_if(Aspect::Blocks, blocks);
        standing.add_if(Aspect::Facts, other_facts.is_some_and(<[u32]>::is_empty));
        // Outside the change all lines are the same, so that their number in all tells.
        let lines = before.text().line_count() == after.text().line_count();
        standing.add_if(Aspect::LineNumbers, lines);
        standing.add_if(Aspect::Turns, blocks && style && speakers && has_same_data());
        standing
    }

    /// The blocks whose facts are others than before, of those that were exchanged; nothing where the blocks themselves
    /// are others.
    fn other_facts(
        &self,
        before: &Document,
        after: &Document,
        [old, new]: [Range<usize>; 2],
    ) -> Option<Vec<u32>> {
        if old.len() != new.len() {
            return None;
        }
        let style = before.style();
        let blocks = before.blocks().iter_from(old.start).zip(after.blocks().iter_from(new.start));
        let mut others = Vec::new();
        for (old, new) in blocks.take(new.len()) {
            if !is_kin(self, style, &old, &new) {
                return None;
            }
            if old.block.facts != new.block.facts {
                others.push(new.index as u32);
            }
        }
        Some(others)
    }
}

/// Whether a block opens a turn, asks and goes on as the one before it did in its place, and has the same bounds.
fn is_kin(change: &Change, style: TurnStyle, old: &Placed<'_>, new: &Placed<'_>) -> bool {
    let asks = |block: &Block| block.facts.has(Facts::ASKS);
    let has_speech = |block: &Block| block.speech_start() < block.content;
    let bounds = |placed: &Placed<'_>| [placed.start, placed.content().end];
    old.block.kind == new.block.kind
        && asks(old.block) == asks(new.block)
        && style.evidence(old.block) == style.evidence(new.block)
        && has_speech(old.block) == has_speech(new.block)
        && bounds(old).into_iter().zip(bounds(new)).all(|(old, new)| change.follows(old, new))
        && has_same_marker(change, old, new)
}

/// Whether both have the same marker, which was not touched.
fn has_same_marker(change: &Change, old: &Placed<'_>, new: &Placed<'_>) -> bool {
    let (Some(before), Some(after)) = (old.block.marker, new.block.marker) else {
        return old.block.marker == new.block.marker;
    };
    let follows = |a: u32, b: u32| change.moved(old.start + a as usize) == Some(new.start + b as usize);
    let same_kind = match (before.kind, after.kind) {
        (MarkerKind::Label(a), MarkerKind::Label(b)) => {
            a.key == b.key && a.form == b.form && follows(a.start, b.start) && follows(a.end, b.end)
        }
        (a, b) => a == b,
    };
    same_kind && follows(before.start, after.start) && follows(before.end, after.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_touched_cannot_be_moved() {
        let change =
            Change { old: 10..12, new: 10..15, other_facts: Vec::new(), standing: Aspects::default() };
        let moved = [9, 10, 11, 12, 13].map(|offset| change.moved(offset));
        assert_eq!(moved, [Some(9), None, None, None, Some(16)]);
        let touched = [5..9, 5..10, 12..20, 13..20].map(|range| change.touches(&range));
        assert_eq!(touched, [false, true, true, false]);
        assert!(change.follows(12, 13) && !change.follows(12, 16) && change.follows(13, 16));
    }
}
