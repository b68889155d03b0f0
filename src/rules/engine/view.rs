//! What the rules look at.

use super::quotes::QuotedBlock;
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
    /// The blocks with quotation marks that their own block does not settle.
    pub(super) quoted: &'a [QuotedBlock<'a>],
}

impl DocumentView<'_> {
    /// The unclosed and unopened quotations that no other paragraph of the same turn settles, with the start of the
    /// block that each is in.
    pub fn standing_quote_faults(&self) -> Vec<(usize, &Fault)> {
        super::quotes::standing(self.document, self.quoted)
    }
}
