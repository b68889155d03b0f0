//! What lies in a folder beside a transcript, for whoever writes a path into it.

use std::fs;
use std::path::Path;

use crate::server::documents::path_of;
use crate::server::reach;
use crate::server::snapshot::Snapshot;

/// No more than so many names are read of one folder.
const MOST: usize = 1000;

/// The names in the folder `path`, seen from the file, in order; those of folders end in `/`. Hidden ones are left out.
///
/// There are none in a folder that lies neither in one of the session nor in the file's own.
pub fn names(snapshot: &Snapshot, path: &str) -> Vec<String> {
    let file = path_of(&snapshot.uri);
    let Some(own) = file.as_deref().and_then(Path::parent) else { return Vec::new() };
    let folder = own.join(path);
    if !reach::is_near(snapshot, &folder) {
        return Vec::new();
    }
    let Ok(entries) = fs::read_dir(&folder) else { return Vec::new() };
    let name = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok().filter(|name| !name.starts_with('.'))?;
        let is_folder = fs::metadata(entry.path()).is_ok_and(|entry| entry.is_dir());
        Some(if is_folder { name + "/" } else { name })
    };
    let mut names: Vec<String> = entries.take(MOST).flatten().filter_map(name).collect();
    names.sort();
    names
}
