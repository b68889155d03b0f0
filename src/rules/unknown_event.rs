//! A tag in brackets that is no known event, as `[laugther]`; in a house with a closed list, any that is not on it.
//!
//! A search for laughter does not find it, and a reader takes it for something that was said.
//!
//! ```transcript,reports
//! — The reservoir has one purpose. [laugther] So they say.
//!                                   ^^^^^^^^
//! ```
//!
//! The fix writes the event that is most like it, or the one on the list that has the same meaning.
//!
//! ```transcript,fixed
//! — The reservoir has one purpose. [laughter] So they say.
//! ```
//!
//! Not reported are known events, and words that somebody added:
//!
//! ```transcript,accepts
//! — The reservoir [the new one] has one purpose. [laughs softly] So [they] say.
//! ```
//!
//! With a list, every other event is reported:
//!
//! ```toml
//! rules.unknown-event = { level = "warning", only = ["laughter", "pause"] }
//! ```
//!
//! ```transcript,reports
//! — The reservoir has one purpose. [laughs] So they say.
//!                                   ^^^^^^
//! ```
//!
//! ```transcript,fixed
//! — The reservoir has one purpose. [laughter] So they say.
//! ```
//!
//! ```transcript,accepts
//! — The reservoir has one purpose. [pause] So they say.
//! ```

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use super::shared::words::{shown, starting_as};
use crate::config::{Level, OptionDefault, RuleOption};
use crate::syntax::Span;
use crate::syntax::inline::{Bracket, BracketKind, Event, Shape};
use crate::syntax::lexicon::{EventWord, Lexicon, phrase};

pub(super) const RULE: Rule = Rule {
    name: "unknown-event",
    level: Level::Hint,
    fixable: true,
    options: &[ONLY],
    unit: Unit::Block(check),
    source: include_str!("unknown_event.rs"),
};

const ONLY: RuleOption = RuleOption {
    name: "only",
    description: "The events of the house; where there are any, no others are allowed.",
    default: OptionDefault::Texts(&[]),
};

/// A tag has at most so many words.
const MOST_WORDS: usize = 3;

/// A word of fewer letters is too short to tell a slip from another word.
const SHORTEST: usize = 6;

/// A word of fewer letters with one of them wrong may be another word.
const SHORTEST_WITH_WRONG_LETTER: usize = 8;

fn check(view: &BlockView<'_>, report: &mut Report) {
    if view.inlines.brackets.is_empty() {
        return;
    }
    let only = view.lens.texts(&RULE, &ONLY);
    for bracket in &view.inlines.brackets {
        match &bracket.kind {
            BracketKind::Event(event) if !only.is_empty() => off_the_list(view, event, &only, report),
            BracketKind::Parenthesis | BracketKind::Insertion => like_none(view, bracket, &only, report),
            _ => {}
        }
    }
}

/// Reports an event that the house does not have.
fn off_the_list(view: &BlockView<'_>, event: &Event, only: &[&str], report: &mut Report) {
    let written = event.words.of(view.text);
    let folded = phrase(written);
    if only.iter().any(|known| phrase(known) == folded) {
        return;
    }
    let lexicon = &view.vocabulary.lexicon;
    let same = |known: &&&str| lexicon.event(&phrase(known)).is_some_and(|form| form.name == event.name);
    let meant = only.iter().find(same);
    let message = match meant {
        Some(meant) => format!("`{}` is not among the events of the house: write `{meant}`.", shown(written)),
        None => {
            let list = only.join("`, `");
            format!("`{}` is not among the events of the house: there are `{list}`.", shown(written))
        }
    };
    let finding = report.add(event.words.range(), message);
    if let Some(meant) = meant {
        let edit = TextEdit::replace(event.words.range(), starting_as(written, meant));
        finding.mended_by(format!("Write `{meant}`"), vec![edit]);
    }
}

/// Reports words that look like a tag and name no event.
fn like_none(view: &BlockView<'_>, bracket: &Bracket, only: &[&str], report: &mut Report) {
    let Some(words) = tag(view, bracket) else { return };
    let written = words.of(view.text);
    let meant = meant(written, is_between_sentences(bracket, view.text), &view.vocabulary.lexicon);
    let is_closed = !only.is_empty() && bracket.shape == Shape::Square;
    let message = match (meant, is_closed) {
        (Some(meant), _) => {
            format!("`{}` is no event that is known: did you mean `{meant}`?", shown(written))
        }
        (None, true) => format!("`{}` is not among the events of the house.", shown(written)),
        (None, false) => return,
    };
    let finding = report.add(words.range(), message);
    if let Some(meant) = meant {
        finding.may_be_mended_by(format!("Write `{meant}`"), vec![TextEdit::replace(words.range(), meant)]);
    }
}

/// The words of a bracket, where they are few, in small letters, and stand apart from other words.
fn tag(view: &BlockView<'_>, bracket: &Bracket) -> Option<Span> {
    let inner = bracket.inner();
    let text = inner.of(view.text);
    let start = inner.start + (text.len() - text.trim_start().len()) as u32;
    let words = text.trim();
    let is_tag = !words.is_empty()
        && words.len() <= 60
        && words.split(' ').count() <= MOST_WORDS
        && words.chars().all(|c| c.is_lowercase() || matches!(c, ' ' | '-'))
        && bracket.parent.is_none();
    if !is_tag || view.inlines.is_verbatim(start) {
        return None;
    }
    let (before, after) =
        (view.text.get(..bracket.open.range().start)?, view.text.get(bracket.close.range().end..)?);
    let stands_apart = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
    stands_apart.then(|| Span::new(start, start + words.len() as u32))
}

/// The event that a word is a slip of the pen for: two letters changed places, or one is lost, doubled or wrong.
fn meant<'l>(written: &str, is_apart: bool, lexicon: &'l Lexicon) -> Option<&'l str> {
    let length = written.chars().count();
    if length < SHORTEST || (written.contains(' ') && !is_apart) {
        return None;
    }
    let may_have_wrong_letter = is_apart || length >= SHORTEST_WITH_WRONG_LETTER;
    let first = written.chars().next()?;
    let is_like = |known: &str| {
        if !known.starts_with(first) {
            return false;
        }
        let other = known.chars().count();
        (other != length || may_have_wrong_letter || is_anagram(known, written))
            && other.abs_diff(length) <= 1
            // What only begins or ends alike is another form of the word.
            && !known.starts_with(written)
            && !written.starts_with(known)
            && strsim::osa_distance(known, written) == 1
    };
    let near = lexicon.all_events().filter(|(_, form)| form.word != EventWord::Common);
    near.map(|(known, _)| known).filter(|known| is_like(known)).min()
}

/// Whether a bracket in square form stands where no word of the sentence can be.
fn is_between_sentences(bracket: &Bracket, text: &str) -> bool {
    let before = text.get(..bracket.open.range().start).unwrap_or_default().trim_end();
    let after = text.get(bracket.close.range().end..).unwrap_or_default().trim_start();
    bracket.shape == Shape::Square
        && (before.is_empty() || before.ends_with(|c: char| ".!?…:”»\"".contains(c)))
        && !after.starts_with(|c: char| c.is_lowercase() || c == ',')
}

fn is_anagram(a: &str, b: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}
