//! What the rules look at.

use std::cell::OnceCell;

use super::carried::StandingFault;
use super::lens::Lens;
use super::signs::Signs;
use super::suppression::Suppression;
use crate::model::matcher::Mention;
use crate::model::{Document, Vocabulary};
use crate::rules::Diagnostic;
use crate::rules::shared::capitals::Capital;
use crate::syntax::Block;
use crate::syntax::inline::Inlines;

/// One paragraph or heading. All offsets in it count from its start.
#[derive(Debug)]
pub struct BlockView<'a> {
    /// Its text, without the white space behind it.
    pub text: &'a str,
    /// That white space: the end of its last line, and the blank lines up to the next block.
    pub after: &'a str,
    /// What its first line shows.
    pub block: &'a Block,
    /// What stands in it.
    pub inlines: &'a Inlines,
    /// The names in it.
    pub mentions: &'a [Mention],
    /// What these mean, and the words that were looked for.
    pub vocabulary: &'a Vocabulary,
    /// What is set, and the language.
    pub lens: &'a Lens,
    /// Which signs stand in the text.
    pub signs: Signs,
    /// The words with capitals, once a rule has asked for them.
    pub capitals: OnceCell<Vec<Capital>>,
    /// Whether it is prose, once a rule has asked.
    pub is_prose: OnceCell<bool>,
}

/// The whole document.
#[derive(Debug)]
pub struct DocumentView<'a> {
    /// The document.
    pub document: &'a Document,
    /// What is set, and the language.
    pub lens: &'a Lens,
    /// The unclosed and unopened brackets and quotations that no other paragraph of the same turn settles.
    pub standing_faults: Vec<StandingFault<'a>>,
}

/// The comments to this program, once all else has been looked at.
#[derive(Debug)]
pub struct CommentsView<'a> {
    /// The document.
    pub document: &'a Document,
    /// What is set, and the language.
    pub lens: &'a Lens,
    /// The comments, in the order of the text.
    pub comments: &'a [Suppression<'a>],
    /// What was found so far and is not silenced, in no order.
    pub reported: &'a [Diagnostic],
}
