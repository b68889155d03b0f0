//! Finds the transcripts of the workspace's folders.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;
use rustc_hash::FxHashMap;

use crate::config::{FolderSettings, Kind};
use crate::server::workspace::disk::Stamp;

/// As many transcripts are read.
const MOST_FILES: usize = 20_000;

/// As many bytes of them are read.
const MOST_BYTES: u64 = 1 << 30;

/// As many files and folders are looked at, of whatever kind.
const MOST_ENTRIES: usize = 1_000_000;

/// What was found.
#[derive(Default)]
pub struct Found {
    /// The transcripts, each with the innermost folder of the workspace that contains it.
    pub files: Vec<FoundFile>,
    /// What is not looked at, and why.
    pub limits: Vec<String>,
}

/// One transcript on the disk.
pub struct FoundFile {
    /// Where it is.
    pub path: PathBuf,
    /// The folder of the workspace.
    pub folder: PathBuf,
    /// Its state.
    pub stamp: Stamp,
}

/// The transcripts below the folders. Links are not followed, so that nothing outside them is reached.
pub fn transcripts(folders: &[PathBuf], settings: &FxHashMap<Option<PathBuf>, Arc<FolderSettings>>) -> Found {
    let mut search = Search { found: Found::default(), bytes: 0, entries: 0 };
    for folder in folders {
        if is_too_wide(folder, std::env::home_dir().as_deref()) {
            let reason = "it holds more than one archive; open a folder in it";
            search
                .found
                .limits
                .push(format!("{} is not searched for transcripts: {reason}", folder.display()));
            continue;
        }
        let settings = settings.get(&Some(folder.clone())).cloned().unwrap_or_default();
        let inner: Vec<&PathBuf> =
            folders.iter().filter(|other| *other != folder && other.starts_with(folder)).collect();
        if !search.below(folder, &settings, &inner) {
            break;
        }
    }
    search.found.files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    search.found.files.dedup_by(|a, b| a.path == b.path);
    search.found
}

struct Search {
    found: Found,
    bytes: u64,
    entries: usize,
}

impl Search {
    /// Looks below one folder, but not below those `inner` ones, which are looked at by themselves. Says whether there is
    /// room for more.
    fn below(&mut self, folder: &Path, settings: &Arc<FolderSettings>, inner: &[&PathBuf]) -> bool {
        let (around, inner) =
            (settings.clone(), inner.iter().map(|path| path.to_path_buf()).collect::<Vec<_>>());
        let mut walk = WalkBuilder::new(folder);
        walk.require_git(false).filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let path = entry.path();
            !is_folder
                || entry.depth() == 0
                || !(around.chosen().passes_over(path) || inner.iter().any(|inner| inner == path))
        });
        for entry in walk.build() {
            self.entries += 1;
            if self.entries > MOST_ENTRIES {
                return self.stop(format!("more than {MOST_ENTRIES} files and folders"));
            }
            // What cannot be looked at has no transcripts for us.
            let Ok(entry) = entry else { continue };
            let path = entry.path();
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            if !is_file || Kind::of(path) != Kind::Text || !settings.chosen().takes(path) {
                continue;
            }
            let Ok(metadata) = entry.metadata() else { continue };
            let stamp = Stamp::of(&metadata);
            self.bytes += stamp.bytes;
            if self.found.files.len() == MOST_FILES {
                return self.stop(format!("more than {MOST_FILES} transcripts"));
            }
            if self.bytes > MOST_BYTES {
                return self.stop(format!("more than {} MiB of transcripts", MOST_BYTES >> 20));
            }
            let (path, folder) = (path.to_owned(), folder.to_owned());
            self.found.files.push(FoundFile { path, folder, stamp });
        }
        true
    }

    fn stop(&mut self, much: String) -> bool {
        let rest =
            "the rest is served only where it is open; `exclude` in transcript-ls.toml passes over folders";
        self.found.limits.push(format!("the workspace has {much}: {rest}"));
        false
    }
}

/// Whether a folder is the root of a disk, a home, or a folder of homes: nobody means all that is below it.
fn is_too_wide(folder: &Path, home: Option<&Path>) -> bool {
    folder.parent().is_none() || home.is_some_and(|home| home.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;

    fn found(files: &[&str], toml: &str, folders: &[&str]) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            let path = root.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, if file.ends_with("ignore") { "ignored/\n" } else { "" }).unwrap();
        }
        let folders: Vec<_> = folders.iter().map(|folder| root.path().join(folder)).collect();
        let of_folder = |folder: &PathBuf| {
            let settings = Settings::from_toml(toml, &[]).0;
            (Some(folder.clone()), Arc::new(FolderSettings::new(folder, settings)))
        };
        let settings = folders.iter().map(of_folder).collect();
        let found = transcripts(&folders, &settings).files.into_iter();
        found.map(|file| file.path.strip_prefix(root.path()).unwrap().display().to_string()).collect()
    }

    #[test]
    fn a_name_an_include_and_nothing_that_is_excluded_hidden_or_ignored() {
        let files = [
            ".gitignore", "a.transcript", "b.txt", "in/c.txt", "in/d.yaml", "drafts/e.transcript",
            "ignored/f.transcript", ".hidden/g.transcript", "in/h.transcript",
        ];
        let toml = "include = ['in/*']\nexclude = ['drafts/']\n";
        assert_eq!(found(&files, toml, &[""]), ["a.transcript", "in/c.txt", "in/h.transcript"]);
    }

    #[test]
    fn a_folder_in_a_folder_is_looked_at_once() {
        let files = ["a.transcript", "in/b.transcript"];
        assert_eq!(found(&files, "", &["", "in"]), ["a.transcript", "in/b.transcript"]);
    }

    #[test]
    fn homes_and_roots_are_too_wide() {
        let home = Some(Path::new("/home/ann"));
        for (folder, expected) in [
            ("/", true),
            ("/home", true),
            ("/home/ann", true),
            ("/home/ann/interviews", false),
            ("/home/bob", false),
        ] {
            assert_eq!(is_too_wide(Path::new(folder), home), expected, "{folder}");
        }
    }
}
