//! What is remembered of a transcript once its text is put away: its questions, who speaks, which names it mentions.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::outline::{title, words};
use super::person::Person;
use super::questions::questions;
use super::shorten::shorten;
use crate::model::Document;
use crate::model::names::{Occurrences, mentioned};

/// The most characters that are kept of a question or a name.
const LONGEST: usize = 80;

/// What is remembered of one transcript. A place `P` is a range of bytes, or whatever [`Digest::placed`] makes of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest<P = Range<usize>> {
    /// What it is called, where it has a title.
    pub title: Option<Box<str>>,
    /// What is asked, in order.
    pub questions: Vec<Question<P>>,
    /// Who speaks, in the order of their first turns.
    pub speakers: Vec<Speaker<P>>,
    /// The declared names that it mentions, in the order of their first mentions.
    pub mentions: Vec<Mentions<P>>,
    /// The names that its own front matter declares.
    pub declared: Vec<Declared<P>>,
    /// The glossaries and recordings that its front matter names.
    pub files: Vec<Box<str>>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question<P> {
    /// Its number, from 1.
    pub number: u32,
    /// What is asked, shortened at a word.
    pub text: Box<str>,
    /// Its turn.
    pub place: P,
}

/// One speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker<P> {
    /// The keys of the labels that stand for it.
    pub keys: Vec<u64>,
    /// Its name as front matter declares it, else its first label.
    pub name: Box<str>,
    /// How many turns it has.
    pub turns: usize,
    /// How many words they have.
    pub words: usize,
    /// Its first label.
    pub place: P,
}

/// The mentions of one entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentions<P> {
    /// The origin of the glossary that declares it, as its [`Layer`](crate::model::glossary::Layer) has it.
    pub origin: Arc<str>,
    /// Its key there.
    pub key: Box<str>,
    /// How many there are; that it speaks is no mention.
    pub count: usize,
    /// Where it stands first.
    pub place: P,
}

/// A name that front matter declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared<P> {
    /// Its key.
    pub key: Box<str>,
    /// The name.
    pub name: Box<str>,
    /// Where the key stands.
    pub place: P,
}

/// What is to be remembered of a document.
pub fn digest(document: &Document) -> Digest {
    let title = title(document).map(|range| shorten(&document.text().slice(range), LONGEST).into());
    let turns = document.turns().iter().filter(|turn| turn.is_question());
    let asked = questions(document).into_iter().zip(turns).map(|(question, turn)| Question {
        number: question.number,
        text: shorten(&question.text, LONGEST).into(),
        place: turn.range.clone(),
    });
    Digest {
        title,
        questions: asked.collect(),
        speakers: speakers(document),
        mentions: mentions(document),
        declared: declared(document),
        files: files(document),
    }
}

fn speakers(document: &Document) -> Vec<Speaker<Range<usize>>> {
    let mut speakers: Vec<Speaker<Range<usize>>> = Vec::new();
    let mut by_key: FxHashMap<u64, usize> = FxHashMap::default();
    for turn in document.turns().iter() {
        let Some((label, key)) = &turn.speaker else { continue };
        let index = *by_key.entry(*key).or_insert_with(|| {
            speakers.iter().position(|speaker| speaker.keys.contains(key)).unwrap_or_else(|| {
                speakers.push(speaker(document, *key, label));
                speakers.len() - 1
            })
        });
        if let Some(speaker) = speakers.get_mut(index) {
            speaker.turns += 1;
            speaker.words += words(document, turn);
        }
    }
    speakers
}

/// The person whom the first `label` with that key stands for, with nothing said.
fn speaker(document: &Document, key: u64, label: &Range<usize>) -> Speaker<Range<usize>> {
    let person = Person::of(document, key);
    let name = match person.declaration(document) {
        Some(declared) => shorten(&declared.name.text, LONGEST),
        None => shorten(&document.text().slice(label.clone()).replace('\\', ""), LONGEST),
    };
    Speaker { keys: person.keys, name: name.into(), turns: 0, words: 0, place: label.clone() }
}

fn mentions(document: &Document) -> Vec<Mentions<Range<usize>>> {
    let entities = &document.vocabulary().entities;
    let found = mentioned(document).into_iter().filter_map(|(id, Occurrences { count, first })| {
        let (entry, layer) = (entities.entry(id)?, entities.layer(id)?);
        let key = entry.key.text.as_str().into();
        Some(Mentions { origin: layer.origin.clone(), key, count, place: first })
    });
    let mut found: Vec<_> = found.collect();
    found.sort_unstable_by_key(|mentions| mentions.place.start);
    found
}

