//! `textDocument/linkedEditingRange`: the marks that change together.

use tower_lsp::lsp_types::{LinkedEditingRangeParams, LinkedEditingRanges};

use crate::ide;
use crate::server::snapshot::Snapshot;

/// Both marks of the emphasis at a position.
pub fn linked_editing(snapshot: &Snapshot, params: LinkedEditingRangeParams) -> Option<LinkedEditingRanges> {
    let (document, offset) = snapshot.transcript_at(params.text_document_position_params.position)?;
    let ranges = ide::linked(document, offset)?.iter().map(|mark| snapshot.range(mark)).collect();
    Some(LinkedEditingRanges { ranges, word_pattern: Some(ide::LINKED_PATTERN.to_owned()) })
}
