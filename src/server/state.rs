//! Everything that changes during a session, behind one lock that is never held across a wait.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value;
use tokio::sync::{Notify, mpsc::UnboundedSender, watch};
use tower_lsp::Client;
use tower_lsp::lsp_types::{ClientCapabilities, MessageType, Url, WorkspaceFolder};

use super::client_facts::ClientFacts;
use super::diagnostics::push;
use super::documents::{Content, OpenDocument, path_of};
use super::others::Others;
use super::snapshot::Snapshot;
use super::transport::WriterHandle;
use super::workspace::archive::Archive;
use super::workspace::glossaries;
use crate::config::{FolderSettings, Kind, Settings};
use crate::model::Document;

/// A message that nobody answers.
#[derive(Serialize)]
struct Notification<'a, P> {
    jsonrpc: &'static str,
    method: &'a str,
    params: &'a P,
}

/// What the handlers and the tasks in the background share.
pub struct Shared {
    /// The way to the client. Only tasks may wait for it, handlers never.
    pub client: Client,
    /// What the client can do; set by `initialize`.
    pub facts: OnceLock<Arc<ClientFacts>>,
    /// Wakes the task that looks for settings and glossaries.
    pub refresh: Notify,
    /// Tells waiting requests that this task has come to an end once more.
    pub refreshed: Notify,
    /// Tells that task that the editor has answered a question for its settings.
    pub settings_answered: Notify,
    /// Wakes the task that pushes diagnostics.
    pub push: UnboundedSender<push::Event>,
    /// The way to the client for what must not be overtaken by an answer that follows it.
    outgoing: WriterHandle,
    /// Counts everything that may change what is found somewhere.
    pub news: watch::Sender<u64>,
    /// How much of that was known when the workspace's findings were last asked for.
    pub pulled: AtomicU64,
    is_ending: AtomicBool,
    /// What is remembered of the transcripts of the workspace.
    pub archive: Archive,
    glossaries: Mutex<glossaries::Reader>,
    state: Mutex<State>,
}

/// What changes.
#[derive(Default)]
pub struct State {
    /// The open files by name.
    pub documents: FxHashMap<Url, OpenDocument>,
    /// The file that the editor has opened and that is still being read.
    pub opening: Option<Url>,
    /// The folders of the workspace.
    pub folders: Vec<WorkspaceFolder>,
    /// The editor's own settings, as it sent them last.
    pub editor_settings: Value,
    /// How often the editor was asked for them.
    pub asked_settings: u64,
    /// The settings by folder; `None` is for files outside all of them.
    pub settings: FxHashMap<Option<PathBuf>, Arc<FolderSettings>>,
}

impl Shared {
    /// Nothing open yet.
    pub fn new(client: Client, outgoing: WriterHandle, push: UnboundedSender<push::Event>) -> Self {
        Shared {
            client,
            facts: OnceLock::new(),
            refresh: Notify::new(),
            refreshed: Notify::new(),
            settings_answered: Notify::new(),
            push,
            outgoing,
            news: watch::Sender::new(1),
            pulled: AtomicU64::new(0),
            is_ending: AtomicBool::new(false),
            archive: Archive::default(),
            glossaries: Mutex::default(),
            state: Mutex::default(),
        }
    }

    /// The state, for a moment. A panic elsewhere leaves it usable: changes are made on copies.
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The glossaries, each read once. Whoever holds them waits for the disk, so no handler of a notification may.
    pub fn glossaries(&self) -> MutexGuard<'_, glossaries::Reader> {
        self.glossaries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the client can do.
    pub fn facts(&self) -> Arc<ClientFacts> {
        // Nothing is served before `initialize`, so this is the poorest client for appearance's sake only.
        let poorest = || Arc::new(ClientFacts::new(&ClientCapabilities::default()));
        self.facts.get().cloned().unwrap_or_else(poorest)
    }

