//! What it costs to check a whole archive on the command line, all rules on: the program is run as a person runs it.

#[path = "compare/interview.rs"]
mod interview;
mod texts;

use std::fs;
use std::process::{Command, Stdio};

use divan::Bencher;
use divan::counter::BytesCount;
use interview::{Style, interview};
use transcript_ls::config::Level;
use transcript_ls::rules;

const FILE: usize = 60_000;

fn main() {
    divan::main();
}

/// Files of 60 KB, half with labels and half with dashes.
#[divan::bench(args = [1, 10, 100, 1_000], sample_count = 5, sample_size = 1)]
fn check(bencher: Bencher, files: u64) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let mut size = 0;
    for number in 0..files {
        let style = if number % 2 == 0 { Style::Labels } else { Style::Dashes };
        let text = interview(style, FILE, number);
        size += text.len();
        fs::write(folder.path().join(format!("{number:04}.transcript")), text).expect("the folder is new");
    }
    let rules = rules::all().iter().map(|rule| {
        let level = if rule.level == Level::Off { "hint" } else { rule.level.name() };
        format!("{} = \"{level}\"\n", rule.name)
    });
    let settings = format!("[rules]\n{}", rules.collect::<String>());
    fs::write(folder.path().join("transcript-ls.toml"), settings).expect("the folder is new");
    bencher.counter(BytesCount::new(size)).bench_local(|| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_transcript-ls"));
        program.args(["check", "."]).current_dir(folder.path());
        program.stdout(Stdio::null()).stderr(Stdio::null()).status()
    });
}
