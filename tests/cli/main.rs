//! The command line, tried on the real binary.

mod baseline;
mod check;
mod faults;
mod files;
mod fix;
mod format;
mod forms;
mod kinds;
mod outline;
mod rules;
mod sarif;
#[path = "../json_schema/mod.rs"]
mod schema;
mod settings;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
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
    command.current_dir(folder).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("COLUMNS");
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
