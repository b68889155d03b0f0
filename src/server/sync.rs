//! Keeps the open files in step with the editor. Each function is done before it returns: no one waits here.

use std::sync::Arc;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::Value;
use tower_lsp::lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, MessageType, Url,
};

use super::diagnostics::push::Event;
use super::documents::{Changed, Content, LARGEST_TEXT, OpenDocument};
use super::state::{Shared, State};
use super::watchdog;
use crate::model::front_matter::Named;

/// `textDocument/didOpen`.
pub fn open(shared: &Arc<Shared>, params: Value) {
    let Some(DidOpenTextDocumentParams { text_document: item }) = read("didOpen", params) else {
        return;
    };
    watchdog::works_on(&item.uri, item.text.len());
    let settings = {
        let mut state = shared.lock();
        state.opening = Some(item.uri.clone());
        state.settings_of(&item.uri)
    };
    let document = OpenDocument::open(&item, settings);
    if matches!(document.content, Content::Refused) {
        let (name, cap) = (name(&item.uri), LARGEST_TEXT / 1024 / 1024);
        shared.say(
            MessageType::ERROR,
            format!("transcript-ls: {name} is larger than {cap} MiB and is not served"),
        );
    }
    let settled = document.settled;
    {
        let mut state = shared.lock();
        state.opening = None;
        state.documents.insert(item.uri.clone(), document);
    }
    if settled {
        shared.push(Event::Changed(item.uri));
    }
    shared.refresh.notify_one();
}

/// `textDocument/didChange`.
///
/// A change that cannot be read must not be passed over: whatever is said about the text after it is wrong.
pub fn change(shared: &Arc<Shared>, params: Value) {
    let uri =
        params.pointer("/textDocument/uri").and_then(Value::as_str).and_then(|uri| Url::parse(uri).ok());
    let Some(params) = read::<DidChangeTextDocumentParams>("didChange", params) else {
        let mut state = shared.lock();
        let open: Vec<Url> = match uri {
            Some(uri) => vec![uri],
            // There is no telling which file was meant.
            None => state.documents.keys().cloned().collect(),
        };
        for uri in open {
            mark_out_of_step(shared, &mut state, &uri);
        }
        return;
    };
    let uri = params.text_document.uri;
    let encoding = shared.facts().encoding;
    let mut state = shared.lock();
    let Some(open) = state.documents.get_mut(&uri) else {
        tracing::warn!(%uri, "a change to a file that is not open");
        return;
    };
    watchdog::works_on(&uri, open.bytes());
    let was_in_step = open.in_step;
    match open.change(params.text_document.version, &params.content_changes, encoding) {
        Changed::Applied => {
            let quiet = Duration::from_millis(open.settings.quiet_period);
            let (glossary, renamed) = match &open.content {
                Content::Transcript(document) => (false, Named::of(document.front_matter()) != open.named),
                Content::Glossary(_) => (true, false),
                Content::Refused => return,
            };
            if glossary || renamed {
                shared.refresh.notify_one();
            }
            if open.settled {
                shared.push(Event::Edited(uri, quiet));
            }
        }
        Changed::OutOfStep if was_in_step => {
            open.in_step = true;
            mark_out_of_step(shared, &mut state, &uri);
        }
        Changed::OutOfStep => {}
    }
}

/// `textDocument/didClose`.
pub fn close(shared: &Arc<Shared>, params: Value) {
    let Some(params) = read::<DidCloseTextDocumentParams>("didClose", params) else {
        return;
    };
    let uri = params.text_document.uri;
    let closed = shared.lock().documents.remove(&uri);
    // From now on the disk tells what is in it.
    match closed.map(|open| open.content) {
        Some(Content::Glossary(_)) => shared.refresh.notify_one(),
        Some(Content::Transcript(_) | Content::Refused) => shared.archive.look_again(),
        None => {}
    }
    shared.push(Event::Cleared(uri));
}

fn mark_out_of_step(shared: &Shared, state: &mut State, uri: &Url) {
    let Some(open) = state.documents.get_mut(uri).filter(|open| open.in_step) else {
        return;
    };
    open.in_step = false;
    open.touch();
    tracing::error!(%uri, "out of step with the editor until it is opened again");
    let name = name(uri);
    shared.say(
        MessageType::WARNING,
        format!("transcript-ls: a change to {name} could not be read; close the file and open it again"),
    );
    shared.push(Event::Cleared(uri.clone()));
}

fn read<P: DeserializeOwned>(method: &str, params: Value) -> Option<P> {
    serde_json::from_value(params)
        .map_err(|error| tracing::error!(method, "invalid parameters: {error}"))
        .ok()
}

/// What a person calls the file.
fn name(uri: &Url) -> &str {
    uri.path().rsplit('/').next().unwrap_or_default()
}
