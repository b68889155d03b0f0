//! Where it is said of what kind a thing is.

use super::definition::entity_of_label;
use super::jump::{Jump, in_entry};
use super::occurrences::{Thing, thing_at};
use crate::model::Document;

/// The `kind` of the entity at `offset`, where its entry gives one.
pub fn type_definition(document: &Document, offset: usize) -> Option<Jump> {
    let (thing, origin) = thing_at(document, offset)?;
    let id = match thing {
        Thing::Entity(id) => id,
        Thing::Person(_) => entity_of_label(document, &origin)?,
        Thing::Explained(_) | Thing::Note(_) | Thing::Turn(_) => return None,
    };
    let kind = document.vocabulary().entities.entry(id)?.kind_span?;
    Jump::to(origin, in_entry(document, id, kind, kind))
}
