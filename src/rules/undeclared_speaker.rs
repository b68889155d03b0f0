//! A speaker's label that front matter does not declare, where it declares the others.
//!
//! Most often a name is misspelt: then one person becomes two in every index, search and count.
//!
//! ```transcript,reports
//! ---
//! speakers: [Lise Brandt, Odd Myhre]
//! ---
//!
//! Lise Brandt: How long is a rope walk?
//!
//! Odd Myhre: As long as the rope.
//!
//! Lise Brant: And the longest?
//! ^^^^^^^^^^
//!
//! Odd Myhre: Four hundred metres.
//! ```
//!
//! The fix writes the declared name.
//!
//! ```transcript,fixed
//! ---
//! speakers: [Lise Brandt, Odd Myhre]
//! ---
//!
//! Lise Brandt: How long is a rope walk?
//!
//! Odd Myhre: As long as the rope.
//!
//! Lise Brandt: And the longest?
//!
//! Odd Myhre: Four hundred metres.
//! ```
//!
//! A label that is like no declared one is a hint, once, and only if all others are declared. Not reported are labels by
//! first or last name, and a front matter that lists the guests only:
//!
//! ```transcript,accepts
//! ---
//! speakers: [Lise Brandt, Odd Myhre]
//! ---
//!
//! Brandt: How long is a rope walk?
//!
//! Odd: As long as the rope.
//! ```
//!
//! ```transcript,accepts
//! ---
//! speakers: [Odd Myhre]
//! ---
//!
//! Lise Brandt: How long is a rope walk?
//!
//! Odd Myhre: As long as the rope.
//!
//! Lise Brandt: And the longest?
//! ```

use super::TextEdit;
use super::engine::{DocumentView, Observed, Report};
use super::rule::{Rule, Unit};
use super::shared::words::{in_case_of, shown};
use crate::config::Level;
use crate::model::Turn;
use crate::model::front_matter::SpeakerDeclaration;
use crate::model::problem::did_you_mean;
use crate::syntax::lexicon::labels::{LabelWord, word};
use crate::syntax::{label_key, normal_name};

pub(super) const RULE: Rule = Rule {
    name: "undeclared-speaker",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("undeclared_speaker.rs"),
};

/// A name of at most so many letters is too short for one letter to tell a slip from another person.
const SHORT_NAME: usize = 5;

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let document = &view.document;
    let declared = &document.front_matter().speakers;
    if declared.is_empty() {
        return;
    }
    let names: Vec<&str> = declared.iter().flat_map(names).collect();
    let strangers = strangers(document, &names);
    let others =
        labels(document).filter(|key| !strangers.iter().any(|stranger| stranger.key == *key)).count();
    for stranger in &strangers {
        if let Some(meant) = meant(&stranger.name, &names) {
            let doubtful = stranger.name.chars().count() <= SHORT_NAME;
            for turn in stranger.turns(document) {
                let Some((range, _)) = turn.speaker.clone() else { continue };
                let written = document.words(range.clone());
                let message = format!(
                    "`{}` is not among the declared speakers: did you mean `{meant}`?",
                    shown(&written)
                );
                let edits = vec![TextEdit::replace(range.clone(), in_case_of(&written, meant))];
                report.add(range, message).doubtful(doubtful).mended_by(format!("Write `{meant}`"), edits);
            }
        } else if strangers.len() == 1
            && others > 1
            && let Some((range, _)) = stranger.turns(document).next().and_then(|turn| turn.speaker.clone())
        {
            let message = format!(
                "`{}` is not among the declared speakers: declare it, or correct it.",
                shown(&document.words(range.clone()))
            );
            report.add(range, message).doubtful(true);
        }
    }
}

/// A label that is not declared.
struct Stranger {
    key: u64,
    name: String,
}

impl Stranger {
    fn turns<'d>(&self, document: &Observed<'d>) -> impl Iterator<Item = &'d Turn> {
        let key = self.key;
        document.turns().iter().filter(move |turn| turn.speaker.as_ref().is_some_and(|(_, by)| *by == key))
    }
}

/// Every declared name as it may stand in the text.
fn names(speaker: &SpeakerDeclaration) -> impl Iterator<Item = &str> {
    speaker.labels.iter().chain([&speaker.name]).map(|name| name.text.as_str())
}

/// The labels of the turns, each once, in the order of their first turn.
fn labels(document: &Observed<'_>) -> impl Iterator<Item = u64> {
    let mut seen = rustc_hash::FxHashSet::default();
    let keys = document.turns().iter().filter_map(|turn| turn.speaker.as_ref().map(|(_, key)| *key));
    keys.filter(move |key| seen.insert(*key))
}

fn strangers(document: &Observed<'_>, names: &[&str]) -> Vec<Stranger> {
    let parts = names.iter().flat_map(|name| {
        let mut words = name.split_whitespace();
        let first = words.next();
        [Some(*name), first, words.next_back()].into_iter().flatten()
    });
    let known: rustc_hash::FxHashSet<u64> = parts.map(label_key).collect();
    let unknown = labels(document).filter(|key| !known.contains(key));
    let named = unknown.filter_map(|key| {
        let name = document.labels().get(key)?.name.to_string();
        Some(Stranger { key, name })
    });
    // Those whose label says what they do need no declaration, nor do the nameless.
    named.filter(|stranger| !is_general(&stranger.name)).collect()
}

/// Whether a label stands for anybody in that place: `Interviewer`, `Q`, `Audience 2`.
fn is_general(name: &str) -> bool {
    let base = name.trim_end_matches(|c: char| c.is_numeric() || c == ' ' || c == '#' || c == '_');
    let says = word(base);
    [LabelWord::INTERVIEWER, LabelWord::INTERVIEWEE, LabelWord::NUMBERED, LabelWord::PAIRED]
        .into_iter()
        .any(|what| says.says(what))
}

/// The declared name that a label most likely means. One word more or another number is another person.
fn meant<'n>(label: &str, names: &[&'n str]) -> Option<&'n str> {
    let words = |name: &str| name.split_whitespace().count();
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let normal: Vec<String> = names.iter().map(|name| normal_name(name)).collect();
    let near = normal.iter().map(String::as_str);
    let near = near.filter(|name| words(name) == words(label) && digits(name) == digits(label));
    let found = did_you_mean(label, near)?;
    normal.iter().position(|name| name == found).and_then(|at| names.get(at).copied())
}
