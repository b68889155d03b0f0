//! Has the client watch the files that matter: settings, glossaries, and what transcripts name.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;
use tower_lsp::lsp_types::{
    DidChangeWatchedFilesRegistrationOptions, FileEvent, FileSystemWatcher, GlobPattern, OneOf, Registration,
    RelativePattern, Unregistration, Url,
};

use crate::server::client_facts::ClientFacts;
use crate::server::documents::path_of;
use crate::server::state::Shared;

const METHOD: &str = "workspace/didChangeWatchedFiles";
const CONFIGURATION: &str = "workspace/didChangeConfiguration";

/// The registration of the files that have a name of their own, so that it can be taken back.
const NAMED: &str = "transcript-ls/named-glossaries";

/// Asks for what is the same in every session.
pub fn register(shared: &Arc<Shared>) {
    let facts = shared.facts();
    let mut wanted = Vec::new();
    if facts.watches_files {
        let patterns = ["**/*.transcript", "**/glossary.{yaml,yml}", "**/transcript-ls.toml"];
        let patterns = patterns.map(|pattern| GlobPattern::String(pattern.to_owned()));
        wanted.extend(registration("transcript-ls/files", patterns.into()));
    }
    if facts.registers_configuration {
        wanted.push(Registration {
            id: "transcript-ls/configuration".to_owned(),
            method: CONFIGURATION.to_owned(),
            register_options: Some(json!({ "section": "transcript-ls" })),
        });
    }
    if !wanted.is_empty() {
        send(shared, Vec::new(), wanted);
    }
}

/// Remembers which named files are watched.
#[derive(Default)]
pub struct Watcher(Vec<PathBuf>);

impl Watcher {
    /// Watches exactly these, in addition to what `register` asked for.
    pub fn watch_also(&mut self, shared: &Arc<Shared>, mut paths: Vec<PathBuf>) {
        let facts = shared.facts();
        paths.sort_unstable();
        paths.dedup();
        if !facts.watches_files || paths == self.0 {
            return;
        }
        let old =
            (!self.0.is_empty()).then(|| Unregistration { id: NAMED.to_owned(), method: METHOD.to_owned() });
        let patterns: Vec<_> = paths.iter().filter_map(|path| pattern(path, &facts)).collect();
        let new = if patterns.is_empty() { None } else { registration(NAMED, patterns) };
        send(shared, old.into_iter().collect(), new.into_iter().collect());
        self.0 = paths;
    }
}

/// Takes in what the client saw. Transcripts do not surround others, so that for them nothing else is looked for.
pub fn changed(shared: &Shared, changes: &[FileEvent]) {
    let paths: Vec<_> = changes.iter().filter_map(|change| path_of(&change.uri)).collect();
    let (transcripts, others): (Vec<_>, Vec<_>) = {
        let state = shared.lock();
        paths.into_iter().partition(|path| state.takes(path))
    };
    let only_transcripts = others.is_empty() && !transcripts.is_empty();
    shared.archive.distrust(transcripts);
    if only_transcripts {
        shared.archive.look_again();
    } else {
        shared.refresh.notify_one();
    }
}

/// A pattern that matches one file. Relative to its folder it also works outside the workspace.
fn pattern(path: &Path, facts: &ClientFacts) -> Option<GlobPattern> {
    if !facts.relative_patterns {
        return Some(GlobPattern::String(path.to_str()?.to_owned()));
    }
    let base_uri = OneOf::Right(Url::from_directory_path(path.parent()?).ok()?);
    Some(GlobPattern::Relative(RelativePattern { base_uri, pattern: path.file_name()?.to_str()?.to_owned() }))
}

fn registration(id: &str, patterns: Vec<GlobPattern>) -> Option<Registration> {
    let watchers =
        patterns.into_iter().map(|glob_pattern| FileSystemWatcher { glob_pattern, kind: None }).collect();
    let options = serde_json::to_value(DidChangeWatchedFilesRegistrationOptions { watchers }).ok()?;
    Some(Registration { id: id.to_owned(), method: METHOD.to_owned(), register_options: Some(options) })
}

/// In a task of its own, since the client may take its time, or never answer.
fn send(shared: &Arc<Shared>, old: Vec<Unregistration>, new: Vec<Registration>) {
    let client = shared.client.clone();
    tokio::spawn(async move {
        if !old.is_empty() {
            report(client.unregister_capability(old).await);
        }
        if !new.is_empty() {
            report(client.register_capability(new).await);
        }
    });
}

fn report(outcome: tower_lsp::jsonrpc::Result<()>) {
    if let Err(error) = outcome {
        tracing::warn!("the client watches no files: {error}");
    }
}
