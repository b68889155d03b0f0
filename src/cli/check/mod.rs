//! `transcript-ls check`: reports what is wrong in transcripts, and mends what can be mended.

mod excerpt;
mod human;
mod json;
mod report;
mod summary;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::args::{Check, Format};
use super::files::{self, Source};
use super::progress::Progress;
use super::surroundings::Surroundings;
use super::{Failure, Status, output, read, replace};
use crate::rules;
use report::Report;
use summary::Summary;

/// So many files are checked before their findings are shown: enough to keep all processors at work.
const BATCH: usize = 64;

/// Under this name standard input is shown where `--stdin-filename` gives no other.
const STANDARD_INPUT: &str = "<stdin>";

/// What came of one file.
struct Checked {
    outcome: Result<Reported, String>,
    /// The mended text of standard input, to be passed on.
    passed_on: Option<String>,
}

struct Reported {
    /// The findings, ready to be shown.
    findings: Vec<String>,
    summary: Summary,
}

/// Checks everything that was asked for.
pub fn run(asked: &Check) -> Result<Status, Failure> {
    let surroundings = Arc::new(Surroundings::new(asked.config.as_deref())?);
    let found = files::find(&asked.paths, &surroundings);
    let mut status = Status::Clean;
    for complaint in &found.complaints {
        output::complain(complaint);
        status = Status::Failed;
    }
    let layout = human::Layout::of_terminal();
    let mut report = Report::new(asked);
    let progress = Progress::new(found.sources.len());
    for batch in found.sources.chunks(BATCH) {
        let checked: Vec<Checked> = batch
            .par_iter()
            .map(|source| {
                let checked = check(source, asked, &surroundings, &layout);
                progress.step();
                checked
            })
            .collect();
        status = status.max(progress.aside(|| report.add(checked, &surroundings))?);
    }
    progress.finish();
    report.finish()?;
    Ok(if report.summary.weighs_at_least(asked.deny) { status.max(Status::Found) } else { status })
}

fn check(source: &Source, asked: &Check, surroundings: &Surroundings, layout: &human::Layout) -> Checked {
    let (path, text) = match source {
        Source::File(path) => (path.clone(), read::file(path)),
        Source::StandardInput => {
            let path = asked.stdin_filename.clone().unwrap_or_else(|| PathBuf::from(STANDARD_INPUT));
            let text = read::standard_input(&path.display().to_string());
            (path, text)
        }
    };
    let shown = path.display().to_string();
    let mut passed_on = None;
    let outcome = text.and_then(|text| {
        let (document, settings) = surroundings.document(&path, &text);
        let (document, findings, applied) = if asked.fix {
            let fixed = rules::mend(document, &settings);
            let mended = fixed.document.text().to_string();
            match source {
                Source::StandardInput => passed_on = Some(mended),
                Source::File(path) if mended != text => write(path, &mended)?,
                Source::File(_) => {}
            }
            (fixed.document, fixed.findings, fixed.fixes)
        } else {
            let findings = rules::check(&document, &settings);
            (document, findings, 0)
        };
        let shown = findings.iter().map(|finding| match asked.format {
            Format::Human => human::show(&shown, &document, finding, layout),
            Format::Json => json::show(&shown, &document, finding),
        });
        Ok(Reported { findings: shown.collect(), summary: Summary::of_file(&findings, applied) })
    });
    Checked { outcome, passed_on }
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    replace::file(path, text).map_err(|error| {
        format!("cannot write {}: {}; nothing in it was changed", path.display(), read::reason(&error))
    })
}
