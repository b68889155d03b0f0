//! What `check` reports to people, and the exit status.

use std::fs;

use crate::{CLEAN, FLAWED, command, folder, run, run_with, write};

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
warning[malformed-attribution]: The signature `trans.note` is not in its usual form: write
                                `trans. note`.
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
transcript-ls: utf16.txt is not UTF-8 at byte 0, line 1 (it looks like UTF-16): make it UTF-8 with `iconv -f UTF-16 -t UTF-8 utf16.txt > utf16.txt.utf8`
transcript-ls: huge.txt has more than the 64 MiB that are read; split it
transcript-ls: cannot read missing.txt: there is no such file
";
    assert_eq!(stderr, expected);
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
fn files_in_which_nobody_speaks_are_told_of() {
    let folder = folder(&[("a.txt", CLEAN), ("b.txt", "Words.\n"), ("c.txt", "Words.\n")]);
    let (status, stdout, _) = run(folder.path(), &["check", "a.txt", "b.txt"]);
    assert_eq!((status, stdout.as_str()), (0, "Nothing to report in 2 files; no turns found in b.txt\n"));
    let (status, stdout, _) = run(folder.path(), &["check", "a.txt", "b.txt", "c.txt"]);
    assert_eq!((status, stdout.as_str()), (0, "Nothing to report in 3 files; no turns found in 2 files\n"));
}

#[test]
fn a_guess_at_the_encoding_comes_with_the_cure() {
    let folder = folder(&[]);
    let russian = b"\x97 \xcf\xee\xf7\xe5\xec\xf3 \xee\xed\xe8 \xf3\xf8\xeb\xe8?\n";
    write(folder.path(), "a.txt", russian);
    let (status, _, stderr) = run(folder.path(), &["check", "a.txt"]);
    let expected = "transcript-ls: a.txt is not UTF-8 at byte 0, line 1 (it looks like Windows-1251): make it UTF-8 \
                    with `iconv -f Windows-1251 -t UTF-8 a.txt > a.txt.utf8`\n";
    assert_eq!((status, stderr.as_str()), (2, expected));
}

#[test]
fn lines_keep_to_the_columns_that_there_are() {
    let folder = folder(&[("a.txt", FLAWED)]);
    let mut widest = Vec::new();
    for columns in [60, 80, 120] {
        for arguments in [&["check", "a.txt"][..], &["rules"], &["explain", "repeated-word"]] {
            let output = command(folder.path()).args(arguments).env("COLUMNS", columns.to_string()).output();
            let stdout = String::from_utf8(output.expect("it runs").stdout).expect("it writes UTF-8");
            // Examples stay as they are.
            let prose = stdout.lines().filter(|line| !line.starts_with("    "));
            let width = prose.map(|line| line.chars().count()).max().unwrap_or(0);
            assert!(width <= columns, "{width} of {columns}: {stdout}");
            widest.push(width);
        }
    }
    assert!(widest[7] > 110, "the rules take the room that there is: {widest:?}");
}

/// A reader that leaves, as `head` does, is no reason to forget what was found.
#[cfg(unix)]
#[test]
fn the_status_stays_when_nobody_reads() {
    use std::process::Stdio;
    let folder = folder(&[("a.txt", FLAWED)]);
    let (reader, writer) = std::io::pipe().expect("a pipe can be made");
    drop(reader);
    let mut checking = std::process::Command::new(assert_cmd::cargo::cargo_bin!("transcript-ls"));
    let checking = checking.current_dir(folder.path()).args(["check", "a.txt"]).stdout(Stdio::from(writer));
    assert_eq!(checking.status().expect("it runs").code(), Some(1));
}

#[test]
fn what_was_likely_meant_is_proposed() {
    let folder = folder(&[("iran.txt", CLEAN)]);
    for (arguments, expected) in [
        (&["check", "--deny", "warn", "iran.txt"][..], "did you mean `warning`?"),
        (&["check", "--deny", "eror", "iran.txt"], "did you mean `error`?"),
        (&["iran.txt"], "there is no command `iran.txt`: did you mean `transcript-ls check iran.txt`?"),
        (&["chekc"], "chec"),
    ] {
        let (status, _, stderr) = run(folder.path(), arguments);
        assert!(status == 2 && stderr.contains(expected), "{stderr}");
    }
}
