//! What the rules find, on its way to the client: pushed or pulled, never both.

pub mod pull;
pub mod push;
pub mod workspace;

use std::cmp::Reverse;

use tower_lsp::lsp_types::{self as lsp, CodeDescription, NumberOrString, Url};

use super::convert;
use super::snapshot::Snapshot;
use super::watchdog;
use crate::rules::Diagnostic;
use crate::text::PositionWalk;

/// Whose diagnostics they are, as editors show it.
pub const SOURCE: &str = "transcript-ls";

/// As many diagnostics of a file are sent. Nobody reads more, VS Code keeps no more, and the whole list is sent again
/// whenever one of them moves.
const MOST_SHOWN: usize = 1_000;

/// The diagnostics of a transcript, the gravest where there are too many.
pub fn all(snapshot: &Snapshot) -> Vec<lsp::Diagnostic> {
    watchdog::works_on(&snapshot.uri, snapshot.text.len());
    let found = snapshot.diagnostics();
    if found.len() > MOST_SHOWN {
        tracing::info!(uri = %snapshot.uri, "{} diagnostics, of which {MOST_SHOWN} are shown", found.len());
    }
    let mut places = snapshot.places();
    gravest(found, MOST_SHOWN).into_iter().map(|found| to_lsp(snapshot, &mut places, found)).collect()
}

/// The gravest `most` findings, of equal ones the first, in the order of the text.
fn gravest(found: &[Diagnostic], most: usize) -> Vec<&Diagnostic> {
    let mut gravest: Vec<&Diagnostic> = found.iter().collect();
    if gravest.len() > most {
        gravest.sort_by_key(|found| Reverse(found.level));
        gravest.truncate(most);
        gravest.sort_by_key(|found| found.range.start);
    }
    gravest
}

/// One diagnostic. Its fix goes with it, for clients that keep such data.
pub fn to_lsp(snapshot: &Snapshot, places: &mut PositionWalk<'_>, found: &Diagnostic) -> lsp::Diagnostic {
    let (start, end) = (found.range.start, found.range.end);
    let range = lsp::Range::new(convert::walked(places, start), convert::walked(places, end));
    // Most fixes begin and end where their finding does.
    let mut place = |offset: usize| match offset {
        _ if offset == start => range.start,
        _ if offset == end => range.end,
        _ => convert::walked(places, offset),
    };
    let fix = found.fix.as_ref().filter(|_| snapshot.client.diagnostic_data);
    let data = fix.map(|fix| {
        let edits = fix.edits.iter().map(|edit| {
            let range = lsp::Range::new(place(edit.range.start), place(edit.range.end));
            lsp::TextEdit::new(range, edit.text.clone())
        });
        serde_json::json!({ "title": fix.title, "edits": edits.collect::<Vec<_>>() })
    });
    lsp::Diagnostic {
        range,
        severity: Some(convert::severity(found.level)),
        code_description: page(snapshot, found.rule).map(|href| CodeDescription { href }),
        code: Some(NumberOrString::String(found.rule.to_owned())),
        source: Some(SOURCE.to_owned()),
        message: found.message.clone(),
        data,
        ..lsp::Diagnostic::default()
    }
}

/// The published page about a rule, for clients that show it.
fn page(snapshot: &Snapshot, rule: &str) -> Option<Url> {
    if !snapshot.client.code_descriptions {
        return None;
    }
    page_in(env!("CARGO_PKG_REPOSITORY"), rule)
}

/// The page about a rule in the repository at that address; none as long as there is no address.
fn page_in(repository: &str, rule: &str) -> Option<Url> {
    Url::parse(&format!("{}/blob/main/docs/rules.md#{rule}", repository.trim_end_matches('/'))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_has_a_page_where_the_repository_has_an_address() {
        assert_eq!(page_in("", "unclosed-note"), None);
        let page = page_in("https://example.org/transcripts/", "unclosed-note").map(String::from);
        let expected = "https://example.org/transcripts/blob/main/docs/rules.md#unclosed-note";
        assert_eq!(page.as_deref(), Some(expected));
    }
}
