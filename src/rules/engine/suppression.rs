//! What the comments of a document silence, and which of them have silenced anything.

use std::ops::Range;

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

    /// Silences a finding of `rule`, if the comment names it.
    fn silence(&mut self, rule: &str) -> bool {
        let named = self.directive.names.iter().position(|name| name.text == rule);
        let used = named.and_then(|name| self.used.get_mut(name));
        used.is_some_and(|used| {
            *used = true;
            true
        })
    }
}

/// All that is silenced in a document.
#[derive(Debug, Default)]
pub struct Suppressions<'a> {
    /// In the order of the text.
    pub all: Vec<Suppression<'a>>,
    /// The indices of those that hold in the whole file.
    in_file: Vec<usize>,
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
                if directive.scope() == Some(Scope::File) {
                    suppressions.in_file.push(suppressions.all.len());
                }
                let used = vec![false; directive.names.len()];
                suppressions.all.push(Suppression { block, start, directive, near: start..target.1, used });
            }
        }
        suppressions
    }

    /// Whether a finding of that rule at `offset` is silenced: by the nearest comment, and only then by one that holds
    /// in the whole file.
    pub fn silence(&mut self, rule: &str, offset: usize) -> bool {
        let Suppressions { all, in_file } = self;
        let before = all.partition_point(|comment| comment.near.start <= offset);
        let near = all.iter_mut().take(before).rev().take_while(|comment| offset < comment.near.end);
        let mut near = near.filter(|comment| comment.directive.scope() == Some(Scope::NextBlock));
        if near.any(|comment| comment.silence(rule)) {
            return true;
        }
        in_file.iter().any(|index| all.get_mut(*index).is_some_and(|comment| comment.silence(rule)))
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
