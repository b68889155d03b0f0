//! The command line, tried on the real binary.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::{Value, json};
use tempfile::TempDir;

/// One warning with a safe fix.
const FLAWED: &str = "— Why?\n\n— They left (all of them — trans.note) early.\n";

/// Nothing to report.
const CLEAN: &str = "— Why?\n\n— They left early.\n";

/// A folder with these files in it.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder can be made");
    for (name, text) in files {
        write(folder.path(), name, text.as_bytes());
    }
    folder
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
    fs::write(path, bytes).expect("a file can be written");
}

fn command(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("transcript-ls").expect("the binary is built");
    command.current_dir(folder).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// Status, standard output and standard error of one call.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    run_with(folder, arguments, "")
}

fn run_with(folder: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let output = command(folder).args(arguments).write_stdin(input).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("it writes UTF-8");
    (output.status.code().expect("no signal ended it"), text(output.stdout), text(output.stderr))
}

fn json_of(output: &str) -> Value {
    serde_json::from_str(output).unwrap_or_else(|error| panic!("{error}: {output}"))
}

#[test]
fn the_exit_status_says_what_was_found() {
    let folder = folder(&[("flawed.txt", FLAWED), ("clean.txt", CLEAN)]);
    for (arguments, status) in [
        (&["check", "clean.txt"][..], 0),
        (&["check", "flawed.txt"], 1),
        (&["check", "flawed.txt", "clean.txt"], 1),
        (&["check", "flawed.txt", "--deny", "error"], 0),
        (&["check", "flawed.txt", "--deny", "hint"], 1),
        (&["check", "flawed.txt", "missing.txt"], 2),
        (&["check", "flawed.txt", "--deny", "off"], 2),
        (&["check", "--format", "xml"], 2),
        (&["outline", "missing.txt"], 2),
        (&["explain", "no-such-rule"], 2),
        (&["nonsense"], 2),
    ] {
        let (found, stdout, stderr) = run(folder.path(), arguments);
        assert_eq!(found, status, "{arguments:?}\n{stdout}\n{stderr}");
    }
}

