//! House styles and overrides by pattern, on the built program.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const LONG: &str =
    "— How long is a rope walk, and who walks it?\n\n— As long as the rope, and whoever makes it.\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
    folder
}

/// The paths and rules that `check` names, and what it says on standard error.
fn check(folder: &Path) -> (Vec<(String, String)>, String) {
    let mut command = Command::cargo_bin("transcript-ls").expect("the program is built");
    let output = command.current_dir(folder).args(["check", "--format", "json"]).output().expect("it runs");
    let findings: Vec<Value> = serde_json::from_slice(&output.stdout).expect("it prints JSON");
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().replace('\\', "/");
    let findings = findings.iter().map(|finding| (text(finding, "path"), text(finding, "rule")));
    (findings.collect(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_style_of_ones_own_holds_where_it_is_named_and_settings_win_over_it() {
    let style = "[rules]\nlong-paragraph = { level = 'warning', longest = 20 }\n";
    let folder = folder(&[
        (
            "transcript-ls.toml",
            "[styles]\ngazette = 'house/gazette.toml'\n[[overrides]]\nfiles = ['long/']\nstyle = 'gazette'\n",
        ),
        ("house/gazette.toml", style),
        ("a.transcript", LONG),
        ("long/a.transcript", LONG),
        ("own.transcript", &format!("---\nstyle: gazette\n---\n\n{LONG}")),
        (
            "own-but-not-that-rule.transcript",
            &format!("---\nstyle: gazette\nrules:\n  long-paragraph: off\n---\n\n{LONG}"),
        ),
    ]);
    let (findings, said) = check(folder.path());
    let finding = |path: &str| (path.to_owned(), "long-paragraph".to_owned());
    let twice = |path| [finding(path), finding(path)];
    assert_eq!(findings, [twice("long/a.transcript"), twice("own.transcript")].concat(), "{said}");
    assert_eq!(said, "");
}

#[test]
fn the_words_of_a_style_hold_where_the_style_does() {
    let style = "attributions.translator = ['M.K.']\nevents = ['bell rings']\nbreaks = ['Sponsor']\n";
    let text = "— Why?\n\n— They left (all of them — M.K.) early.\n";
    let folder = folder(&[
        (
            "transcript-ls.toml",
            "[styles]\ngazette = 'gazette.toml'\n[[overrides]]\nfiles = ['house/']\nstyle = 'gazette'\n",
        ),
        ("gazette.toml", style),
        ("a.transcript", text),
        ("house/a.transcript", text),
        ("own.transcript", &format!("---\nstyle: gazette\n---\n\n{text}")),
    ]);
    let notes = |file: &str| {
        let mut command = Command::cargo_bin("transcript-ls").expect("the program is built");
        let outline = ["outline", "--format", "json", file];
        let output = command.current_dir(folder.path()).args(outline).output().expect("it runs");
        let outline: Value = serde_json::from_slice(&output.stdout).expect("it prints JSON");
        outline["notes"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(["a.transcript", "house/a.transcript", "own.transcript"].map(notes), [0, 1, 1]);
}

#[test]
fn a_style_that_sets_what_holds_for_all_files_is_told() {
    let folder = folder(&[
        ("transcript-ls.toml", "style = 'gazette'\n[styles]\ngazette = 'gazette.toml'\n"),
        ("gazette.toml", "dash = '—'\nexclude = ['*.txt']\n"),
        ("a.transcript", LONG),
    ]);
    let (_, said) = check(folder.path());
    assert_eq!(
        said,
        "transcript-ls: gazette.toml:2: `exclude` holds for all files and has no place in a style\n"
    );
}

#[test]
fn a_style_that_cannot_be_had_is_named_once() {
    let folder = folder(&[
        ("transcript-ls.toml", "style = 'gazette'\n[styles]\ngazette = 'gazette.toml'\n"),
        ("a.transcript", LONG),
    ]);
    let (findings, said) = check(folder.path());
    assert_eq!(findings, []);
    assert_eq!(said, "transcript-ls: cannot read gazette.toml: there is no such file (a style)\n");
}

#[test]
fn front_matter_names_a_style_that_is_there() {
    let folder = folder(&[("a.transcript", &format!("---\nstyle: pres-en\n---\n\n{LONG}"))]);
    let (findings, _) = check(folder.path());
    assert_eq!(findings, [("a.transcript".to_owned(), "invalid-front-matter".to_owned())]);
}
