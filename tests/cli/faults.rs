//! Disks that are full, files that are none, and readers that leave: nothing is lost, and nothing waits for ever.

#![cfg(unix)]

use std::fs::{self, File};
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::{CLEAN, FLAWED, folder, run, write};

/// What both `--fix` and `format` have something to mend in.
fn messy() -> String {
    FLAWED.replace("They left", "They  left")
}

/// The same in a text that is not written at one go.
fn long() -> String {
    messy() + &CLEAN.repeat(600)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("it can be listed");
    let mut names: Vec<_> = entries
        .map(|entry| entry.expect("it has a name").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo is there").success());
}

/// Status and standard error of a call that may hang.
fn in_good_time(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = crate::command(folder);
    let output = command.args(arguments).timeout(Duration::from_secs(20)).output().expect("it runs");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_file_that_has_no_room_keeps_every_byte_and_nothing_is_left_behind() {
    for arguments in ["check --fix a.transcript", "format a.transcript"] {
        let text = long();
        let folder = folder(&[("a.transcript", &text)]);
        // The shell limits what a file may have; the signal that comes with it would end the program.
        let limited = format!("trap '' XFSZ; ulimit -f 10; exec \"$0\" {arguments}");
        let output = Command::new("bash")
            .args(["-c", &limited, env!("CARGO_BIN_EXE_transcript-ls")])
            .current_dir(folder.path())
            .output()
            .expect("bash is there");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains("cannot write a.transcript: ") && said.contains("nothing in it was changed"),
            "{said}"
        );
        assert_eq!(fs::read_to_string(folder.path().join("a.transcript")).ok(), Some(text));
        assert_eq!(names(folder.path()), ["a.transcript"]);
    }
}

#[test]
fn a_baseline_for_which_there_is_no_room_keeps_what_it_accepts() {
    let known = "{\n  \"version\": 1,\n  \"accepted\": {}\n}\n";
    let lines = (0..2_000).map(|number| format!("— They left (all of the {number} — trans.note) early.\n\n"));
    let folder = folder(&[("a.transcript", &lines.collect::<String>()), ("known.json", known)]);
    for name in ["known.json", "new.json"] {
        let limited =
            format!("trap '' XFSZ; ulimit -f 10; exec \"$0\" check --write-baseline {name} a.transcript");
        let mut command = Command::new("bash");
        command.args(["-c", &limited, env!("CARGO_BIN_EXE_transcript-ls")]).current_dir(folder.path());
        let output = command.output().expect("bash is there");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(&format!("cannot write {name}: ")), "{said}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("known.json")).ok().as_deref(), Some(known));
    assert_eq!(names(folder.path()), ["a.transcript", "known.json"]);
}

#[test]
fn a_pipe_is_read_and_not_replaced() {
    let folder = folder(&[]);
    let pipe = folder.path().join("a.transcript");
    fifo(&pipe);
    let mut command = Command::new(env!("CARGO_BIN_EXE_transcript-ls"));
    command.args(["check", "--fix", "a.transcript"]).current_dir(folder.path()).stderr(Stdio::piped());
    let child = command.stdout(Stdio::null()).spawn().expect("it runs");
    fs::write(&pipe, FLAWED).expect("it is read");
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("cannot write a.transcript: it is no plain file; nothing in it was changed"),
        "{said}"
    );
    assert!(fs::metadata(&pipe).expect("it is there").file_type().is_fifo());
}

#[test]
fn a_link_stays_a_link_and_its_file_keeps_mode_mark_and_line_ends() {
    for arguments in [&["check", "--fix", "link.transcript"][..], &["format", "link.transcript"]] {
        let before_text = format!("\u{feff}{}", messy().replace('\n', "\r\n"));
        let folder = folder(&[("deep/a.transcript", &before_text)]);
        let (file, link) = (folder.path().join("deep/a.transcript"), folder.path().join("link.transcript"));
        symlink("deep/a.transcript", &link).expect("a link can be made");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o604)).expect("the mode can be set");
        let before = fs::metadata(&file).expect("it is there");
        let (status, _, stderr) = run(folder.path(), arguments);
        assert!(status < 2, "{stderr}");
        assert!(fs::symlink_metadata(&link).is_ok_and(|link| link.is_symlink()));
        let after = fs::metadata(&file).expect("it is there");
        assert_eq!(after.mode(), before.mode());
        assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
        let text = fs::read_to_string(&file).expect("it is text");
        assert!(text.starts_with("\u{feff}— Why?\r\n\r\n") && text != before_text, "{text:?}");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text:?}");
        assert_eq!(names(&folder.path().join("deep")), ["a.transcript"]);
    }
}

