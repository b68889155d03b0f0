//! Judges brackets and quotation marks over the paragraphs of one turn, where one may open what another closes.

use super::PlacedLeaf;
use crate::model::Document;
use crate::syntax::inline::{Fault, FaultKind, Inlines, standing_faults};

/// A block with marks that it does not settle itself.
#[derive(Debug)]
pub struct OpenBlock<'a> {
    index: usize,
    start: usize,
    marks: &'a Inlines,
}

/// A fault that no other paragraph of the same turn settles, with the start of its block.
#[derive(Clone, Copy, Debug)]
pub struct StandingFault<'a> {
    /// Where the block starts that it is in.
    pub start: usize,
    /// The fault; its offsets count from there.
    pub fault: &'a Fault,
}

impl StandingFault<'_> {
    /// Where it is in the document.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.start + self.fault.span.range().start..self.start + self.fault.span.range().end
    }
}

/// Of what stands in a block, what the judgement over several blocks needs; nothing where that is nothing.
pub fn unsettled(inlines: Inlines, text: &str) -> Option<Inlines> {
    let faults: Vec<Fault> = inlines.faults.into_iter().filter(|fault| is_open(fault.kind)).collect();
    let is_reopened = |index: usize, fault: &Fault| {
        matches!(fault.kind, FaultKind::UnclosedQuotation(_))
            && faults[index + 1..].iter().any(|later| later.kind == fault.kind && leads_line(text, later))
    };
    let faults: Vec<Fault> = faults
        .iter()
        .enumerate()
        .filter(|(index, fault)| !is_reopened(*index, fault))
        .map(|(_, fault)| fault.clone())
        .collect();
    let first = inlines.quotations.into_iter().next().filter(|quotation| quotation.leads_block);
    (first.is_some() || !faults.is_empty()).then(|| Inlines {
        quotations: first.into_iter().collect(),
        faults,
        ..Inlines::default()
    })
}

fn is_open(kind: FaultKind) -> bool {
    match kind {
        FaultKind::UnclosedBracket(..)
        | FaultKind::UnopenedBracket(..)
        | FaultKind::UnclosedQuotation(_)
        | FaultKind::UnopenedQuotation(_) => true,
        FaultKind::MismatchedBrackets | FaultKind::NestedSameQuote => false,
    }
}

/// Whether nothing stands before the mark on its line: in the head of a letter and in verse a quotation is opened again
/// on every line.
fn leads_line(text: &str, fault: &Fault) -> bool {
    let before = text.get(..fault.span.range().start).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    line.trim().is_empty()
}

/// The blocks of all leaves that do not settle their marks, in order.
pub fn open_blocks(leaves: &[PlacedLeaf]) -> Vec<OpenBlock<'_>> {
    let blocks = leaves.iter().flat_map(|placed| {
        let (before, first) = (placed.start, placed.first);
        placed.value.unsettled.iter().map(move |(index, start, marks)| OpenBlock {
            index: first + index,
            start: before + start,
            marks,
        })
    });
    blocks.collect()
}

/// The faults that stand when the blocks of each turn are read together.
pub fn standing<'a>(document: &Document, blocks: &[OpenBlock<'a>]) -> Vec<StandingFault<'a>> {
    let turns = document.turns();
    // A number for each turn and for each stretch between two.
    let group = |block: &OpenBlock<'_>| {
        let next = turns.partition_point(|turn| turn.blocks.start <= block.index);
        let inside = next.checked_sub(1).is_some_and(|last| block.index < turns[last].blocks.end);
        2 * next + usize::from(inside)
    };
    let mut standing = Vec::new();
    for turn in blocks.chunk_by(|a, b| group(a) == group(b)) {
        for (block, fault) in standing_faults(turn.iter().map(|block| block.marks)) {
            let block = &turn[block];
            let fault = block.marks.faults.get(fault);
            standing.extend(fault.map(|fault| StandingFault { start: block.start, fault }));
        }
    }
    standing
}
