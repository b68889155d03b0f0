//! A speaker's label that is one letter away from one that stands far more often.
//!
//! One person becomes two in every index, search and count; and a label that stands only once may be taken for no label
//! at all, so that the speech goes to whoever spoke before.
//!
//! ```transcript,reports
//! Halvard: Who rings the bells?
//!
//! Brannigan: My sister and I.
//!
//! Halvard: Since when?
//!
//! Branigan: Since the flood.
//! ^^^^^^^^
//!
//! Halvard: Is it high?
//!
//! Brannigan: Two hundred steps.
//!
//! Halvard: Do you count them?
//!
//! Brannigan: Every time.
//!
//! Halvard: And your sister?
//!
//! Brannigan: She counts the bells.
//! ```
//!
//! The fix writes the label that stands more often.
//!
//! ```transcript,fixed
//! Halvard: Who rings the bells?
//!
//! Brannigan: My sister and I.
//!
//! Halvard: Since when?
//!
//! Brannigan: Since the flood.
//!
//! Halvard: Is it high?
//!
//! Brannigan: Two hundred steps.
//!
//! Halvard: Do you count them?
//!
//! Brannigan: Every time.
//!
//! Halvard: And your sister?
//!
//! Brannigan: She counts the bells.
//! ```
//!
//! Short names, and those that differ as the names of two people do (`Walter` and `Waiter`), are a hint. Not reported are
//! labels that differ in a number, a word or an ending, and two that both stand often:
//!
//! ```transcript,accepts
//! Audience 1: Who rings the bells?
//!
//! Audience 2: Since when?
//!
//! Mr. A: My sister and I.
//!
//! Mr. B: Since the flood.
//! ```
//!
//! ```transcript,accepts
//! Anna: Who rings the bells?
//!
//! Anne: My sister and I.
//!
//! Anna: Since when?
//!
//! Anne: Since the flood.
//!
//! Anna: Is it high?
//!
//! Anne: Two hundred steps.
//! ```

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};

use super::TextEdit;
use super::engine::{DocumentView, Observed, Report};
use super::rule::{Rule, Unit};
use super::shared::words::{in_case_of, shown};
use crate::config::Level;
use crate::model::TurnStyle;
use crate::model::speakers::Standing;

pub(super) const RULE: Rule = Rule {
    name: "similar-speakers",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("similar_speakers.rs"),
};

/// A label that stands more often than this is no slip.
const SELDOM: u32 = 2;

/// A label has to stand so often, and so many times as often as its like, for that one to be a slip.
const OFTEN: u32 = 3;

/// A word with fewer letters differs from many names by one.
const SHORTEST: usize = 4;

/// A word with fewer letters is too short for one letter to tell a slip from another person for certain.
const SHORT: usize = 6;

/// A name with fewer letters is too short for one letter in place of another to tell a slip for certain.
const LONG: usize = 8;

/// Letters that a word ends in, or does not, for another gender or number.
const ENDINGS: &str = "aeiouysàáéèóаеёийоуыэюяс";

/// What a rare label most likely means.
struct Slip {
    meant: u64,
    doubtful: bool,
}

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let document = &view.document;
    if document.style() != TurnStyle::Labels {
        return;
    }
    let slips = slips(document);
    if slips.is_empty() {
        return;
    }
    let first = first_places(document);
    for placed in document.blocks().iter().filter(|placed| placed.block.is_text()) {
        let Some(label) = placed.block.label() else { continue };
        let Some(slip) = slips.get(&label.key) else { continue };
        let Some(meant) = first.get(&slip.meant).cloned() else { continue };
        let meant = document.words(meant);
        let range = placed.start + label.start as usize..placed.start + label.end as usize;
        report_one(document, range, &meant, slip.doubtful, report);
    }
}

fn report_one(
    document: &Observed<'_>,
    range: Range<usize>,
    meant: &str,
    doubtful: bool,
    report: &mut Report,
) {
    let label = document.words(range.clone()).into_owned();
    let meant = in_case_of(&label, meant);
    let message =
        format!("`{}` is one letter away from `{}`: did you mean that?", shown(&label), shown(&meant));
    let edits = vec![TextEdit::replace(range.clone(), meant.clone())];
    report.add(range, message).doubtful(doubtful).mended_by(format!("Write `{}`", shown(&meant)), edits);
}

