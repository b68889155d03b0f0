//! Reads files that are not open in the editor.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::time::SystemTime;

use crate::server::documents::LARGEST_TEXT;
use crate::text::decode;

/// The text of a file. What is no plain file could keep its reader waiting for ever, and is refused.
pub fn read(path: &Path) -> io::Result<String> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no plain file"));
    }
    let cap = LARGEST_TEXT as u64;
    let mut bytes = Vec::new();
    File::open(path)?.take(cap + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > cap {
        return Err(io::Error::other(format!("it has more than {} MiB", cap >> 20)));
    }
    decode(bytes).map_err(|refused| {
        let place = format!("it is not UTF-8 at byte {}, line {}", refused.offset, refused.line);
        io::Error::other(match refused.likely {
            Some(name) => format!("{place} (it looks like {name})"),
            None => place,
        })
    })
}

/// By what a change of a file is told without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    modified: Option<SystemTime>,
    /// How many bytes it has.
    pub bytes: u64,
}

impl Stamp {
    /// That of a file.
    pub fn of(metadata: &Metadata) -> Self {
        Stamp { modified: metadata.modified().ok(), bytes: metadata.len() }
    }
}
