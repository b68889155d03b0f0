//! Judges brackets and quotation marks over the paragraphs of one turn, where one may open what another closes.

use super::PlacedLeaf;
use super::change::Change;
use crate::model::Document;
use crate::syntax::inline::{Fault, FaultKind, Inlines, Quotation, standing_faults};
use crate::text::Span;

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
    let open = inlines.faults.into_iter().filter(|fault| is_open(fault.kind));
    // From the end on, so that each is judged by those behind it.
    let mut reopened: Vec<FaultKind> = Vec::new();
    let mut faults: Vec<Fault> = open.rev().filter(|fault| stands(fault, text, &mut reopened)).collect();
    faults.reverse();
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

/// Whether none of the quotations behind that are `reopened` goes on with this one; notes it there if it is such itself.
fn stands(fault: &Fault, text: &str, reopened: &mut Vec<FaultKind>) -> bool {
    if !matches!(fault.kind, FaultKind::UnclosedQuotation(_)) {
        return true;
    }
    if reopened.contains(&fault.kind) {
        return false;
    }
    if leads_line(text, fault) {
        reopened.push(fault.kind);
    }
    true
}

/// Whether nothing stands before the mark on its line: in the head of a letter and in verse a quotation is opened again
/// on every line.
fn leads_line(text: &str, fault: &Fault) -> bool {
    let before = text.get(..fault.span.range().start).unwrap_or_default();
    let is_end = |c: char| matches!(c, '\n' | '\r');
    let said = before.trim_end_matches(|c: char| c.is_whitespace() && !is_end(c));
    said.is_empty() || said.ends_with(is_end)
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

/// Which of the faults stand when the blocks of each turn are read together: the index of the block among those that do
/// not settle their marks, and that of the fault in it.
pub fn standing(document: &Document, blocks: &[OpenBlock<'_>]) -> Vec<(usize, usize)> {
    if blocks.is_empty() {
        return Vec::new();
    }
    let turns = document.turns();
    // A number for each turn and for each stretch between two.
    let group = |block: &OpenBlock<'_>| {
        let next = turns.partition_point(|turn| turn.blocks.start <= block.index);
        let inside = next.checked_sub(1).is_some_and(|last| block.index < turns[last].blocks.end);
        2 * next + usize::from(inside)
    };
    let mut standing = Vec::new();
    let mut first = 0;
    for turn in blocks.chunk_by(|a, b| group(a) == group(b)) {
        let found = standing_faults(turn.iter().map(|block| block.marks));
        standing.extend(found.into_iter().map(|(block, fault)| (first + block, fault)));
        first += turn.len();
    }
    standing
}

/// The faults at those places.
pub fn placed<'a>(standing: &[(usize, usize)], blocks: &[OpenBlock<'a>]) -> Vec<StandingFault<'a>> {
    let fault = |(block, fault): &(usize, usize)| {
        let block = blocks.get(*block)?;
        Some(StandingFault { start: block.start, fault: block.marks.faults.get(*fault)? })
    };
    standing.iter().filter_map(fault).collect()
}

/// Whether the blocks of `new` leave the same marks open as those of `old`, and `change` has touched none of them.
pub fn stays(change: &Change, old: &[PlacedLeaf], new: &[PlacedLeaf]) -> bool {
    let (old, new) = (open_blocks(old), open_blocks(new));
    old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| has_same_marks(change, old, new))
}

fn has_same_marks(change: &Change, old: &OpenBlock<'_>, new: &OpenBlock<'_>) -> bool {
    let follows = |a: Span, b: Span| {
        let (a, b) = (a.range(), b.range());
        let moved = change.moved_range(&(old.start + a.start..old.start + a.end));
        moved == Some(new.start + b.start..new.start + b.end)
    };
    let is_same = |(a, b): (&Fault, &Fault)| {
        (a.kind, a.sure, a.edits.len()) == (b.kind, b.sure, b.edits.len())
            && follows(a.span, b.span)
            && a.edits.iter().zip(&b.edits).all(|(a, b)| a.text == b.text && follows(a.span, b.span))
    };
    let leads = |(a, b): (&Quotation, &Quotation)| {
        (a.style, a.close.is_some()) == (b.style, b.close.is_some()) && follows(a.open, b.open)
    };
    let (a, b) = (old.marks, new.marks);
    let counts = |marks: &Inlines| (marks.faults.len(), marks.quotations.len());
    old.index == new.index
        && counts(a) == counts(b)
        && a.faults.iter().zip(&b.faults).all(is_same)
        && a.quotations.iter().zip(&b.quotations).all(leads)
}
