//! The command `outline`.

use serde_json::json;

use crate::{CLEAN, folder, json_of, run};

#[test]
fn the_outline_for_programs_keeps_its_contract() {
    let text =
        "# On leaving\n\n— 🎙 Why (so soon — Ed.)?\n\nWe left early.\n\n— And then?\n\n— Then we came.\n";
    let folder = folder(&[("a.txt", text)]);
    let (status, stdout, _) = run(folder.path(), &["outline", "--format", "json", "a.txt"]);
    let outline = json_of(&stdout);
    assert_eq!((status, &outline["title"]), (0, &json!("On leaving")));
    assert_eq!(
        outline["turns"][0],
        json!({
            "line": 3, "end_line": 3, "role": "question", "speaker": null, "question": 1, "marker": "dash",
            "inferred": false
        })
    );
    assert_eq!(
        outline["notes"],
        json!([{ "line": 3, "column": 9, "kind": "editor", "attribution": "Ed.", "text": "so soon" }])
    );
}

#[test]
fn the_outline_for_people_is_a_tree() {
    let folder = folder(&[("a.txt", CLEAN), ("b.txt", "Words.\n\nMore words.\n")]);
    let (_, stdout, _) = run(folder.path(), &["outline", "a.txt"]);
    let lines: Vec<&str> = stdout.lines().collect();
    assert_eq!(lines[..3], ["a.txt", "", "1  1. Why?"]);
    assert!(lines[3].starts_with("3     They left early.  ") && lines[3].ends_with("  3 words"), "{stdout}");
    assert_eq!(lines[3].len(), 100);
    let (_, stdout, _) = run(folder.path(), &["outline", "b.txt"]);
    assert_eq!(stdout, "b.txt\n\nNo turns: nothing in it marks who speaks.\n");
}

#[test]
fn several_outlines_say_which_file_is_which() {
    let folder = folder(&[("a.txt", CLEAN), ("in/b.transcript", &format!("# On leaving\n\n{CLEAN}"))]);
    let (status, stdout, _) = run(folder.path(), &["outline", "a.txt", "in"]);
    assert_eq!(status, 0);
    assert!(stdout.starts_with("a.txt\n\n1  1. Why?\n"), "{stdout}");
    assert!(stdout.contains("\n\nin/b.transcript\nOn leaving\n\n3  1. Why?\n"), "{stdout}");
    let (status, stdout, stderr) =
        run(folder.path(), &["outline", "--format", "json", "a.txt", "missing.txt", "in"]);
    assert_eq!(
        (status, stderr.as_str()),
        (2, "transcript-ls: cannot read missing.txt: there is no such file\n")
    );
    let outlines: Vec<_> = stdout.lines().map(json_of).collect();
    let paths: Vec<_> = outlines.iter().map(|outline| &outline["path"]).collect();
    assert_eq!(paths, ["a.txt", "in/b.transcript"]);
}
