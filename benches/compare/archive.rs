//! A whole archive on the command line.

use std::fmt::Write;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::figure::{Figure, Sample, milliseconds, ratio};
use super::interview::{Style, interview};
use super::peers;

const FILES: u64 = 2_000;
const SIZE: usize = 60_000;

/// What is run over the archive, in the order of the table.
pub const OURS: &str = "`transcript-ls check`, all rules on";
const DEFAULT: &str = "`transcript-ls check`, rules as they come";
pub const RUMDL: &str = "`rumdl check --no-cache`";
pub const WORDS: &str = "`wc -w`";
const BYTES: &str = "`wc -w`, in the C locale";
const COPY: &str = "a copy through `iconv`";

/// Writes the archive, once: the same files as transcripts and as Markdown, with all rules on in the first folder.
pub fn make(folder: &Path, all_rules: &str) -> io::Result<()> {
    let (strict, plain, markdown) = (folder.join("strict"), folder.join("plain"), folder.join("markdown"));
    [&strict, &plain, &markdown].into_iter().try_for_each(fs::create_dir_all)?;
    fs::write(strict.join("transcript-ls.toml"), all_rules)?;
    fs::write(plain.join("transcript-ls.toml"), "")?;
    for number in 0..FILES {
        let style = if number % 2 == 0 { Style::Labels } else { Style::Dashes };
        let file = strict.join(format!("{number:04}.transcript"));
        if !file.exists() {
            fs::write(&file, interview(style, SIZE, number))?;
            fs::hard_link(&file, plain.join(format!("{number:04}.transcript")))?;
            fs::hard_link(&file, markdown.join(format!("{number:04}.md")))?;
        }
    }
    Ok(())
}

/// Runs them turn about.
pub fn measure(folder: &Path, tools: &Path, rounds: usize) -> Vec<(&'static str, Figure)> {
    let ours = peers::ours().command.remove(0);
    let (strict, plain, markdown) = (folder.join("strict"), folder.join("plain"), folder.join("markdown"));
    let texts = |program: &str, arguments: &[&str], locale: &str| {
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("{program} {} *.transcript", arguments.join(" ")));
        command.current_dir(&plain).env("LC_ALL", locale);
        command
    };
    let program = |program: &Path, arguments: &[&str], folder: &Path| {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(folder);
        command
    };
    let mut all = [
        (OURS, program(&ours, &["check", "."], &strict)),
        (DEFAULT, program(&ours, &["check", "."], &plain)),
        (RUMDL, program(&peers::rumdl(tools), &["check", "--no-cache", "."], &markdown)),
        (WORDS, texts("wc", &["-w"], "C.UTF-8")),
        (BYTES, texts("wc", &["-w"], "C")),
        (COPY, texts("iconv", &["-f", "UTF-8", "-t", "UTF-8", "-o", "../copy"], "C.UTF-8")),
    ]
    .map(|(name, command)| (name, command, Figure::default()));
    for _ in 0..rounds {
        for (name, command, figure) in &mut all {
            eprintln!("archive: {name}");
            let printed = File::create(folder.join("printed"));
            let Ok(printed) = printed else { continue };
            command.stdout(printed).stderr(Stdio::null());
            if let Some(sample) = timed(command) {
                figure.samples.push(sample);
            }
        }
    }
    all.map(|(name, _, figure)| (name, figure)).into()
}

fn timed(command: &mut Command) -> Option<Sample> {
    let (before, start) = (children(), Instant::now());
    let status = command.status().ok()?;
    let wall = start.elapsed();
    // One that is not there ends with 127; one that finds something with 1.
    status.code().filter(|code| *code < 2)?;
    Some(Sample { wall, work: children().saturating_sub(before) })
}

/// The processor time of all children that have ended.
fn children() -> Duration {
    let counted = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let numbers = counted.rsplit(')').next().unwrap_or_default().split_whitespace();
    let hundredths: u64 = numbers.skip(13).take(2).filter_map(|it| it.parse::<u64>().ok()).sum();
    Duration::from_millis(hundredths * 10)
}

pub fn wall(measured: &[(&'static str, Figure)], what: &str) -> Option<Duration> {
    measured.iter().find(|(name, _)| *name == what)?.1.wall(50)
}

pub fn table(measured: &[(&'static str, Figure)]) -> String {
    let mut page = String::from(
        "| 120 MB in 2,000 files | wall time | processor time | as a multiple of ours, all rules on |\n|---|---:|---:|---:|\n",
    );
    let ours = wall(measured, OURS);
    for (name, figure) in measured {
        let cell = |time: Option<Duration>| time.map_or("not here".to_owned(), milliseconds);
        let times = figure.wall(50).zip(ours);
        let ratio = times.map_or("—".to_owned(), |(it, ours)| ratio(it.as_secs_f64(), ours.as_secs_f64()));
        let _ = writeln!(page, "| {name} | {} | {} | {ratio} |", cell(figure.wall(50)), cell(figure.work()));
    }
    page
}