#[test]
fn findings_for_people_show_the_line_and_sum_up() {
    let folder = folder(&[("a.txt", FLAWED)]);
    let (_, stdout, stderr) = run(folder.path(), &["check", "a.txt"]);
    let expected = "\
warning[malformed-attribution]: The signature `trans.note` is not in its usual form: write `trans.
                                note`.
 --> a.txt:3:28
  |
3 | — They left (all of them — trans.note) early.
  |                            ^^^^^^^^^^
  |
  = fix: Write the signature in its usual form

1 finding in 1 file (1 warning); 1 can be fixed with --fix
";
    assert_eq!((stdout.as_str(), stderr.as_str()), (expected, ""));
    let (_, stdout, _) = run_with(folder.path(), &["check", "-"], CLEAN);
    assert_eq!(stdout, "Nothing to report in 1 file\n");
}

#[test]
fn findings_for_programs_count_columns_in_scalar_values() {
    let folder = folder(&[("a.txt", &FLAWED.replace("They", "🎙🎙 They"))]);
    let (status, stdout, _) = run(folder.path(), &["check", "--format", "json", "a.txt"]);
    let findings = json_of(&stdout);
    let finding = &findings[0];
    assert_eq!((status, findings.as_array().map(Vec::len)), (1, Some(1)));
    assert_eq!((&finding["path"], &finding["rule"]), (&json!("a.txt"), &json!("malformed-attribution")));
    assert_eq!(finding["severity"], "warning");
    assert_eq!(
        finding["range"],
        json!({ "start": { "line": 3, "column": 31 }, "end": { "line": 3, "column": 41 } })
    );
    assert_eq!(finding["fix"]["edits"][0]["range"]["start"]["line"], 3);
    assert!(finding["fix"]["title"].is_string() && finding["fix"]["edits"][0]["text"].is_string());
    let (status, stdout, _) = run_with(folder.path(), &["check", "--format", "json", "-"], CLEAN);
    assert_eq!((status, stdout.as_str()), (0, "[]\n"));
}

#[test]
fn fixes_keep_line_ends_and_the_mode() {
    let folder = folder(&[("a.txt", &FLAWED.replace('\n', "\r\n")), ("b.txt", CLEAN)]);
    let path = folder.path().join("a.txt");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("the mode can be set");
    }
    let untouched = fs::metadata(folder.path().join("b.txt")).and_then(|data| data.modified()).ok();
    let (status, stdout, _) = run(folder.path(), &["check", "--fix", "a.txt", "b.txt"]);
    assert_eq!((status, stdout.as_str()), (0, "1 fix applied; nothing left to report in 2 files\n"));
    let fixed = FLAWED.replace("trans.note", "trans. note").replace('\n', "\r\n");
    assert_eq!(fs::read_to_string(&path).ok(), Some(fixed));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&path).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }
    assert_eq!(fs::metadata(folder.path().join("b.txt")).and_then(|data| data.modified()).ok(), untouched);
    assert_eq!(fs::read_dir(folder.path()).map(Iterator::count).ok(), Some(2), "nothing else is left behind");
}

#[test]
fn a_file_that_is_read_only_is_left_alone() {
    let folder = folder(&[("a.txt", FLAWED)]);
    let path = folder.path().join("a.txt");
    let mut permissions = fs::metadata(&path).expect("it is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("the mode can be set");
    let (status, _, stderr) = run(folder.path(), &["check", "--fix", "a.txt"]);
    assert_eq!(
        (status, stderr.as_str()),
        (2, "transcript-ls: cannot write a.txt: it is read-only; nothing in it was changed\n")
    );
    assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some(FLAWED));
}

#[test]
fn standard_input_stands_for_the_path_that_is_given() {
    let folder = folder(&[
        ("archive/transcript-ls.toml", "[rules]\nmalformed-attribution = 'hint'\n"),
        ("archive/x.txt", ""),
    ]);
    let (status, stdout, _) = run_with(folder.path(), &["check", "-"], FLAWED);
    assert!(status == 1 && stdout.contains(" --> <stdin>:3:28\n"), "{stdout}");
    let named = ["check", "-", "--stdin-filename", "archive/x.txt"];
    let (status, stdout, _) = run_with(folder.path(), &named, FLAWED);
    assert!(status == 0 && stdout.starts_with("hint[") && stdout.contains("archive/x.txt:3:28"), "{stdout}");
    let (status, stdout, stderr) = run_with(folder.path(), &["check", "--fix", "-"], FLAWED);
    assert_eq!((status, stdout), (0, FLAWED.replace("trans.note", "trans. note")));
    assert_eq!(stderr, "1 fix applied; nothing left to report in 1 file\n");
}

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
    assert!(stderr.contains("there is no transcript in .: no file there is named *.transcript"), "{stderr}");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_checked() {
    let folder = folder(&[("a.txt", FLAWED)]);
    write(folder.path(), "latin1.txt", b"\xe2\x80\x94 Why?\n\n\xe2\x80\x94 Caf\xe9.\n");
    write(folder.path(), "utf16.txt", b"\xff\xfeA\0");
    let huge = fs::File::create(folder.path().join("huge.txt")).expect("a file can be made");
    huge.set_len(65 << 20).expect("it can be long");
    let files = ["check", "latin1.txt", "utf16.txt", "huge.txt", "missing.txt", "a.txt"];
    let (status, stdout, stderr) = run(folder.path(), &files);
    assert_eq!(status, 2);
    assert!(stdout.contains("1 finding in 1 file"), "{stdout}");
    let expected = "\
transcript-ls: latin1.txt is not UTF-8 at byte 17, line 3; save it as UTF-8
transcript-ls: utf16.txt is not UTF-8 at byte 0, line 1 (it looks like UTF-16); save it as UTF-8
transcript-ls: huge.txt has more than the 64 MiB that are read; split it
transcript-ls: cannot read missing.txt: there is no such file
";
    assert_eq!(stderr, expected);
}

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
fn rules_are_listed_and_explained() {
    let folder = folder(&[]);
    let (status, stdout, _) = run(folder.path(), &["rules", "--format", "json"]);
    let rules = json_of(&stdout);
    assert_eq!(status, 0);
    for rule in rules.as_array().expect("a list") {
        let name = rule["name"].as_str().expect("a name");
        let (status, page, _) = run(folder.path(), &["explain", name]);
        assert!(status == 0 && page.starts_with(name) && page.len() > 100, "{page}");
        assert!(rule["summary"].as_str().is_some_and(|summary| !summary.is_empty()), "{name}");
    }
    let (status, _, stderr) = run(folder.path(), &["explain", "unclosd-note"]);
    let expected = "transcript-ls: there is no rule `unclosd-note`: did you mean `unclosed-note`?\n";
    assert_eq!((status, stderr.as_str()), (2, expected));
}

#[test]
fn colours_are_for_terminals_unless_they_are_asked_for() {
    let folder = folder(&[("a.txt", FLAWED)]);
    let coloured = |variables: &[(&str, &str)]| {
        let mut command = command(folder.path());
        let output =
            command.args(["check", "a.txt"]).envs(variables.iter().copied()).output().expect("it runs");
        output.stdout.contains(&0x1b)
    };
    assert!(!coloured(&[]));
    assert!(coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[("NO_COLOR", "1")]));
}

#[test]
fn every_command_has_help_and_says_nothing_that_is_not_there() {
    let folder = folder(&[]);
    for command in ["serve", "check", "outline", "rules", "explain", "completions"] {
        let (status, stdout, _) = run(folder.path(), &[command, "--help"]);
        assert!(status == 0 && stdout.contains("Usage: transcript-ls"), "{command}: {stdout}");
        let (_, whole, _) = run(folder.path(), &["--help"]);
        assert!(whole.contains(command));
    }
    let (status, stdout, _) = run(folder.path(), &["completions", "bash"]);
    assert!(status == 0 && stdout.contains("transcript-ls"));
    assert!(run(folder.path(), &["--version"]).1.starts_with("transcript-ls "));
}

#[test]
fn the_server_starts_without_and_with_its_flags() {
    let folder = folder(&[]);
    for arguments in [&[][..], &["--stdio"], &["serve"], &["serve", "--stdio"], &["--stdio", "--log", "info"]]
    {
        // The end of the input is the end of the session, without a shutdown before it.
        let (status, stdout, _) = run(folder.path(), arguments);
        assert_eq!((status, stdout.as_str()), (1, ""), "{arguments:?}");
    }
}
