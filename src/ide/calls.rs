//! Who asks whom, what answers a question, and which turns mention a name: as a hierarchy of calls.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::definition::entity_of;
use super::implementation::first_words;
use super::occurrences::{Thing, thing_at};
use super::person::Person;
use super::shorten::shorten;
use crate::model::front_matter::SpeakerRole;
use crate::model::matcher::EntityId;
use crate::model::names::{self, How};
use crate::model::{Document, Turn, name_places};

/// The most characters that a turn's name has.
const LONGEST_NAME: usize = 80;

/// Something that calls or is called. Ranges are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What a person reads.
    pub name: String,
    /// What else is known of it.
    pub detail: Option<String>,
    /// What it is, in a way that holds after edits.
    pub who: Caller,
    /// All of it.
    pub range: Range<usize>,
    /// What to select.
    pub selection: Range<usize>,
}

/// What calls or is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    /// A turn, by the place that [`Call::selection`] starts at; whether it asks.
    Turn(bool),
    /// A speaker, by the name or a label.
    Speaker(String),
    /// An entity, by the origin of its glossary and its key.
    Entity(String, String),
    /// A name that the document explains.
    Own(String),
}

/// Callers or callees, each with the places in the caller that call.
pub type Calls = Vec<(Call, Vec<Range<usize>>)>;

/// What can call or be called at `offset`: a name, a speaker, else the turn.
pub fn call_at(document: &Document, offset: usize) -> Option<Call> {
    match thing_at(document, offset) {
        Some((Thing::Entity(id), range)) => entity(document, id, range),
        Some((Thing::Explained(name), range)) => {
            let detail = Some("explained here".to_owned());
            let who = Caller::Own(name.name.to_string());
            Some(Call { name: name.name.into(), detail, who, range: range.clone(), selection: range })
        }
        Some((Thing::Person(person), range)) => Some(speaker(document, &person, range)),
        Some((Thing::Note(_) | Thing::Turn(_), _)) | None => {
            let (_, found) = document.turns().at(offset)?;
            (offset <= found.range.end).then(|| turn(document, found))
        }
    }
}

/// What calls it: the question of an answer, those who ask a speaker, the turns that mention a name.
pub fn incoming(document: &Document, who: &Caller, offset: usize) -> Calls {
    match who {
        Caller::Turn(_) => question_of(document, offset).into_iter().collect(),
        Caller::Speaker(name) => {
            let answers = Person::named(document, name);
            exchanges(document, |_, by| answers.keys.contains(&by), |asks, _| asks)
        }
        Caller::Entity(origin, key) => {
            let Some(id) = entity_of(document, origin, key) else { return Vec::new() };
            let uses = names::entity_uses(document, id).into_iter().filter(|found| found.how != How::Label);
            turns_with(document, uses.map(|found| found.range))
        }
        Caller::Own(name) => {
            let names = names::explained(document);
            let short =
                names.iter().find(|known| *known.name == **name).and_then(|known| known.short.clone());
            let forms: Vec<_> = [name.as_str().into()].into_iter().chain(short).collect();
            turns_with(document, name_places::places(document, &forms).into_iter())
        }
    }
}

/// What it calls: the answers to a question and the names that a turn mentions, those who answer a speaker.
pub fn outgoing(document: &Document, who: &Caller, offset: usize) -> Calls {
    match who {
        Caller::Turn(_) => {
            let mut calls = answers_to(document, offset);
            calls.extend(mentioned_in(document, offset));
            calls
        }
        Caller::Speaker(name) => {
            let asks = Person::named(document, name);
            exchanges(document, |by, _| asks.keys.contains(&by), |_, answers| answers)
        }
        Caller::Entity(..) | Caller::Own(_) => Vec::new(),
    }
}

fn turn(document: &Document, turn: &Turn) -> Call {
    let selection = first_words(document, turn);
    let name = shorten(&document.text().slice(selection.clone()), LONGEST_NAME);
    let what = turn.question.map(|number| match turn.is_question() {
        true => format!("Question {number}"),
        false => format!("Answer to question {number}"),
    });
    let by = turn.speaker.as_ref().map(|(label, _)| document.text().slice(label.clone()).replace('\\', ""));
    let detail: Vec<_> = what.into_iter().chain(by).collect();
    Call {
        name: if name.is_empty() { "…".to_owned() } else { name },
        detail: (!detail.is_empty()).then(|| detail.join(" · ")),
        who: Caller::Turn(turn.is_question()),
        range: turn.range.start.min(selection.start)..turn.range.end.max(selection.end),
        selection,
    }
}

