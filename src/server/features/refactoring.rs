//! `textDocument/codeAction` where nothing is wrong: what else can be made of the text at a selection.

use serde_json::json;
use tower_lsp::lsp_types::{CodeAction, CodeActionKind, Range};

use super::code_actions::edit;
use crate::ide::refactor::{self, Edits, Refactor, RefactorKind};
use crate::server::snapshot::Snapshot;

/// The kinds of what is offered.
pub const KINDS: [CodeActionKind; 3] =
    [CodeActionKind::REFACTOR_EXTRACT, CodeActionKind::REFACTOR_INLINE, CodeActionKind::REFACTOR_REWRITE];

/// The key in an action's data that says that its edits are those of all notes.
const ALL_NOTES: &str = "allNotes";

/// What is offered for a selection, most likely first.
pub fn offered(snapshot: &Snapshot, selection: Range) -> Vec<CodeAction> {
    let Some(document) = &snapshot.document else { return Vec::new() };
    let offered = refactor::refactors(document, &snapshot.settings, snapshot.bytes(selection));
    offered.into_iter().map(|offer| action(snapshot, offer)).collect()
}

/// The action with its edits in the text as it is now.
pub fn resolved(snapshot: &Snapshot, action: CodeAction) -> CodeAction {
    let is_of_all_notes = action.data.as_ref().is_some_and(|data| data.get(ALL_NOTES).is_some());
    let Some(document) = snapshot.document.as_ref().filter(|_| is_of_all_notes) else { return action };
    let edits = refactor::all_notes(document, &snapshot.settings);
    CodeAction { edit: Some(edit(snapshot, &edits)), ..action }
}

fn action(snapshot: &Snapshot, offer: Refactor) -> CodeAction {
    let kind = match offer.kind {
        RefactorKind::Extract => CodeActionKind::REFACTOR_EXTRACT,
        RefactorKind::Inline => CodeActionKind::REFACTOR_INLINE,
        RefactorKind::Rewrite => CodeActionKind::REFACTOR_REWRITE,
    };
    let action = CodeAction { title: offer.title, kind: Some(kind), ..CodeAction::default() };
    match offer.edits {
        Edits::Now(edits) => CodeAction { edit: Some(edit(snapshot, &edits)), ..action },
        Edits::AllNotes => {
            let data = Some(json!({ "uri": snapshot.uri, ALL_NOTES: true }));
            let later = CodeAction { data, ..action };
            // A client that cannot ask later gets the edits now.
            if snapshot.client.resolves_code_actions { later } else { resolved(snapshot, later) }
        }
    }
}
