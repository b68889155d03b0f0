//! Which files of a folder are transcripts: what their names say, and what `include` and `exclude` say.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::settings::Settings;

/// The extension of files that are transcripts without being named anywhere.
pub const EXTENSION: &str = "transcript";

/// The patterns of one folder's settings, ready to be asked.
#[derive(Clone, Debug)]
pub struct Chosen {
    include: Gitignore,
    exclude: Gitignore,
}

impl Chosen {
    /// The patterns of `settings`, seen from `root`.
    pub fn new(root: &Path, settings: &Settings) -> Self {
        Chosen { include: patterns(root, &settings.include), exclude: patterns(root, &settings.exclude) }
    }

    /// Whether a file below the root is a transcript.
    pub fn takes(&self, path: &Path) -> bool {
        self.includes(path) && !matches(&self.exclude, path, false)
    }

    /// Whether a file below the root is a transcript unless it is excluded.
    pub fn includes(&self, path: &Path) -> bool {
        let by_name = path.extension().is_some_and(|extension| extension == EXTENSION);
        by_name || matches(&self.include, path, false)
    }

    /// Whether a folder below the root is passed over whole.
    pub fn passes_over(&self, folder: &Path) -> bool {
        matches(&self.exclude, folder, true)
    }
}

/// Matching panics for a path that is not below the patterns' root, as one reached by a link may be.
pub(super) fn matches(patterns: &Gitignore, path: &Path, is_folder: bool) -> bool {
    path.starts_with(patterns.path()) && patterns.matched_path_or_any_parents(path, is_folder).is_ignore()
}

pub(super) fn patterns(root: &Path, lines: &[String]) -> Gitignore {
    let mut builder = GitignoreBuilder::new(root);
    for line in lines {
        // A pattern that is none was named when the settings were read.
        let _ = builder.add_line(None, line);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

/// Whether `pattern` can be read as one.
pub(super) fn judge(pattern: &str) -> Result<(), String> {
    let mut builder = GitignoreBuilder::new("");
    let read = builder.add_line(None, pattern).map(|_| ());
    read.map_err(|error| match error {
        ignore::Error::Glob { err, .. } => err,
        other => other.to_string(),
    })
}
