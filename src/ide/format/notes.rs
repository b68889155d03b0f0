//! The form of notes and events: their brackets, and how a note is signed.

use std::ops::Range;

use super::habit::Habit;
use super::house::SpacedDash;
use super::markers::{is_blank, is_dash};
use super::view::{Change, View, is_formatted};
use crate::model::Document;
use crate::rules::TextEdit;
use crate::syntax::Span;
use crate::syntax::inline::{self, Bracket, Note};
use crate::syntax::lexicon::letters;

/// Writes notes as the house does.
pub fn tidy_notes(view: &View<'_>, changes: &mut Vec<Change>) {
    changes.extend(view.inlines.notes().map(|(bracket, note)| tidy_note(view, bracket, note)));
}

/// Writes one note as the house does.
fn tidy_note(view: &View<'_>, bracket: &Bracket, note: &Note) -> Change {
    let mut change =
        view.house.note_brackets.and_then(|pair| glyphs(view, bracket, pair)).unwrap_or_default();
    change.extend(divider(view, note));
    change.extend(signature(view, note));
    change.sort_by_key(|edit| edit.range.start);
    change
}

/// Writes the narrowest note around `offset` as the house does.
pub fn tidy_note_at(view: &View<'_>, offset: usize) -> Change {
    let around = view.inlines.notes().filter(|(bracket, _)| {
        let range = bracket.span().range();
        range.start <= offset && offset <= range.end
    });
    let narrowest = around.min_by_key(|(bracket, _)| bracket.span().range().len());
    narrowest.map_or_else(Change::new, |(bracket, note)| tidy_note(view, bracket, note))
}

/// Writes events as the house does.
pub fn tidy_events(view: &View<'_>, changes: &mut Vec<Change>) {
    let Some(pair) = view.house.event_brackets else { return };
    for (bracket, _) in view.inlines.events() {
        let inner = bracket.inner().range();
        let text = &view.text[inner.clone()];
        let mut change = glyphs(view, bracket, pair).unwrap_or_default();
        let start = text.len() - text.trim_start_matches(is_blank).len();
        let end = text.trim_end_matches(is_blank).len();
        if start < end {
            change.push(TextEdit::replace(inner.start..inner.start + start, ""));
            change.push(TextEdit::replace(inner.start + end..inner.end, ""));
        }
        change.sort_by_key(|edit| edit.range.start);
        changes.push(change);
    }
}

/// Puts the brackets of the house in place of those of `bracket`.
fn glyphs(view: &View<'_>, bracket: &Bracket, (open, close): (&str, &str)) -> Option<Change> {
    let (shape_open, shape_close) = bracket.shape.glyphs();
    let bare = |span: Span| span.of(view.text).trim_start_matches('\\');
    let is_pair = bare(bracket.open) == shape_open && bare(bracket.close) == shape_close;
    if !is_pair || (shape_open, shape_close) == (open, close) {
        return None;
    }
    let escape = if view.house.escapes_brackets && open == "[" { "\\" } else { "" };
    Some(vec![
        TextEdit::replace(bracket.open.range(), format!("{escape}{open}")),
        TextEdit::replace(bracket.close.range(), format!("{escape}{close}")),
    ])
}

/// The house's form of a signature that is in another. Names and initials, which no table lists, are nobody's to change.
fn signature(view: &View<'_>, note: &Note) -> Option<TextEdit> {
    let written = note.attribution.of(view.text);
    let form = view.house.signatures.get(note.kind.name())?;
    view.house.lexicon.attributions(&letters(written)).next()?;
    if written.to_lowercase() == form.to_lowercase() {
        return None;
    }
    let after_dash = view.text[..note.attribution.range().start].trim_end().ends_with(is_dash);
    let starts_sentence = !after_dash && written.starts_with(char::is_uppercase);
    let form = if starts_sentence { capitalised(form) } else { form.clone() };
    Some(TextEdit::replace(note.attribution.range(), form))
}

fn capitalised(form: &str) -> String {
    let mut chars = form.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The dash of the house between a note's words and its signature, with its spaces.
fn divider(view: &View<'_>, note: &Note) -> Option<TextEdit> {
    let wanted = view.house.note_dash.as_ref()?;
    let (range, written) = dash_before_signature(view.text, note)?;
    let as_good = written.sign == wanted.sign || (wanted.sign == "—" && written.sign == "―");
    let sign = if as_good { written.sign.as_str() } else { wanted.sign.as_str() };
    let before = if written.before == "\u{a0}" { written.before.as_str() } else { wanted.before.as_str() };
    Some(TextEdit::replace(range, format!("{before}{sign}{}", wanted.after)))
}

/// The dash between a note's words and its signature, where it stands in one line with both.
fn dash_before_signature(text: &str, note: &Note) -> Option<(Range<usize>, SpacedDash)> {
    let end = note.attribution.range().start;
    let between = text.get(note.text.range().end..end).filter(|_| !note.text.is_empty())?;
    let sign_end = between.trim_end_matches(is_blank);
    let words = sign_end.trim_end_matches(is_dash);
    let start = words.trim_end_matches(is_blank);
    let sign = &sign_end[words.len()..];
    if !matches!(sign, "—" | "―" | "–" | "‒" | "-" | "--") || words.ends_with(['\n', '\r']) {
        return None;
    }
    let dash = SpacedDash {
        before: words[start.len()..].to_owned(),
        sign: sign.to_owned(),
        after: between[sign_end.len()..].to_owned(),
    };
    Some((end - (between.len() - start.len())..end, dash))
}

/// The dash before signatures: that of the house, with the spaces that it mostly has in `blocks`; else the one that it
/// mostly is there.
pub fn usual_dash(
    document: &Document,
    blocks: Range<usize>,
    house: Option<&SpacedDash>,
) -> Option<SpacedDash> {
    let mut habit = Habit::default();
    let lexicon = &document.vocabulary().lexicon;
    let placed = document.blocks().iter_from(blocks.start).take(blocks.len());
    for placed in placed.filter(|placed| is_formatted(placed.block.kind)) {
        let content = document.text().slice(placed.content());
        if !content.contains(is_dash) || !content.contains(['(', '[', '{', '（', '［', '【']) {
            continue;
        }
        let inlines = inline::parse(&content, lexicon);
        let dashes = inlines.notes().filter_map(|(_, note)| dash_before_signature(&content, note));
        dashes.for_each(|(_, dash)| habit.add(dash));
    }
    let usual = habit.usual();
    match house {
        Some(house) => {
            let spaces = usual.filter(|usual| usual.before.is_empty() == usual.after.is_empty());
            let space = spaces.map_or_else(|| " ".to_owned(), |usual| usual.after);
            let space = if house.after.is_empty() { space } else { house.after.clone() };
            Some(SpacedDash { before: space.clone(), sign: house.sign.clone(), after: space })
        }
        None => usual,
    }
}

/// Tidies the note that ends at `end`, but for its brackets.
pub fn tidy_ended(view: &View<'_>, end: usize) -> Vec<TextEdit> {
    let ended = view.inlines.notes().find(|(bracket, _)| bracket.span().range().end == end);
    let mut edits: Vec<TextEdit> = ended
        .into_iter()
        .flat_map(|(_, note)| [divider(view, note), signature(view, note)])
        .flatten()
        .collect();
    edits.sort_by_key(|edit| edit.range.start);
    edits
}
