//! What a rule on the whole document remembers of each block, so that it need not read the block again.

use std::ops::Range;

use super::PlacedLeaf;
use super::change::Change;
use crate::text::Span;

/// One thing that stands in a block, as far as its rule wants to know it later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Trace {
    kind: u32,
    key: u64,
    /// Bytes from the leaf's start.
    span: Span,
}

/// What a rule writes its traces into. Offsets count from the block's start.
#[derive(Debug, Default)]
pub struct Traces(Vec<Trace>);

impl Traces {
    /// Remembers that something stands at `range`. What `kind` and `key` mean is the rule's own business; equal things
    /// have equal keys.
    pub fn add(&mut self, range: Range<usize>, kind: u32, key: u64) {
        self.0.push(Trace { kind, key, span: Span::at(range.start, range.end) });
    }

    /// Whether nothing was written.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was written, for a block that starts so many bytes behind its leaf; none is left.
    pub(super) fn drain(&mut self, start: usize) -> impl Iterator<Item = StoredTrace> {
        self.0.drain(..).map(move |trace| {
            let range = trace.span.range();
            StoredTrace(Trace { span: Span::at(start + range.start, start + range.end), ..trace })
        })
    }
}

/// A trace with offsets from its leaf's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredTrace(Trace);

/// A trace as a rule gets it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedTrace {
    /// Where it stands, in bytes of the document.
    pub range: Range<usize>,
    /// What kind of thing it is.
    pub kind: u32,
    /// What it has in common with others like it.
    pub key: u64,
}

/// The traces that one rule left in all blocks.
#[derive(Clone, Copy, Debug)]
pub struct AllTraces<'a> {
    pub(super) leaves: &'a [PlacedLeaf],
    pub(super) rule: usize,
}

impl AllTraces<'_> {
    /// Whether they are what became of those of `old`, of which `change` has touched none.
    pub(super) fn follow(&self, change: &Change, old: AllTraces<'_>) -> bool {
        let moved =
            |trace: PlacedTrace| change.moved_range(&trace.range).map(|range| PlacedTrace { range, ..trace });
        self.iter().map(Some).eq(old.iter().map(moved))
    }

    /// They, in the order of the text.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = PlacedTrace> {
        self.leaves.iter().flat_map(|placed| {
            let own = placed.value.traces.iter().find(|(rule, _)| *rule == self.rule);
            let own = own.map_or(&[][..], |(_, traces)| traces);
            own.iter().map(|StoredTrace(trace)| {
                let range = trace.span.range();
                PlacedTrace {
                    range: placed.start + range.start..placed.start + range.end,
                    kind: trace.kind,
                    key: trace.key,
                }
            })
        })
    }
}
