//! What the comments of a document silence, and which of them have silenced anything.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::PlacedLeaf;
use super::directive::{Directive, Scope};
use crate::model::Document;
use crate::syntax::BlockKind;
use crate::text::Span;

/// A comment that speaks to this program, in its place.
#[derive(Debug)]
pub struct Suppression<'a> {
    /// The index of its block.
    pub block: usize,
    /// Where its block starts.
    pub start: usize,
    /// What it says.
    pub directive: &'a Directive,
    /// From the comment itself to the end of the next block that is none, in bytes of the document.
    near: Range<usize>,
    /// For each rule that it names, whether it has silenced one of its findings.
    used: Vec<bool>,
}

impl Suppression<'_> {
    /// Where something of the comment stands in the document.
    pub fn place(&self, span: Span) -> Range<usize> {
        let range = span.range();
        self.start + range.start..self.start + range.end
    }

    /// Whether a finding at `offset` lies where a comment of such scope silences.
    pub fn reaches(&self, scope: Scope, offset: usize) -> bool {
        scope == Scope::File || self.near.contains(&offset)
    }

    /// Whether the name of that index has silenced nothing.
    pub fn is_idle(&self, name: usize) -> bool {
        !self.used.get(name).is_some_and(|used| *used)
    }
}

/// Where a comment names a rule: the index of the comment, and that of the name in it.
type Naming = (usize, usize);

/// All that is silenced in a document.
#[derive(Debug, Default)]
pub struct Suppressions<'a> {
    /// In the order of the text.
    pub all: Vec<Suppression<'a>>,
    /// Where comments for the next block name each rule, in the order of the text.
    near: FxHashMap<&'a str, Vec<Naming>>,
    /// Where a comment for the whole file names each rule first.
    in_file: FxHashMap<&'a str, Naming>,
}

impl<'a> Suppressions<'a> {
    /// Reads the comments of `document`, which are in `leaves`.
    pub fn new(document: &Document, leaves: &'a [PlacedLeaf]) -> Self {
        let mut suppressions = Suppressions::default();
        // Comments in a row speak of the same block: its index, and where it ends.
        let mut target = (0, 0);
        for placed in leaves {
            for (index, start, directive) in &placed.value.directives {
                let (block, start) = (placed.first + index, placed.start + start);
                if target.0 <= block {
                    target = next_block(document, block);
                }
                suppressions.note(suppressions.all.len(), directive);
                let used = vec![false; directive.names.len()];
                suppressions.all.push(Suppression { block, start, directive, near: start..target.1, used });
            }
        }
        suppressions
    }

    /// Whether a finding of that rule at `offset` is silenced: by the nearest comment, and only then by one that holds
    /// in the whole file.
    pub fn silence(&mut self, rule: &str, offset: usize) -> bool {
        let naming = self.nearest(rule, offset).or_else(|| self.in_file.get(rule).copied());
        let Some((comment, name)) = naming else { return false };
        let used = self.all.get_mut(comment).and_then(|comment| comment.used.get_mut(name));
        used.map(|used| *used = true).is_some()
    }

    /// The last comment before `offset` that names the rule, if it reaches so far; those before it reach no farther.
    fn nearest(&self, rule: &str, offset: usize) -> Option<Naming> {
        let namings = self.near.get(rule)?;
        let near = |naming: &Naming| self.all.get(naming.0).map(|comment| &comment.near);
        let before = namings.partition_point(|naming| near(naming).is_some_and(|near| near.start <= offset));
        let last = namings.get(before.checked_sub(1)?)?;
        near(last).is_some_and(|near| near.contains(&offset)).then_some(*last)
    }

    /// Notes what the comment of that index names. Of one name twice the first counts.
    fn note(&mut self, comment: usize, directive: &'a Directive) {
        for (index, name) in directive.names.iter().enumerate() {
            match directive.scope() {
                Some(Scope::NextBlock) => {
                    let namings = self.near.entry(&name.text).or_default();
                    if namings.last().is_none_or(|last| last.0 != comment) {
                        namings.push((comment, index));
                    }
                }
                Some(Scope::File) => {
                    self.in_file.entry(&name.text).or_insert((comment, index));
                }
                None => {}
            }
        }
    }
}

/// The first block behind `block` that is neither a comment nor blank: its index, and where its findings end.
fn next_block(document: &Document, block: usize) -> (usize, usize) {
    let mut behind = document.blocks().iter_from(block + 1);
    let next = behind.find(|next| !matches!(next.block.kind, BlockKind::Comment | BlockKind::Blank));
    // What is found at the very end of the text belongs to its last block.
    let at_end = document.text().len();
    next.map_or((usize::MAX, at_end + 1), |next| {
        let end = next.range().end;
        (next.index, end + usize::from(end == at_end))
    })
}
