//! Takes names out of the comments to this program, and such comments out of the text.

use std::ops::Range;

use super::TextEdit;
use super::engine::Suppression;
use crate::model::Document;
use crate::syntax::{BlockKind, Facts, Placed};
use crate::text::Span;

/// The edits that take the name of that index away, with the comment if it names no other rule.
pub fn without_name(document: &Document, comment: &Suppression<'_>, name: usize) -> Option<Vec<TextEdit>> {
    let names = &comment.directive.names;
    let own = names.get(name)?.span;
    let next = names.get(name + 1).map(|next| next.span);
    let before = name.checked_sub(1).and_then(|before| names.get(before)).map(|before| before.span);
    let taken = match (before, next) {
        (_, Some(next)) => Span::new(own.start, next.start),
        (Some(before), None) => Span::new(before.end, own.end),
        (None, None) => return without(document, comment),
    };
    Some(vec![TextEdit::replace(comment.place(taken), "")])
}

/// The edits that take the whole comment away, with its line.
///
/// There are none where the blocks around it would be read as others then.
pub fn without(document: &Document, comment: &Suppression<'_>) -> Option<Vec<TextEdit>> {
    let placed = document.blocks().get(comment.block)?;
    let itself = comment.place(comment.directive.span);
    let line = lines(document, &placed, itself.start);
    // Where the line divided two paragraphs, a blank one stays.
    let place = [line, itself].into_iter().find(|place| only_that_block_goes(document, place))?;
    Some(vec![TextEdit::replace(place, "")])
}

/// The comment's lines, with the blank ones behind it if there are others before it.
fn lines(document: &Document, placed: &Placed<'_>, start: usize) -> Range<usize> {
    let text = document.text();
    let is_last = placed.range().end == text.len();
    let before = placed.index.checked_sub(1).and_then(|before| document.blocks().get(before));
    match before {
        Some(before) if is_last => before.content().end..placed.content().end,
        _ if placed.block.facts.has(Facts::AFTER_BLANK) => start..placed.range().end,
        _ => start..text.line_start(text.line_of(placed.content().end) + 1),
    }
}

/// Whether all other blocks stay as they are when `place` is taken out.
fn only_that_block_goes(document: &Document, place: &Range<usize>) -> bool {
    let mut text = document.text().clone();
    let mut blocks = document.blocks().clone();
    text.replace(place.clone(), "");
    let change = blocks.edit(&text, place.clone(), 0);
    let old = document.blocks().iter_from(change.removed.start).take(change.removed.len());
    let old = old.map(|placed| placed.block.kind).filter(|kind| *kind != BlockKind::Comment).count();
    let new = blocks.iter_from(change.removed.start).take(change.inserted);
    let new = new.map(|placed| placed.block.kind).filter(|kind| *kind != BlockKind::Comment).count();
    old == new && document.blocks().tree().len() == blocks.tree().len() + 1
}
