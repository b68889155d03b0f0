//! Notes in the form of the house: the one at the cursor, and all of the file.

use super::spot::Spot;
use super::{Edits, Refactor, RefactorKind};
use crate::config::Settings;
use crate::ide::format::{format_note, format_notes};
use crate::model::Document;
use crate::rules::TextEdit;

/// Offers to write the note at the cursor as the house does, and with it all others; nothing where it is written so.
pub fn in_house_form(spot: &Spot<'_>, settings: &Settings) -> Vec<Refactor> {
    let edits = format_note(spot.document, settings, spot.placed.start + spot.selected.start);
    if edits.is_empty() {
        return Vec::new();
    }
    let all = Refactor {
        title: "Write all notes in this file in the house’s form".to_owned(),
        kind: RefactorKind::Rewrite,
        edits: Edits::AllNotes,
    };
    vec![Refactor::new(RefactorKind::Rewrite, "Write the note in the house’s form", edits), all]
}

/// The edits that write all notes of the file as the house does.
pub fn all_notes(document: &Document, settings: &Settings) -> Vec<TextEdit> {
    format_notes(document, settings)
}
