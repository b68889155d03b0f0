//! Says where a bracket that was never closed should have been, as far as the words after it tell.

use super::bracket::{Editorial, Shape};
use super::editorial;
use super::event;
use super::note;
use super::timestamp;
use crate::syntax::{
    Span,
    lexicon::{Lexicon, NoteKind},
};

/// How far after an opening bracket the words are looked at, in bytes.
const REACH: usize = 2000;

/// The longest run of words that names an event, in bytes.
const LONGEST_EVENT: usize = 60;

/// The place for a closing bracket.
pub(super) struct ClosingHint {
    /// The byte offset in the block.
    pub at: u32,
    /// Whether a signature, an event or a time ends there, and not just a sentence.
    pub sure: bool,
    /// The kind of note, where a signature ends there.
    pub note: Option<NoteKind>,
}

/// Looks for the place in `after`, which follows the bracket at `open`. `inside` are the pairs that open there, in order:
/// what signs one of them says nothing of the bracket around it.
pub(super) fn find(
    text: &str,
    open: Span,
    after: &str,
    inside: impl Iterator<Item = Span>,
    lexicon: &Lexicon,
) -> Option<ClosingHint> {
    let after = &after[..floor(after, REACH)];
    let hint = |length: usize, sure, note| ClosingHint { at: open.end + length as u32, sure, note };
    let apart = outermost(inside);
    let is_apart = |at: usize| {
        let at = open.end + at as u32;
        let pair = apart.get(apart.partition_point(|pair| pair.end <= at));
        pair.is_some_and(|pair| pair.contains(at))
    };
    if let Some((length, kind)) = note::first_signature(after, is_apart, lexicon) {
        return Some(hint(length, true, Some(kind)));
    }
    if let Some(length) = leading_event(after, lexicon).or_else(|| leading_time(after)) {
        return Some(hint(length, true, None));
    }
    let ends_block = open.range().end + after.len() == text.len();
    let sentence = after.trim_end();
    let single =
        !sentence.trim_end_matches(['.', '!', '?', '…', '”', '"', '»']).contains(['.', '!', '?', '\n']);
    let begins_sentence =
        text[..open.range().start].trim_end().chars().next_back().is_none_or(|c| ".!?…".contains(c));
    (ends_block && single && !sentence.is_empty()).then(|| {
        let inside =
            if begins_sentence { sentence } else { sentence.trim_end_matches(['.', '!', '?', '…']) };
        hint(inside.len(), false, None)
    })
}

/// Those of the pairs, given in the order in which they open, that lie in no other.
fn outermost(pairs: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for pair in pairs {
        if found.last().is_none_or(|outer| outer.end <= pair.start) {
            found.push(pair);
        }
    }
    found
}

/// Whether the words name an event, or are a mark of the editor's.
pub(super) fn names_event(words: &str, lexicon: &Lexicon) -> bool {
    let mark =
        || matches!(editorial::read(words, 0, Shape::Square), Some(Editorial::Sic | Editorial::Redacted));
    words.len() <= LONGEST_EVENT && (event::is_event(words, lexicon) || mark())
}

/// Whether the words just before a closing bracket name an event.
pub(super) fn ends_with_event(before: &str, lexicon: &Lexicon) -> bool {
    let window = &before[ceil(before, before.len().saturating_sub(LONGEST_EVENT))..];
    event::is_event(window.rsplit([' ', '\n']).next().unwrap_or(window), lexicon)
}

/// The length of the longest run of words at the start that names an event.
fn leading_event(after: &str, lexicon: &Lexicon) -> Option<usize> {
    let window = &after[..floor(after, LONGEST_EVENT)];
    let line = window.lines().next().unwrap_or("");
    let ends = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).chain([line.len()]);
    let whole = line.len() == window.len() && window.len() < after.len();
    let ends: Vec<usize> = ends.filter(|end| !(whole && *end == line.len())).take(6).collect();
    let longest = ends.into_iter().rev().find(|end| names_event(&line[..*end], lexicon))?;
    Some(line[..longest].trim_end_matches([',', ';', ':', '.']).len())
}

fn leading_time(after: &str) -> Option<usize> {
    let (_, length) = timestamp::parse(after)?;
    after[length..].chars().next().is_none_or(char::is_whitespace).then_some(length)
}

/// The greatest boundary of a character that is not after `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The least boundary of a character that is not before `at`.
pub(super) fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
