//! What stands under the pointer: a name, a speaker, a note, a turn's marker.

use std::ops::Range;

use crate::model::matcher::{EntityId, FormId};
use crate::model::names::{self, ExplainedName, explained, inlines, mentions, whole_words};
use crate::model::speakers::Standing;
use crate::model::{Document, Turn};
use crate::syntax::inline::{BracketKind, Note};
use crate::syntax::{BlockKind, Placed};

/// A thing under the pointer; ranges are bytes of the document.
pub enum Pointed {
    /// A name of a declared entity, by that form where it stands in one.
    Entity(EntityId, Option<FormId>, Range<usize>),
    /// A name that the document itself explains.
    Explained(ExplainedName, Range<usize>),
    /// A speaker's label, with its key.
    Speaker(u64, Range<usize>),
    /// A note, which starts at that offset of the document's block.
    Note(Box<Note>, Range<usize>, usize),
    /// The marker of a turn.
    Marker(Turn, Range<usize>),
}

/// What stands at `offset`: the narrowest thing that has something to say.
pub fn pointed(document: &Document, offset: usize) -> Option<Pointed> {
    let speaks = |kind| matches!(kind, BlockKind::Text | BlockKind::Heading(_));
    let placed = document.blocks().at(offset).filter(|placed| speaks(placed.block.kind))?;
    let inside = offset.checked_sub(placed.start)?;
    if let Some(label) = placed.block.label()
        && (label.start as usize..=label.end as usize).contains(&inside)
        && matches!(document.speakers().standing(label.key), Standing::Speaker | Standing::Latecomer)
    {
        let range = placed.start + label.start as usize..placed.start + label.end as usize;
        return Some(Pointed::Speaker(label.key, range));
    }
    entity(document, &placed, inside)
        .or_else(|| self_explained(document, &placed, inside))
        .or_else(|| note(document, &placed, inside))
        .or_else(|| marker(document, &placed, offset))
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

fn self_explained(document: &Document, placed: &Placed<'_>, inside: usize) -> Option<Pointed> {
    let text = document.text().slice(placed.content());
    let mut best: Option<(ExplainedName, Range<usize>)> = None;
    for name in explained(document) {
        let acronym = document.text().slice(name.explanation.clone()).into_owned();
        let mut forms = vec![name.name.to_string()];
        if name.kind == crate::model::declared::DeclaredKind::Acronym {
            forms.push(acronym);
        }
        for form in forms {
            let here = whole_words(&text, &form).find(|range| range.start <= inside && inside <= range.end);
            if let Some(range) = here
                && best.as_ref().is_none_or(|(_, known)| range.len() > known.len())
            {
                best = Some((name.clone(), placed.start + range.start..placed.start + range.end));
            }
        }
    }
    best.map(|(name, range)| Pointed::Explained(name, range))
}

fn note(document: &Document, placed: &Placed<'_>, inside: usize) -> Option<Pointed> {
    let inlines = names::inlines(document, placed);
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
    placed.block.marker?;
    let (_, turn) = document.turns().at(offset)?;
    let range = turn.range.start..turn.speech;
    (range.contains(&offset) && turn.blocks.start == placed.index)
        .then(|| Pointed::Marker(turn.clone(), range))
}
