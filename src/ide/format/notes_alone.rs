//! Writes notes as the house does, and nothing else: the one at a place, or all of a document.

use super::code::Code;
use super::house::House;
use super::on_type::tidied;
use super::view::{View, is_formatted};
use super::{effective, moved, notes, safe};
use crate::config::Settings;
use crate::model::Document;
use crate::rules::{Lens, TextEdit, compatible};
use crate::syntax::inline;

/// The edits that write the note around `offset` as the house does; none where it is written so, or there is none.
pub fn format_note(document: &Document, settings: &Settings, offset: usize) -> Vec<TextEdit> {
    let Some(placed) = document.blocks().at(offset) else { return Vec::new() };
    if !is_formatted(placed.block.kind) || Code::of(document).contains(placed.start) {
        return Vec::new();
    }
    tidied(document, settings, &placed, |view| notes::tidy_note_at(view, offset - placed.start))
}

/// The edits that write all notes of `document` as the house does, in order.
///
/// A paragraph that would be read otherwise afterwards keeps its notes.
pub fn format_notes(document: &Document, settings: &Settings) -> Vec<TextEdit> {
    let lens = Lens::of(document, settings);
    let text = document.text().to_string();
    let house = House::of(document, &text, &lens);
    let code = Code::of(document);
    let blocks = document.blocks().iter().filter(|placed| is_formatted(placed.block.kind));
    let mut edits = Vec::new();
    for placed in blocks.filter(|placed| !code.contains(placed.start)) {
        let content = document.text().slice(placed.content());
        if !content.contains(['(', '[', '{', '（', '［', '【']) {
            continue;
        }
        let inlines = inline::parse(&content, house.lexicon);
        let view = View::of(document, &placed, &content, &inlines, &house);
        let mut changes = Vec::new();
        notes::tidy_notes(&view, &mut changes);
        let wanted: Vec<_> = changes.into_iter().filter_map(|change| effective(&content, change)).collect();
        if wanted.is_empty() {
            continue;
        }
        let kept = safe(&view, vec![wanted]);
        let fitting = compatible(kept.iter().map(Vec::as_slice)).0;
        edits.extend(fitting.into_iter().map(|edit| moved(edit, placed.start)));
    }
    edits
}
