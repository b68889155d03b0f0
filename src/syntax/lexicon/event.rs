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
    Modifier(&'t str),
    Joiner(&'t str),
}

impl Events {
    pub(super) fn from_table(table: &str) -> Events {
        let mut events = Events::default();
        let mut names: FxHashMap<&str, Arc<str>> = FxHashMap::default();
        for row in table.lines().filter_map(read_row) {
            let (Row::Event(.., written) | Row::Modifier(written) | Row::Joiner(written)) = &row;
            events.add_first_word(written);
            match row {
                Row::Modifier(written) => {
                    events.modifiers.insert(phrase(written));
                }
                Row::Joiner(written) => {
                    events.joiners.insert(phrase(written));
                }
                Row::Event(language, name, word, written) => {
                    let name = names.entry(name).or_insert_with(|| Arc::from(name)).clone();
                    events.add_usual(language, &name, word, written);
                    events.by_phrase.entry(phrase(written)).or_insert(EventForm { name, word });
                }
            }
        }
        events
    }

    pub(super) fn add(&mut self, name: &str, written: &str) {
        let form = EventForm { name: Arc::from(name), word: EventWord::Noun };
        self.add_first_word(written);
        self.add_usual("", &form.name, form.word, written);
        self.by_phrase.insert(phrase(written), form);
    }

    fn add_usual(&mut self, language: &str, name: &Arc<str>, word: EventWord, written: &str) {
        let usual = self.usual.entry(language.to_owned()).or_default();
        if usual.iter().all(|known| known.name != *name || known.word != word) {
            usual.push(UsualEvent { name: name.clone(), written: written.to_owned(), word });
        }
    }

    /// The usual forms of a language, in the order of the table; those of none are what was added.
    pub(super) fn usual(&self, language: &str) -> &[UsualEvent] {
        self.usual.get(language).map_or(&[], Vec::as_slice)
    }

    fn add_first_word(&mut self, written: &str) {
        self.first_words.extend(phrase(written).split(' ').next().map(str::to_owned));
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

fn read_row(row: &str) -> Option<Row<'_>> {
    let mut cells = row.split('\t').filter(|_| !row.starts_with('#'));
    let (language, name, word) = (cells.next()?, cells.next()?, cells.next()?);
    let written = cells.next().filter(|written| !phrase(written).is_empty())?;
    match word {
        "noun" => Some(Row::Event(language, name, EventWord::Noun, written)),
        "verb" => Some(Row::Event(language, name, EventWord::Verb, written)),
        "common" => Some(Row::Event(language, name, EventWord::Common, written)),
        "modifier" => Some(Row::Modifier(written)),
        "joiner" => Some(Row::Joiner(written)),
        _ => None,
    }
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
