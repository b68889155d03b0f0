//! Replaces a file whole or not at all.

use std::io::Write;
use std::path::Path;
use std::{fs, io};

use super::read;

/// Writes `text` in the place of the file at `path`, whose mode it keeps, or says in one sentence why it cannot. A link
/// stays a link.
pub fn file(path: &Path, text: &str) -> Result<(), String> {
    replace(path, text).map_err(|error| {
        format!("cannot write {}: {}; nothing in it was changed", path.display(), read::reason(&error))
    })
}

/// Writes `text` to `path`, whole or not at all, whether or not there is a file.
pub fn file_or_new(path: &Path, text: &str) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(there) if there.is_file() => replace(path, text),
        // What is written to a pipe or a device is not to be taken back.
        Ok(_) => fs::write(path, text),
        Err(_) => fs::write(path, text).inspect_err(|_| {
            // Half of a file is worse than none.
            let _ = fs::remove_file(path);
        }),
    }
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let metadata = fs::metadata(&path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is no plain file"));
    }
    let permissions = metadata.permissions();
    if permissions.readonly() {
        return Err(io::Error::other("it is read-only"));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::Builder::new().prefix(".transcript-ls-").tempfile_in(folder)?;
    new.write_all(text.as_bytes())?;
    new.as_file().set_permissions(permissions)?;
    new.as_file().sync_all()?;
    new.persist(&path)?;
    Ok(())
}
