//! `check --write-baseline` and `check --baseline`.

use std::fs;

use crate::{CLEAN, FLAWED, folder, json_of, run, write};

#[test]
fn what_is_accepted_is_reported_no_more() {
    let folder = folder(&[("in/a.txt", FLAWED), ("in/b.txt", CLEAN)]);
    let (status, stdout, stderr) =
        run(folder.path(), &["check", "--write-baseline", "known.json", "in/a.txt"]);
    let expected = "1 finding accepted in known.json: check with --baseline known.json from now on\n";
    assert_eq!((status, stdout.as_str(), stderr.as_str()), (0, expected, ""));
    let written = "\
{
  \"version\": 1,
  \"accepted\": {
    \"in/a.txt\": {
      \"malformed-attribution\": {
        \"l of them — trans.note) earl\": 1
      }
    }
  }
}
";
    assert_eq!(fs::read_to_string(folder.path().join("known.json")).ok().as_deref(), Some(written));

    // Lines above come and go, and the same is found once more.
    let edited =
        format!("A lead.\n\n{FLAWED}\n— Why?\n\n{}", FLAWED.split_once("\n\n").expect("it has two").1);
    write(folder.path(), "in/a.txt", edited.as_bytes());
    let arguments = ["check", "--baseline", "../known.json", "a.txt", "b.txt", "--format", "json"];
    let (status, stdout, stderr) = run(&folder.path().join("in"), &arguments);
    let findings = json_of(&stdout);
    assert_eq!((status, findings.as_array().map(Vec::len)), (1, Some(1)));
    assert_eq!(findings[0]["range"]["start"]["line"], 9);
    assert_eq!(stderr, "transcript-ls: 1 finding accepted by ../known.json\n");
}

#[test]
fn a_baseline_that_can_be_shortened_says_so() {
    let folder = folder(&[("a.txt", FLAWED), ("b.txt", FLAWED), ("c.txt", FLAWED)]);
    run(folder.path(), &["check", "--write-baseline", "known.json", "a.txt", "b.txt", "c.txt"]);
    write(folder.path(), "a.txt", CLEAN.as_bytes());
    fs::remove_file(folder.path().join("b.txt")).expect("it is there");
    let (status, stdout, stderr) = run(folder.path(), &["check", "--baseline", "known.json", "a.txt"]);
    assert_eq!((status, stdout.as_str()), (0, "Nothing to report in 1 file\n"));
    assert_eq!(
        stderr,
        "transcript-ls: 2 findings that known.json accepts can no longer be found; shorten it with \
         --baseline known.json --write-baseline known.json\n"
    );
    let (status, stdout, _) = run(folder.path(), &["check", "--baseline", "known.json", "c.txt"]);
    assert_eq!((status, stdout.as_str()), (0, "Nothing to report in 1 file; 1 accepted by the baseline\n"));
}

#[test]
fn shortening_accepts_nothing_new() {
    let folder = folder(&[("a.txt", FLAWED), ("b.txt", FLAWED), ("c.txt", CLEAN), ("d.txt", FLAWED)]);
    let accepted = || {
        let written = fs::read_to_string(folder.path().join("known.json")).unwrap_or_default();
        let accepted = json_of(&written)["accepted"].as_object().cloned().unwrap_or_default();
        accepted.keys().cloned().collect::<Vec<_>>()
    };
    run(folder.path(), &["check", "--write-baseline", "known.json", "a.txt", "b.txt", "d.txt"]);
    fs::remove_file(folder.path().join("d.txt")).expect("it is there");
    write(folder.path(), "a.txt", CLEAN.as_bytes());
    write(folder.path(), "c.txt", FLAWED.as_bytes());
    let both = ["check", "--baseline", "known.json", "--write-baseline", "known.json", "a.txt", "c.txt"];
    let (status, stdout, stderr) = run(folder.path(), &both);
    assert!(status == 1 && stdout.contains(" --> c.txt:3:28\n"), "{stdout}");
    assert_eq!(stderr, "transcript-ls: 2 findings taken out of known.json\n");
    assert_eq!(accepted(), ["b.txt"]);
}

#[test]
fn a_baseline_keeps_what_it_accepts_in_files_that_are_not_checked() {
    let folder = folder(&[("a.txt", FLAWED), ("b.txt", FLAWED), ("d.txt", FLAWED)]);
    run(folder.path(), &["check", "--write-baseline", "known.json", "a.txt", "d.txt"]);
    fs::remove_file(folder.path().join("d.txt")).expect("it is there");
    let (_, stdout, _) = run(folder.path(), &["check", "--write-baseline", "known.json", "b.txt"]);
    let expected = "1 finding accepted in known.json, beside 1 in files that were not checked: check with --baseline \
                    known.json from now on\n";
    assert_eq!(stdout, expected);
    assert_eq!(run(folder.path(), &["check", "--baseline", "known.json", "a.txt", "b.txt"]).0, 0);
    let (status, _, stderr) = run(folder.path(), &["check", "--write-baseline", "a.txt", "b.txt"]);
    assert!(status == 2 && stderr.contains("a.txt is no baseline"), "{stderr}");
}

#[test]
fn a_baseline_that_cannot_be_read_is_named() {
    let folder = folder(&[("a.txt", CLEAN), ("old.json", "{\"version\": 9, \"accepted\": {}}")]);
    for (file, expected) in [
        ("none.json", "cannot read none.json: there is no such file\n"),
        ("a.txt", "a.txt is no baseline (expected value at line 1 column 1): --write-baseline writes one\n"),
        (
            "old.json",
            "old.json is no baseline (its version is 9, not 1): remove it, and write it anew with --write-baseline\n",
        ),
    ] {
        let (status, stdout, stderr) = run(folder.path(), &["check", "--baseline", file, "a.txt"]);
        assert_eq!((status, stdout.as_str()), (2, ""));
        assert_eq!(stderr, format!("transcript-ls: {expected}"));
    }
    let (status, _, stderr) = run(folder.path(), &["check", "--write-baseline", "no/where.json", "a.txt"]);
    let expected = "transcript-ls: cannot write no/where.json: there is no such file\n";
    assert_eq!((status, stderr.as_str()), (2, expected));
}
