//! What an editor offers to make of the text at a selection, beside mending it.
//!
//! An offer is tried before it is made: where the text would be read otherwise than the offer says, there is none.

mod declare;
mod notes;
mod spot;
mod turns;
mod wrap;

use std::ops::Range;

use crate::config::Settings;
use crate::model::Document;
use crate::rules::TextEdit;
use spot::Spot;

pub use notes::all_notes;

/// What sort of change it is; editors have a menu for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefactorKind {
    /// Something of the text is declared elsewhere.
    Extract,
    /// Something is dissolved in the text around it.
    Inline,
    /// Something is written in another way.
    Rewrite,
}

/// What it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edits {
    /// This, in order, none overlapping.
    Now(Vec<TextEdit>),
    /// What [`all_notes`] says once it is chosen: it takes a walk through the whole text.
    AllNotes,
}

/// Something that can be made of the text. Offsets are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refactor {
    /// What it does, as a command.
    pub title: String,
    /// Which menu it belongs to.
    pub kind: RefactorKind,
    /// What it changes.
    pub edits: Edits,
}

impl Refactor {
    fn new(kind: RefactorKind, title: impl Into<String>, edits: Vec<TextEdit>) -> Self {
        Refactor { title: title.into(), kind, edits: Edits::Now(edits) }
    }
}

/// What can be made of the text at `selection`.
pub fn refactors(document: &Document, settings: &Settings, selection: Range<usize>) -> Vec<Refactor> {
    let Some(spot) = Spot::of(document, selection) else { return Vec::new() };
    let mut offered = wrap::wrap(&spot, settings);
    offered.extend(notes::in_house_form(&spot, settings));
    offered.extend(wrap::unwrap(&spot));
    offered.extend(declare::name(&spot));
    offered.extend(declare::speaker(&spot));
    offered.extend(turns::split(&spot));
    offered.extend(turns::join(&spot));
    offered.extend(turns::swap(&spot));
    offered
}

#[cfg(test)]
mod tests;
