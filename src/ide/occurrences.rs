//! A thing that a document speaks of, and everywhere it stands there.

use std::ops::Range;

use super::person::Person;
use super::pointed::{Pointed, pointed};
use crate::model::matcher::EntityId;
use crate::model::name_places;
use crate::model::names::{self, ExplainedName};
use crate::model::yaml::Text;
use crate::model::{Document, FRONT_MATTER};

/// A thing that a document speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// An entity that a glossary or front matter declares.
    Entity(EntityId),
    /// A name that the document explains by a note, or an acronym with its words.
    Explained(ExplainedName),
    /// Somebody who speaks.
    Person(Person),
    /// A note, by the bytes of its bracket.
    Note(Range<usize>),
    /// A question or an answer, by the index of its turn.
    Turn(usize),
}

/// One place where a thing stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where, in bytes of the document.
    pub range: Range<usize>,
    /// What the place does for the thing.
    pub does: Does,
}

/// What a place does for the thing that stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// It declares it: in front matter.
    Declare,
    /// It says in the text what the thing is, or is the first of its kind: an explained name, a question with its answers.
    Explain,
    /// It names it.
    Mention,
}

/// The thing at `offset`, and where it stands there as a whole.
pub fn thing_at(document: &Document, offset: usize) -> Option<(Thing, Range<usize>)> {
    Some(match pointed(document, offset)? {
        Pointed::Entity(id, _, range) => (Thing::Entity(id), range),
        Pointed::Explained(name, range) => (Thing::Explained(name), range),
        Pointed::Speaker(key, range) => (Thing::Person(Person::of(document, key)), range),
        Pointed::Note(_, range, _) => (Thing::Note(range.clone()), range),
        Pointed::Marker(index, _, range) => (Thing::Turn(index), range),
    })
}

/// Everywhere a thing stands in a document, in order.
pub fn occurrences(document: &Document, thing: &Thing) -> Vec<Occurrence> {
    match thing {
        Thing::Entity(id) => entity(document, *id),
        Thing::Explained(name) => explained(document, name),
        Thing::Person(person) => self::person(document, person),
        Thing::Note(range) => brackets(document, range),
        Thing::Turn(index) => exchange(document, *index),
    }
}

fn entity(document: &Document, id: EntityId) -> Vec<Occurrence> {
    let mut all = declared(document, id);
    let does = |explains| if explains { Does::Explain } else { Does::Mention };
    let uses = names::entity_uses(document, id).into_iter();
    all.extend(uses.map(|found| Occurrence { range: found.range, does: does(found.explained) }));
    all
}

/// The key and the forms of an entity, if it is front matter that declares it.
fn declared(document: &Document, id: EntityId) -> Vec<Occurrence> {
    let entities = &document.vocabulary().entities;
    let is_own = entities.layer(id).is_some_and(|layer| &*layer.origin == FRONT_MATTER);
    let Some(entry) = entities.entry(id).filter(|_| is_own) else { return Vec::new() };
    in_front_matter(document, entry.forms().map(|(_, form)| form).chain([&entry.key]))
}

/// These texts of the front matter as declarations, in order, each place once.
fn in_front_matter<'t>(document: &Document, texts: impl Iterator<Item = &'t Text>) -> Vec<Occurrence> {
    let Some(start) = document.front_matter_range().map(|range| range.start) else { return Vec::new() };
    let mut spans: Vec<_> = texts.map(|text| text.span).collect();
    spans.sort_unstable();
    spans.dedup();
    let range = |span: crate::text::Span| start + span.start as usize..start + span.end as usize;
    spans.into_iter().map(|span| Occurrence { range: range(span), does: Does::Declare }).collect()
}

fn explained(document: &Document, name: &ExplainedName) -> Vec<Occurrence> {
    let forms: Vec<_> = [name.name.clone()].into_iter().chain(name.short.clone()).collect();
    let explains = |range: &Range<usize>| {
        let acronym = name.short.is_some() && name.explanation == *range;
        acronym || (name.term.start <= range.start && range.end <= name.term.end)
    };
    let places = name_places::places(document, &forms).into_iter();
    let does = |range: &_| if explains(range) { Does::Explain } else { Does::Mention };
    places.map(|range| Occurrence { does: does(&range), range }).collect()
}

/// Front matter, and the labels; where front matter says nothing, the first label brings the person in.
fn person(document: &Document, person: &Person) -> Vec<Occurrence> {
    let declaration = person.declaration(document);
    let names = declaration.into_iter().flat_map(|by| by.labels.iter().chain([&by.name]));
    let mut all = in_front_matter(document, names);
    let labels = person.labels(document).map(|range| Occurrence { range, does: Does::Mention });
    all.extend(labels);
    if let Some(first) = all.first_mut().filter(|first| first.does == Does::Mention) {
        first.does = Does::Explain;
    }
    all
}

