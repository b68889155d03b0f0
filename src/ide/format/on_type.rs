//! What is tidied while somebody types. All of it stands before the cursor, which stays where it is.

use std::ops::Range;

use super::code::Code;
use super::house::House;
use super::lines::{is_hard_break, is_line_space};
use super::view::{View, changed, is_formatted, reads_alike};
use super::{effective, markers, moved, notes};
use crate::config::Settings;
use crate::model::Document;
use crate::rules::{Lens, TextEdit};
use crate::syntax::{Placed, inline};

/// The characters after which something may be tidied.
const TRIGGERS: [&str; 4] = ["\n", ")", "]", "-"];

/// While somebody types, the habits that count are those of so many blocks before and behind the cursor.
const NEAR: usize = 100;

/// The edits after `typed` was put before `offset`.
///
/// A line end tidies the marker of the line above and the space behind it, a bracket the signature of the note that it
/// closes, and the second hyphen of two becomes the dash of the house. Two spaces before a line end are left, since
/// they may be meant; so are two hyphens at the start of a line, where a third would divide sections.
pub fn format_typed(document: &Document, settings: &Settings, offset: usize, typed: &str) -> Vec<TextEdit> {
    let offset = document.text().floor(offset);
    if !TRIGGERS.contains(&typed) || Code::of(document).contains(offset.saturating_sub(1)) {
        return Vec::new();
    }
    let typed_line = document.text().line_of(offset);
    match typed {
        "\n" => typed_line
            .checked_sub(1)
            .map_or_else(Vec::new, |line| line_ended(document, settings, document.text().line_range(line))),
        "-" => hyphens(document, settings, offset).into_iter().collect(),
        _ => bracket_closed(document, settings, offset),
    }
}

/// Tidies `line`, which has just been left.
fn line_ended(document: &Document, settings: &Settings, line: Range<usize>) -> Vec<TextEdit> {
    let Some(placed) = document.blocks().at(line.start) else { return Vec::new() };
    let written = document.text().slice(line.clone());
    let bare = written.trim_end_matches(is_line_space);
    if !is_formatted(placed.block.kind) && line.start < placed.content().end {
        return Vec::new();
    }
    let mut edits = Vec::new();
    if let Some(marker) = placed.block.marker
        && line.contains(&(placed.start + marker.start as usize))
        && !bare.is_empty()
    {
        edits = tidied(document, settings, &placed, |view| {
            let mut changes = Vec::new();
            markers::tidy(view, &mut changes);
            changes.concat()
        });
        edits.retain(|edit| edit.range.end <= line.start + bare.len());
    }
    let spaces = line.start + bare.len()..line.end;
    if !spaces.is_empty() && !is_hard_break(&written[bare.len()..]) {
        edits.push(TextEdit::replace(spaces, ""));
    }
    edits
}

/// Tidies the note that the bracket before `offset` closes, inside its brackets.
fn bracket_closed(document: &Document, settings: &Settings, offset: usize) -> Vec<TextEdit> {
    let Some(placed) = document.blocks().at(offset.saturating_sub(1)) else { return Vec::new() };
    tidied(document, settings, &placed, |view| notes::tidy_ended(view, offset - placed.start))
}

/// The edits that `pass` wants in a block, unless it would then be read otherwise.
pub(super) fn tidied(
    document: &Document,
    settings: &Settings,
    placed: &Placed<'_>,
    pass: impl Fn(&View<'_>) -> Vec<TextEdit>,
) -> Vec<TextEdit> {
    let lens = Lens::of(document, settings);
    let house = House::near(document, &lens, placed.index.saturating_sub(NEAR)..placed.index + NEAR);
    let content = document.text().slice(placed.content());
    let inlines = inline::parse(&content, house.lexicon);
    let view = View::of(document, placed, &content, &inlines, &house);
    let Some(change) = effective(&content, pass(&view)) else { return Vec::new() };
    let new = changed(&content, std::slice::from_ref(&change));
    if !reads_alike(&content, &inlines, &new, house.lexicon) {
        return Vec::new();
    }
    change.iter().map(|edit| moved(edit, placed.start)).collect()
}

/// Makes a dash of the two hyphens before `offset` where the house has one.
fn hyphens(document: &Document, settings: &Settings, offset: usize) -> Option<TextEdit> {
    let text = document.text();
    let written = text.slice(text.line_start(text.line_of(offset))..offset);
    let line = written.strip_suffix("--")?;
    let start = offset - "--".len();
    let is_dash = !line.trim().is_empty() && !line.ends_with(['-', '<', '!', '—', '–']);
    let in_code = line.matches('`').count() % 2 == 1;
    let placed = document.blocks().at(start)?;
    if !is_dash || in_code || !is_formatted(placed.block.kind) {
        return None;
    }
    let lens = Lens::of(document, settings);
    let sign = lens.settings.dash.trim();
    let inlines = inline::parse(&text.slice(placed.content()), &document.vocabulary().lexicon);
    let is_verbatim = inlines.is_verbatim((start - placed.start) as u32);
    let has_dash = !sign.is_empty() && !sign.starts_with('-');
    (has_dash && !is_verbatim).then(|| TextEdit::replace(start..offset, sign))
}
