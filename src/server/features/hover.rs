//! `textDocument/hover`: what is known of the thing under the pointer.

use tower_lsp::lsp_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

use crate::ide;
use crate::server::snapshot::Snapshot;

/// The hover at a position.
pub fn hover(snapshot: &Snapshot, params: HoverParams) -> Option<Hover> {
    let offset = snapshot.offset(params.text_document_position_params.position);
    let found = match &snapshot.document {
        Some(document) => ide::hover(document, offset),
        None => ide::hover_in_glossary(&snapshot.text.to_string(), offset),
    }?;
    let range = snapshot.range(&found.range);
    let (kind, value) = if snapshot.client.markdown {
        (MarkupKind::Markdown, found.markdown)
    } else {
        (MarkupKind::PlainText, ide::markdown::plain(&found.markdown))
    };
    Some(Hover { contents: HoverContents::Markup(MarkupContent { kind, value }), range: Some(range) })
}