/// Both brackets of a note.
fn brackets(document: &Document, note: &Range<usize>) -> Vec<Occurrence> {
    let Some(placed) = document.blocks().at(note.start) else { return Vec::new() };
    let inlines = names::inlines(document, &placed);
    let whole = |bracket: &&crate::syntax::inline::Bracket| {
        placed.start + bracket.span().start as usize == note.start
            && placed.start + bracket.span().end as usize == note.end
    };
    let bracket = inlines.brackets.iter().find(whole);
    let spans = bracket.into_iter().flat_map(|bracket| [bracket.open, bracket.close]);
    let range =
        |span: crate::text::Span| placed.start + span.start as usize..placed.start + span.end as usize;
    spans.map(|span| Occurrence { range: range(span), does: Does::Mention }).collect()
}

/// The markers of a question and of its answers, whichever of them is meant.
fn exchange(document: &Document, index: usize) -> Vec<Occurrence> {
    let turns = document.turns();
    let marker = |at: usize| {
        let turn = turns.get(at).filter(|turn| turn.range.start < turn.speech)?;
        let does = if turn.is_question() { Does::Explain } else { Does::Mention };
        Some(Occurrence { range: turn.range.start..turn.speech, does })
    };
    turns.exchange(index).filter_map(marker).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// Every place of the thing that stands where `needle` does for the first time: `!` explains, `=` declares.
    fn shown(text: &str, needle: &str) -> Vec<String> {
        let document = Document::new(text, Arc::default());
        let Some(at) = text.find(needle) else { return vec!["not there".to_owned()] };
        let Some((thing, _)) = thing_at(&document, at) else { return Vec::new() };
        let show = |Occurrence { range, does }: Occurrence| {
            let line = text[..range.start].matches('\n').count() + 1;
            let sign = match does {
                Does::Declare => "=",
                Does::Explain => "!",
                Does::Mention => "",
            };
            format!("{line}{sign} {}", &text[range])
        };
        occurrences(&document, &thing).into_iter().map(show).collect()
    }

    const FRONT: &str = "---\nspeakers: [{ name: Ann Lee, label: Q }, Bo]\nentities: { knife: { name: Knife, aliases: [the Base] } }\n---\n";

    #[test]
    fn an_entity_stands_under_all_its_forms_in_headings_labels_and_links() {
        let text = format!(
            "{FRONT}# Knife 🔪\n\nQ: The Base?\r\n\r\nBo: Knife (a base — Ed.). See `Knife` or [[knife|that Knife]], [[Base]].\r\n"
        );
        let expected = [
            "3= knife", "3= Knife", "3= the Base", "5 Knife", "7 The Base", "9! Knife", "9 knife", "9 Knife",
        ];
        for needle in ["Knife 🔪", "Knife (", "knife|", "the Base", "knife:"] {
            assert_eq!(shown(&text, needle), expected, "{needle}");
        }
    }

    #[test]
    fn a_name_that_is_explained_stands_with_its_acronym() {
        let text = "— The Islamic State (IS)? In ISIS?\n\n— Islamic\nState, IS; not is.\n";
        let expected = ["1! Islamic State", "1! IS", "3 Islamic\nState", "4 IS"];
        for needle in ["Islamic State", "IS)", "IS;"] {
            assert_eq!(shown(text, needle), expected, "{needle}");
        }
    }

    #[test]
    fn a_speaker_stands_where_it_is_declared_and_at_every_label() {
        let text = format!("{FRONT}\nQ: One?\n\nBo: Two, Ann.\n\n**Ann [00:12]:** Three?\n\nBo: Four.\n");
        assert_eq!(shown(&text, "Q: One"), ["2= Ann Lee", "2= Q", "6 Q", "10 Ann"]);
        assert_eq!(shown(&text, "Ann Lee"), ["2= Ann Lee", "2= Q", "6 Q", "10 Ann"]);
        assert_eq!(shown(&text, "Bo: Four"), ["2= Bo", "8 Bo", "12 Bo"]);
        assert_eq!(shown("Cy: One?\n\nDi: Two.\n\nCY: Three?\n\nDi: Four.\n", "Cy"), ["1! Cy", "5 CY"]);
    }

    #[test]
    fn a_note_has_two_brackets_and_a_question_its_answers() {
        let text = "— One (he laughs — Ed.)?\n\n— Two.\n\n— Three \\[so — Ed.\\]?\n\n— Four.\n";
        assert_eq!(shown(text, "laughs"), ["1 (", "1 )"]);
        assert_eq!(shown(text, "so — Ed"), ["5 \\[", "5 \\]"]);
        assert_eq!(shown(text, "— Four"), ["5! — ", "7 — "]);
        assert_eq!(shown(text, "Two"), [""; 0]);
        assert_eq!(shown("", ""), [""; 0]);
    }
}
