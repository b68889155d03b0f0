//! `textDocument/codeAction`: the fixes of the diagnostics that touch the selection.

use std::collections::HashMap;

use tower_lsp::lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, CodeActionResponse, DocumentChanges,
    OneOf, OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, WorkspaceEdit,
};

use crate::rules::{Diagnostic, Fix};
use crate::server::convert;
use crate::server::diagnostics::to_lsp;
use crate::server::snapshot::Snapshot;

/// The fixes for a selection.
///
/// They come from the diagnostics of this very version, which are kept from when they were shown; the data
/// that travels with a diagnostic may be older than the text and is never trusted for an edit.
pub fn code_actions(
    snapshot: &Snapshot,
    selection: Range,
    context: &CodeActionContext,
) -> CodeActionResponse {
    if !wants_fixes(context) {
        return Vec::new();
    }
    let selected = snapshot.bytes(selection);
    let touching = snapshot
        .diagnostics()
        .iter()
        .filter(|found| found.range.start <= selected.end && selected.start <= found.range.end);
    let actions = touching.filter_map(|found| Some(action(snapshot, found, found.fix.as_ref()?)));
    actions.map(CodeActionOrCommand::CodeAction).collect()
}

/// Kinds are hierarchical: who asks for `quickfix` wants ours, and so does who names no kind.
fn wants_fixes(context: &CodeActionContext) -> bool {
    let Some(only) = &context.only else { return true };
    only.iter().any(|kind| kind.as_str().is_empty() || *kind == CodeActionKind::QUICKFIX)
}

fn action(snapshot: &Snapshot, found: &Diagnostic, fix: &Fix) -> CodeAction {
    CodeAction {
        title: fix.title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![to_lsp(snapshot, found)]),
        edit: Some(edit(snapshot, fix)),
        // What editors apply unasked must be beyond doubt.
        is_preferred: Some(fix.safe),
        ..CodeAction::default()
    }
}

fn edit(snapshot: &Snapshot, fix: &Fix) -> WorkspaceEdit {
    let edits = convert::edits(&snapshot.text, &fix.edits, snapshot.client.encoding);
    if !snapshot.client.document_changes {
        return WorkspaceEdit::new(HashMap::from([(snapshot.uri.clone(), edits)]));
    }
    let text_document = OptionalVersionedTextDocumentIdentifier {
        uri: snapshot.uri.clone(),
        version: Some(snapshot.version),
    };
    let edits = edits.into_iter().map(OneOf::Left).collect();
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits }])),
        ..WorkspaceEdit::default()
    }
}
