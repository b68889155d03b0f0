//! What the rules look at.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::carried::StandingFault;
use super::change::Aspect;
use super::directive::Scope;
use super::lens::Lens;
use super::observed::Observed;
use super::suppression::Suppression;
use crate::model::matcher::Mention;
use crate::model::{Document, Vocabulary};
use crate::rules::Diagnostic;
use crate::rules::shared::capitals::Capital;
use crate::syntax::inline::Inlines;
use crate::syntax::{Block, Signs};

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
    pub signs: &'a Signs,
    /// The words with capitals, once a rule has asked for them.
    pub capitals: OnceCell<Vec<Capital>>,
    /// Whether it is prose, once a rule has asked.
    pub is_prose: OnceCell<bool>,
}

/// The whole document.
#[derive(Debug)]
pub struct DocumentView<'a> {
    /// The document. What is looked at of it is written down.
    pub document: Observed<'a>,
    /// What is set, and the language.
    pub lens: &'a Lens,
    pub(super) faults: &'a [StandingFault<'a>],
}

impl<'a> DocumentView<'a> {
    /// The unclosed and unopened brackets and quotations that no other paragraph of the same turn settles.
    pub fn standing_faults(&self) -> &'a [StandingFault<'a>] {
        self.document.note(Aspect::Faults);
        self.faults
    }
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
    /// Where the findings of each rule start, in order, once a rule has asked for it.
    pub starts: OnceCell<FxHashMap<&'static str, Vec<usize>>>,
}

impl CommentsView<'_> {
    /// Whether a finding of the rule is reported where the comment, with such scope, would silence it.
    pub fn is_reported(&self, rule: &str, comment: &Suppression<'_>, scope: Scope) -> bool {
        let starts = self.starts.get_or_init(|| {
            let mut starts: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
            for found in self.reported {
                starts.entry(found.rule).or_default().push(found.range.start);
            }
            starts.values_mut().for_each(|starts| starts.sort_unstable());
            starts
        });
        let Some(starts) = starts.get(rule) else { return false };
        let behind = starts.partition_point(|start| scope != Scope::File && *start < comment.start);
        starts.get(behind).is_some_and(|start| comment.reaches(scope, *start))
    }
}
