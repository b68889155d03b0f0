//! `textDocument/formatting`, `rangeFormatting` and `onTypeFormatting`: the text as the house has it.
//!
//! The options that an editor sends, tabs and their width, say nothing of a transcript.

use tower_lsp::lsp_types::{
    DocumentFormattingParams, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams, TextEdit,
};

use crate::ide::{format, typing};
use crate::model::Document;
use crate::server::convert;
use crate::server::snapshot::Snapshot;

/// The edits that format a transcript.
pub fn formatting(snapshot: &Snapshot, _: DocumentFormattingParams) -> Option<Vec<TextEdit>> {
    edits(snapshot, |document| format::format(document, &snapshot.settings))
}

/// The edits that format the blocks in a range.
pub fn range_formatting(snapshot: &Snapshot, params: DocumentRangeFormattingParams) -> Option<Vec<TextEdit>> {
    edits(snapshot, |document| {
        format::format_range(document, &snapshot.settings, snapshot.bytes(params.range))
    })
}

/// The edits after somebody typed a character before a position.
pub fn on_type_formatting(
    snapshot: &Snapshot,
    params: DocumentOnTypeFormattingParams,
) -> Option<Vec<TextEdit>> {
    let offset = snapshot.offset(params.text_document_position.position);
    edits(snapshot, |document| {
        let mut edits = typing::typed(document, &snapshot.settings, offset, &params.ch);
        if snapshot.client.moves_cursor {
            edits.extend(typing::begun(document, &snapshot.settings, offset, &params.ch));
        }
        Some(edits)
    })
}

fn edits(
    snapshot: &Snapshot,
    format: impl FnOnce(&Document) -> Option<Vec<crate::rules::TextEdit>>,
) -> Option<Vec<TextEdit>> {
    let edits = format(snapshot.document.as_ref()?)?;
    Some(convert::edits(&snapshot.text, &edits, snapshot.client.encoding))
}
