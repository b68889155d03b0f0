//! A document as those see it who judge it: whatever they look at is written down, so that their judgement can be kept
//! for as long as that stays the same.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

use super::change::{Aspect, Aspects, Change};
use crate::model::front_matter::FrontMatter;
use crate::model::speakers::{LabelCounts, Speakers};
use crate::model::{Document, TurnStyle, Turns, Vocabulary, name_places, names};
use crate::syntax::inline::Inlines;
use crate::syntax::{Blocks, Placed};
use crate::text::Span;

/// A document, and what was looked at of it.
///
/// Only where things stand may be known without being looked at: that one stands before another holds as long as
/// neither is touched. How far they are apart does not, and is asked of [`Observed::distance`].
#[derive(Debug)]
pub struct Observed<'d> {
    document: &'d Document,
    seen: RefCell<Seen>,
}

/// What was looked at.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    aspects: Aspects,
    /// The blocks whose facts were looked at, by their index.
    blocks: Vec<u32>,
    /// The bytes that were read.
    words: Vec<Span>,
    /// What was asked of the whole text.
    first_uses: Vec<FirstUses>,
}

/// Names of which somebody asked where they are first used, and the answer.
#[derive(Clone, Debug)]
struct FirstUses {
    names: Vec<Box<str>>,
    places: Vec<Option<Range<usize>>>,
}

impl<'d> Observed<'d> {
    /// `document`, of which nothing was looked at yet.
    pub fn new(document: &'d Document) -> Self {
        Observed { document, seen: RefCell::default() }
    }

    /// How the turns are marked.
    pub fn style(&self) -> TurnStyle {
        self.note(Aspect::Style);
        self.document.style()
    }

