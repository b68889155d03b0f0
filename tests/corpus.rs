//! Real transcripts, where they lie beside the project: the turns, the speakers, the sample's own truth.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use transcript_ls::config::{Level, Settings};
use transcript_ls::model::{Context, Document, Role};
use transcript_ls::rules;

/// The folder, or nothing, which is said.
fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    let found = path.exists().then_some(path);
    if found.is_none() {
        eprintln!("skipped: ../shared/{name} is not there");
    }
    found
}

fn read(text: &str) -> Document {
    Document::new(text, Arc::new(Context::default()))
}

fn line(document: &Document, offset: usize) -> usize {
    document.text().line_of(offset) + 1
}

#[test]
fn the_samples_outline_is_its_truth() {
    let Some(path) = shared("samples/000_1c033669555d3edc.txt") else { return };
    let document = read(&std::fs::read_to_string(path).expect("the sample is UTF-8"));
    let lines = |role| {
        let turns = document.turns().iter().filter(move |turn| turn.role == role);
        turns.map(|turn| line(&document, turn.range.start)).collect::<Vec<_>>()
    };
    assert_eq!(lines(Role::Question), [9, 17, 23, 31, 37]);
    assert_eq!(lines(Role::Answer), [11, 19, 25, 33, 39]);
    let inferred = document.turns().iter().filter(|turn| turn.inferred.is_some());
    assert_eq!(inferred.map(|turn| line(&document, turn.range.start)).collect::<Vec<_>>(), [19, 37]);
    let findings = rules::check(&document, &Settings::default());
    // What needs judgement is a hint, and has a test of its own among those of the rules.
    let clear = findings.iter().filter(|found| found.level > Level::Hint);
    let found: Vec<_> = clear.map(|found| (line(&document, found.range.start), found.rule)).collect();
    let expected = [
        (3, "nested-same-quote"),
        (19, "missing-turn-marker"),
        (19, "malformed-attribution"),
        (37, "missing-turn-marker"),
        (37, "missing-space-after-sentence"),
    ];
    assert_eq!(found, expected);
}

/// Lines on which a reader disagrees with the list: turns that it lacks, since an hour stands in their time, or
/// since their label stands once or twice.
const READ_OTHERWISE: &[&str] =
    &["gigasword-jack-breen.txt", "ctv-bip-review-workshop.txt", "mr3-transcripts-ATG.txt"];

#[test]
fn turns_and_speakers_are_found() {
    let Some(folder) = shared("corpus") else { return };
    let table = std::fs::read_to_string(folder.join("turns.tsv")).expect("the list is UTF-8");
    let mut files: BTreeMap<&str, BTreeMap<usize, &str>> = BTreeMap::new();
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        if let [file, line, label] = cells[..] {
            files.entry(file).or_default().insert(line.parse().expect("a line is a number"), label);
        }
    }
    for (file, turns) in files {
        let Ok(text) = std::fs::read_to_string(folder.join(file)) else { continue };
        let document = read(&text);
        let questions_only = turns.values().all(|label| label.ends_with('?'));
        let found: BTreeMap<usize, String> = document
            .turns()
            .iter()
            .filter(|turn| !questions_only || turn.role == Role::Question)
            .map(|turn| {
                let name =
                    turn.speaker.as_ref().map(|(name, _)| document.text().slice(name.clone()).into_owned());
                (line(&document, turn.range.start), name.unwrap_or_default())
            })
            .collect();
        let right = found.keys().filter(|line| turns.contains_key(line)).count();
        let recall = right as f64 / turns.len() as f64;
        let precision = right as f64 / found.len().max(1) as f64;
        assert!(recall >= 0.99, "{file}: recall {recall}");
        assert!(precision >= 0.99 || READ_OTHERWISE.contains(&file), "{file}: precision {precision}");
        let named = found
            .iter()
            .filter(|(line, name)| turns.get(line).is_some_and(|label| label.trim() == name.trim()));
        assert!(questions_only || named.count() as f64 >= 0.99 * right as f64, "{file}: speakers");
    }
}