fn files(document: &Document) -> Vec<Box<str>> {
    let front_matter = document.front_matter();
    let named = front_matter.glossaries.iter().chain(&front_matter.media);
    named.map(|name| name.text.as_str().into()).collect()
}

fn declared(document: &Document) -> Vec<Declared<Range<usize>>> {
    let Some(yaml) = document.front_matter_range() else { return Vec::new() };
    let entries = document.front_matter().entities.entries.iter().map(|entry| {
        let key = entry.key.span.range();
        let place = yaml.start + key.start..yaml.start + key.end;
        Declared {
            key: entry.key.text.as_str().into(),
            name: shorten(&entry.name.text, LONGEST).into(),
            place,
        }
    });
    entries.collect()
}

impl<P> Digest<P> {
    /// The same with other places.
    pub fn placed<Q>(self, mut place: impl FnMut(P) -> Q) -> Digest<Q> {
        let questions = self.questions.into_iter().map(|question| Question {
            number: question.number,
            text: question.text,
            place: place(question.place),
        });
        let questions = questions.collect();
        let speakers = self.speakers.into_iter().map(|speaker| Speaker {
            keys: speaker.keys,
            name: speaker.name,
            turns: speaker.turns,
            words: speaker.words,
            place: place(speaker.place),
        });
        let speakers = speakers.collect();
        let mentions = self.mentions.into_iter().map(|mentions| Mentions {
            origin: mentions.origin,
            key: mentions.key,
            count: mentions.count,
            place: place(mentions.place),
        });
        let mentions = mentions.collect();
        let declared = self.declared.into_iter().map(|declared| Declared {
            key: declared.key,
            name: declared.name,
            place: place(declared.place),
        });
        Digest {
            title: self.title,
            questions,
            speakers,
            mentions,
            declared: declared.collect(),
            files: self.files,
        }
    }

    /// Whether the entity with that key in the glossary of that origin stands in it, be it in a label only.
    pub fn has_entity(&self, origin: &str, key: &str) -> bool {
        self.mentions.iter().any(|known| &*known.origin == origin && &*known.key == key)
    }

    /// Whether a label with that key stands in it as a speaker's.
    pub fn has_speaker(&self, key: u64) -> bool {
        self.speakers.iter().any(|speaker| speaker.keys.contains(&key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Context;
    use crate::model::glossary::{Entities, Glossary, Layer};

    fn read(text: &str) -> Digest {
        let glossary = "lindau: { name: Lindau, aliases: [the island] }\nbregenz: { name: Bregenz }\n";
        let layer = Layer { origin: "/glossary.yaml".into(), glossary: Arc::new(Glossary::parse(glossary)) };
        let entities = Arc::new(Entities::merge(vec![layer]));
        digest(&Document::new(text, Arc::new(Context { entities, ..Context::default() })))
    }

    #[test]
    fn questions_speakers_and_names_are_remembered() {
        let text = "---\nspeakers:\n  - { name: Boris Krol, labels: [Boris, Krol] }\n---\n\n# The bridges\n\n\
                    Anna: Is the island home?\n\nBoris: Lindau [[bregenz|the other town]] is.\n\n\
                    ANNA: Why?\n\nKrol: 🎙 So.\n\nAnna: And [[Bregenz]]?\n";
        let found = read(text);
        assert_eq!(found.title.as_deref(), Some("The bridges"));
        let asked: Vec<_> = found.questions.iter().map(|it| (it.number, &*it.text)).collect();
        assert_eq!(asked, [(1, "Is the island home?"), (2, "Why?"), (3, "And [[Bregenz]]?")]);
        let spoken: Vec<_> = found.speakers.iter().map(|it| (&*it.name, it.turns, it.words)).collect();
        assert_eq!(spoken, [("Anna", 3, 7), ("Boris Krol", 2, 7)]);
        let boris = &found.speakers[1];
        assert_eq!(
            (&text[boris.place.clone()], boris.keys.contains(&crate::syntax::label_key("KROL"))),
            ("Boris", true)
        );
        let mentioned: Vec<_> =
            found.mentions.iter().map(|it| (&*it.key, it.count, &text[it.place.clone()])).collect();
        let expected = [("lindau", 2, "the island"), ("bregenz", 2, "bregenz")];
        assert_eq!(mentioned, expected);
        assert!(found.has_entity("/glossary.yaml", "bregenz") && !found.has_entity("/b.yaml", "bregenz"));
        assert!(found.has_speaker(crate::syntax::label_key("KROL")));
    }

    #[test]
    fn no_interview_and_no_text_leave_little() {
        assert_eq!(read(""), Digest::default());
        let found = read("Nothing but a paragraph. It goes on.\r\n");
        assert_eq!((found.questions.len(), found.speakers.len(), found.mentions.len()), (0, 0, 0));
    }
}
