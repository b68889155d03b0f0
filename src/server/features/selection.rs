//! `textDocument/selectionRange`: how the selection grows at each of several places.

use std::ops::Range;

use tower_lsp::lsp_types::{SelectionRange, SelectionRangeParams};

use crate::ide;
use crate::server::snapshot::Snapshot;

/// One chain of ranges for each position, in their order.
pub fn selection_ranges(snapshot: &Snapshot, params: SelectionRangeParams) -> Vec<SelectionRange> {
    let offsets: Vec<_> = params.positions.iter().map(|position| snapshot.offset(*position)).collect();
    let grown = match &snapshot.document {
        Some(document) => ide::selections(document, &offsets),
        None => ide::glossary_selections(&snapshot.text.to_string(), &offsets),
    };
    grown.iter().filter_map(|ranges| chain(snapshot, ranges)).collect()
}

fn chain(snapshot: &Snapshot, ranges: &[Range<usize>]) -> Option<SelectionRange> {
    ranges.iter().rev().fold(None, |parent, range| {
        Some(SelectionRange { range: snapshot.range(range), parent: parent.map(Box::new) })
    })
}