#[test]
fn an_output_that_is_full_is_said_and_one_that_is_closed_is_not() {
    let folder = folder(&[("a.transcript", &long())]);
    let start = |arguments: &[&str], output: Stdio| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_transcript-ls"));
        command.args(arguments).current_dir(folder.path()).stdout(output).stderr(Stdio::piped());
        command.spawn().expect("it runs")
    };
    for arguments in
        [&["check", "a.transcript"][..], &["outline", "a.transcript"], &["format", "--diff", "a.transcript"]]
    {
        if Path::new("/dev/full").metadata().is_ok_and(|full| full.file_type().is_char_device()) {
            let full = File::options().write(true).open("/dev/full").expect("it can be opened");
            let output = start(arguments, full.into()).wait_with_output().expect("it ends");
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
            assert!(said.contains("cannot write the output: "), "{said}");
        }
        let mut child = start(arguments, Stdio::piped());
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {output:?}");
        assert!(!said.contains("panicked") && !said.contains("cannot"), "{said}");
    }
}

#[test]
fn what_is_no_plain_file_keeps_nobody_waiting() {
    let settings = "glossary = ['of-settings.yaml']\n[styles]\nhouse = 'house.toml'\n";
    let transcript = "---\nglossary: of-the-transcript.yaml\n---\n\n— Why?\n\n— So.\n";
    let folder = folder(&[("transcript-ls.toml", settings), ("a.transcript", transcript)]);
    let places =
        ["of-settings.yaml", "of-the-transcript.yaml", "house.toml", "glossary.yaml", "b.transcript"];
    for place in places {
        fifo(&folder.path().join(place));
    }
    let (status, said) = in_good_time(folder.path(), &["check", "."]);
    assert_eq!(status, Some(2), "{said}");
    for named in &places[..3] {
        assert!(said.contains(&format!("{named}: it is no plain file")), "{said}");
    }
    fs::remove_file(folder.path().join("transcript-ls.toml")).expect("it was there");
    fifo(&folder.path().join("transcript-ls.toml"));
    assert_eq!(in_good_time(folder.path(), &["format", "--check", "."]).0, Some(2));
}

#[test]
fn surroundings_that_cannot_be_read_are_named_and_the_transcript_is_checked() {
    let transcript = format!("---\nglossary: names.yaml\n---\n\n{FLAWED}");
    let folder = folder(&[("a.transcript", &transcript), ("folder/in.it", "")]);
    let names = folder.path().join("names.yaml");
    let faults: [(&str, &dyn Fn()); 5] = [
        ("there is no such file", &|| {}),
        ("is a folder", &|| fs::create_dir(&names).expect("it can be made")),
        ("symbolic links", &|| symlink("names.yaml", &names).expect("it can be made")),
        ("it is no plain file", &|| symlink("/dev/zero", &names).expect("it can be made")),
        ("is not UTF-8", &|| write(folder.path(), "names.yaml", b"a: { name: \xff }\n")),
    ];
    for (expected, make) in faults {
        make();
        let (status, said) = in_good_time(folder.path(), &["check", "a.transcript"]);
        let is_outside = expected == "it is no plain file" && said.contains("lies outside the workspace");
        assert!(status == Some(2) && (said.contains(expected) || is_outside), "{expected}: {said}");
        let remove = if names.is_dir() { fs::remove_dir } else { fs::remove_file };
        // The first time there is none.
        let _ = remove(names.as_path());
    }
}

#[test]
fn a_transcript_does_not_lead_out_of_the_folders_around_it() {
    let secret = "secret: { name: Secret, avoid: [Sekret] }\n";
    let transcript = "---\nglossary: [../out/names.yaml, linked.yaml]\n---\n\n— Who?\n\n— Sekret.\n";
    let folder = folder(&[("out/names.yaml", secret), ("in/a.transcript", transcript)]);
    let inside = folder.path().join("in");
    symlink("../out/names.yaml", inside.join("linked.yaml")).expect("a link can be made");
    let (status, stdout, stderr) = run(&inside, &["check", "--format", "ndjson", "a.transcript"]);
    assert_eq!((status, stdout.as_str()), (2, ""));
    for name in ["out/names.yaml", "linked.yaml"] {
        assert!(
            stderr.contains(&format!("{name} lies outside the workspace: name it under `glossary`")),
            "{stderr}"
        );
    }
    write(&inside, "transcript-ls.toml", b"glossary = ['../out/names.yaml', 'linked.yaml']\n");
    let (status, stdout, stderr) = run(&inside, &["check", "--format", "ndjson", "a.transcript"]);
    assert_eq!((status, stderr.as_str()), (1, ""));
    assert!(stdout.contains("avoided-form"), "{stdout}");
    // From the folder above both are near.
    fs::remove_file(inside.join("transcript-ls.toml")).expect("it was there");
    assert_eq!(run(folder.path(), &["check", "in/a.transcript"]).0, 1);
}
