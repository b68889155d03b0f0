//! What the rules find, on its way to the client: pushed or pulled, never both.

pub mod pull;
pub mod push;
mod sent;
pub mod workspace;

use std::cmp::Reverse;

use super::snapshot::Snapshot;
use super::watchdog;
use crate::rules::Diagnostic;

pub use sent::{SOURCE, Sent, result_id};

/// As many diagnostics of a file are sent. Nobody reads more, VS Code keeps no more, and the whole list is sent again
/// whenever one of them moves.
const MOST_SHOWN: usize = 1_000;

/// The diagnostics of a transcript, the gravest where there are too many.
pub fn all(snapshot: &Snapshot) -> Vec<Sent> {
    watchdog::works_on(&snapshot.uri, snapshot.text.len());
    let found = snapshot.diagnostics();
    if found.len() > MOST_SHOWN {
        tracing::info!(uri = %snapshot.uri, "{} diagnostics, of which {MOST_SHOWN} are shown", found.len());
    }
    let mut places = snapshot.places();
    gravest(found, MOST_SHOWN).into_iter().map(|found| Sent::new(snapshot, &mut places, found)).collect()
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
