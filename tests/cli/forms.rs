//! The forms of output for programs.

use serde_json::json;

use crate::{CLEAN, FLAWED, folder, json_of, run, run_with};

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
    assert_eq!(finding["fix"]["safe"], true);
    assert!(finding["fix"]["title"].is_string() && finding["fix"]["edits"][0]["text"].is_string());
    let (status, stdout, _) = run_with(folder.path(), &["check", "--format", "json", "-"], CLEAN);
    assert_eq!((status, stdout.as_str()), (0, "[]\n"));
}

#[test]
fn a_stream_has_the_same_objects_one_a_line() {
    let folder = folder(&[("a.txt", FLAWED), ("b.txt", CLEAN), ("c.txt", FLAWED)]);
    let (status, stdout, _) = run(folder.path(), &["check", "--format", "ndjson", "a.txt", "b.txt", "c.txt"]);
    let (_, list, _) = run(folder.path(), &["check", "--format", "json", "a.txt", "b.txt", "c.txt"]);
    let lines: Vec<_> = stdout.lines().map(json_of).collect();
    assert_eq!((status, json!(lines)), (1, json_of(&list)));
}

/// Somebody reads along: what is found in a file has to be there before the next one can be read.
#[cfg(unix)]
#[test]
fn a_stream_does_not_wait_for_the_files_behind() {
    use std::io::{BufRead, BufReader, Write};
    use std::process::{Command, Stdio};

    let folder = folder(&[("a.txt", FLAWED)]);
    let binary = assert_cmd::cargo::cargo_bin!("transcript-ls");
    let mut checking = Command::new(binary)
        .current_dir(folder.path())
        .args(["check", "--format", "ndjson", "a.txt", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut lines = BufReader::new(checking.stdout.take().expect("it is piped")).lines();
    let first = lines.next().expect("it says something").expect("it writes UTF-8");
    assert_eq!(json_of(&first)["path"], "a.txt");
    let mut input = checking.stdin.take().expect("it is piped");
    input.write_all(FLAWED.as_bytes()).expect("it still reads");
    drop(input);
    let second = lines.next().expect("it goes on").expect("it writes UTF-8");
    assert_eq!(json_of(&second)["path"], "<stdin>");
    assert_eq!(checking.wait().expect("it ends").code(), Some(1));
}

#[test]
fn workflow_commands_annotate_lines() {
    let folder = folder(&[("a,b.txt", FLAWED)]);
    let (status, stdout, _) = run(folder.path(), &["check", "--format", "github", "a,b.txt", "missing.txt"]);
    let expected = "\
::warning file=a%2Cb.txt,line=3,endLine=3,col=28,endColumn=38,title=malformed-attribution::The signature `trans.note` is not in its usual form: write `trans. note`.
::error file=missing.txt,title=transcript-ls::cannot read missing.txt: there is no such file
1 finding in 1 file (1 warning); 1 can be fixed with --fix
";
    assert_eq!((status, stdout.as_str()), (2, expected));
}

#[test]
fn a_junit_report_has_a_suite_for_each_file() {
    let folder = folder(&[("a&b.txt", FLAWED), ("b.txt", CLEAN)]);
    let files = ["check", "--format", "junit", "a&b.txt", "b.txt", "missing.txt"];
    let (status, stdout, _) = run(folder.path(), &files);
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="transcript-ls">
  <testsuite name="a&amp;b.txt" tests="1" failures="1" errors="0" skipped="0">
    <testcase name="malformed-attribution at 3:28" classname="a&amp;b.txt" file="a&amp;b.txt" line="3">
      <failure type="warning" message="The signature `trans.note` is not in its usual form: write `trans. note`.">a&amp;b.txt:3:28: warning[malformed-attribution]: The signature `trans.note` is not in its usual form: write `trans. note`.</failure>
    </testcase>
  </testsuite>
  <testsuite name="b.txt" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="b.txt" classname="b.txt"/>
  </testsuite>
  <testsuite name="transcript-ls" tests="1" failures="0" errors="1" skipped="0">
    <testcase name="missing.txt" classname="missing.txt" file="missing.txt">
      <error message="cannot read missing.txt: there is no such file"/>
    </testcase>
  </testsuite>
</testsuites>
"#;
    assert_eq!((status, stdout.as_str()), (2, expected));
    // What does not weigh enough for the exit status is no failure.
    let (status, stdout, _) =
        run(folder.path(), &["check", "--format", "junit", "--deny", "error", "a&b.txt"]);
    assert!(
        status == 0 && stdout.contains("<skipped message=\"warning: ") && !stdout.contains("<failure"),
        "{stdout}"
    );
}
