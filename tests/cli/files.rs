//! Which files the arguments stand for.

use crate::{FLAWED, folder, json_of, run, write};

#[test]
fn a_folder_stands_for_its_transcripts_and_what_the_settings_include() {
    let outside = folder(&[("outside.transcript", FLAWED)]);
    let folder = folder(&[
        ("transcript-ls.toml", "include = ['interviews/**/*.txt']\nexclude = ['drafts/', '*.old.txt']\n"),
        (".gitignore", "ignored/\n"),
        ("b.transcript", FLAWED),
        ("a.transcript", FLAWED),
        ("notes.txt", FLAWED),
        ("interviews/2020/one.txt", FLAWED),
        ("interviews/2020/one.old.txt", FLAWED),
        ("interviews/drafts/two.txt", FLAWED),
        ("ignored/c.transcript", FLAWED),
    ]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(outside.path(), folder.path().join("link")).expect("a link can be made");
    let paths = |arguments: &[&str]| -> Vec<String> {
        let (_, stdout, _) = run(folder.path(), arguments);
        let findings = json_of(&stdout);
        let paths = findings.as_array().expect("a list").iter().map(|finding| finding["path"].as_str());
        paths.map(|path| path.unwrap_or_default().to_owned()).collect()
    };
    let found = ["a.transcript", "b.transcript", "interviews/2020/one.txt"];
    assert_eq!(paths(&["check", "--format", "json"]), found);
    assert_eq!(paths(&["check", "--format", "json", "interviews"]), ["interviews/2020/one.txt"]);
    let twice = ["check", "--format", "json", "notes.txt", "interviews", "./interviews/2020/one.txt"];
    assert_eq!(paths(&twice), ["notes.txt", "interviews/2020/one.txt"]);
}

#[test]
fn a_folder_without_transcripts_is_named() {
    let folder = folder(&[("notes.txt", FLAWED)]);
    let (status, stdout, stderr) = run(folder.path(), &["check"]);
    assert_eq!((status, stdout.as_str()), (2, ""));
    let expected = "transcript-ls: there is no transcript in .: no file there is named *.transcript; the line \
                    `include = [\"*.txt\"]` in transcript-ls.toml takes the .txt files that are there\n";
    assert_eq!(stderr, expected);
    write(folder.path(), "transcript-ls.toml", b"include = [\"*.txt\"]\n");
    assert_eq!(run(folder.path(), &["check"]).0, 1);
    let (_, _, stderr) = run(folder.path(), &["check", "empty"]);
    assert_eq!(stderr, "transcript-ls: cannot read empty: there is no such file\n");
}

#[test]
fn paths_are_shown_from_the_current_folder() {
    let outside = folder(&[("b.txt", FLAWED)]);
    let folder = folder(&[("in/a.txt", FLAWED)]);
    let here = folder.path().canonicalize().expect("it is there");
    let whole = here.join("in/a.txt").display().to_string();
    for name in [whole.as_str(), "./in/a.txt", "in/../in/a.txt"] {
        for (format, expected) in [
            ("human", " --> in/a.txt:3:28\n"),
            ("json", "\"path\":\"in/a.txt\""),
            ("github", "file=in/a.txt,"),
            ("junit", "file=\"in/a.txt\""),
            ("sarif", "\"uri\":\"in/a.txt\""),
        ] {
            let (_, stdout, _) = run(&here, &["check", "--format", format, name]);
            assert!(stdout.contains(expected), "{stdout}");
        }
        let (_, stdout, _) = run(&here, &["check", "--diff", name]);
        assert!(stdout.starts_with("--- a/in/a.txt\n+++ b/in/a.txt\n"), "{stdout}");
    }
    let outside = outside.path().join("b.txt").display().to_string();
    let (_, stdout, _) = run(&here, &["check", "--diff", &outside]);
    assert!(stdout.starts_with(&format!("--- {outside}\n+++ {outside}\n")), "{stdout}");
    let (status, _, stderr) = run(&here, &["check", "nodir/"]);
    assert_eq!(
        (status, stderr.as_str()),
        (2, "transcript-ls: cannot read nodir/: there is no such folder\n")
    );
}

#[test]
fn a_folder_without_transcripts_is_explained_by_its_settings() {
    let folder = folder(&[
        ("a/transcript-ls.toml", "include = ['*.text']\n"),
        ("a/notes.txt", FLAWED),
        ("b/transcript-ls.toml", "include = ['*.txt']\nexclude = ['*.txt']\n"),
        ("b/notes.txt", FLAWED),
    ]);
    for (name, expected) in [
        (
            "a",
            "no file there is named *.transcript, and the `include` of transcript-ls.toml, `*.text`, fits none",
        ),
        ("b", "the `exclude` of transcript-ls.toml takes away all that there are"),
    ] {
        let (status, _, stderr) = run(folder.path(), &["check", name]);
        let expected = format!("transcript-ls: there is no transcript in {name}: {expected}\n");
        assert_eq!((status, stderr), (2, expected));
    }
}

#[cfg(unix)]
#[test]
fn no_name_and_no_text_commands_the_terminal() {
    let (escape, control) = ("\u{1b}[2J.txt", "\u{9b}2J.txt");
    let text = FLAWED.replace("early", "early\u{9b}").replace("\n\n", " \n\n\n");
    let folder = folder(&[(escape, &text), (control, &text)]);
    for (command, is_named) in [
        (&["check"][..], true),
        (&["check", "--format", "github"], true),
        (&["format", "--check"], true),
        (&["check", "no\u{1b}ne"], true),
        (&["format"], true),
        (&["format"], false),
    ] {
        let (_, stdout, stderr) = run(folder.path(), &[command, &[escape, control]].concat());
        assert_eq!(stdout.contains("\\u{1b}[2J.txt"), is_named, "{command:?}: {stdout}");
        let is_harmful = |text: &str| text.contains(|c: char| c.is_control() && c != '\n');
        assert!(!is_harmful(&stdout) && !is_harmful(&stderr), "{command:?}: {stdout:?} {stderr:?}");
    }
}
