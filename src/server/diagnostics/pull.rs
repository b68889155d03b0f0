//! `textDocument/diagnostic`: diagnostics for clients that ask for them.

use serde::Serialize;
use tower_lsp::lsp_types::DocumentDiagnosticParams;

use super::{Sent, all, result_id};
use crate::server::snapshot::Snapshot;

/// The protocol's `DocumentDiagnosticReport`.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Report {
    /// All of them, with the name of that result.
    Full {
        #[serde(skip_serializing_if = "Option::is_none")]
        result_id: Option<String>,
        items: Vec<Sent>,
    },
    /// They are still those of the result of that name.
    Unchanged { result_id: String },
}

/// The diagnostics of a transcript, or that they are still those of the last answer.
pub fn report(snapshot: &Snapshot, params: DocumentDiagnosticParams) -> Report {
    let items = all(snapshot);
    let result_id = result_id(&items);
    if params.previous_result_id.as_ref() == Some(&result_id) {
        return Report::Unchanged { result_id };
    }
    Report::Full { result_id: Some(result_id), items }
}

/// The answer for a file of which nothing can be said.
pub fn nothing() -> Report {
    Report::Full { result_id: None, items: Vec::new() }
}
