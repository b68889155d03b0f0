//! `format`: what it writes, what it shows, and how it ends.

use std::fs;

use crate::{CLEAN, folder, run, run_with, write};

/// Spaces and line ends that are not in order.
const LOOSE: &str = "— Why? \n\n\n— They left  early.";

#[test]
fn files_are_formatted_and_those_that_changed_are_named() {
    let folder = folder(&[("a.transcript", LOOSE), ("b.transcript", CLEAN), ("c.txt", LOOSE)]);
    let untouched = fs::metadata(folder.path().join("b.transcript")).and_then(|data| data.modified()).ok();
    let (status, stdout, stderr) = run(folder.path(), &["format"]);
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert_eq!(stdout, "a.transcript formatted\n1 of 2 files formatted\n");
    let text = |name| fs::read_to_string(folder.path().join(name)).unwrap_or_default();
    assert_eq!(text("a.transcript"), CLEAN);
    assert_eq!(text("c.txt"), LOOSE);
    assert_eq!(
        fs::metadata(folder.path().join("b.transcript")).and_then(|data| data.modified()).ok(),
        untouched
    );
    let (status, stdout, _) = run(folder.path(), &["format"]);
    assert_eq!((status, stdout.as_str()), (0, "Nothing to format in 2 files\n"));
}

#[test]
fn check_and_diff_change_nothing() {
    let folder = folder(&[("a.txt", LOOSE), ("b.txt", CLEAN)]);
    let (status, stdout, _) = run(folder.path(), &["format", "--check", "a.txt", "b.txt"]);
    assert_eq!((status, stdout.as_str()), (1, "a.txt is not formatted\n1 of 2 files not formatted\n"));
    let (status, stdout, _) = run(folder.path(), &["format", "--check", "b.txt"]);
    assert_eq!((status, stdout.as_str()), (0, "Nothing to format in 1 file\n"));
    let expected = "\
--- a/a.txt
+++ b/a.txt
@@ -1,4 +1,3 @@
-— Why? 
-
+— Why?
 
-— They left  early.
\\ No newline at end of file
+— They left early.
";
    let (status, stdout, _) = run(folder.path(), &["format", "--diff", "a.txt", "b.txt"]);
    assert_eq!((status, stdout.as_str()), (0, expected));
    let (status, stdout, _) = run(folder.path(), &["format", "--diff", "--check", "a.txt"]);
    assert_eq!((status, stdout.as_str()), (1, expected));
    assert_eq!(fs::read_to_string(folder.path().join("a.txt")).ok().as_deref(), Some(LOOSE));
}

#[test]
fn standard_input_is_passed_on_by_the_settings_of_its_path() {
    let folder = folder(&[("old/transcript-ls.toml", "turn-dash = '– '\n"), ("old/x.txt", "")]);
    let (status, stdout, stderr) = run_with(folder.path(), &["format", "-"], LOOSE);
    assert_eq!((status, stdout.as_str(), stderr.as_str()), (0, CLEAN, ""));
    let named = ["format", "-", "--stdin-filename", "old/x.txt"];
    let (_, stdout, _) = run_with(folder.path(), &named, LOOSE);
    assert_eq!(stdout, CLEAN.replace('—', "–"));
    let (status, stdout, _) = run_with(folder.path(), &["format", "--check", "-"], LOOSE);
    assert_eq!((status, stdout.as_str()), (1, "<stdin> is not formatted\n1 of 1 file not formatted\n"));
}

#[test]
fn a_byte_order_mark_and_line_ends_are_kept() {
    let text = format!("\u{feff}{}", LOOSE.replace('\n', "\r\n"));
    let folder = folder(&[("a.txt", &text)]);
    run(folder.path(), &["format", "a.txt"]);
    let expected = format!("\u{feff}{}", CLEAN.replace('\n', "\r\n"));
    assert_eq!(fs::read_to_string(folder.path().join("a.txt")).ok(), Some(expected));
}

#[test]
fn what_cannot_be_formatted_is_named_and_the_rest_is_formatted() {
    let folder = folder(&[("a.txt", LOOSE), ("glossary.yaml", "a:  A\n")]);
    write(folder.path(), "latin1.txt", b"\xe2\x80\x94 Caf\xe9.\n");
    let (status, stdout, stderr) =
        run(folder.path(), &["format", "a.txt", "glossary.yaml", "latin1.txt", "none.txt"]);
    assert_eq!((status, stdout.as_str()), (2, "a.txt formatted\n1 of 1 file formatted\n"));
    for sentence in
        ["glossary.yaml is a glossary; name transcripts", "latin1.txt is not UTF-8", "none.txt: there is no"]
    {
        assert!(stderr.contains(sentence), "{stderr}");
    }
}

#[test]
fn a_file_that_is_read_only_is_left_as_it_is() {
    let folder = folder(&[("a.txt", LOOSE)]);
    let path = folder.path().join("a.txt");
    let mut permissions = fs::metadata(&path).expect("it is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("the mode can be set");
    let (status, stdout, stderr) = run(folder.path(), &["format", "a.txt"]);
    assert_eq!((status, stdout.as_str()), (2, ""));
    assert_eq!(stderr, "transcript-ls: cannot write a.txt: it is read-only; nothing in it was changed\n");
}

#[test]
fn a_glossary_in_a_folder_is_passed_over_and_one_that_is_named_refused() {
    let folder = folder(&[
        ("transcript-ls.toml", "include = ['*.yaml']\n"),
        ("glossary.yaml", "a:\n  name: A\n"),
        ("a.transcript", CLEAN),
    ]);
    let (status, stdout, stderr) = run(folder.path(), &["format", "."]);
    assert_eq!((status, stdout.as_str(), stderr.as_str()), (0, "Nothing to format in 1 file\n", ""));
    let (status, _, stderr) = run(folder.path(), &["format", "glossary.yaml"]);
    assert_eq!(
        (status, stderr.as_str()),
        (2, "transcript-ls: glossary.yaml is a glossary; name transcripts\n")
    );
}
