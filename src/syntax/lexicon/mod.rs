//! The words that transcripts share in every language: what attributes a note, and what names an event.
//!
//! The words are data, in `attributions.tsv` and `events.tsv`; a document or its configuration may add to them.

mod attribution;
mod event;
mod fold;
pub mod labels;

use std::sync::{Arc, OnceLock};

use attribution::Attributions;
use event::Events;

pub use attribution::{AttributionForm, NoteKind, Strength};
pub use event::{EventForm, EventWord, UsualEvent};
pub use fold::{is_ideograph, letters, phrase, push_letter};

/// What the parser looks words up in: the tables that come with the program and what was added to them.
///
/// Cloning is cheap, and so is the default.
#[derive(Debug, Clone)]
pub struct Lexicon {
    base: &'static Tables,
    extra: Option<Arc<Tables>>,
}

/// What configuration or front matter adds to the tables.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Extras {
    /// Attributions in their written form, such as `Note de Paul`, each with the kind of note it makes.
    pub attributions: Vec<(NoteKind, String)>,
    /// Events: the canonical name, which may be a new one, and a written form.
    pub events: Vec<(String, String)>,
    /// Labels that are no people, in the form in which names are compared.
    pub breaks: Vec<String>,
}

#[derive(Debug, Default)]
struct Tables {
    attributions: Attributions,
    events: Events,
}

fn base() -> &'static Tables {
    static BASE: OnceLock<Tables> = OnceLock::new();
    BASE.get_or_init(|| Tables {
        attributions: Attributions::from_table(include_str!("attributions.tsv")),
        events: Events::from_table(include_str!("events.tsv")),
    })
}

impl Default for Lexicon {
    fn default() -> Lexicon {
        Lexicon { base: base(), extra: None }
    }
}

impl Lexicon {
    /// The tables and `extras`, which count as clear: their author knows what they mean.
    pub fn with_extras(extras: &Extras) -> Lexicon {
        let mut tables = Tables::default();
        for (kind, form) in &extras.attributions {
            tables.attributions.add(AttributionForm::added(*kind, form));
        }
        for (name, form) in &extras.events {
            tables.events.add(name, form);
        }
        Lexicon { base: base(), extra: Some(Arc::new(tables)) }
    }

    /// The accepted written forms that have these letters (see [`letters`]), those that were added first.
    pub fn attributions(&self, letters: &str) -> impl Iterator<Item = &AttributionForm> {
        let added = self.extra.as_deref().map_or(&[][..], |extra| extra.attributions.get(letters));
        added.iter().chain(self.base.attributions.get(letters))
    }

    /// Every accepted form, in no order.
    pub fn all_attributions(&self) -> impl Iterator<Item = (&str, &AttributionForm)> {
        self.all().flat_map(|tables| tables.attributions.all())
    }

    /// How notes of that kind are most often signed in the language of that code.
    pub fn usual_attribution(&self, language: &str, kind: NoteKind) -> Option<&str> {
        self.base.attributions.usual(language, kind)
    }

    /// Whether a signature is one that only translation programs write.
    pub fn is_machine_made(&self, signature: &str) -> bool {
        let key = letters(signature);
        let mut forms = self.attributions(&key).peekable();
        forms.peek().is_some() && forms.all(AttributionForm::is_machine_made)
    }

    /// Whether any form ends with the word that has these letters.
    pub fn ends_attribution(&self, letters: &str) -> bool {
        self.all().any(|tables| tables.attributions.has_last_word(letters))
    }

    /// Whether a word, folded as in a [`phrase`], begins any event, modifier or joiner.
    pub fn begins_event(&self, word: &str) -> bool {
        self.all().any(|tables| tables.events.has_first_word(word))
    }

    fn all(&self) -> impl Iterator<Item = &Tables> {
        self.extra.as_deref().into_iter().chain([self.base])
    }

    /// What a phrase (see [`phrase`]) says by itself about an event.
    pub fn event(&self, phrase: &str) -> Option<&EventForm> {
        self.all().find_map(|tables| tables.events.get(phrase))
    }

    /// Every phrase that names an event by itself, in no order.
    pub fn all_events(&self) -> impl Iterator<Item = (&str, &EventForm)> {
        self.all().flat_map(|tables| tables.events.all())
    }

    /// How events are written in the language of that code: those that were added, then those of the table in its order.
    pub fn usual_events(&self, language: &str) -> impl Iterator<Item = &UsualEvent> {
        let added = self.extra.as_deref().map_or(&[][..], |extra| extra.events.usual(""));
        added.iter().chain(self.base.events.usual(language))
    }

    /// Whether a phrase (see [`phrase`]) may stand around the word for an event without changing it.
    pub fn is_event_modifier(&self, phrase: &str) -> bool {
        self.base.events.is_modifier(phrase)
    }

    /// Whether a phrase (see [`phrase`]) may stand between the words for two events.
    pub fn joins_events(&self, phrase: &str) -> bool {
        self.base.events.is_joiner(phrase)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_is_found_beside_what_is_there() {
        let extras = Extras {
            attributions: vec![(NoteKind::Source, "Голос".to_owned())],
            events: vec![("bell".to_owned(), "Ding dong".to_owned())],
            breaks: Vec::new(),
        };
        let lexicon = Lexicon::with_extras(&extras);
        assert_eq!(lexicon.attributions("голос").next().map(|form| form.kind), Some(NoteKind::Source));
        assert_eq!(lexicon.attributions("примпер").next().map(|form| form.kind), Some(NoteKind::Translator));
        assert_eq!(lexicon.event("ding dong").map(|form| &*form.name), Some("bell"));
        assert_eq!(lexicon.event("смеется").map(|form| &*form.name), Some("laughter"));
    }
}
