//! `textDocument/foldingRange`: what can be folded away, as finely as the client can.

use tower_lsp::lsp_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

use crate::ide::{self, Fold, FoldKind};
use crate::server::snapshot::Snapshot;
use crate::text::PositionWalk;

/// The ranges that can be folded.
pub fn folding_ranges(snapshot: &Snapshot, _: FoldingRangeParams) -> Option<Vec<FoldingRange>> {
    let limit = snapshot.client.folding.most;
    let folds = ide::folds(snapshot.document.as_ref()?, limit);
    // They come in the order of their starts, and their ends are nearly in order too.
    let walk = || snapshot.places();
    let (mut starts, mut ends) = (walk(), walk());
    let ranges = folds.into_iter().map(|fold| range(snapshot, fold, &mut starts, &mut ends));
    let mut ranges: Vec<_> = ranges.collect();
    if snapshot.client.folding.lines_only {
        // Of those that start on one line only one could be folded.
        ranges.dedup_by_key(|range| range.start_line);
    }
    Some(ranges)
}

fn range(
    snapshot: &Snapshot,
    fold: Fold,
    starts: &mut PositionWalk<'_>,
    ends: &mut PositionWalk<'_>,
) -> FoldingRange {
    let client = &snapshot.client.folding;
    // What starts in the middle of a line is hidden from there on, all else from the end of its line.
    let start = match starts.position(fold.range.start) {
        start if client.lines_only || fold.kind == FoldKind::Note => start,
        _ => starts.line_end(),
    };
    let end = ends.position(fold.range.end);
    FoldingRange {
        start_line: start.line,
        start_character: (!client.lines_only).then_some(start.column),
        end_line: end.line,
        end_character: (!client.lines_only).then_some(end.column),
        kind: match fold.kind {
            FoldKind::Region => Some(FoldingRangeKind::Region),
            FoldKind::Comment => Some(FoldingRangeKind::Comment),
            FoldKind::Exchange | FoldKind::Turn | FoldKind::Note => None,
        },
        collapsed_text: fold.collapsed.filter(|_| client.collapsed_text),
    }
}
