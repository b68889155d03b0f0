//! Judges quotation marks and brackets over the paragraphs of one turn: a quotation may be opened again in each,
//! and a bracket may close in a later one.

use super::leaf::Leaf;
use crate::model::Document;
use crate::model::leaf_memo::PlacedLeaf;
use crate::syntax::inline::{Fault, FaultKind, Inlines, standing_faults};

/// A block with quotation marks or brackets that it does not settle itself.
#[derive(Debug)]
pub struct QuotedBlock<'a> {
    index: usize,
    start: usize,
    marks: &'a Inlines,
}

/// Of what stands in a block, what the judgement over several blocks needs; nothing where that is nothing.
pub fn unsettled(inlines: Inlines) -> Option<Inlines> {
    let is_open = |fault: &Fault| {
        matches!(
            fault.kind,
            FaultKind::UnclosedQuotation(_)
                | FaultKind::UnopenedQuotation(_)
                | FaultKind::UnclosedBracket(..)
                | FaultKind::UnopenedBracket(..)
        )
    };
    let faults: Vec<Fault> = inlines.faults.into_iter().filter(is_open).collect();
    let first = inlines.quotations.into_iter().next().filter(|quotation| quotation.leads_block);
    (first.is_some() || !faults.is_empty()).then(|| Inlines {
        quotations: first.into_iter().collect(),
        faults,
        ..Inlines::default()
    })
}

/// The blocks of all leaves that do not settle their marks, in order.
pub fn quoted_blocks(leaves: &[PlacedLeaf<Leaf>]) -> Vec<QuotedBlock<'_>> {
    let blocks = leaves.iter().flat_map(|placed| {
        let (before, first) = (placed.start, placed.first);
        placed.value.quoted.iter().map(move |(index, start, marks)| QuotedBlock {
            index: first + index,
            start: before + start,
            marks,
        })
    });
    blocks.collect()
}

/// The faults that stand when the blocks of each turn are read together, with the start of their block.
pub fn standing<'a>(document: &Document, blocks: &[QuotedBlock<'a>]) -> Vec<(usize, &'a Fault)> {
    let turns = document.turns();
    // A number for each turn and for each stretch between two.
    let group = |block: &QuotedBlock<'_>| {
        let next = turns.partition_point(|turn| turn.blocks.start <= block.index);
        let inside = next.checked_sub(1).is_some_and(|last| block.index < turns[last].blocks.end);
        2 * next + usize::from(inside)
    };
    let mut standing = Vec::new();
    for turn in blocks.chunk_by(|a, b| group(a) == group(b)) {
        for (block, fault) in standing_faults(turn.iter().map(|block| block.marks)) {
            let block = &turn[block];
            standing.extend(block.marks.faults.get(fault).map(|fault| (block.start, fault)));
        }
    }
    standing
}
