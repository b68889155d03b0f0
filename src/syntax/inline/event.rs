//! Reads the inside of a bracket as something heard or seen: `both laugh`, `inaudible 00:12:34`.

use std::ops::Range;
use std::sync::Arc;

use super::timestamp::{self, Timestamp};
use crate::syntax::lexicon::{EventForm, EventWord, Lexicon, phrase};

/// The longest inside of a bracket that can be an event, in bytes.
const LONGEST: usize = 120;

/// The most words around the word for an event.
const MOST_WORDS: usize = 7;

/// An event read from the inside of a bracket; ranges are relative to that.
pub(super) struct ReadEvent {
    pub name: Arc<str>,
    pub word: EventWord,
    pub words: Range<usize>,
    pub time: Option<(Range<usize>, Timestamp)>,
}

/// Whether words name an event by themselves, an ordinary word excluded.
pub(super) fn is_event(words: &str, lexicon: &Lexicon) -> bool {
    read(words, lexicon).is_some_and(|event| event.word != EventWord::Common)
}

/// Reads the inside of a bracket.
pub(super) fn read(inner: &str, lexicon: &Lexicon) -> Option<ReadEvent> {
    if inner.len() > LONGEST {
        return None;
    }
    let (words, time) = split_time(inner);
    let form = find(&inner[words.clone()], lexicon)?;
    Some(ReadEvent { name: form.name.clone(), word: form.word, words, time })
}

/// Divides the words from the time before or after them.
fn split_time(inner: &str) -> (Range<usize>, Option<(Range<usize>, Timestamp)>) {
    let start = inner.len() - inner.trim_start().len();
    let end = inner.trim_end().len();
    if end <= start || !inner.contains(':') {
        return (start..end.max(start), None);
    }
    if let Some((time, length)) = timestamp::parse(&inner[start..end]) {
        let words = trim(inner, start + length..end);
        return (words, Some((start..start + length, time)));
    }
    let from = inner[..end].rfind(|c: char| !(c.is_ascii_digit() || ":.,".contains(c)));
    let from = from.map_or(start, |at| at + inner[at..].chars().next().map_or(1, char::len_utf8));
    match timestamp::parse(&inner[from..end]) {
        Some((time, length)) => {
            let before = inner[..from].trim_end().trim_end_matches(['@', '#']);
            let before = before.strip_suffix(" at").unwrap_or(before);
            (trim(inner, start..before.len().max(start)), Some((from..from + length, time)))
        }
        None => (start..end, None),
    }
}

fn trim(inner: &str, range: Range<usize>) -> Range<usize> {
    let text = &inner[range.clone()];
    let divider = |c: char| c.is_whitespace() || ",;:-–—".contains(c);
    let start = range.start + text.len() - text.trim_start_matches(divider).len();
    start..start + text.trim_matches(divider).len()
}

/// The event that the words name: by themselves, with modifiers around, or as what somebody does.
fn find<'l>(written: &str, lexicon: &'l Lexicon) -> Option<&'l EventForm> {
    let folded = phrase(written);
    if let Some(form) = lexicon.event(&folded) {
        return Some(form);
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let named_first = written.trim_start().starts_with(char::is_uppercase);
    let begins = |word: &&str| named_first || lexicon.begins_event(word.trim_end_matches(','));
    if words.len() > MOST_WORDS || !words.first().is_some_and(begins) {
        return None;
    }
    let mut shown = written.split_whitespace();
    let named: Vec<bool> = words.iter().map(|_| shown.next().is_some_and(is_name)).collect();
    let joins = |word: Option<&&str>| word.is_some_and(|word| lexicon.joins_events(word));
    if joins(words.first()) || joins(words.last()) {
        return None;
    }
    let mut found: Option<&EventForm> = None;
    let mut at = 0;
    while at < words.len() {
        let (length, form) = match longest(&words[at..], lexicon) {
            Some(part) => part,
            // Whoever does something is named before it is said what.
            None if named[at] && found.is_none() => (1, None),
            None => return None,
        };
        found = found.or(form);
        at += length;
    }
    let form = found?;
    let by_somebody = named.iter().zip(&words).any(|(named, word)| *named && !known(word, lexicon));
    (!by_somebody || form.word == EventWord::Verb).then_some(form)
}

/// The longest event, modifier or joiner at the start of the words, in words.
fn longest<'l>(words: &[&str], lexicon: &'l Lexicon) -> Option<(usize, Option<&'l EventForm>)> {
    if !lexicon.begins_event(words.first()?.trim_end_matches(',')) {
        return None;
    }
    (1..=words.len()).rev().find_map(|length| {
        let part = words[..length].join(" ");
        let part = part.trim_end_matches(',');
        let form = lexicon.event(part);
        (form.is_some() || lexicon.is_event_modifier(part) || lexicon.joins_events(part))
            .then_some((length, form))
    })
}

fn known(word: &str, lexicon: &Lexicon) -> bool {
    let word = word.trim_end_matches(',');
    lexicon.event(word).is_some() || lexicon.is_event_modifier(word) || lexicon.joins_events(word)
}

/// A word that can be somebody's name: `Kennedy`, `J.`, `SPEAKER`.
fn is_name(word: &str) -> bool {
    let word = word.trim_matches(['*', '_']);
    let mut chars = word.chars();
    let stopped = word.ends_with('.') && word.chars().count() > 4;
    !stopped
        && chars.next().is_some_and(char::is_uppercase)
        && chars.all(|c| c.is_alphanumeric() || "-'’.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_with_what_may_stand_around_them() {
        let lexicon = Lexicon::default();
        for (inner, name, time) in [
            ("laughter", "laughter", None),
            ("Laughs.", "laughter", None),
            ("both laugh", "laughter", None),
            ("Kennedy laughs", "laughter", None),
            ("laughs softly", "laughter", None),
            ("laughter and applause", "laughter", None),
            ("_Смеётся._", "laughter", None),
            ("inaudible 00:12:34", "inaudible", Some(754_000)),
            ("unintelligible at 01:02", "inaudible", Some(62_000)),
            ("00:01:02 crosstalk", "crosstalk", Some(62_000)),
            ("live jingle 00:05:12.10", "jingle", Some(312_100)),
            ("beide lachen", "laughter", None),
            ("大笑", "laughter", None),
        ] {
            let event = read(inner, &lexicon);
            let found =
                event.map(|event| (event.name.to_string(), event.time.map(|(_, time)| time.milliseconds)));
            assert_eq!(found, Some((name.to_owned(), time)), "{inner}");
        }
    }

    #[test]
    fn a_time_behind_nothing_but_its_at_names_no_event() {
        for inner in [" at 0:15", "  at 0:15", "\tat 0:15 ", " @0:15", "at 0:15"] {
            assert!(read(inner, &Lexicon::default()).is_none(), "{inner}");
        }
    }

    #[test]
    fn what_is_no_event() {
        let lexicon = Lexicon::default();
        for inner in
            ["I laughed at it", "Roxy Music", "the laughs", "both", "", "12:30", "Music Television", "he"]
        {
            assert!(read(inner, &lexicon).is_none(), "{inner}");
        }
    }
}
