//! `textDocument/diagnostic`: diagnostics for clients that ask for them.

use std::hash::Hasher;

use rustc_hash::FxHasher;
use tower_lsp::lsp_types::{
    DocumentDiagnosticReport, FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};

use super::all;
use crate::server::snapshot::Snapshot;

/// The diagnostics of a transcript, or that they are still those of the last answer.
pub fn report(snapshot: &Snapshot, previous: Option<&str>) -> DocumentDiagnosticReport {
    let items = all(snapshot);
    let result_id = result_id(&items);
    if previous == Some(result_id.as_str()) {
        return DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        });
    }
    full(Some(result_id), items)
}

/// The name of a result is its content: no memory of earlier answers is needed to compare them.
pub fn result_id(items: &[tower_lsp::lsp_types::Diagnostic]) -> String {
    let mut hasher = FxHasher::default();
    hasher.write(&serde_json::to_vec(items).unwrap_or_default());
    format!("{:016x}", hasher.finish())
}

/// The answer for a file of which nothing can be said.
pub fn nothing() -> DocumentDiagnosticReport {
    full(None, Vec::new())
}

fn full(result_id: Option<String>, items: Vec<tower_lsp::lsp_types::Diagnostic>) -> DocumentDiagnosticReport {
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    })
}
