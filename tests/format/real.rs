//! Promises and habits on the examples and on real transcripts, where they are at hand.

use std::path::{Path, PathBuf};

use super::promised::keep;
use super::{edits, houses};

/// The files of a folder, in order; none where it is not there.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: {} is not there", folder.display());
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.sort();
    files
}

/// The text of a file; one that is not UTF-8 is Latin-1.
pub fn read(path: &Path) -> String {
    let bytes = std::fs::read(path).expect("it can be read");
    String::from_utf8(bytes)
        .unwrap_or_else(|error| error.into_bytes().iter().map(|byte| *byte as char).collect())
}

/// Whether a file may be a transcript.
pub fn is_text(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| !["md", "tsv", "toml", "py"].iter().any(|other| extension == *other))
}

#[test]
fn real_transcripts_keep_what_is_said() {
    // A build for tests takes long over the largest.
    let largest = if cfg!(debug_assertions) { 120_000 } else { usize::MAX };
    for path in files("../shared/corpus").into_iter().chain(files("../shared/samples")) {
        let text = read(&path);
        if !is_text(&path) || text.len() > largest {
            continue;
        }
        for (house, settings) in houses() {
            keep(&format!("{} ({house})", path.display()), &text, &settings);
        }
    }
}

#[test]
fn the_examples_are_formatted_already() {
    for path in files("examples") {
        if path.extension().is_some_and(|extension| extension == "transcript") {
            let text = read(&path);
            assert_eq!(edits(&text, &houses()[0].1), [], "{}", path.display());
            houses().iter().for_each(|(house, settings)| keep(house, &text, settings));
        }
    }
}
