//! What the rules look at.

use std::borrow::Cow;

use crate::model::Document;
use crate::model::glossary::Entities;
use crate::model::matcher::Mention;
use crate::syntax::Block;
use crate::syntax::inline::{Fault, Inlines};

/// One paragraph or heading. All offsets in it count from its start.
#[derive(Debug)]
pub struct BlockView<'a> {
    /// Its text, without the white space behind it.
    pub text: &'a str,
    /// What its first line shows.
    pub block: &'a Block,
    /// What stands in it.
    pub inlines: &'a Inlines,
    /// The names in it.
    pub mentions: &'a [Mention],
    /// What these mean.
    pub entities: &'a Entities,
}

/// The whole document.
#[derive(Debug)]
pub struct DocumentView<'a> {
    /// The document.
    pub document: &'a Document,
    /// What stands of the faults that several blocks are judged for together.
    pub(super) standing: &'a [(usize, &'a Fault)],
}

impl DocumentView<'_> {
    /// The unclosed and unopened brackets and quotations that no other paragraph of the same turn settles, with
    /// the start of the block that each is in.
    pub fn standing_faults(&self) -> &[(usize, &Fault)] {
        self.standing
    }

    /// The text of the block that starts at that byte.
    pub fn block_text(&self, start: usize) -> Cow<'_, str> {
        let block = self.document.blocks().at(start);
        block.map_or(Cow::Borrowed(""), |placed| self.document.text().slice(placed.content()))
    }
}
