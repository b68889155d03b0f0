//! Reads the small files that surround transcripts.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::server::documents::LARGEST_TEXT;

/// The text of a file. What is no plain file could keep its reader waiting for ever, and is refused.
pub fn read(path: &Path) -> io::Result<String> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no plain file"));
    }
    let cap = LARGEST_TEXT as u64;
    let mut text = String::new();
    File::open(path)?.take(cap + 1).read_to_string(&mut text)?;
    if text.len() as u64 > cap {
        return Err(io::Error::other(format!("it has more than {} MiB", cap >> 20)));
    }
    Ok(text)
}