    /// The turns.
    pub fn turns(&self) -> &'d Turns {
        self.note(Aspect::Turns);
        self.document.turns()
    }

    /// The labels and how often each stands.
    pub fn labels(&self) -> &'d LabelCounts {
        self.note(Aspect::Speakers);
        self.document.labels()
    }

    /// Who speaks.
    pub fn speakers(&self) -> &'d Speakers {
        self.note(Aspect::Speakers);
        self.document.speakers()
    }

    /// The front matter; an empty one where there is none.
    pub fn front_matter(&self) -> &'d FrontMatter {
        self.note(Aspect::FrontMatter);
        self.document.front_matter()
    }

    /// Its YAML, in bytes of the document.
    pub fn front_matter_range(&self) -> Option<Range<usize>> {
        self.note(Aspect::FrontMatter);
        self.document.front_matter_range()
    }

    /// All blocks: what each is, and what its facts say.
    pub fn blocks(&self) -> &'d Blocks {
        self.note(Aspect::Facts);
        self.document.blocks()
    }

    /// The block of that index.
    pub fn block(&self, index: usize) -> Option<Placed<'d>> {
        self.blocks_from(index).next()
    }

    /// The block in which `offset` lies.
    pub fn block_at(&self, offset: usize) -> Option<Placed<'d>> {
        self.note(Aspect::Blocks);
        self.document.blocks().at(offset).inspect(|placed| self.note_block(placed.index))
    }

    /// The blocks from that index on, as far as they are asked for.
    pub fn blocks_from(&self, index: usize) -> impl Iterator<Item = Placed<'d>> {
        self.note(Aspect::Blocks);
        self.document.blocks().iter_from(index).inspect(|placed| self.note_block(placed.index))
    }

    /// How many paragraphs there are.
    pub fn paragraphs(&self) -> usize {
        self.note(Aspect::Blocks);
        self.document.blocks().summary().texts as usize
    }

    /// The names and words in whose light it is judged.
    pub fn vocabulary(&self) -> &'d Vocabulary {
        self.document.vocabulary()
    }

    /// The bytes of `range`, clamped to the text and to whole characters.
    pub fn words(&self, range: Range<usize>) -> Cow<'d, str> {
        self.read(range.clone());
        self.document.text().slice(range)
    }

    /// At most so many bytes from `start` on.
    pub fn words_behind(&self, start: usize, most: usize) -> Cow<'d, str> {
        self.words(start..self.document.text().floor(start + most))
    }

    /// At most so many bytes up to `end`.
    pub fn words_before(&self, end: usize, most: usize) -> Cow<'d, str> {
        self.words(self.document.text().floor(end.saturating_sub(most))..end)
    }

    /// What stands before `offset` on its line, and not farther off than `reach` bytes.
    pub fn before_on_line(&self, offset: usize, reach: usize) -> Cow<'d, str> {
        let words = self.document.text().before_on_line(offset, reach);
        self.read(offset - words.len()..offset);
        words
    }

    /// What stands behind `offset` on its line, and not farther off than `reach` bytes.
    pub fn behind_on_line(&self, offset: usize, reach: usize) -> Cow<'d, str> {
        let words = self.document.text().behind_on_line(offset, reach);
        self.read(offset..offset + words.len());
        words
    }

    /// The bytes on both sides of `at`, at most so many on each, that `belong` together without a gap, with the character
    /// before them; and where they start.
    pub fn stretch_around(
        &self,
        at: usize,
        most: usize,
        belong: impl Fn(u8) -> bool,
    ) -> (usize, Cow<'d, str>) {
        let text = self.document.text();
        let before = text.slice(text.floor(at.saturating_sub(most))..at);
        let behind = text.slice(at..text.floor(at + most));
        let start = at - before.bytes().rev().take_while(|byte| belong(*byte)).count();
        let end = at + behind.bytes().take_while(|byte| belong(*byte)).count();
        let start = text.floor(start.saturating_sub(1));
        (start, self.words(start..end))
    }

    /// The bytes of the line in which `offset` lies, without its line end.
    pub fn line_at(&self, offset: usize) -> Range<usize> {
        let text = self.document.text();
        let line = text.line_range(text.line_of(offset));
        self.read(line.clone());
        line
    }

    /// The bytes of the last line; empty where the text ends with a line end.
    pub fn last_line(&self) -> Range<usize> {
        self.line_at(self.document.text().len())
    }

    /// Where the line below the one of `offset` starts; the end of the text where there is none.
    pub fn next_line(&self, offset: usize) -> usize {
        let end = self.line_at(offset).end;
        let text = self.document.text();
        let start = text.line_start(text.line_of(end) + 1);
        self.read(end..start);
        start
    }

    /// The number of that line, from 1.
    pub fn line_number(&self, offset: usize) -> usize {
        self.note(Aspect::LineNumbers);
        self.document.text().line_of(offset) + 1
    }

    /// How many bytes `range` has.
    pub fn distance(&self, range: Range<usize>) -> usize {
        self.read(range.clone());
        range.len()
    }

    /// What stands inside a block.
    pub fn inlines(&self, placed: &Placed<'_>) -> Inlines {
        self.read(placed.content());
        names::inlines(self.document, placed)
    }

    /// Where each of `names` is first used; see [`name_places::first_uses`].
    ///
    /// Every word may be one, so that what was looked at is the answer: it is asked for again.
    pub fn first_uses(&self, names: Vec<Box<str>>) -> Vec<Option<Range<usize>>> {
        let places = name_places::first_uses(self.document, &names);
        self.seen.borrow_mut().first_uses.push(FirstUses { names, places: places.clone() });
        places
    }

    /// Writes down that somebody has looked at `aspect`.
    pub(super) fn note(&self, aspect: Aspect) {
        self.seen.borrow_mut().aspects.add(aspect);
    }

    /// What was looked at.
    pub(super) fn into_seen(self) -> Seen {
        let mut seen = self.seen.into_inner();
        seen.blocks.sort_unstable();
        seen.blocks.dedup();
        seen.words.sort_unstable();
        seen.words.dedup_by(|next, last| {
            let joins = next.start <= last.end;
            last.end = if joins { last.end.max(next.end) } else { last.end };
            joins
        });
        seen
    }

    fn note_block(&self, index: usize) {
        self.seen.borrow_mut().blocks.push(index as u32);
    }

    fn read(&self, range: Range<usize>) {
        self.seen.borrow_mut().words.push(Span::at(range.start, range.end));
    }
}

impl Seen {
    /// Whether the sides and the bytes that were looked at are after `change` as they were before.
    fn stands(&self, change: &Change) -> bool {
        let first = self.words.partition_point(|span| (span.end as usize) < change.old.start);
        let is_read = self.words.get(first).is_some_and(|span| change.touches(&span.range()));
        let has_other_facts = change.other_facts.iter().any(|block| self.blocks.binary_search(block).is_ok());
        change.standing.covers(self.aspects) && !is_read && !has_other_facts
    }

    /// Counts what was looked at from the start of `document`, which is what `change` made; whether it was left alone.
    pub(super) fn follow(&mut self, change: &Change, document: &Document) -> bool {
        if !self.stands(change) {
            return false;
        }
        for FirstUses { names, places } in &mut self.first_uses {
            let moved = |place: &Option<Range<usize>>| match place {
                Some(place) => change.moved_range(place).map(Some),
                None => Some(None),
            };
            let now = name_places::first_uses(document, names);
            if places.iter().map(moved).ne(now.iter().cloned().map(Some)) {
                return false;
            }
            *places = now;
        }
        let behind = self.words.partition_point(|span| (span.start as usize) <= change.old.end);
        for span in &mut self.words[behind..] {
            let range = span.range();
            *span = Span::at(change.behind(range.start), change.behind(range.end));
        }
        true
    }
}
