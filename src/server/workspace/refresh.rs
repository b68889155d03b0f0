//! The task that looks for settings and glossaries and hands them to the open transcripts.

use std::sync::Arc;
use std::time::Duration;

use rustc_hash::FxHashSet;
use tower_lsp::lsp_types::{MessageType, Url};

use super::survey::{look, plan};
use super::{glossaries, settings, watch};
use crate::model::Context;
use crate::server::ask::compute;
use crate::server::diagnostics::push;
use crate::server::documents::Content;
use crate::server::state::{Shared, State};

/// How long the first look waits for the editor to tell its settings.
const FIRST_SETTINGS: Duration = Duration::from_millis(500);

/// Serves one session: looks again whenever it is woken.
pub async fn run(shared: Arc<Shared>) {
    let mut layers = settings::Layers::default();
    let mut said: FxHashSet<String> = FxHashSet::default();
    let mut watcher = watch::Watcher::default();
    let mut first = true;
    loop {
        shared.refresh.notified().await;
        if std::mem::take(&mut first) && shared.facts().serves_configuration {
            // Else the first diagnostics would be those of other settings, and blink.
            let _ = tokio::time::timeout(FIRST_SETTINGS, shared.settings_answered.notified()).await;
        }
        let plan = plan(&mut shared.lock());
        let around = shared.clone();
        let looked = compute(move || {
            let found = look(plan, &mut layers, &mut around.glossaries());
            (layers, found)
        });
        let found;
        match looked.await {
            Ok(looked) => (layers, found) = looked,
            Err(_) => {
                // It panicked. The transcripts keep what they have, and those that are new do without.
                layers = settings::Layers::default();
                *shared.glossaries() = glossaries::Reader::default();
                do_without(&shared);
                continue;
            }
        }
        // Said once, and once more only after it was right in between.
        said.retain(|problem| found.problems.contains(problem));
        for problem in found.problems {
            if said.insert(problem.clone()) {
                tracing::warn!("{problem}");
                shared.say(MessageType::WARNING, format!("transcript-ls: {problem}"));
            }
        }
        let settings = found.settings.values();
        let included = watch::endings(settings.flat_map(|settings| &settings.settings().include));
        watcher.watch_also(&shared, found.named, included);
        let mut replaced = false;
        {
            let mut state = shared.lock();
            state.settings = found.settings;
            for (uri, context) in found.contexts {
                replaced |= hand_over(&shared, &mut state, uri, context);
            }
        }
        shared.glossaries().forget_unused();
        shared.archive.look_again();
        shared.refreshed.notify_waiters();
        if replaced {
            ask_again(&shared);
        }
    }
}

/// Has the client ask again for what settings and glossaries change, as far as it can be told to.
fn ask_again(shared: &Shared) {
    let facts = shared.facts();
    let client = || shared.client.clone();
    if facts.refreshes_diagnostics {
        let client = client();
        tokio::spawn(async move { client.workspace_diagnostic_refresh().await });
    }
    if facts.refreshes.tokens {
        let client = client();
        tokio::spawn(async move { client.semantic_tokens_refresh().await });
    }
    if facts.refreshes.hints {
        let client = client();
        tokio::spawn(async move { client.inlay_hint_refresh().await });
    }
    if facts.refreshes.lenses {
        let client = client();
        tokio::spawn(async move { client.code_lens_refresh().await });
    }
}

/// Gives a transcript its settings and glossaries. Says whether they replace others.
fn hand_over(shared: &Shared, state: &mut State, uri: Url, context: Arc<Context>) -> bool {
    let settings = state.settings_of(&uri);
    let Some(open) = state.documents.get_mut(&uri) else {
        return false;
    };
    let Content::Transcript(document) = &mut open.content else {
        return false;
    };
    let first = !std::mem::replace(&mut open.settled, true);
    let same = Arc::ptr_eq(document.context(), &context) && open.settings == settings;
    if same && !first {
        return false;
    }
    document.set_context(context);
    open.settings = settings;
    open.touch();
    shared.push(push::Event::Changed(uri));
    !same && !first
}

/// Has transcripts served that have waited for their surroundings in vain.
fn do_without(shared: &Shared) {
    for (uri, open) in &mut shared.lock().documents {
        if !open.settled {
            open.settled = true;
            shared.push(push::Event::Changed(uri.clone()));
        }
    }
    shared.refreshed.notify_waiters();
}
