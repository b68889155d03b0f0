//! `transcript-ls outline`: the tree of one file.

mod human;
mod json;

use std::path::{Path, PathBuf};

use super::args::{Format, Outline};
use super::files::is_standard_input;
use super::surroundings::Surroundings;
use super::{Failure, Status, output, read};
use crate::ide::outline::title;
use crate::model::Document;

/// Shows the outline that was asked for.
pub fn run(asked: &Outline) -> Result<Status, Failure> {
    let surroundings = Surroundings::new(asked.config.as_deref())?;
    let (path, text) = if is_standard_input(&asked.file) {
        (PathBuf::from("<stdin>"), read::standard_input("<stdin>"))
    } else {
        (asked.file.clone(), read::file(&asked.file))
    };
    let (document, _) = surroundings.document(&path, &text.map_err(Failure::Told)?);
    let shown = match asked.format {
        Format::Json => json::json(&document),
        Format::Human => human::show(&document, &shown_name(&path)),
    };
    output::print(shown.as_bytes())?;
    Ok(if surroundings.say_complaints() { Status::Failed } else { Status::Clean })
}

/// The title: what front matter declares, else what stands first.
fn title_text(document: &Document) -> Option<String> {
    let declared = document.front_matter().title.as_ref().map(|title| title.text.clone());
    declared.or_else(|| title(document).map(|range| document.text().slice(range).into_owned()))
}

fn shown_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
