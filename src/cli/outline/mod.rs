//! `transcript-ls outline`: the tree of each file.

mod human;
mod json;

use std::path::Path;
use std::sync::Arc;

use super::args::{Format, Outline};
use super::files::{self, Source};
use super::surroundings::Surroundings;
use super::{Failure, Status, output};
use crate::ide::outline::title;
use crate::model::Document;

/// Shows the outlines that were asked for.
pub fn run(asked: &Outline) -> Result<Status, Failure> {
    let surroundings = Arc::new(Surroundings::new(asked.config.as_deref())?);
    let found = files::find(&asked.files, &surroundings);
    found.complaints.iter().for_each(|complaint| output::complain(&complaint.sentence));
    let mut is_whole = found.complaints.is_empty();
    let are_several = found.sources.len() > 1;
    let mut is_first = true;
    for source in &found.sources {
        match outline(source, &surroundings, asked.format, are_several) {
            Ok(shown) => {
                let gap = if is_first || asked.format == Format::Json { "" } else { "\n" };
                output::print((gap.to_owned() + &shown).as_bytes())?;
                is_first = false;
            }
            Err(sentence) => {
                output::complain(&sentence);
                is_whole = false;
            }
        }
    }
    let late = surroundings.take_complaints();
    late.iter().for_each(|complaint| output::complain(&complaint.sentence));
    Ok(if is_whole && late.is_empty() { Status::Clean } else { Status::Failed })
}

/// The title: what front matter declares, else what stands first.
fn title_text(document: &Document) -> Option<String> {
    let declared = document.front_matter().title.as_ref().map(|title| title.text.clone());
    declared.or_else(|| title(document).map(|range| document.text().slice(range).into_owned()))
}

/// The outline of one file; where there are several, each says which it is.
fn outline(
    source: &Source,
    surroundings: &Surroundings,
    format: Format,
    are_several: bool,
) -> Result<String, String> {
    let (path, text) = source.read(None);
    let (document, _) = surroundings.document(&path, &text?);
    Ok(match format {
        Format::Json => json::json(&document, are_several.then_some(path.as_path())),
        Format::Human if are_several => {
            let path = path.display().to_string();
            let above = if title_text(&document).is_some() { format!("{path}\n") } else { String::new() };
            above + &human::show(&document, &path)
        }
        Format::Human => human::show(&document, &shown_name(&path)),
    })
}

fn shown_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
