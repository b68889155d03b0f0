//! The real files at hand.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use transcript_ls::model::{Context, Document};

/// Where they lie.
const FOLDERS: [&str; 4] = ["examples", "tests/rules/fixtures", "../shared/corpus", "../shared/samples"];

/// A document without any glossary but its own.
pub fn document(text: &str) -> Document {
    Document::new(text, Arc::new(Context::default()))
}

/// The names and texts of all real files; says which folders are not there. What is not UTF-8 is Latin-1.
pub fn real() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in FOLDERS {
        match std::fs::read_dir(root.join(folder)) {
            Ok(entries) => paths.extend(entries.filter_map(|entry| entry.ok().map(|entry| entry.path()))),
            Err(_) => eprintln!("skipped: {folder} is not there"),
        }
    }
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "transcript" || ending == "txt"));
    paths.sort();
    let read = |path: PathBuf| {
        let bytes = std::fs::read(&path).ok()?;
        let latin = |bytes: &[u8]| bytes.iter().map(|byte| *byte as char).collect();
        let text = String::from_utf8(bytes).unwrap_or_else(|error| latin(error.as_bytes()));
        Some((path.display().to_string(), text))
    };
    paths.into_iter().filter_map(read).collect()
}

/// Of each rule and of each other thing so many are tried in a file.
pub fn most() -> usize {
    std::env::var("LOSS_PLACES").ok().and_then(|value| value.parse().ok()).unwrap_or(2)
}

/// A test run takes no longer files than this, unless it is asked for more places.
pub fn largest() -> usize {
    if std::env::var_os("LOSS_PLACES").is_some() { usize::MAX } else { 20_000 }
}
