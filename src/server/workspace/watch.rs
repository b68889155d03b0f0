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
pub struct Watcher {
    paths: Vec<PathBuf>,
    included: Vec<String>,
    is_asked_for: bool,
}

impl Watcher {
    /// Watches exactly these, and the files that end like those that settings include, in addition to what `register`
    /// asked for.
    pub fn watch_also(&mut self, shared: &Arc<Shared>, mut paths: Vec<PathBuf>, included: Vec<String>) {
        let facts = shared.facts();
        paths.sort_unstable();
        paths.dedup();
        if !facts.watches_files || (&paths, &included) == (&self.paths, &self.included) {
            return;
        }
        let old =
            self.is_asked_for.then(|| Unregistration { id: NAMED.to_owned(), method: METHOD.to_owned() });
        let mut patterns: Vec<_> = paths.iter().filter_map(|path| pattern(path, &facts)).collect();
        patterns.extend(included.iter().map(|ending| GlobPattern::String(format!("**/*.{ending}"))));
        self.is_asked_for = !patterns.is_empty();
        let new = if patterns.is_empty() { None } else { registration(NAMED, patterns) };
        send(shared, old.into_iter().collect(), new.into_iter().collect());
        (self.paths, self.included) = (paths, included);
    }
}

/// How the files end that patterns like `interviews/**/*.txt` include. One that names no ending is not watched for.
pub fn endings<'p>(patterns: impl IntoIterator<Item = &'p String>) -> Vec<String> {
    let ending = |pattern: &'p String| {
        let (_, ending) = pattern.rsplit('/').next()?.rsplit_once('.')?;
        let is_plain = !ending.is_empty() && ending.chars().all(char::is_alphanumeric);
        is_plain.then(|| ending.to_owned())
    };
    let mut endings: Vec<String> = patterns.into_iter().filter_map(ending).collect();
    endings.sort_unstable();
    endings.dedup();
    endings
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
