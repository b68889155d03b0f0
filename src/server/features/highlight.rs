//! `textDocument/documentHighlight`: what belongs together with the thing under the cursor.

use tower_lsp::lsp_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};

use crate::ide::{self, Look};
use crate::model::glossary::Glossary;
use crate::server::snapshot::Snapshot;

/// The places to set off, those that explain as written ones.
pub fn highlight(snapshot: &Snapshot, params: DocumentHighlightParams) -> Vec<DocumentHighlight> {
    let offset = snapshot.offset(params.text_document_position_params.position);
    let found = match &snapshot.document {
        Some(document) => ide::highlights(document, offset),
        None => ide::highlights_in_glossary(&Glossary::parse(&snapshot.text.to_string()), offset),
    };
    let kind = |look| match look {
        Look::Source => DocumentHighlightKind::WRITE,
        Look::Mention => DocumentHighlightKind::READ,
        Look::Sign => DocumentHighlightKind::TEXT,
    };
    let places = found.iter();
    places
        .map(|it| DocumentHighlight { range: snapshot.range(&it.range), kind: Some(kind(it.look)) })
        .collect()
}
