//! Settings and glossaries, found beside the transcripts and named in them.

use serde_json::json;

use crate::{CLEAN, FLAWED, folder, json_of, run, write};

#[test]
fn a_setting_that_is_wrong_is_named_once_and_the_others_hold() {
    let settings = "glosary = []\n[rules]\nmalformed-attribution = 'off'\nunclosed-note = 'loud'\n";
    let folder =
        folder(&[("transcript-ls.toml", settings), ("a.transcript", FLAWED), ("b.transcript", FLAWED)]);
    let (status, stdout, stderr) = run(folder.path(), &["check"]);
    assert_eq!((status, stdout.as_str()), (2, "Nothing to report in 2 files\n"));
    let expected = "\
transcript-ls: transcript-ls.toml:1: there is no setting `glosary`: did you mean `glossary`?
transcript-ls: transcript-ls.toml:4: `rules.unclosed-note` takes off, hint, info, warning or error, not `loud`
";
    assert_eq!(stderr, expected);
    write(folder.path(), "other.toml", b"[rules]\nmalformed-attribution = 'error'\n");
    let (status, stdout, stderr) = run(folder.path(), &["check", "--config", "other.toml", "a.transcript"]);
    assert_eq!((status, stderr.as_str()), (1, ""));
    assert!(stdout.starts_with("error[malformed-attribution]"), "{stdout}");
    let (status, stdout, stderr) = run(folder.path(), &["check", "--config", "none.toml", "a.transcript"]);
    assert_eq!((status, stdout.as_str()), (2, ""));
    assert_eq!(stderr, "transcript-ls: cannot read none.toml: there is no such file\n");
}

#[test]
fn glossaries_are_found_and_those_that_are_missing_are_named() {
    let avoid = "hezbollah:\n  name: Hezbollah\n  avoid: [Hisbollah]\n";
    let text = "— Why?\n\n— Hisbollah did.\n";
    let named = format!("---\nglossary: names.yaml\n---\n{text}");
    let folder = folder(&[
        ("beside/glossary.yaml", avoid),
        ("beside/a.txt", text),
        ("root/transcript-ls.toml", "glossary = ['g/config.yaml', 'g/gone.yaml']\n"),
        ("root/g/config.yaml", avoid),
        ("root/sub/a.txt", text),
        ("named/names.yaml", avoid),
        ("named/a.txt", &named),
        ("none/a.txt", text),
    ]);
    for (file, found, complaint) in [
        ("beside/a.txt", true, ""),
        (
            "root/sub/a.txt",
            true,
            "transcript-ls: cannot read root/g/gone.yaml: there is no such file (a glossary)\n",
        ),
        ("named/a.txt", true, ""),
        ("none/a.txt", false, ""),
    ] {
        let (status, stdout, stderr) = run(folder.path(), &["check", file]);
        let stderr = stderr.replace(&format!("{}/", folder.path().display()), "");
        assert_eq!(
            (stdout.contains("avoided-form"), stderr.as_str()),
            (found, complaint),
            "{file}: {stdout}"
        );
        assert_eq!(status, if complaint.is_empty() { i32::from(found) } else { 2 }, "{file}");
    }
}

#[test]
fn words_that_settings_add_are_read() {
    let text = "— Why?\n\n— They left (all of them — M.K.) early [bell rings].\n";
    let folder = folder(&[("a.transcript", text)]);
    let notes = || {
        let (_, stdout, _) = run(folder.path(), &["outline", "--format", "json", "a.transcript"]);
        json_of(&stdout)["notes"].clone()
    };
    assert_eq!(notes(), json!([]));
    write(folder.path(), "transcript-ls.toml", b"attributions.translator = ['M.K.']\nbreaks = ['Sponsor']\n");
    assert_eq!(
        notes(),
        json!([{ "line": 3, "column": 13, "kind": "translator", "attribution": "M.K.", "text": "all of them" }])
    );
}

/// An error and a hint.
const BAD_GLOSSARY: &str = "a:\n  name: [a, b]\nb:\n  name: B\n  kind: plase\n";

#[test]
fn what_is_wrong_with_a_glossary_is_found_once() {
    let folder = folder(&[("a.txt", CLEAN), ("b.txt", CLEAN), ("glossary.yaml", BAD_GLOSSARY)]);
    let found = |arguments: &[&str]| {
        let (status, stdout, stderr) = run(folder.path(), arguments);
        assert_eq!((status, stderr.as_str()), (1, ""), "{arguments:?}");
        let findings = json_of(&stdout);
        let findings = findings.as_array().expect("a list").iter();
        let facts = ["path", "rule", "severity"];
        findings.map(|finding| json!(facts.map(|fact| &finding[fact]))).collect::<Vec<_>>()
    };
    let expected = [
        json!(["glossary.yaml", "invalid-glossary", "error"]),
        json!(["glossary.yaml", "invalid-glossary", "hint"]),
    ];
    assert_eq!(found(&["check", "--format", "json", "a.txt", "b.txt"]), expected);
    assert_eq!(found(&["check", "--format", "json", "glossary.yaml"]), expected);
    assert_eq!(found(&["check", "--format", "json", "./glossary.yaml", "a.txt"]).len(), 2);
    write(folder.path(), "transcript-ls.toml", b"[rules]\ninvalid-glossary = 'hint'\n");
    let (status, stdout, _) = run(folder.path(), &["check", "a.txt"]);
    assert!(status == 0 && stdout.ends_with("2 findings in 1 file (2 hints)\n"), "{stdout}");
    let (status, _, stderr) = run(folder.path(), &["outline", "a.txt"]);
    assert_eq!((status, stderr.as_str()), (0, ""));
}

#[test]
fn the_patterns_of_a_named_settings_file_are_seen_from_the_current_folder() {
    let settings = "include = ['/talks/*.txt']\nexclude = ['/drafts/']\n\
        [[overrides]]\nfiles = ['/talks/']\nrules.malformed-attribution = 'error'\n";
    let folder = folder(&[
        ("ci/house.toml", settings),
        ("talks/a.txt", FLAWED),
        ("drafts/a.transcript", FLAWED),
        ("b.transcript", FLAWED),
    ]);
    let (_, stdout, stderr) =
        run(folder.path(), &["check", "--config", "ci/house.toml", "--format", "json", "."]);
    let found = json_of(&stdout);
    let found: Vec<_> =
        found.as_array().expect("a list").iter().map(|it| (&it["path"], &it["severity"])).collect();
    assert_eq!(
        found,
        [(&json!("b.transcript"), &json!("warning")), (&json!("talks/a.txt"), &json!("error"))]
    );
    assert_eq!(stderr, "");
}