/// The rare labels that are like a frequent one, by key.
fn slips(document: &Observed<'_>) -> FxHashMap<u64, Slip> {
    let labels = document.labels();
    let standing = |key: u64| document.speakers().standing(key);
    let frequent: Vec<_> = labels
        .iter()
        .filter(|(key, count)| count.total() >= OFTEN && standing(*key) == Standing::Speaker)
        .collect();
    let declares = !document.front_matter().speakers.is_empty();
    let rare = labels.iter().filter(|(key, count)| {
        // Where front matter declares the speakers, what is no label is all that is left to say here.
        let is_open = !declares || standing(*key) == Standing::NoLabel;
        count.total() <= SELDOM && is_open && standing(*key) != Standing::Break
    });
    let mut near: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (index, (_, count)) in frequent.iter().enumerate() {
        near_forms(&count.name, |form| near.entry(form).or_default().push(index));
    }
    let slip = |rare: u32, name: &str| {
        let mut candidates = Vec::new();
        near_forms(name, |form| candidates.extend(near.get(&form).into_iter().flatten()));
        candidates.sort_unstable();
        candidates.dedup();
        let like = |(key, count): &(u64, &crate::model::speakers::LabelCount)| {
            let often = count.total() >= rare * OFTEN;
            let word = differing_word(name, &count.name).filter(|_| often)?;
            // Of two short names that stand twice each is a person's.
            let is_short = word.0.chars().count().min(word.1.chars().count()) < SHORT;
            (rare == 1 || !is_short)
                .then_some((count.total(), Slip { meant: *key, doubtful: is_doubtful(name, word) }))
        };
        let candidates = candidates.into_iter().filter_map(|index: usize| frequent.get(index));
        let most = candidates.filter_map(like).max_by_key(|(total, slip)| (*total, slip.meant));
        most.map(|(_, slip)| slip)
    };
    rare.filter_map(|(key, count)| Some((key, slip(count.total(), &count.name)?))).collect()
}

/// Where the label of each speaker stands at his first turn.
fn first_places(document: &Observed<'_>) -> FxHashMap<u64, Range<usize>> {
    let mut first = FxHashMap::default();
    for (range, key) in document.turns().iter().filter_map(|turn| turn.speaker.as_ref()) {
        first.entry(*key).or_insert_with(|| range.clone());
    }
    first
}

/// Hashes of a name and of what is left of it without one of its letters. Names that are one letter apart, or in which two
/// letters have changed places, have one of these in common.
fn near_forms(name: &str, mut on: impl FnMut(u64)) {
    let hash = |before: &str, behind: &str| {
        let mut hasher = FxHasher::default();
        before.chars().chain(behind.chars()).for_each(|letter| hasher.write_u32(letter.into()));
        hasher.finish()
    };
    on(hash(name, ""));
    for (at, letter) in name.char_indices() {
        on(hash(&name[..at], &name[at + letter.len_utf8()..]));
    }
}

/// The only word in which two names differ, as it stands in each, if that is by one letter.
fn differing_word<'n>(a: &'n str, b: &'n str) -> Option<(&'n str, &'n str)> {
    // One letter takes at most four bytes.
    if a.len().abs_diff(b.len()) > 4 {
        return None;
    }
    let mut left = a.split(' ');
    let mut right = b.split(' ');
    let mut found: Option<(&str, &str)> = None;
    loop {
        match (left.next(), right.next()) {
            (None, None) => return found.filter(|(a, b)| is_one_letter_apart(a, b)),
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) if found.is_none() => found = Some((a, b)),
            _ => return None,
        }
    }
}

/// Whether one letter is missing, too many, another one, or changed places with its neighbour, and makes no other word.
fn is_one_letter_apart(a: &str, b: &str) -> bool {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let all_letters = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'));
    letters(a).max(letters(b)) >= SHORTEST
        && all_letters(a)
        && all_letters(b)
        && !are_two_words(a, b)
        && strsim::osa_distance(a, b) == 1
}

/// Whether the last letter makes a plural or another person of a word: `Student` and `Students`, `Adam` and `Adams`,
/// `Orlov` and `Orlova`, `Presidente` and `Presidenta`.
fn are_two_words(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let Some(last) = long.chars().next_back() else { return false };
    let stem = &long[..long.len() - last.len_utf8()];
    let is_ending = |c: char| ENDINGS.contains(c);
    let other = short.strip_prefix(stem);
    let added = stem == short && !stem.ends_with(last);
    let changed = other.is_some_and(|other| !other.is_empty() && other.chars().all(is_ending));
    is_ending(last) && (added || changed)
}

/// Whether two names may well be those of two people: they differ in a short word, at an end of it, or in one letter for
/// another in a name that is not long.
fn is_doubtful(name: &str, (a, b): (&str, &str)) -> bool {
    let (left, right) = (a.chars().count(), b.chars().count());
    let ends_alike = a.chars().next_back() == b.chars().next_back();
    let starts_alike = a.chars().next() == b.chars().next();
    let is_exchange = left == right && strsim::levenshtein(a, b) == 1;
    left.min(right) < SHORT || !ends_alike || !starts_alike || (is_exchange && name.chars().count() < LONG)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_by_a_slip_of_one_letter() {
        for (a, b) in [
            ("brannigan", "branigan"),
            ("hallet", "hallett"),
            ("mr kowalski", "mr kowalksi"),
            ("anna", "ana"),
        ] {
            assert!(differing_word(a, b).is_some(), "{a} {b}");
        }
        for (a, b) in [
            ("audience 1", "audience 2"),
            ("senator", "senator m"),
            ("mr a", "mr b"),
            ("student", "students"),
            ("орлов", "орлова"),
            ("presidente", "presidenta"),
            ("mr brown", "ms brown"),
            ("dan", "jan"),
            ("anna lee", "ana leo"),
        ] {
            assert!(differing_word(a, b).is_none(), "{a} {b}");
        }
        for (a, b) in [("anna", "ana"), ("waiter", "walter"), ("martins", "cartins")] {
            assert!(is_doubtful(a, (a, b)), "{a} {b}");
        }
        assert!(!is_doubtful("brannigan", ("brannigan", "branigan")));
    }
}
