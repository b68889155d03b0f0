//! Which files the arguments of `check` stand for.

use std::path::{Path, PathBuf, is_separator};
use std::sync::Arc;

use ignore::WalkBuilder;
use rustc_hash::FxHashSet;

use super::complaint::Complaint;
use super::read;
use super::surroundings::{Surroundings, absolute, near};
use crate::config::Kind;

/// Under this name standard input is shown where nobody says what it stands for.
pub const STANDARD_INPUT: &str = "<stdin>";

/// One thing to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, by the path to show.
    File(PathBuf),
    /// Standard input.
    StandardInput,
}

impl Source {
    /// Its path and its text; that of standard input is the one that it `stands_for`.
    pub fn read(&self, stands_for: Option<&Path>) -> (PathBuf, Result<String, String>) {
        match self {
            Source::File(path) => (path.clone(), read::file(path)),
            Source::StandardInput => {
                let path = stands_for.map_or_else(|| PathBuf::from(STANDARD_INPUT), shown);
                let text = read::standard_input(&path.display().to_string());
                (path, text)
            }
        }
    }

    /// The path of a file.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Source::File(path) => Some(path),
            Source::StandardInput => None,
        }
    }
}

/// What the arguments stand for.
#[derive(Default)]
pub struct Found {
    /// What to check, in a stable order, each file once.
    pub sources: Vec<Source>,
    /// What cannot be looked at.
    pub complaints: Vec<Complaint>,
}

/// Looks into the folders among `paths`; files are taken as they are.
pub fn find(paths: &[PathBuf], surroundings: &Arc<Surroundings>) -> Found {
    let mut found = Found::default();
    let mut seen = FxHashSet::default();
    for path in paths {
        if is_standard_input(path) {
            found.sources.push(Source::StandardInput);
        } else if path.is_dir() {
            let mut files = below(path, surroundings, &mut found.complaints);
            if files.is_empty() {
                found.complaints.push(Complaint::new(path, nothing_below(path, surroundings)));
            }
            files.sort_unstable();
            found
                .sources
                .extend(files.into_iter().filter(|file| seen.insert(absolute(file))).map(Source::File));
        } else if is_missing_folder(path) {
            let sentence = format!("cannot read {}: there is no such folder", path.display());
            found.complaints.push(Complaint::new(path, sentence));
        } else if seen.insert(absolute(path)) {
            // Looked up before many threads do, so that what is wrong with the settings is said once.
            surroundings.of_file(path);
            found.sources.push(Source::File(shown(path)));
        }
    }
    found.sources.dedup_by(|a, b| *a == Source::StandardInput && a == b);
    found
}

/// The transcripts below a folder. Links are not followed, so that nothing outside it is reached.
fn below(folder: &Path, surroundings: &Arc<Surroundings>, complaints: &mut Vec<Complaint>) -> Vec<PathBuf> {
    let around = surroundings.clone();
    let mut walk = WalkBuilder::new(folder);
    walk.require_git(false).filter_entry(move |entry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let path = entry.path();
        !is_folder
            || entry.depth() == 0
            || !around.of_file(path).settings.chosen().passes_over(&absolute(path))
    });
    let mut files = Vec::new();
    for entry in walk.build() {
        match entry {
            Ok(entry) => {
                let path = entry.path();
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                let is_text = Kind::of(path) == Kind::Text;
                if is_file && is_text && surroundings.of_file(path).settings.chosen().takes(&absolute(path)) {
                    files.push(shown(path));
                }
            }
            Err(error) => complaints.push(Complaint::new(folder, format!("cannot look everywhere: {error}"))),
        }
    }
    files
}

/// What lies below the current folder is shown from there, however it was named; the rest from the root.
pub fn shown(path: &Path) -> PathBuf {
    near(&absolute(path))
}

/// Whether somebody names a folder, by the separator at the end, where nothing is.
fn is_missing_folder(path: &Path) -> bool {
    path.to_string_lossy().ends_with(is_separator) && !path.exists()
}

/// Why a folder has nothing to check, by the settings that hold there.
fn nothing_below(folder: &Path, surroundings: &Surroundings) -> String {
    let below = surroundings.of_folder(folder);
    let (settings, file) = (below.settings.settings(), crate::config::FILE_NAME);
    let nothing = format!("there is no transcript in {}", folder.display());
    if has_file(folder, |path| below.settings.chosen().includes(&absolute(path))) {
        return format!("{nothing}: the `exclude` of {file} takes away all that there are");
    }
    if !settings.include.is_empty() {
        let patterns = settings.include.iter().map(|pattern| format!("`{pattern}`")).collect::<Vec<_>>();
        let patterns = patterns.join(", ");
        return format!(
            "{nothing}: no file there is named *.transcript, and the `include` of {file}, {patterns}, fits none"
        );
    }
    let nothing = format!("{nothing}: no file there is named *.transcript");
    if has_file(folder, |path| path.extension().is_some_and(|extension| extension == "txt")) {
        return format!(
            "{nothing}; the line `include = [\"*.txt\"]` in {file} takes the .txt files that are there"
        );
    }
    format!("{nothing}, and no `include` of a {file} names others")
}

/// Whether there is a file like that anywhere below a folder.
fn has_file(folder: &Path, is_one: impl Fn(&Path) -> bool) -> bool {
    let mut entries = WalkBuilder::new(folder).require_git(false).build().filter_map(Result::ok);
    entries.any(|entry| entry.file_type().is_some_and(|kind| kind.is_file()) && is_one(entry.path()))
}

/// Whether a path on the command line means standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}
