//! What stands around the cursor, as every room of completion looks at it.

use std::borrow::Cow;
use std::ops::Range;

use super::item::{Item, List};
use crate::config::Settings;
use crate::model::Document;
use crate::rules::Lens;
use crate::syntax::{Facts, Placed};
use crate::text::Text;

/// No more than so many bytes before and behind the cursor are looked at in its line.
const LINE_SEEN: usize = 4096;

/// The blocks before and behind the cursor whose habits count.
pub const NEAR: usize = 200;

/// The line in which the cursor stands. Offsets are bytes of the text.
pub struct Line<'a> {
    /// The text.
    pub text: &'a Text,
    /// The cursor.
    pub offset: usize,
    /// What stands before it, of a line of a usual length.
    pub before: Cow<'a, str>,
    /// What stands behind it, without the line end.
    pub after: Cow<'a, str>,
    /// The line's number, from 0.
    pub number: usize,
}

impl<'a> Line<'a> {
    /// The line in which `offset` lies.
    pub fn of(text: &'a Text, offset: usize) -> Self {
        let offset = text.floor(offset);
        let number = text.line_of(offset);
        let before = text.slice(text.line_start(number).max(offset.saturating_sub(LINE_SEEN))..offset);
        let mut after = text.slice(offset..text.line_start(number + 1).min(offset + LINE_SEEN));
        let length = after.find(['\r', '\n']).unwrap_or(after.len());
        if length < after.len() {
            after = Cow::Owned(after.get(..length).unwrap_or_default().to_owned());
        }
        Line { text, offset, before, after, number }
    }

    /// The range from `length` bytes before the cursor up to the cursor, and the same with the rest of the word behind it.
    pub fn stretch(&self, length: usize) -> (Range<usize>, Range<usize>) {
        let rest = self.after.find(|c: char| !is_word(c)).unwrap_or(self.after.len());
        let start = self.offset - length.min(self.offset);
        (start..self.offset, start..self.offset + rest)
    }

    /// A list of what takes the place of the last `length` bytes before the cursor; none if there is nothing to offer.
    pub fn list(&self, length: usize, items: Vec<Item>) -> Option<List> {
        let (typed, whole) = self.stretch(length);
        (!items.is_empty()).then_some(List { typed, whole, items, incomplete: false })
    }

    /// The text of another line, without its line end.
    pub fn other(&self, number: usize) -> Cow<'a, str> {
        let start = self.text.line_start(number);
        let end = self.text.line_start(number + 1).min(start + LINE_SEEN);
        match self.text.slice(start..end) {
            Cow::Borrowed(line) => Cow::Borrowed(line.trim_end_matches(['\r', '\n'])),
            Cow::Owned(line) => Cow::Owned(line.trim_end_matches(['\r', '\n']).to_owned()),
        }
    }

    /// Whether nothing stands in the line above, or there is none.
    pub fn is_after_blank(&self) -> bool {
        self.number.checked_sub(1).is_none_or(|above| self.other(above).trim().is_empty())
    }
}

/// The place of the cursor in a transcript.
pub struct Here<'a> {
    /// The transcript.
    pub document: &'a Document,
    /// Its settings.
    pub settings: &'a Settings,
    /// The line of the cursor.
    pub line: Line<'a>,
    /// The block of the cursor; blank lines belong to the block above them.
    pub block: Placed<'a>,
}

impl<'a> Here<'a> {
    /// The place at `offset`, unless there is no text at all.
    pub fn at(document: &'a Document, settings: &'a Settings, offset: usize) -> Option<Self> {
        let line = Line::of(document.text(), offset);
        // At the end of a text that no line end closes, the cursor is in the last block.
        let block = document.blocks().at(line.offset)?;
        Some(Here { document, settings, line, block })
    }

    /// What holds in this document: its settings with their style, and its language.
    pub fn lens(&self) -> Lens {
        Lens::of(self.document, self.settings)
    }

    /// The blocks nearby, from the first to the last.
    pub fn nearby(&self) -> impl Iterator<Item = Placed<'a>> + use<'a> {
        let first = self.block.index.saturating_sub(NEAR);
        self.document.blocks().iter_from(first).take(2 * NEAR)
    }

    /// What stands in the block before the cursor, as far back as a construct can reach.
    pub fn before_in_block(&self) -> Cow<'a, str> {
        let text = self.document.text();
        let start = self.block.start.max(self.line.offset.saturating_sub(LINE_SEEN));
        text.slice(start..self.line.offset)
    }

    /// What stands in the block behind the cursor, as far as a construct can reach.
    pub fn after_in_block(&self) -> Cow<'a, str> {
        let end = self.block.content().end.min(self.line.offset + LINE_SEEN);
        self.document.text().slice(self.line.offset..end.max(self.line.offset))
    }

    /// Whether a new turn could begin in the line of the cursor.
    pub fn may_begin_turn(&self) -> bool {
        let start = self.line.text.line_start(self.line.number);
        self.line.is_after_blank() || self.block.start == start || self.is_tight()
    }

    /// Whether the turns nearby follow each other without blank lines.
    pub fn is_tight(&self) -> bool {
        let marked: Vec<bool> = self
            .nearby()
            .filter(|placed| placed.block.is_text() && placed.block.marker.is_some())
            .map(|placed| placed.block.facts.has(Facts::AFTER_BLANK))
            .collect();
        let apart = marked.iter().filter(|apart| **apart).count();
        marked.len() > 1 && apart * 2 < marked.len()
    }
}

/// Whether `c` belongs to a word.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '\'' | '’') || ('\u{300}'..='\u{36f}').contains(&c)
}
