//! What a rule writes its findings into.

use std::ops::Range;

use super::change::Change;
use crate::config::Level;
use crate::rules::{Diagnostic, Fix, TextEdit};

/// One finding of a rule. Offsets count from where the rule's own text starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub(super) range: Range<usize>,
    message: String,
    pub(super) in_doubt: bool,
    fix: Option<Fix>,
}

/// The findings of one rule.
#[derive(Debug, Default)]
pub struct Report(Vec<Finding>);

impl Report {
    /// Adds a finding: what is wrong at `range`, and what to do, in one sentence.
    pub fn add(&mut self, range: Range<usize>, message: impl Into<String>) -> &mut Finding {
        self.0.push(Finding { range, message: message.into(), in_doubt: false, fix: None });
        let last = self.0.len() - 1;
        &mut self.0[last]
    }

    /// The same findings, seen from a start that lies `by` bytes earlier.
    pub(super) fn moved(self, by: usize) -> Report {
        Report(self.0.iter().map(|finding| finding.moved(by)).collect())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The findings so far; none are left.
    pub fn drain(&mut self) -> impl Iterator<Item = Finding> {
        self.0.drain(..)
    }
}

impl Finding {
    /// Marks it as one that may be wrong: it is a hint at most, and its fix is never made unseen.
    pub fn doubtful(&mut self, in_doubt: bool) -> &mut Self {
        self.in_doubt |= in_doubt;
        self
    }

    /// Adds a change that mends it. `title` is a command.
    pub fn mended_by(&mut self, title: impl Into<String>, edits: Vec<TextEdit>) -> &mut Self {
        self.fix = Some(Fix { title: title.into(), edits, safe: true });
        self
    }

    /// Adds a change that mends it and takes something away, so that a person has to look.
    pub fn may_be_mended_by(&mut self, title: impl Into<String>, edits: Vec<TextEdit>) -> &mut Self {
        self.fix = Some(Fix { title: title.into(), edits, safe: false });
        self
    }

    /// Leaves its fix to a person who looks.
    pub fn with_care(&mut self) -> &mut Self {
        self.fix.iter_mut().for_each(|fix| fix.safe = false);
        self
    }

    /// The same, seen from a start that lies `by` bytes earlier.
    pub(super) fn moved(&self, by: usize) -> Finding {
        let moved = |range: &Range<usize>| range.start + by..range.end + by;
        let mut finding = self.clone();
        finding.range = moved(&self.range);
        for edit in finding.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.range = moved(&edit.range);
        }
        finding
    }

    /// Moves it to where it is after `change`. Says whether that could be done: of a place that was touched nobody knows
    /// where it is now.
    pub(super) fn follow(&mut self, change: &Change) -> bool {
        let edits = self.fix.iter_mut().flat_map(|fix| &mut fix.edits).map(|edit| &mut edit.range);
        let mut ranges = std::iter::once(&mut self.range).chain(edits);
        ranges.all(|range| change.moved_range(range).map(|moved| *range = moved).is_some())
    }

    pub(super) fn into_diagnostic(self, rule: &'static str, level: Level) -> Diagnostic {
        let in_doubt = self.in_doubt;
        let fix = self.fix.map(|fix| Fix { safe: fix.safe && !in_doubt, ..fix });
        Diagnostic { rule, level, range: self.range, message: self.message, fix }
    }
}
