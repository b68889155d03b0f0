//! `textDocument/foldingRange`: what can be folded away, as finely as the client can.

use tower_lsp::lsp_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

use crate::ide::{self, Fold, FoldKind};
use crate::server::snapshot::Snapshot;

/// The ranges that can be folded.
pub fn folding_ranges(snapshot: &Snapshot, _: FoldingRangeParams) -> Option<Vec<FoldingRange>> {
    let limit = snapshot.client.folding.most;
    let mut ranges: Vec<_> = ide::folds(snapshot.document.as_ref()?, limit)
        .into_iter()
        .map(|fold| range(snapshot, fold))
        .collect();
    if snapshot.client.folding.lines_only {
        // Of those that start on one line only one could be folded.
        ranges.dedup_by_key(|range| range.start_line);
    }
    Some(ranges)
}

fn range(snapshot: &Snapshot, fold: Fold) -> FoldingRange {
    let client = &snapshot.client.folding;
    let first = snapshot.text.line_range(snapshot.text.line_of(fold.range.start));
    // What starts in the middle of a line is hidden from there on, all else from the end of its line.
    let from = if fold.kind == FoldKind::Note { fold.range.start } else { first.end };
    let range = snapshot.range(&(from..fold.range.end));
    FoldingRange {
        start_line: range.start.line,
        start_character: (!client.lines_only).then_some(range.start.character),
        end_line: range.end.line,
        end_character: (!client.lines_only).then_some(range.end.character),
        kind: match fold.kind {
            FoldKind::Region => Some(FoldingRangeKind::Region),
            FoldKind::Comment => Some(FoldingRangeKind::Comment),
            FoldKind::Exchange | FoldKind::Turn | FoldKind::Note => None,
        },
        collapsed_text: fold.collapsed.filter(|_| client.collapsed_text),
    }
}
