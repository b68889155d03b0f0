//! How far a transcript may lead: to the files of the workspace, and to the glossaries that settings name.
//!
//! Front matter comes with a transcript from anywhere; settings are one's own.

use std::path::{Path, PathBuf};

use super::documents::path_of;
use super::snapshot::Snapshot;
use crate::config::glossaries::{named_in, plain};

/// The file that the one in the snapshot names, if it may lead there and it is there.
pub fn named_file(snapshot: &Snapshot, written: &str) -> Option<PathBuf> {
    let path = plain(&path_of(&snapshot.uri)?.parent()?.join(written));
    (may_reach(snapshot, &path) && path.is_file()).then_some(path)
}

/// Whether the file in the snapshot may lead to, or change, what is at that path.
pub fn may_reach(snapshot: &Snapshot, path: &Path) -> bool {
    let folder = snapshot.others.folder_of(&snapshot.uri);
    let by_settings = named_in(folder.as_deref(), &snapshot.settings.glossary);
    let is_itself = path_of(&snapshot.uri).is_some_and(|own| own == path);
    is_itself || by_settings.iter().any(|named| named.path == path) || is_near(snapshot, path)
}

/// Whether a file or folder that is there lies in a folder of the session, or in that of the file in the snapshot. What
/// counts is where symbolic links lead.
pub fn is_near(snapshot: &Snapshot, path: &Path) -> bool {
    let Ok(path) = path.canonicalize() else { return false };
    let mut folders = snapshot.others.folders();
    folders.extend(path_of(&snapshot.uri).as_deref().and_then(Path::parent).map(Path::to_path_buf));
    folders.iter().filter_map(|folder| folder.canonicalize().ok()).any(|folder| path.starts_with(folder))
}
