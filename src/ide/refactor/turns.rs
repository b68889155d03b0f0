//! Divides a turn at the cursor, joins it to the one before, and exchanges who speaks in two turns.

use std::ops::Range;

use super::spot::Spot;
use super::{Refactor, RefactorKind};
use crate::model::{Document, Role, Turn, TurnMarker, TurnStyle};
use crate::rules::TextEdit;

/// A marker is taken from a turn at most so many turns away.
const NEAR: usize = 20;

/// The longest marker that is written once more, in bytes.
const LONGEST_MARKER: usize = 80;

/// What identifies a turn beside where it stands.
type Reading = (Role, TurnMarker, Option<u64>, bool);

/// Offers to begin a turn of the other speaker at the cursor, where a sentence ends.
pub fn split(spot: &Spot<'_>) -> Option<Refactor> {
    let document = spot.document;
    let at = spot.selected.start;
    let (before, behind) = (spot.content.get(..at)?, spot.content.get(at..)?);
    let (said, rest) = (before.trim_end(), behind.trim_start());
    let is_gap = said.len() < before.len() || rest.len() < behind.len();
    let ends = said.trim_end_matches(['*', '_', '"', '”', '»', '’', ')', ']']);
    let is_end = ends.ends_with(['.', '?', '!', '…', '。', '？', '！']);
    if !spot.selected.is_empty() || !is_gap || !is_end || rest.is_empty() || said.len() <= spot.speech_start()
    {
        return None;
    }
    let (gap_start, gap_end) = (said.len(), spot.content.len() - rest.len());
    let inside = |range: Range<usize>| range.start < gap_end && gap_start < range.end;
    let in_bracket = spot.inlines.brackets.iter().any(|bracket| inside(bracket.span().range()));
    let in_quotation = spot.inlines.quotations.iter().any(|quotation| {
        let end = quotation.close.map_or(spot.content.len(), |close| close.range().end);
        inside(quotation.open.range().start..end)
    });
    if in_bracket || in_quotation || spot.inlines.is_verbatim(u32::try_from(at).ok()?) {
        return None;
    }
    let (index, turn) = turn_of(spot)?;
    let marker = other_marker(document, index, turn)?;
    let text = format!("{}{marker}", gap(document, index));
    let start = spot.placed.start;
    let edit = TextEdit::replace(start + gap_start..start + gap_end, text);
    let edits = vec![edit];
    let new = tried(document, &edits);
    let wanted = new.turns().get(index + 1)?;
    let is_new = wanted.marker == turn.marker && wanted.inferred.is_none();
    (is_new && rest_stays(document, &new, index + 1, 1, 0))
        .then(|| Refactor::new(RefactorKind::Rewrite, "Begin a turn of the other speaker here", edits))
}

/// Offers to make the turn whose marker line the cursor is in a further paragraph of the one before.
pub fn join(spot: &Spot<'_>) -> Option<Refactor> {
    let document = spot.document;
    let (index, turn) = turn_of(spot)?;
    let before = document.turns().get(index.checked_sub(1)?)?;
    let text = document.text();
    let at = spot.placed.start + spot.selected.start;
    let is_opening = spot.selected.is_empty() && text.line_of(at) == text.line_of(turn.range.start);
    let same_speaker = match (&before.speaker, &turn.speaker) {
        (Some((_, before)), Some((_, own))) => before == own,
        (None, None) => before.role == turn.role,
        _ => false,
    };
    let is_marked =
        matches!(turn.marker, TurnMarker::Dash | TurnMarker::Label) && before.marker == turn.marker;
    let marker = text.slice(turn.range.start..turn.speech);
    // A time before the marker would be left standing among the words.
    let is_first = text.slice(spot.placed.start..turn.range.start.max(spot.placed.start)).trim().is_empty();
    let is_followed = turn.speech < turn.range.end && marker.len() <= LONGEST_MARKER;
    if !is_opening || !same_speaker || !is_marked || !is_followed || !is_first || !is_plain(&marker) {
        return None;
    }
    let edits = vec![TextEdit::replace(turn.range.start..turn.speech, "")];
    let new = tried(document, &edits);
    rest_stays(document, &new, index, 0, 1)
        .then(|| Refactor::new(RefactorKind::Rewrite, "Join this turn to the one before", edits))
}

