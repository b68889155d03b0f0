//! What is tidied while somebody types. All of it stands before the cursor, which stays where it is.

use std::ops::Range;

use super::house::House;
use super::lines::is_hard_break;
use super::view::{View, changed, reads_alike};
use super::{code, effective, markers, moved, notes, turn_of};
use crate::config::Settings;
use crate::model::Document;
use crate::rules::{Lens, TextEdit};
use crate::syntax::{BlockKind, Placed, inline};

/// The characters after which something may be tidied, the one that ends a line first.
pub const TRIGGERS: [&str; 4] = ["\n", ")", "]", "-"];

/// The edits after `typed` was put before `offset`.
///
/// A line end tidies the marker of the line above and the space behind it, a bracket the signature of the note that it
/// closes, and the second hyphen of two becomes the dash of the house. Two spaces before a line end are left, since
/// they may be meant; so are two hyphens at the start of a line, where a third would divide sections.
pub fn format_typed(document: &Document, settings: &Settings, offset: usize, typed: &str) -> Vec<TextEdit> {
    let text = document.text().to_string();
    let offset = document.text().floor(offset);
    let is_code = |at: usize| code::fenced(&text).iter().any(|code| code.contains(&at));
    if !TRIGGERS.contains(&typed) || is_code(offset.saturating_sub(1)) {
        return Vec::new();
    }
    let typed_line = document.text().line_of(offset);
    match typed {
        "\n" => typed_line.checked_sub(1).map_or_else(Vec::new, |line| {
            line_ended(document, &text, settings, document.text().line_range(line))
        }),
        "-" => hyphens(document, &text, settings, offset).into_iter().collect(),
        _ => bracket_closed(document, &text, settings, offset),
    }
}

/// Tidies `line`, which has just been left.
fn line_ended(document: &Document, text: &str, settings: &Settings, line: Range<usize>) -> Vec<TextEdit> {
    let Some(placed) = document.blocks().at(line.start) else { return Vec::new() };
    let written = text.get(line.clone()).unwrap_or_default();
    let bare = written.trim_end_matches([' ', '\t']);
    let is_prose = matches!(placed.block.kind, BlockKind::Text | BlockKind::Heading(_));
    if !is_prose && line.start < placed.content().end {
        return Vec::new();
    }
    let mut edits = Vec::new();
    if let Some(marker) = placed.block.marker
        && line.contains(&(placed.start + marker.start as usize))
        && !bare.is_empty()
    {
        edits = tidied(document, text, settings, &placed, |view| {
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
fn bracket_closed(document: &Document, text: &str, settings: &Settings, offset: usize) -> Vec<TextEdit> {
    let Some(placed) = document.blocks().at(offset.saturating_sub(1)) else { return Vec::new() };
    tidied(document, text, settings, &placed, |view| notes::tidy_ended(view, offset - placed.start))
}

/// The edits that `pass` wants in a block, unless it would then be read otherwise.
fn tidied(
    document: &Document,
    text: &str,
    settings: &Settings,
    placed: &Placed<'_>,
    pass: impl Fn(&View<'_>) -> Vec<TextEdit>,
) -> Vec<TextEdit> {
    let lens = Lens::of(document, settings);
    let house = House::of(document, text, &lens);
    let content = text.get(placed.content()).unwrap_or_default();
    let inlines = inline::parse(content, house.lexicon);
    let (opens, in_turn) = turn_of(document, placed);
    let view = View { text: content, block: placed.block, inlines: &inlines, opens, in_turn, house: &house };
    let Some(change) = effective(content, pass(&view)) else { return Vec::new() };
    let new = changed(content, std::slice::from_ref(&change));
    if !reads_alike(content, &inlines, &new, house.lexicon) {
        return Vec::new();
    }
    change.iter().map(|edit| moved(edit, placed.start)).collect()
}

/// Makes a dash of the two hyphens before `offset` where the house has one.
fn hyphens(document: &Document, text: &str, settings: &Settings, offset: usize) -> Option<TextEdit> {
    let before = text.get(..offset)?.strip_suffix("--")?;
    let line = before.rsplit(['\n', '\r']).next()?;
    let is_dash = !line.trim().is_empty() && !line.ends_with(['-', '<', '!', '—', '–']);
    let in_code = line.matches('`').count() % 2 == 1;
    let placed = document.blocks().at(before.len())?;
    if !is_dash || in_code || !matches!(placed.block.kind, BlockKind::Text | BlockKind::Heading(_)) {
        return None;
    }
    let lens = Lens::of(document, settings);
    let sign = lens.settings.dash.trim();
    let inlines = inline::parse(text.get(placed.content())?, &document.vocabulary().lexicon);
    let is_verbatim = inlines.is_verbatim((before.len() - placed.start) as u32);
    let has_dash = !sign.is_empty() && !sign.starts_with('-');
    (has_dash && !is_verbatim).then(|| TextEdit::replace(before.len()..offset, sign))
}