fn speaker(document: &Document, person: &Person, range: Range<usize>) -> Call {
    let declared = person.declaration(document).map(|speaker| speaker.name.text.clone());
    let name = declared.unwrap_or_else(|| document.text().slice(range.clone()).replace('\\', ""));
    let role =
        person.keys.iter().map(|key| document.speakers().role(*key)).find(|role| *role != SpeakerRole::Other);
    let detail = match role {
        Some(SpeakerRole::Interviewer) => Some("asks".to_owned()),
        Some(SpeakerRole::Interviewee) => Some("answers".to_owned()),
        Some(SpeakerRole::Other) | None => None,
    };
    Call { who: Caller::Speaker(name.clone()), name, detail, range: range.clone(), selection: range }
}

fn entity(document: &Document, id: EntityId, range: Range<usize>) -> Option<Call> {
    let entities = &document.vocabulary().entities;
    let (entry, layer) = (entities.entry(id)?, entities.layer(id)?);
    Some(Call {
        name: entry.name.text.clone(),
        detail: entry.kind.map(|kind| kind.name().to_owned()),
        who: Caller::Entity(layer.origin.to_string(), entry.key.text.clone()),
        range: range.clone(),
        selection: range,
    })
}

/// The question that a turn answers.
fn question_of(document: &Document, offset: usize) -> Option<(Call, Vec<Range<usize>>)> {
    let turns = document.turns();
    let (index, _) = turns.at(offset)?;
    let first = turns.exchange(index).start;
    let question = turns.get(first).filter(|question| first < index && question.is_question())?;
    let call = turn(document, question);
    let from = call.selection.clone();
    Some((call, vec![from]))
}

fn answers_to(document: &Document, offset: usize) -> Calls {
    let turns = document.turns();
    let Some((index, asked)) = turns.at(offset).filter(|(_, asked)| asked.is_question()) else {
        return Vec::new();
    };
    let from = first_words(document, asked);
    let answers = turns.get(index + 1..turns.exchange(index).end).unwrap_or_default();
    answers.iter().map(|answer| (turn(document, answer), vec![from.clone()])).collect()
}

/// The entities that a turn names, in the order of their first mentions.
fn mentioned_in(document: &Document, offset: usize) -> Calls {
    let Some((_, turn)) = document.turns().at(offset) else { return Vec::new() };
    let mut found: Vec<(EntityId, Vec<Range<usize>>)> = Vec::new();
    for placed in document.blocks().iter_from(turn.blocks.start).take(turn.blocks.len()) {
        for mention in names::mentions(document, &placed) {
            let range = placed.start + mention.start as usize..placed.start + mention.end as usize;
            if range.start < turn.speech {
                continue;
            }
            match found.iter_mut().find(|(id, _)| *id == mention.entity) {
                Some((_, ranges)) => ranges.push(range),
                None => found.push((mention.entity, vec![range])),
            }
        }
    }
    let call = |(id, ranges): (EntityId, Vec<Range<usize>>)| {
        Some((entity(document, id, ranges.first()?.clone())?, ranges))
    };
    found.into_iter().filter_map(call).collect()
}

/// The turns in which these places lie, with those of each.
fn turns_with(document: &Document, places: impl Iterator<Item = Range<usize>>) -> Calls {
    let mut calls = Calls::new();
    let mut last = None;
    for place in places {
        let Some((index, found)) = document.turns().at(place.start) else { continue };
        if place.end > found.range.end || place.start < found.speech {
            continue;
        }
        match calls.last_mut().filter(|_| last == Some(index)) {
            Some((_, ranges)) => ranges.push(place),
            None => calls.push((turn(document, found), vec![place])),
        }
        last = Some(index);
    }
    calls
}

