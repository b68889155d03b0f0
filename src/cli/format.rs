//! `transcript-ls format`: writes transcripts as their house does.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::args::Formatting;
use super::complaint::Complaint;
use super::files::{self, Source};
use super::progress::Progress;
use super::surroundings::Surroundings;
use super::terminal::{Ink, harmless};
use super::{Failure, Status, diff, output, replace};
use crate::config::Kind;
use crate::ide::format;
use crate::rules::made;

/// Formats everything that was asked for.
pub fn run(asked: &Formatting) -> Result<Status, Failure> {
    let surroundings = Arc::new(Surroundings::new(asked.config.as_deref())?);
    let found = files::find(&asked.paths, &surroundings);
    let progress = Progress::new(found.sources.len());
    let formatted: Vec<Result<Formatted, Complaint>> = found
        .sources
        .par_iter()
        .map(|source| {
            let formatted = format_one(source, asked, &surroundings);
            progress.step();
            let path = source.path().unwrap_or(Path::new(files::STANDARD_INPUT));
            formatted.map_err(|sentence| Complaint::new(path, sentence))
        })
        .collect();
    progress.finish();
    let mut complaints = found.complaints;
    complaints.extend(surroundings.take_complaints());
    let mut shown = String::new();
    let (mut changed, mut all) = (0, 0);
    for outcome in formatted {
        match outcome {
            Ok(formatted) => {
                shown += &formatted.shown;
                changed += usize::from(formatted.is_changed);
                all += 1;
            }
            Err(complaint) => complaints.push(complaint),
        }
    }
    complaints.iter().for_each(|complaint| output::complain(&complaint.sentence));
    let only_passed_on = found.sources == [Source::StandardInput] && !asked.check;
    if !asked.diff && !only_passed_on && all > 0 {
        shown += &summary(changed, all, asked.check);
    }
    output::print(shown.as_bytes())?;
    Ok(match complaints.is_empty() {
        false => Status::Failed,
        true if asked.check && changed > 0 => Status::Found,
        true => Status::Clean,
    })
}

/// What came of one file.
struct Formatted {
    is_changed: bool,
    /// What standard output gets of it.
    shown: String,
}

fn format_one(source: &Source, asked: &Formatting, surroundings: &Surroundings) -> Result<Formatted, String> {
    let (path, text) = source.read(asked.stdin_filename.as_deref());
    let text = text?;
    if let Some(sentence) = Kind::of(&path).refusal(&path) {
        return Err(sentence);
    }
    let (document, settings) = surroundings.document(&path, &text);
    if document.turns().is_empty() && source.path().is_some() && !surroundings.takes(&path) {
        return Err(format!(
            "no turns found in {}, which is left as it is; the settings can `include` it",
            path.display()
        ));
    }
    let edits = format::format(&document, &settings).ok_or_else(|| {
        format!("{} is left as it is: each change of its format asks for another", path.display())
    })?;
    let new = made(&text, &edits);
    let is_changed = new != text;
    let shown = path.display().to_string();
    let shown = match source {
        _ if asked.diff => diff::unified(&shown, &text, &new, Ink::of_output()),
        Source::StandardInput if !asked.check => new,
        _ if !is_changed => String::new(),
        _ if asked.check => format!("{} is not formatted\n", harmless(&shown)),
        Source::File(path) => {
            replace::file(path, &new)?;
            format!("{} formatted\n", harmless(&shown))
        }
        Source::StandardInput => String::new(),
    };
    Ok(Formatted { is_changed, shown })
}

fn summary(changed: usize, all: usize, only_looked: bool) -> String {
    let files = if all == 1 { "file" } else { "files" };
    match (changed, only_looked) {
        (0, _) => format!("Nothing to format in {all} {files}\n"),
        (_, true) => format!("{changed} of {all} {files} not formatted\n"),
        (_, false) => format!("{changed} of {all} {files} formatted\n"),
    }
}
