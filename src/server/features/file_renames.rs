//! `workspace/willRenameFiles`: front matter and settings go on to name files that are moved.

use std::path::Path;
use std::time::Duration;

use tower_lsp::lsp_types::{RenameFilesParams, TextEdit, Url, WorkspaceEdit};

use crate::config::{FILE_NAME, glossaries};
use crate::ide::moved::{Move, renamed};
use crate::model::yaml::write;
use crate::server::convert;
use crate::server::documents::path_of;
use crate::server::others::{Other, Others};
use crate::server::snapshot::Snapshot;
use crate::server::workspace_edit::{FileEdits, of_files};

/// The editor waits with the move until it has an answer.
pub const RENAME_PATIENCE: Duration = Duration::from_secs(2);

/// The edits that keep every name of a moved file right; nothing where there are none.
pub fn file_renames(open: &[Snapshot], others: &Others, params: &RenameFilesParams) -> Option<WorkspaceEdit> {
    let path = |uri: &str| path_of(&Url::parse(uri).ok()?);
    let moves = params
        .files
        .iter()
        .filter_map(|file| Some(Move { from: path(&file.old_uri)?, to: path(&file.new_uri)? }));
    let moves: Vec<Move> = moves.collect();
    let mut files: Vec<FileEdits> = others
        .transcripts_with(open)
        .iter()
        .filter_map(|other| in_transcript(other, open, others, &moves))
        .collect();
    files.extend(others.folders().iter().filter_map(|folder| in_settings(folder, others, &moves)));
    (!files.is_empty()).then(|| of_files(&others.client(), files))
}

fn in_transcript(other: &Other, open: &[Snapshot], others: &Others, moves: &[Move]) -> Option<FileEdits> {
    let path = other.path.as_deref()?;
    other.digest.files.iter().find_map(|name| renamed(name, path, moves))?;
    let open = open.iter().find(|open| open.uri == other.uri).cloned();
    let snapshot = open.or_else(|| others.snapshot(path))?;
    let document = snapshot.document.as_ref()?;
    let yaml_range = document.front_matter_range()?;
    let (start, yaml) = (yaml_range.start, document.text().slice(yaml_range));
    let front_matter = document.front_matter();
    let names = front_matter.glossaries.iter().chain(&front_matter.media);
    let edits = names.filter_map(|name| {
        let new = renamed(&name.text, path, moves)?;
        let (span, new) = (name.span.range(), write::in_place_of(&yaml, name.span, &new));
        Some(TextEdit::new(snapshot.range(&(start + span.start..start + span.end)), new))
    });
    let edits: Vec<_> = edits.collect();
    (!edits.is_empty()).then(|| FileEdits { file: snapshot.versioned(), edits, why: None })
}

fn in_settings(folder: &Path, others: &Others, moves: &[Move]) -> Option<FileEdits> {
    let path = folder.join(FILE_NAME);
    let file = others.file(&path)?;
    let toml = file.text.to_string();
    let edits = glossaries::in_settings(&toml).into_iter().filter_map(|(range, name)| {
        let new = glossaries::in_place_of(toml.get(range.clone())?, &renamed(&name, &path, moves)?);
        Some(TextEdit::new(convert::range(&file.text, &range, others.encoding()), new))
    });
    let edits: Vec<_> = edits.collect();
    (!edits.is_empty()).then(|| FileEdits { file: file.versioned(), edits, why: None })
}
