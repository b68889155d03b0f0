//! The table of events: what can be heard or seen in a recording, under one name in every language.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

use super::fold::phrase;

/// What kind of word stands for an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventWord {
    /// It stands by itself: `[crosstalk]`.
    Noun,
    /// It may follow whoever does it: `[Kennedy laughs]`.
    Verb,
    /// It is an ordinary word as well, and an event only where it can hardly be anything else: `[music]`.
    Common,
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventForm {
    /// The event's canonical name: `laughter` for `laughs`, `смеётся` and `rires`.
    pub name: Arc<str>,
    /// What kind of word it is.
    pub word: EventWord,
}

/// How an event is written in a language: the first form of the table, of those that stand by themselves and of those
/// that say what somebody does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsualEvent {
    /// The event's canonical name.
    pub name: Arc<str>,
    /// The written form.
    pub written: String,
    word: EventWord,
}

/// The rows, by their phrase.
#[derive(Debug, Default)]
pub(super) struct Events {
    by_phrase: FxHashMap<String, EventForm>,
    usual: FxHashMap<String, Vec<UsualEvent>>,
    modifiers: FxHashSet<String>,
    joiners: FxHashSet<String>,
    first_words: FxHashSet<String>,
}

enum Row<'t> {
    Event(&'t str, &'t str, EventWord, &'t str),
    Modifier,
    Joiner,
}

impl Events {
    pub(super) fn from_table(table: &str) -> Events {
        let mut events = Events::default();
        let mut names: FxHashMap<&str, Arc<str>> = FxHashMap::default();
        for (row, phrase) in table.lines().filter_map(read_row) {
            events.add_first_word(&phrase);
            match row {
                Row::Modifier => {
                    events.modifiers.insert(phrase);
                }
                Row::Joiner => {
                    events.joiners.insert(phrase);
                }
                Row::Event(language, name, word, written) => {
                    let name = names.entry(name).or_insert_with(|| Arc::from(name));
                    events.add_usual(language, name, word, written);
                    events.by_phrase.entry(phrase).or_insert_with(|| EventForm { name: name.clone(), word });
                }
            }
        }
        events
    }

    pub(super) fn add(&mut self, name: &str, written: &str) {
        let form = EventForm { name: Arc::from(name), word: EventWord::Noun };
        let phrase = phrase(written);
        self.add_first_word(&phrase);
        self.add_usual("", &form.name, form.word, written);
        self.by_phrase.insert(phrase, form);
    }

    fn add_usual(&mut self, language: &str, name: &Arc<str>, word: EventWord, written: &str) {
        if !self.usual.contains_key(language) {
            self.usual.insert(language.to_owned(), Vec::new());
        }
        let Some(usual) = self.usual.get_mut(language) else { return };
        // The last ones come first: the table has what is alike side by side.
        if usual.iter().rev().all(|known| known.word != word || known.name != *name) {
            usual.push(UsualEvent { name: name.clone(), written: written.to_owned(), word });
        }
    }

    /// The usual forms of a language, in the order of the table; those of none are what was added.
    pub(super) fn usual(&self, language: &str) -> &[UsualEvent] {
        self.usual.get(language).map_or(&[], Vec::as_slice)
    }

    fn add_first_word(&mut self, phrase: &str) {
        let first = phrase.split_once(' ').map_or(phrase, |(first, _)| first);
        if !self.first_words.contains(first) {
            self.first_words.insert(first.to_owned());
        }
    }

    /// Whether any row begins with the word.
    pub(super) fn has_first_word(&self, word: &str) -> bool {
        self.first_words.contains(word)
    }

    pub(super) fn get(&self, phrase: &str) -> Option<&EventForm> {
        self.by_phrase.get(phrase)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &EventForm)> {
        self.by_phrase.iter().map(|(phrase, form)| (phrase.as_str(), form))
    }

    pub(super) fn is_modifier(&self, phrase: &str) -> bool {
        self.modifiers.contains(phrase)
    }

    pub(super) fn is_joiner(&self, phrase: &str) -> bool {
        self.joiners.contains(phrase)
    }
}

/// What a row says, and its phrase.
fn read_row(row: &str) -> Option<(Row<'_>, String)> {
    let mut cells = row.split('\t').filter(|_| !row.starts_with('#'));
    let (language, name, word, written) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let row = match word {
        "noun" => Row::Event(language, name, EventWord::Noun, written),
        "verb" => Row::Event(language, name, EventWord::Verb, written),
        "common" => Row::Event(language, name, EventWord::Common, written),
        "modifier" => Row::Modifier,
        "joiner" => Row::Joiner,
        _ => return None,
    };
    Some((row, phrase(written))).filter(|(_, phrase)| !phrase.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_can_be_read() {
        for row in include_str!("events.tsv").lines().filter(|row| !row.starts_with('#')) {
            assert!(read_row(row).is_some(), "cannot read the row {row:?}");
        }
    }

    #[test]
    fn forms_that_drifted_apart_have_one_name() {
        let events = Events::from_table(include_str!("events.tsv"));
        for (name, forms) in [
            ("laughter", "laughs|Laughter.|смеётся|rires|risos|lacht|śmiech|笑"),
            ("inaudible", "inaudible| indiscernible |unintelligible|неразборчиво|unverständlich|听不清"),
            ("crosstalk", "crosstalk|cross-talk|говорят одновременно"),
        ] {
            for form in forms.split('|') {
                assert_eq!(events.get(&phrase(form)).map(|form| &*form.name), Some(name), "{form}");
            }
        }
    }
}
