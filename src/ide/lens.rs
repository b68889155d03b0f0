//! What is told above a line: how many words answer a question, and which entities are declared there.

use std::ops::Range;

use super::structure::{exchanges, sections};
use super::word_count::TurnWords;
use crate::model::matcher::EntityId;
use crate::model::names::How;
use crate::model::{Document, FRONT_MATTER, names};

/// A line with what is told above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionLens {
    /// The question, in bytes of the document.
    pub range: Range<usize>,
    /// What is told.
    pub title: String,
}

/// A lens above every question of an interview.
pub fn question_lenses(document: &Document) -> Vec<QuestionLens> {
    let exchanges = exchanges(document, &sections(document));
    let words = TurnWords::new(document);
    let lens = |(index, exchange): (usize, super::structure::Exchange)| {
        let answers = document.turns().get(exchange.turns.start + 1..exchange.turns.end).unwrap_or_default();
        let answered = match answers.iter().map(|turn| words.of(turn)).sum() {
            _ if answers.is_empty() => "no answer".to_owned(),
            1 => "answered in 1 word".to_owned(),
            words => format!("answered in {words} words"),
        };
        let question = document.turns().get(exchange.turns.start)?;
        Some(QuestionLens {
            range: question.range.clone(),
            title: format!("Question {} · {answered}", index + 1),
        })
    };
    exchanges.into_iter().enumerate().filter_map(lens).collect()
}

/// The entities that front matter declares, each with the bytes of its key.
pub fn own_entities(document: &Document) -> Vec<(EntityId, Range<usize>)> {
    let Some(start) = document.front_matter_range().map(|range| range.start) else {
        return Vec::new();
    };
    let entities = &document.vocabulary().entities;
    let is_own = |id: EntityId| entities.layer(id).is_some_and(|layer| &*layer.origin == FRONT_MATTER);
    let own = entities.iter().filter(|(id, _)| is_own(*id));
    let placed = own.map(|(id, entry)| {
        let key = entry.key.span.range();
        (id, start + key.start..start + key.end)
    });
    let mut placed: Vec<_> = placed.collect();
    placed.sort_by_key(|(_, range)| range.start);
    placed
}

/// Where a document mentions the entity that the glossary of that origin declares under `key`.
pub fn mentions_of(document: &Document, origin: &str, key: &str) -> Vec<Range<usize>> {
    let entities = &document.vocabulary().entities;
    let is_it = |id: &EntityId| {
        let declared = entities.entry(*id).is_some_and(|entry| entry.key.text == key);
        declared && entities.layer(*id).is_some_and(|layer| &*layer.origin == origin)
    };
    entities.lookup(key).filter(is_it).map_or_else(Vec::new, |id| mentions(document, id))
}

/// Where a document mentions an entity; that it speaks is no mention.
pub fn mentions(document: &Document, id: EntityId) -> Vec<Range<usize>> {
    let uses = names::entity_uses(document, id).into_iter();
    uses.filter(|found| found.how != How::Label).map(|found| found.range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_tell_how_long_their_answers_are() {
        let text = "— Why? 🎙\n\n— So it is.\n\nAnd so.\n\n— And?\n\n— Yes.\n\n— Then?\n";
        let lenses = question_lenses(&Document::new(text, Default::default()));
        let shown: Vec<_> =
            lenses.iter().map(|lens| format!("{}: {}", &text[lens.range.clone()], lens.title)).collect();
        assert_eq!(
            shown,
            [
                "— Why? 🎙: Question 1 · answered in 5 words",
                "— And?: Question 2 · answered in 1 word",
                "— Then?: Question 3 · no answer",
            ]
        );
        assert_eq!(question_lenses(&Document::default()), []);
    }

    #[test]
    fn entities_of_front_matter_are_counted_where_they_are_declared() {
        let text = "---\nentities:\n  bo: { name: Bo }\n  ann: Ann\n---\n\nBo: To Ann?\n\nAnn: To Bo, or Ann.\n\nBo: So?\n\nAnn: No.\n";
        let document = Document::new(text, Default::default());
        let found = own_entities(&document).into_iter();
        let counts: Vec<_> = found.map(|(id, key)| (&text[key], mentions(&document, id).len())).collect();
        assert_eq!(counts, [("bo", 1), ("ann", 2)]);
        assert_eq!(mentions_of(&document, FRONT_MATTER, "ann").len(), 2);
        assert_eq!(mentions_of(&document, "/other.yaml", "ann").len(), 0);
    }
}
