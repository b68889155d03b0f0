//! Where a name, a speaker or a note is explained, and which file front matter names.

use std::ops::Range;

use super::jump::{Jump, Place, Target, in_entry, in_front_matter};
use super::occurrences::{Thing, thing_at};
use super::person::Person;
use crate::model::declared::DeclaredKind;
use crate::model::matcher::EntityId;
use crate::model::names::ExplainedName;
use crate::model::{Document, names};
use crate::syntax::{BlockKind, label_key};

/// Where what stands at `offset` is explained: a name in its glossary or by its note, a speaker where front
/// matter or a glossary declares it or at its first turn, a note at the name that it explains.
pub fn definition(document: &Document, offset: usize) -> Option<Jump> {
    let Some((thing, origin)) = thing_at(document, offset) else { return named_file(document, offset) };
    let target = match thing {
        Thing::Entity(id) => entity(document, id),
        Thing::Explained(name) => Some(explanation(&name)),
        Thing::Person(person) => speaker(document, &person, &origin),
        Thing::Note(range) => {
            names::explained_by(document, &range).map(|name| Target::here(name.term.clone(), name.term))
        }
        Thing::Turn(_) => None,
    };
    Jump::to(origin, target)
}

/// The entry of an entity.
pub fn entity(document: &Document, id: EntityId) -> Option<Target> {
    let entry = document.vocabulary().entities.entry(id)?;
    in_entry(document, id, entry.span, entry.key.span)
}

/// The entity with that key, if the document has it from the glossary of that origin.
pub fn entity_of(document: &Document, origin: &str, key: &str) -> Option<EntityId> {
    let entities = &document.vocabulary().entities;
    let id = entities.lookup(key)?;
    let is_same = label_key(&entities.entry(id)?.key.text) == label_key(key);
    (is_same && &*entities.layer(id)?.origin == origin).then_some(id)
}

/// The entity by whose name a label goes.
pub fn entity_of_label(document: &Document, label: &Range<usize>) -> Option<EntityId> {
    let entities = &document.vocabulary().entities;
    if entities.is_empty() {
        return None;
    }
    let label = document.text().slice(label.clone());
    let id = entities.lookup(&label)?;
    // A key is no name.
    let mut forms = entities.entry(id)?.forms();
    forms.any(|(_, form)| label_key(&form.text) == label_key(&label)).then_some(id)
}

fn explanation(name: &ExplainedName) -> Target {
    let range = match name.kind {
        DeclaredKind::Note => &name.explanation,
        DeclaredKind::Acronym => &name.term,
    };
    Target::here(range.clone(), range.clone())
}

fn speaker(document: &Document, person: &Person, label: &Range<usize>) -> Option<Target> {
    if let Some(declared) = person.declaration(document) {
        return in_front_matter(document, declared.span, declared.name.span);
    }
    if let Some(id) = entity_of_label(document, label) {
        return entity(document, id);
    }
    let first = person.first_label(document)?;
    let turn = document.turns().at(first.start).map(|(_, turn)| turn.range.clone());
    let turn = turn.filter(|turn| turn.start <= first.start && first.end <= turn.end);
    Some(Target::here(turn.unwrap_or(first.clone()), first))
}

/// The glossary whose path stands at `offset` in front matter.
fn named_file(document: &Document, offset: usize) -> Option<Jump> {
    let placed = document.blocks().at(offset)?;
    if placed.block.kind != BlockKind::FrontMatter {
        return None;
    }
    let start = document.front_matter_range()?.start;
    let range = |span: crate::text::Span| start + span.start as usize..start + span.end as usize;
    let mut paths = document.front_matter().glossaries.iter();
    let path = paths.find(|path| {
        let range = range(path.span);
        range.start <= offset && offset <= range.end
    })?;
    let target = Target { place: Place::File(path.text.clone()), range: 0..0, selection: 0..0 };
    Jump::to(range(path.span), [target])
}
