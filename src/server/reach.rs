//! How far a transcript may lead: to the files of the workspace, and to the glossaries that settings name.
//!
//! Front matter comes with a transcript from anywhere; settings are one's own.

use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

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
    is_itself || by_settings.iter().any(|named| named == path) || is_near(snapshot, path)
}

/// Whether a file or folder that is there lies in a folder of the session, or in that of the file in the snapshot.
pub fn is_near(snapshot: &Snapshot, path: &Path) -> bool {
    let own = path_of(&snapshot.uri);
    let own = own.as_deref().and_then(Path::parent);
    let folders = snapshot.others.folders();
    Places::default().lies_in(path, folders.iter().map(PathBuf::as_path).chain(own))
}

/// Where files and folders are once symbolic links are followed, each looked up once.
#[derive(Debug, Default)]
pub struct Places(FxHashMap<PathBuf, Option<PathBuf>>);

impl Places {
    /// Whether a file or folder that is there lies in one of these folders.
    pub fn lies_in<'p>(&mut self, path: &Path, folders: impl IntoIterator<Item = &'p Path>) -> bool {
        folders.into_iter().any(|folder| {
            is_on_one_disk(path, folder)
                && self
                    .real(path)
                    .is_some_and(|path| self.real(folder).is_some_and(|folder| path.starts_with(folder)))
        })
    }

    /// Whether a path leads out of all these folders. One at which nothing is leads nowhere, unless to another disk.
    pub fn leads_out<'p>(
        &mut self,
        path: &Path,
        folders: impl IntoIterator<Item = &'p Path> + Clone,
    ) -> bool {
        let mut on_one_disk = folders.clone().into_iter().filter(|folder| is_on_one_disk(path, folder));
        match on_one_disk.next() {
            Some(_) => self.real(path).is_some() && !self.lies_in(path, folders),
            None => true,
        }
    }

    fn real(&mut self, path: &Path) -> Option<PathBuf> {
        let look = || path.canonicalize().ok();
        self.0.entry(path.to_owned()).or_insert_with(look).clone()
    }
}

/// Whether two paths start alike, at a drive or at another machine, which is not even to be asked: that would tell it who
/// reads.
fn is_on_one_disk(one: &Path, other: &Path) -> bool {
    one.components().next() == other.components().next()
}
