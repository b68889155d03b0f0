//! Where a name, a speaker or a note is explained.

use std::ops::Range;

use super::person::declaration;
use super::pointed::{Pointed, pointed};
use crate::model::declared::DeclaredKind;
use crate::model::matcher::EntityId;
use crate::model::{Document, FRONT_MATTER, names};

/// Where a target lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the document itself.
    Here,
    /// In the glossary of that origin, as its [`Layer`](crate::model::glossary::Layer) has it.
    Glossary(std::sync::Arc<str>),
}

/// A place to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// In which text.
    pub place: Place,
    /// All that belongs to it, in bytes of that text.
    pub range: Range<usize>,
    /// What to select there.
    pub selection: Range<usize>,
}

/// Where what stands at `offset` is explained: a name in its glossary or by its note, a speaker where front
/// matter declares it or at its first turn, a note at the name that it explains.
pub fn definition(document: &Document, offset: usize) -> Vec<Target> {
    match pointed(document, offset) {
        Some(Pointed::Entity(id, ..)) => entity(document, id).into_iter().collect(),
        Some(Pointed::Explained(name, _)) => {
            let explained = match name.kind {
                DeclaredKind::Note => name.explanation,
                DeclaredKind::Acronym => name.term,
            };
            vec![here(explained.clone(), explained)]
        }
        Some(Pointed::Speaker(key, _)) => speaker(document, key).into_iter().collect(),
        Some(Pointed::Note(_, range, _)) => names::explained_by(document, &range)
            .map(|name| here(name.term.clone(), name.term))
            .into_iter()
            .collect(),
        Some(Pointed::Marker(..)) | None => Vec::new(),
    }
}

fn entity(document: &Document, id: EntityId) -> Option<Target> {
    let entities = &document.vocabulary().entities;
    let (entry, layer) = (entities.entry(id)?, entities.layer(id)?);
    let (range, selection) = (entry.span.range(), entry.key.span.range());
    if &*layer.origin == FRONT_MATTER {
        let start = document.front_matter_range()?.start;
        return Some(here(
            start + range.start..start + range.end,
            start + selection.start..start + selection.end,
        ));
    }
    Some(Target { place: Place::Glossary(layer.origin.clone()), range, selection })
}

fn speaker(document: &Document, key: u64) -> Option<Target> {
    if let Some(declared) = declaration(document, key) {
        let start = document.front_matter_range()?.start;
        let (all, name) = (declared.span.range(), declared.name.span.range());
        return Some(here(start + all.start..start + all.end, start + name.start..start + name.end));
    }
    let first = document
        .turns()
        .iter()
        .find(|turn| turn.speaker.as_ref().is_some_and(|(_, speaker)| *speaker == key))?;
    let (name, _) = first.speaker.clone()?;
    Some(here(first.range.clone(), name))
}

fn here(range: Range<usize>, selection: Range<usize>) -> Target {
    Target { place: Place::Here, range, selection }
}
