//! What the rules find, on its way to the client: pushed or pulled, never both.

pub mod pull;
pub mod push;

use tower_lsp::lsp_types::{self as lsp, NumberOrString};

use super::convert;
use super::snapshot::Snapshot;
use crate::rules::Diagnostic;

/// As many diagnostics are shown at a time. Nobody reads more, and editors choke on a million.
const MOST_SHOWN: usize = 2_000;

/// The diagnostics of a transcript.
pub fn all(snapshot: &Snapshot) -> Vec<lsp::Diagnostic> {
    let found = snapshot.diagnostics();
    if found.len() > MOST_SHOWN {
        tracing::info!(uri = %snapshot.uri, "{} diagnostics, of which {MOST_SHOWN} are shown", found.len());
    }
    let shown = found.iter().take(MOST_SHOWN);
    shown.map(|found| to_lsp(snapshot, found)).collect()
}

/// One diagnostic. Its fix goes with it, for clients that keep such data.
pub fn to_lsp(snapshot: &Snapshot, found: &Diagnostic) -> lsp::Diagnostic {
    let fix = found.fix.as_ref().filter(|_| snapshot.client.diagnostic_data);
    let data = fix.map(|fix| {
        let edits = convert::edits(&snapshot.text, &fix.edits, snapshot.client.encoding);
        serde_json::json!({ "title": fix.title, "edits": edits })
    });
    lsp::Diagnostic {
        range: snapshot.range(&found.range),
        severity: Some(convert::severity(found.level)),
        code: Some(NumberOrString::String(found.rule.to_owned())),
        source: Some("transcript-ls".to_owned()),
        message: found.message.clone(),
        data,
        ..lsp::Diagnostic::default()
    }
}