/// Offers to exchange the labels of this turn and the next.
pub fn swap(spot: &Spot<'_>) -> Option<Refactor> {
    let document = spot.document;
    let (index, turn) = turn_of(spot)?;
    let next = document.turns().get(index + 1)?;
    let ((own, own_key), (other, other_key)) = (turn.speaker.as_ref()?, next.speaker.as_ref()?);
    if own_key == other_key || !spot.selected.is_empty() {
        return None;
    }
    let text = document.text();
    let edits = vec![
        TextEdit::replace(own.clone(), text.slice(other.clone())),
        TextEdit::replace(other.clone(), text.slice(own.clone())),
    ];
    let new = tried(document, &edits);
    let key = |index: usize| Some(new.turns().get(index)?.speaker.as_ref()?.1);
    let is_swapped = key(index) == Some(*other_key) && key(index + 1) == Some(*own_key);
    (is_swapped && rest_stays(document, &new, index, 2, 2))
        .then(|| Refactor::new(RefactorKind::Rewrite, "Swap the speakers of this turn and the next", edits))
}

/// The turn that the selection is in.
fn turn_of<'a>(spot: &Spot<'a>) -> Option<(usize, &'a Turn)> {
    let (index, turn) = spot.document.turns().at(spot.placed.content().end)?;
    turn.blocks.contains(&spot.placed.index).then_some((index, turn))
}

/// The document after some edits.
fn tried(document: &Document, edits: &[TextEdit]) -> Document {
    let mut edited = document.clone();
    edits.iter().rev().for_each(|edit| edited.edit(edit.range.clone(), &edit.text));
    edited
}

/// Whether both documents have the same turns, but for `new_count` from `index` on in place of `old_count`.
fn rest_stays(old: &Document, new: &Document, index: usize, new_count: usize, old_count: usize) -> bool {
    let reading = |turn: &Turn| -> Reading {
        let speaker = turn.speaker.as_ref().map(|(_, key)| *key);
        (turn.role, turn.marker, speaker, turn.inferred.is_some())
    };
    let (old, new) = (old.turns(), new.turns());
    let parts = |turns: &[Turn], count: usize| {
        let (before, behind) = (turns.get(..index)?, turns.get(index + count..)?);
        Some((before.iter().map(reading).collect::<Vec<_>>(), behind.iter().map(reading).collect::<Vec<_>>()))
    };
    old.len() + new_count == new.len() + old_count
        && matches!((parts(old, old_count), parts(new, new_count)), (Some(old), Some(new)) if old == new)
}

/// The marker of the nearest turn of another speaker, those before first.
fn other_marker(document: &Document, index: usize, turn: &Turn) -> Option<String> {
    let turns = document.turns();
    let before = turns.get(index.saturating_sub(NEAR)..index)?.iter().rev();
    let behind = turns.get(index + 1..)?.iter().take(NEAR);
    let is_labelled = document.style() == TurnStyle::Labels;
    let is_other = |other: &&Turn| match (&turn.speaker, &other.speaker) {
        (Some((_, own)), Some((_, other))) => own != other,
        _ => !is_labelled && other.marker == TurnMarker::Dash && other.role != turn.role,
    };
    let markers = before.chain(behind).filter(is_other).map(|other| {
        let range = other.range.start..other.speech;
        if range.len() > LONGEST_MARKER { String::new() } else { document.text().slice(range).into_owned() }
    });
    let mut usable = markers.filter(|marker| !marker.is_empty() && is_plain(marker));
    usable.next()
}

/// Whether a marker can stand elsewhere: nothing in it belongs to one place only, such as a time or what happens, and
/// no emphasis that it opens reaches into what is said.
fn is_plain(marker: &str) -> bool {
    let is_clock = marker
        .split(|c: char| !c.is_ascii_digit() && c != ':')
        .any(|word| word.split(':').filter(|number| !number.is_empty()).count() > 1);
    let is_even = |sign: char| marker.matches(sign).count().is_multiple_of(2);
    !is_clock
        && !marker.contains(['(', '['])
        && is_even('_')
        && marker.matches("**").count().is_multiple_of(2)
        && is_even('*')
}

/// What stands between two turns: as it does before this one or the next, and a blank line where that says nothing.
fn gap(document: &Document, index: usize) -> String {
    let text = document.text();
    let turns = document.turns();
    let between = |second: usize| {
        let first = turns.get(second.checked_sub(1)?)?;
        let range = first.range.end..turns.get(second)?.range.start;
        let gap = (range.len() <= 8).then(|| text.slice(range))?;
        let is_gap = gap.trim().is_empty() && gap.contains(['\n', '\r']) && !gap.contains([' ', '\t']);
        is_gap.then(|| gap.into_owned())
    };
    let end = text.slice(text.line_range(0).end..text.line_start(1));
    let end = if end.is_empty() { "\n" } else { &*end };
    between(index).or_else(|| between(index + 1)).unwrap_or_else(|| end.repeat(2))
}
