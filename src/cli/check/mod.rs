//! `transcript-ls check`: reports what is wrong in transcripts, and mends what can be mended.

mod baseline;
mod excerpt;
mod form;
mod github;
mod human;
mod json;
mod junit;
mod ndjson;
mod report;
mod sarif;
mod subject;
mod summary;

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::args::Check;
use super::files::{self, Source};
use super::progress::Progress;
use super::surroundings::{Surroundings, absolute};
use super::{Failure, Status};
use baseline::Baseline;
use report::Report;
use subject::Checker;

/// Checks everything that was asked for.
pub fn run(asked: &Check) -> Result<Status, Failure> {
    let surroundings = Arc::new(Surroundings::new(asked.config.as_deref())?);
    let baseline = asked.baseline.as_deref().map(Baseline::read).transpose()?;
    let found = files::find(&asked.paths, &surroundings);
    let form = form::of(asked);
    let checker =
        Checker { asked, surroundings: &surroundings, form: form.as_ref(), baseline: baseline.as_ref() };
    let mut report = Report::new(asked, form.as_ref(), &surroundings, baseline.as_ref())?;
    report.complain(found.complaints);
    let report = Mutex::new(report);
    let progress = Progress::new(found.sources.len());
    // One after the other from the front, so that what is done early can be written early.
    let written = found.sources.iter().enumerate().par_bridge().try_for_each(|(place, source)| {
        let checked = checker.check(source);
        progress.step();
        let mut report = report.lock().unwrap_or_else(PoisonError::into_inner);
        progress.aside(|| report.add(place, checked))
    });
    progress.finish();
    let mut report = report.into_inner().unwrap_or_else(PoisonError::into_inner);
    let named: FxHashSet<_> = found.sources.iter().filter_map(Source::path).map(absolute).collect();
    let used = surroundings.used_glossaries();
    let used = used.iter().filter(|used| !named.contains(&absolute(&used.path)));
    let written = written.map_err(Failure::from).and_then(|()| {
        used.map(|used| checker.check_used(used)).try_for_each(|checked| report.append(checked))?;
        report.finish()
    });
    match written {
        // Whoever reads has read enough, as `head` does; what is known by now counts.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {}
        written => written?,
    }
    Ok(report.status(asked))
}
