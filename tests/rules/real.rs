//! Real transcripts, where they are at hand.

use std::path::{Path, PathBuf};

use transcript_ls::config::{Level, Settings};

use super::{allowed, check, fixes};

pub fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    if !path.exists() {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// The text of a file; one that is not UTF-8 is Latin-1.
pub fn read(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    String::from_utf8(bytes)
        .unwrap_or_else(|error| error.into_bytes().iter().map(|byte| *byte as char).collect())
}

/// What is found in the interview, at a level: the line, the rule, and the text.
fn in_the_interview(text: &str, level: Level) -> Vec<(usize, &'static str, String)> {
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let found = check(text).into_iter().filter(|one| one.level == level);
    found.map(|one| (line(one.range.start), one.rule, text[one.range].to_owned())).collect()
}

#[test]
fn the_interview_has_five_defects_and_no_more() {
    let Some(path) = shared("samples/000_1c033669555d3edc.txt") else { return };
    let text = read(&path);
    let found = in_the_interview(&text, Level::Warning);
    let found: Vec<_> = found.iter().map(|(line, rule, at)| (*line, *rule, at.as_str())).collect();
    assert_eq!(
        found,
        [
            (3, "nested-same-quote", "“Hezbollah”"),
            (19, "missing-turn-marker", "Of"),
            (19, "malformed-attribution", "approx.ed."),
            (37, "missing-turn-marker", "In"),
            (37, "missing-space-after-sentence", "settlement.Given"),
        ]
    );
    assert_eq!(in_the_interview(&text, Level::Error), []);
    fixes::prove("the interview", &text, &Settings::default(), usize::MAX);
}

/// A machine signed these notes, and one is in other brackets: for the house to judge, so that they are hints.
#[test]
fn the_notes_of_the_interview_are_hints() {
    let Some(path) = shared("samples/000_1c033669555d3edc.txt") else { return };
    let found = in_the_interview(&read(&path), Level::Hint);
    let of_notes = found.iter().filter(|(_, rule, _)| rule.contains("attribution") || rule.contains("note"));
    let found: Vec<_> = of_notes.map(|(line, rule, _)| (*line, *rule)).collect();
    assert_eq!(found, [(9, "machine-attribution"), (17, "mixed-note-brackets")]);
}

#[test]
fn fixes_and_comments_keep_their_promise_in_every_file_of_the_corpus() {
    let Some(folder) = shared("corpus") else { return };
    let Ok(entries) = std::fs::read_dir(&folder) else { return };
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if path.extension().is_some_and(|extension| extension == "txt") {
            let (name, text) = (path.display().to_string(), read(&path));
            fixes::prove(&name, &text, &Settings::default(), 40);
            allowed::prove(&name, &text, &Settings::default(), 10);
        }
    }
}
