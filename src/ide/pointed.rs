//! What stands under the pointer: a name, a speaker, a note, a turn's marker.

use std::ops::Range;

use super::person::is_speaker;
use crate::model::matcher::{EntityId, FormId};
use crate::model::names::{self, ExplainedName, explained_at, inlines, mentions};
use crate::model::{Document, FRONT_MATTER, Turn};
use crate::syntax::inline::{BracketKind, Note};
use crate::syntax::{BlockKind, Placed, label_key};

/// A thing under the pointer; ranges are bytes of the document.
pub enum Pointed {
    /// A name of a declared entity, by that form where it stands in one.
    Entity(EntityId, Option<FormId>, Range<usize>),
    /// A name that the document itself explains.
    Explained(ExplainedName, Range<usize>),
    /// A speaker's label, with its key; or the name or a label in the speaker's declaration.
    Speaker(u64, Range<usize>),
    /// A note, which starts at that offset of the document's block.
    Note(Box<Note>, Range<usize>, usize),
    /// The marker of a turn, with the index of the turn.
    Marker(usize, Turn, Range<usize>),
}

/// What stands at `offset`: the narrowest thing that has something to say.
pub fn pointed(document: &Document, offset: usize) -> Option<Pointed> {
    let placed = document.blocks().at(offset)?;
    if placed.block.kind == BlockKind::FrontMatter {
        return declared(document, offset);
    }
    if !names::is_read(placed.block) {
        return None;
    }
    let inside = offset.checked_sub(placed.start)?;
    if let Some(label) = placed.block.label()
        && is_on(&document.text().slice(placed.content()), label.start as usize..label.end as usize, inside)
        && is_speaker(document, label.key)
    {
        let range = placed.start + label.start as usize..placed.start + label.end as usize;
        return Some(Pointed::Speaker(label.key, range));
    }
    entity(document, &placed, inside)
        .or_else(|| explained_at(document, offset).map(|(name, range)| Pointed::Explained(name, range)))
        .or_else(|| note(document, &placed, inside))
        .or_else(|| marker(document, &placed, offset))
}

/// Whether `inside` is on a label, or on the emphasis or the colon right at it, where editors put the cursor.
fn is_on(text: &str, label: Range<usize>, inside: usize) -> bool {
    let between = if inside < label.start { inside..label.start } else { label.end..inside + 1 };
    let are_marks = |between: Range<usize>| {
        text.get(between).is_some_and(|marks| marks.chars().all(|c| "*_:".contains(c)))
    };
    (label.start..=label.end).contains(&inside) || are_marks(between)
}

/// The speaker or the entity that front matter declares at `offset`.
fn declared(document: &Document, offset: usize) -> Option<Pointed> {
    let start = document.front_matter_range()?.start;
    let at = u32::try_from(offset.checked_sub(start)?).ok()?;
    let here = |name: &&crate::model::yaml::Text| name.span.start <= at && at <= name.span.end;
    let range =
        |name: &crate::model::yaml::Text| start + name.span.start as usize..start + name.span.end as usize;
    let front_matter = document.front_matter();
    let mut names = front_matter.speakers.iter().flat_map(|by| by.labels.iter().chain([&by.name]));
    if let Some(name) = names.find(here) {
        return Some(Pointed::Speaker(label_key(&name.text), range(name)));
    }
    let entries = front_matter.entities.entries.iter();
    let mut forms = entries.flat_map(|entry| {
        let forms = entry.forms().map(|(_, form)| form);
        forms.chain([&entry.key]).map(move |form| (entry, form))
    });
    let (entry, form) = forms.find(|(_, form)| here(form))?;
    let entities = &document.vocabulary().entities;
    let id = entities.lookup(&entry.key.text)?;
    let is_own = entities.layer(id).is_some_and(|layer| &*layer.origin == FRONT_MATTER);
    is_own.then(|| Pointed::Entity(id, None, range(form)))
}

fn entity(document: &Document, placed: &Placed<'_>, inside: usize) -> Option<Pointed> {
    let at = inside as u32;
    let found = mentions(document, placed);
    if let Some(mention) = found.iter().find(|mention| mention.start <= at && at <= mention.end) {
        let range = placed.start + mention.start as usize..placed.start + mention.end as usize;
        return Some(Pointed::Entity(mention.entity, Some(mention.form), range));
    }
    let inlines = inlines(document, placed);
    let bracket = inlines.bracket_at(at)?;
    let (target, span) = match &bracket.kind {
        BracketKind::EntityLink { target, .. } => (*target, bracket.span()),
        _ => {
            let outer = inlines.brackets.get(bracket.parent? as usize)?;
            let BracketKind::EntityLink { target, .. } = &outer.kind else { return None };
            (*target, outer.span())
        }
    };
    let text = document.text().slice(placed.content());
    let entity = document.vocabulary().entities.lookup(target.of(&text))?;
    Some(Pointed::Entity(entity, None, placed.start + span.range().start..placed.start + span.range().end))
}

fn note(document: &Document, placed: &Placed<'_>, inside: usize) -> Option<Pointed> {
    let inlines = inlines(document, placed);
    let bracket = inlines.bracket_at(inside as u32)?;
    let bracket = match bracket.kind {
        BracketKind::Note(_) => bracket,
        _ => inlines.enclosing_note(bracket)?,
    };
    let BracketKind::Note(note) = &bracket.kind else { return None };
    let span = bracket.span().range();
    Some(Pointed::Note(note.clone(), placed.start + span.start..placed.start + span.end, placed.start))
}

fn marker(document: &Document, placed: &Placed<'_>, offset: usize) -> Option<Pointed> {
    let marker = placed.block.marker?;
    // Most of what is pointed at is no marker, and then nobody need know the turns.
    if !(marker.start as usize..marker.end as usize).contains(&offset.checked_sub(placed.start)?) {
        return None;
    }
    let (index, turn) = document.turns().at(offset)?;
    let range = turn.range.start..turn.speech;
    (range.contains(&offset) && turn.blocks.start == placed.index)
        .then(|| Pointed::Marker(index, turn.clone(), range))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Context;

    #[test]
    fn a_label_is_pointed_at_by_its_marks_too_and_by_nothing_else() {
        let text = "**Ann:** One?\n\n[00:12] **Bo:** Two.\n\n**Ann:** Three?\n\n[00:14] **Bo:** Four.\n";
        let document = Document::new(text, Arc::new(Context::default()));
        let is_speaker = |offset| matches!(pointed(&document, offset), Some(Pointed::Speaker(..)));
        let found: Vec<_> = (0..34).filter(|offset| is_speaker(*offset)).collect();
        assert_eq!(found, (0..8).chain(23..30).collect::<Vec<_>>());
    }
}