/// The speakers that `shown` picks of each asker and answerer that `is_meant`, each with the labels of the questions.
fn exchanges(
    document: &Document,
    is_meant: impl Fn(u64, u64) -> bool,
    shown: impl Fn(u64, u64) -> u64,
) -> Calls {
    let mut calls = Calls::new();
    let mut by_person: FxHashMap<u64, usize> = FxHashMap::default();
    let mut asked: Option<&(Range<usize>, u64)> = None;
    for turn in document.turns().iter() {
        let Some(by) = &turn.speaker else { continue };
        if turn.is_question() {
            asked = Some(by);
            continue;
        }
        let Some((label, asks)) = asked.filter(|(_, asks)| *asks != by.1 && is_meant(*asks, by.1)) else {
            continue;
        };
        let key = shown(*asks, by.1);
        let index = *by_person.entry(key).or_insert_with(|| {
            let person = Person::of(document, key);
            let known = calls.iter().position(|(call, _)| {
                matches!(&call.who, Caller::Speaker(name) if person == Person::named(document, name))
            });
            known.unwrap_or_else(|| {
                let range = if key == *asks { label.clone() } else { by.0.clone() };
                calls.push((speaker(document, &person, range), Vec::new()));
                calls.len() - 1
            })
        });
        if let Some((_, ranges)) = calls.get_mut(index).filter(|(_, ranges)| ranges.last() != Some(label)) {
            ranges.push(label.clone());
        }
    }
    calls
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    const TEXT: &str = "---\nspeakers: [{ name: Ann Lee, role: interviewer }, { name: Bo, role: interviewee }]\n\
        entities: { knife: { name: Knife, kind: place } }\n---\n\nAnn: Is it the Knife? 🎙\n\n\
        Bo: The Knife it is. Knife!\n\nCy: So it is.\n\nCy: It is.\n\nAnn Lee: And you?\n\nBo: I.\n";

    /// What calls and is called at a place.
    fn shown(needle: &str) -> (String, Vec<String>, Vec<String>) {
        let document = Document::new(TEXT, Arc::default());
        let call = call_at(&document, TEXT.find(needle).unwrap()).unwrap();
        let show = |(call, from): (Call, Vec<Range<usize>>)| {
            let from: Vec<_> = from.into_iter().map(|range| &TEXT[range]).collect();
            format!("{} ({}) by {}", call.name, call.detail.unwrap_or_default(), from.join(", "))
        };
        let at = call.selection.start;
        let calling = incoming(&document, &call.who, at).into_iter().map(show).collect();
        let called = outgoing(&document, &call.who, at).into_iter().map(show).collect();
        (call.name, calling, called)
    }

    #[test]
    fn a_question_calls_its_answers_and_the_names_in_it() {
        let (name, calling, called) = shown("Is it");
        assert_eq!((name.as_str(), calling), ("Is it the Knife? 🎙", vec![]));
        assert_eq!(
            called,
            [
                "The Knife it is. Knife! (Answer to question 1 · Bo) by Is it the Knife? 🎙",
                "So it is. (Cy) by Is it the Knife? 🎙",
                "It is. (Cy) by Is it the Knife? 🎙",
                "Knife (place) by Knife",
            ]
        );
        assert_eq!(shown("And you").1, [""; 0]);
        assert_eq!(shown("So it").1, ["Is it the Knife? 🎙 (Question 1 · Ann) by Is it the Knife? 🎙"]);
    }

    #[test]
    fn a_speaker_calls_those_who_answer() {
        let (name, calling, called) = shown("Ann: Is");
        assert_eq!((name.as_str(), calling), ("Ann Lee", vec![]));
        assert_eq!(called, ["Bo (answers) by Ann, Ann Lee", "Cy () by Ann"]);
        assert_eq!(shown("Bo: I.").1, ["Ann Lee (asks) by Ann, Ann Lee"]);
    }

    #[test]
    fn a_name_is_called_by_the_turns_that_mention_it() {
        let (name, calling, called) = shown("Knife!");
        assert_eq!((name.as_str(), called), ("Knife", vec![]));
        let expected = [
            "Is it the Knife? 🎙 (Question 1 · Ann) by Knife",
            "The Knife it is. Knife! (Answer to question 1 · Bo) by Knife, Knife",
        ];
        assert_eq!(calling, expected);
    }
}
