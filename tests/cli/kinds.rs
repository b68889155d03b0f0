//! What becomes of files that are no transcripts.

use std::fs;

use crate::{CLEAN, FLAWED, folder, run, run_with};

/// Quotation marks that the style would turn.
const SETTINGS: &str = "style = \"press-en\"\n";
const NOTES: &str = "# To do\n\nHe said \"when\"  and left.\n";

#[test]
fn settings_and_data_are_never_rewritten() {
    let files = [
        ("transcript-ls.toml", SETTINGS),
        ("house.toml", SETTINGS),
        ("known.json", "{\"version\": 1, \"accepted\": {}}\n"),
        ("notes.txt", NOTES),
        ("a.txt", FLAWED),
    ];
    let folder = folder(&files);
    let names = files.map(|(name, _)| name);
    let (status, stdout, stderr) = run(folder.path(), &[&["check", "--fix"][..], &names].concat());
    assert_eq!(status, 2);
    assert!(
        stdout.ends_with("; no turns found in notes.txt, where --fix leaves 1 finding alone\n"),
        "{stdout}"
    );
    assert!(stderr.contains("house.toml is settings or data; name transcripts\n"), "{stderr}");
    let (status, _, stderr) = run(folder.path(), &[&["format"][..], &names].concat());
    assert_eq!(status, 2);
    for sentence in [
        "transcript-ls.toml is settings; name transcripts",
        "known.json is settings or data; name transcripts",
        "no turns found in notes.txt, which is left as it is",
    ] {
        assert!(stderr.contains(sentence), "{stderr}");
    }
    for (name, text) in &files[..4] {
        assert_eq!(fs::read_to_string(folder.path().join(name)).ok().as_deref(), Some(*text), "{name}");
    }
    assert_ne!(fs::read_to_string(folder.path().join("a.txt")).ok().as_deref(), Some(FLAWED));
}

#[test]
fn a_folder_has_no_settings_among_its_transcripts() {
    let folder = folder(&[("transcript-ls.toml", "include = ['*']\n"), ("b.json", "{}"), ("a.txt", CLEAN)]);
    let (status, stdout, stderr) = run(folder.path(), &["check", "--fix"]);
    assert_eq!((status, stdout.as_str(), stderr.as_str()), (0, "Nothing to report in 1 file\n", ""));
}

#[test]
fn settings_are_checked_as_such() {
    let folder = folder(&[("good/transcript-ls.toml", SETTINGS), ("bad/transcript-ls.toml", "styl = ''\n")]);
    let (status, stdout, _) = run(folder.path(), &["check", "good/transcript-ls.toml"]);
    assert_eq!((status, stdout.as_str()), (0, "Nothing to report in 1 file\n"));
    let (status, _, stderr) = run(folder.path(), &["check", "bad/transcript-ls.toml"]);
    assert!(status == 2 && stderr.starts_with("transcript-ls: bad/transcript-ls.toml:1: "), "{stderr}");
}

#[test]
fn what_is_included_or_piped_is_mended_without_turns() {
    let folder = folder(&[("transcript-ls.toml", "include = ['notes.txt']\n"), ("notes.txt", NOTES)]);
    let (_, stdout, _) = run(folder.path(), &["check", "--fix", "notes.txt"]);
    assert!(!stdout.contains("alone"), "{stdout}");
    let (status, stdout, _) = run_with(folder.path(), &["format", "-"], &format!("{NOTES}\n\n"));
    assert_eq!((status, stdout), (0, NOTES.to_owned()));
    let glossary = ["check", "--fix", "-", "--stdin-filename", "glossary.yaml"];
    assert_eq!(run_with(folder.path(), &glossary, "{}\n").1, "{}\n");
}
