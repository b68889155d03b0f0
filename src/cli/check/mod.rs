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
    found.sources.iter().enumerate().par_bridge().try_for_each(|(place, source)| {
        let checked = checker.check(source);
        progress.step();
        let mut report = report.lock().unwrap_or_else(PoisonError::into_inner);
        progress.aside(|| report.add(place, checked))
    })?;
    progress.finish();
    let mut report = report.into_inner().unwrap_or_else(PoisonError::into_inner);
    let named: FxHashSet<_> = found.sources.iter().filter_map(Source::path).map(absolute).collect();
    for used in surroundings.used_glossaries() {
        if !named.contains(&absolute(&used.path)) {
            report.append(checker.check_used(&used))?;
        }
    }
    let ended = report.finish()?;
    Ok(match ended.is_whole {
        false => Status::Failed,
        true if asked.write_baseline.is_some() && asked.baseline.is_none() => Status::Clean,
        true if ended.summary.weighs_at_least(asked.deny) => Status::Found,
        true => Status::Clean,
    })
}
