//! A selection inside one paragraph, with what stands there.

use std::borrow::Cow;
use std::ops::Range;

use crate::ide::format::have_same_shape;
use crate::model::{Document, names};
use crate::rules::TextEdit;
use crate::syntax::inline::{self, Inlines};
use crate::syntax::{BlockKind, Placed};

/// A selection inside one paragraph.
pub struct Spot<'a> {
    /// The document.
    pub document: &'a Document,
    /// The paragraph.
    pub placed: Placed<'a>,
    /// Its text.
    pub content: Cow<'a, str>,
    /// What stands in it.
    pub inlines: Inlines,
    /// The selection without the white space at its ends, from the paragraph's start.
    pub selected: Range<usize>,
}

impl<'a> Spot<'a> {
    /// Reads `selection`, in bytes of the document. Nothing where it leaves the paragraph, or there is none.
    pub fn of(document: &'a Document, selection: Range<usize>) -> Option<Self> {
        let placed = document.blocks().at(selection.start)?;
        if placed.block.kind != BlockKind::Text || selection.end > placed.content().end {
            return None;
        }
        let content = document.text().slice(placed.content());
        let start = selection.start.checked_sub(placed.start)?;
        let end = selection.end.checked_sub(placed.start)?;
        let chosen = content.get(start..end)?;
        let start = if chosen.trim().is_empty() { start } else { end - chosen.trim_start().len() };
        let selected = start..start + chosen.trim().len();
        let inlines = names::inlines(document, &placed);
        Some(Spot { document, placed, content, inlines, selected })
    }

    /// Where what is said starts, behind the marker.
    pub fn speech_start(&self) -> usize {
        self.placed.block.speech_start() as usize
    }

    /// What would stand in the paragraph after `edits`, in bytes from its start, if it stays one of the same sort.
    pub fn tried(&self, edits: &[TextEdit]) -> Option<(String, Inlines)> {
        let new = crate::rules::made(&self.content, edits);
        if !have_same_shape(&self.content, &new) {
            return None;
        }
        let inlines = inline::parse(&new, &self.document.vocabulary().lexicon);
        let is_sound = inlines.faults.len() <= self.inlines.faults.len()
            && inlines.quotations.len() == self.inlines.quotations.len()
            && inlines.timestamps.len() == self.inlines.timestamps.len()
            && inlines.redactions.len() == self.inlines.redactions.len()
            && inlines.verbatim.len() == self.inlines.verbatim.len();
        is_sound.then_some((new, inlines))
    }

    /// Edits of the paragraph as those of the document.
    pub fn placed(&self, edits: Vec<TextEdit>) -> Vec<TextEdit> {
        let by = self.placed.start;
        let moved = |edit: TextEdit| TextEdit::replace(edit.range.start + by..edit.range.end + by, edit.text);
        edits.into_iter().map(moved).collect()
    }
}
