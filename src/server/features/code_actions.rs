//! `textDocument/codeAction`: what can be done about the findings at a selection, and in the whole file.
//!
//! Everything is made from the findings of this very version; the data that travels with a diagnostic, and the ranges of
//! the diagnostics that a client sends back, may be older than the text and are never trusted for an edit.

use std::ops::Range;

use serde_json::json;
use tower_lsp::lsp_types::{
    self as lsp, CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, CodeActionParams,
    CodeActionResponse, CodeActionTriggerKind, NumberOrString, Url, WorkspaceEdit,
};

use super::refactoring;
use crate::ide::actions::{self, Action};
use crate::rules::{self, Diagnostic, TextEdit};
use crate::server::diagnostics::{SOURCE, Sent};
use crate::server::snapshot::Snapshot;
use crate::server::workspace_edit::{FileEdits, of_files};

/// The kind of the action that makes all safe fixes; who asks for `source.fixAll` gets it as well.
pub fn fix_all_kind() -> CodeActionKind {
    CodeActionKind::new("source.fixAll.transcript-ls")
}

/// What is offered for a selection.
pub fn code_actions(snapshot: &Snapshot, params: CodeActionParams) -> CodeActionResponse {
    let (selection, context) = (params.range, &params.context);
    let mut offered = Vec::new();
    if wants(context, &CodeActionKind::QUICKFIX) {
        offered = quick_fixes(snapshot, selection, context);
    }
    if !is_automatic(context) {
        let all = refactoring::offered(snapshot, selection).into_iter();
        offered.extend(all.filter(|action| action.kind.as_ref().is_some_and(|kind| wants(context, kind))));
    }
    // Unasked, nobody wants the whole file changed. On saving it is asked for by its kind.
    if wants(context, &fix_all_kind()) && (!is_automatic(context) || context.only.is_some()) {
        offered.extend(fix_all(snapshot));
    }
    offered.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// The file that an unresolved action is for.
pub fn file_of(action: &CodeAction) -> Option<Url> {
    Url::parse(action.data.as_ref()?.get("uri")?.as_str()?).ok()
}

/// The action that makes all safe fixes, with the edits that do so in the text as it is now.
pub fn resolved(snapshot: &Snapshot, action: CodeAction) -> CodeAction {
    if action.kind == Some(fix_all_kind()) {
        return CodeAction { edit: all_safe_fixes(snapshot), ..action };
    }
    refactoring::resolved(snapshot, action)
}

/// Kinds are hierarchical: who names `source` wants `source.fixAll`, and who names none wants all.
fn wants(context: &CodeActionContext, kind: &CodeActionKind) -> bool {
    let covers = |wanted: &CodeActionKind| {
        let rest = kind.as_str().strip_prefix(wanted.as_str());
        rest.is_some_and(|rest| wanted.as_str().is_empty() || rest.is_empty() || rest.starts_with('.'))
    };
    context.only.as_ref().is_none_or(|only| only.iter().any(covers))
}

/// Whether the editor asks by itself, as when the cursor moves.
fn is_automatic(context: &CodeActionContext) -> bool {
    context.trigger_kind == Some(CodeActionTriggerKind::AUTOMATIC)
}

fn quick_fixes(snapshot: &Snapshot, selection: lsp::Range, context: &CodeActionContext) -> Vec<CodeAction> {
    let all = snapshot.diagnostics();
    let selection = snapshot.bytes(selection);
    let mut selected = all.iter().filter(|found| touch(&found.range, &selection)).collect::<Vec<_>>();
    let spoken_of = spoken_of(snapshot, context);
    let is_meant = |found: &Diagnostic| {
        spoken_of.iter().any(|(rule, range)| *rule == found.rule && touch(range, &found.range))
    };
    selected.retain(|found| spoken_of.is_empty() || is_meant(found));
    let mut offered = actions::fixes(&selected);
    if is_automatic(context) {
        offered.retain(|action| action.preferred);
    } else {
        offered.extend(actions::fixes_in_file(&selected, all));
        let document = snapshot.document.as_ref();
        offered.extend(document.into_iter().flat_map(|document| actions::allowances(document, &selected)));
    }
    offered.into_iter().map(|action| quick_fix(snapshot, action)).collect()
}

/// Those of the client's diagnostics that are ours: the rule, and the bytes it stands at.
fn spoken_of<'c>(snapshot: &Snapshot, context: &'c CodeActionContext) -> Vec<(&'c str, Range<usize>)> {
    let ours = context.diagnostics.iter().filter(|one| one.source.as_deref() == Some(SOURCE));
    let named = ours.filter_map(|one| match &one.code {
        Some(NumberOrString::String(rule)) => Some((rule.as_str(), snapshot.bytes(one.range))),
        _ => None,
    });
    named.collect()
}

/// Whether two ranges share a byte or an end.
fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start <= b.end && b.start <= a.end
}

fn quick_fix(snapshot: &Snapshot, action: Action<'_>) -> CodeAction {
    let mut places = snapshot.places();
    let findings = action.findings.iter().map(|found| Sent::new(snapshot, &mut places, found).into());
    CodeAction {
        edit: Some(edit(snapshot, &action.edits)),
        title: action.title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(findings.collect()),
        // What editors apply unasked must be beyond doubt.
        is_preferred: Some(action.preferred),
        ..CodeAction::default()
    }
}

/// The action that makes all safe fixes, if there are any. Its edits come later for a client that asks for them.
fn fix_all(snapshot: &Snapshot) -> Option<CodeAction> {
    snapshot.document.as_ref()?;
    let is_safe = |found: &Diagnostic| found.fix.as_ref().is_some_and(|fix| fix.safe);
    if !snapshot.diagnostics().iter().any(is_safe) {
        return None;
    }
    let action = CodeAction {
        title: "Make all safe fixes in this file".to_owned(),
        kind: Some(fix_all_kind()),
        ..CodeAction::default()
    };
    if snapshot.client.resolves_code_actions {
        return Some(CodeAction { data: Some(json!({ "uri": snapshot.uri })), ..action });
    }
    Some(CodeAction { edit: Some(all_safe_fixes(snapshot)?), ..action })
}

/// The edits that make all safe fixes in the text as it is now, if there are any.
pub fn safe_fixes(snapshot: &Snapshot) -> Option<FileEdits> {
    let mended = rules::mend(snapshot.document.clone()?, &snapshot.settings);
    (!mended.edits.is_empty()).then(|| FileEdits::new(snapshot, &mended.edits))
}

fn all_safe_fixes(snapshot: &Snapshot) -> Option<WorkspaceEdit> {
    Some(of_files(&snapshot.client, vec![safe_fixes(snapshot)?]))
}

pub(super) fn edit(snapshot: &Snapshot, edits: &[TextEdit]) -> WorkspaceEdit {
    of_files(&snapshot.client, vec![FileEdits::new(snapshot, edits)])
}