    /// The file as it stands now, unless it is unknown, refused, or out of step.
    pub fn snapshot(self: &Arc<Self>, uri: &Url) -> Option<Snapshot> {
        let state = self.lock();
        let open = state.documents.get(uri).filter(|open| open.in_step)?;
        let (text, document) = match &open.content {
            Content::Transcript(document) => (document.text().clone(), Some(Document::clone(document))),
            Content::Glossary(text) => (text.clone(), None),
            Content::Refused => return None,
        };
        Some(Snapshot {
            uri: uri.clone(),
            version: Some(open.version),
            generation: open.generation,
            text,
            document,
            settings: open.settings.clone(),
            client: self.facts(),
            checked: open.checked.clone(),
            digested: open.digested.clone(),
            others: Others::new(self.clone()),
        })
    }

    /// Every open file as it stands now, in no order.
    pub fn open_snapshots(self: &Arc<Self>) -> Vec<Snapshot> {
        let open: Vec<Url> = self.lock().documents.keys().cloned().collect();
        open.iter().filter_map(|uri| self.snapshot(uri)).collect()
    }

    /// Shows a message to the person, without waiting for the client.
    pub fn say(&self, kind: MessageType, message: String) {
        let client = self.client.clone();
        tokio::spawn(async move { client.show_message(kind, message).await });
    }

    /// Sends a notification at once.
    pub fn notify(&self, method: &str, params: &impl Serialize) {
        self.outgoing.send(&Notification { jsonrpc: "2.0", method, params });
    }

    /// Tells those who wait for something to happen that nothing will.
    pub fn end(&self) {
        self.is_ending.store(true, Ordering::Release);
        self.tell_news();
    }

    /// Whether the session is about to end.
    pub fn is_ending(&self) -> bool {
        self.is_ending.load(Ordering::Acquire)
    }

    /// Wakes whoever waits for something to change.
    pub fn tell_news(&self) {
        self.news.send_modify(|count| *count += 1);
    }

    /// Has a transcript's diagnostics pushed, unless the client asks for them itself.
    pub fn push(&self, event: push::Event) {
        self.tell_news();
        if !self.facts().pulls_diagnostics {
            // Nobody listens any more only when the session is over.
            let _ = self.push.send(event);
        }
    }
}

impl State {
    /// The name under which the file at that path is open. Editors write one path in several ways.
    pub fn open_at(&self, path: &Path) -> Option<Url> {
        let mut open = self.documents.keys().chain(&self.opening);
        open.find(|uri| path_of(uri).as_deref() == Some(path)).cloned()
    }

    /// Whether a file is one of the workspace's transcripts.
    pub fn takes(&self, path: &Path) -> bool {
        let folders =
            self.settings.iter().filter_map(|(folder, settings)| Some((folder.as_ref()?, settings)));
        let around = folders.filter(|(folder, _)| path.starts_with(folder));
        let innermost = around.max_by_key(|(folder, _)| folder.as_os_str().len());
        innermost.is_some_and(|(_, settings)| Kind::of(path) == Kind::Text && settings.chosen().takes(path))
    }

    /// The innermost folder that contains the file.
    pub fn folder_of(&self, uri: &Url) -> Option<PathBuf> {
        let path = path_of(uri)?;
        let folders = self.folders.iter().filter_map(|folder| path_of(&folder.uri));
        folders.filter(|folder| path.starts_with(folder)).max_by_key(|folder| folder.as_os_str().len())
    }

    /// The settings that hold for the file. An unsaved buffer belongs to the first folder.
    pub fn settings_of(&self, uri: &Url) -> Arc<Settings> {
        let folder = match path_of(uri) {
            Some(_) => self.folder_of(uri),
            None => self.folders.first().and_then(|folder| path_of(&folder.uri)),
        };
        let of_folder = self.settings.get(&folder).or_else(|| self.settings.get(&None));
        of_folder.map_or_else(Arc::default, |settings| match path_of(uri) {
            Some(path) => settings.of_file(&path),
            None => settings.settings().clone(),
        })
    }
}
