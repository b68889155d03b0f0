//! Pushes diagnostics to clients that do not ask for them, once the typing pauses and only when they differ.

use std::sync::Arc;
use std::time::Duration;

use rustc_hash::FxHashMap;
use serde::Serialize;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::Instant;
use tower_lsp::lsp_types::Url;

use super::{Sent, all, result_id};
use crate::server::ask::compute;
use crate::server::state::Shared;

/// Someone who types without a pause still gets diagnostics after so many quiet periods.
const LONGEST_WAIT: u32 = 8;

/// What calls for diagnostics.
#[derive(Debug)]
pub enum Event {
    /// The text was edited: wait until the typing pauses.
    Edited(Url, Duration),
    /// Something else changed, as a file just opened or a glossary: there is nothing to wait for.
    Changed(Url),
    /// The file was closed or is out of step: what was shown is to be cleared.
    Cleared(Url),
}

/// When a file is due.
struct Due {
    at: Instant,
    latest: Instant,
}

/// The lists that the client has of each file, by their names.
type Shown = FxHashMap<Url, String>;

/// The protocol's `PublishDiagnosticsParams`.
#[derive(Serialize)]
struct Published<'a> {
    uri: &'a Url,
    diagnostics: &'a [Sent],
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
}

/// Serves the events of one session. Being alone, it publishes in order.
pub async fn run(shared: Arc<Shared>, mut events: UnboundedReceiver<Event>) {
    let mut due: FxHashMap<Url, Due> = FxHashMap::default();
    let mut shown = Shown::default();
    loop {
        let next = due.iter().min_by_key(|(_, due)| due.at).map(|(uri, due)| (uri.clone(), due.at));
        tokio::select! {
            biased;
            event = events.recv() => match event {
                Some(Event::Edited(uri, quiet)) => {
                    let now = Instant::now();
                    let due = due.entry(uri).or_insert(Due { at: now, latest: now + quiet * LONGEST_WAIT });
                    due.at = (now + quiet).min(due.latest);
                }
                Some(Event::Changed(uri)) => {
                    let now = Instant::now();
                    due.insert(uri, Due { at: now, latest: now });
                }
                Some(Event::Cleared(uri)) => {
                    due.remove(&uri);
                    if shown.remove(&uri).is_some_and(|shown| shown != result_id(&[])) {
                        send(&shared, &uri, &[], None);
                    }
                }
                None => return,
            },
            Some(uri) = when(next) => {
                due.remove(&uri);
                publish(&shared, uri, &mut shown).await;
            }
        }
    }
}

async fn when(next: Option<(Url, Instant)>) -> Option<Url> {
    let (uri, at) = next?;
    tokio::time::sleep_until(at).await;
    Some(uri)
}

async fn publish(shared: &Arc<Shared>, uri: Url, shown: &mut Shown) {
    let Some(snapshot) = shared.snapshot(&uri) else {
        return;
    };
    let (version, generation) = (snapshot.version, snapshot.generation);
    let Ok(found) = compute(move || all(&snapshot)).await else {
        return;
    };
    // Whoever moved the text on has also asked for its diagnostics: these come too late.
    let current = shared.lock().documents.get(&uri).map(|open| open.generation);
    let name = result_id(&found);
    if current != Some(generation) || shown.get(&uri) == Some(&name) {
        return;
    }
    send(shared, &uri, &found, version);
    shown.insert(uri, name);
}

fn send(shared: &Shared, uri: &Url, diagnostics: &[Sent], version: Option<i32>) {
    shared.notify("textDocument/publishDiagnostics", &Published { uri, diagnostics, version });
}
