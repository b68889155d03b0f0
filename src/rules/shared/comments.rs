//! Takes names out of the comments to this program, and such comments out of the text.

use std::ops::Range;

use crate::model::Document;
use crate::rules::TextEdit;
use crate::rules::engine::Suppression;
use crate::syntax::{Facts, Placed};
use crate::text::Span;

/// Editors write it before the first block, and it is no part of a line.
const BYTE_ORDER_MARK: char = '\u{feff}';

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
    let line = lines(document, &placed);
    // Where the line divided two paragraphs, a blank one stays.
    let place = [line, itself].into_iter().find(|place| only_that_block_goes(document, place))?;
    Some(vec![TextEdit::replace(place, "")])
}

/// The comment's lines, with the blank ones behind it if there are others before it.
fn lines(document: &Document, placed: &Placed<'_>) -> Range<usize> {
    let text = document.text();
    let is_marked =
        text.slice(placed.start..placed.start + BYTE_ORDER_MARK.len_utf8()).starts_with(BYTE_ORDER_MARK);
    let start = placed.start + if is_marked { BYTE_ORDER_MARK.len_utf8() } else { 0 };
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
    blocks.edit(&text, place.clone(), 0);
    document.blocks().tree().len() == blocks.tree().len() + 1
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::config::Settings;
    use crate::model::Document;
    use crate::rules::{apply, check};

    #[test]
    fn a_comment_goes_with_its_line_and_divides_what_it_divided() {
        for (text, expected) in [
            ("— So?\n\n<!-- transcript-ls: allow empty-note -->\n\n— No.\n", "— So?\n\n— No.\n"),
            ("— So?\r\n<!-- transcript-ls: allow empty-note -->\r\n— No.\r\n", "— So?\r\n— No.\r\n"),
            (
                "— So?\n\n— No\n  <!-- transcript-ls: allow empty-note -->\nand no.\n",
                "— So?\n\n— No\n  \nand no.\n",
            ),
            ("— So?\n\n— No.\n\n<!-- transcript-ls: allow empty-note -->\n", "— So?\n\n— No.\n"),
            (
                "\u{feff}  <!-- transcript-ls: allow empty-note -->\n\n— So?\n\n— No.\n",
                "\u{feff}— So?\n\n— No.\n",
            ),
            (
                "— So?\n\n<!-- transcript-ls: allow-file a, empty-note -->\n\n— No.\n",
                "— So?\n\n<!-- transcript-ls: allow-file a -->\n\n— No.\n",
            ),
            (
                "— So?\n\n<!-- transcript-ls: allow-file empty-note, a -->\n\n— No.\n",
                "— So?\n\n<!-- transcript-ls: allow-file a -->\n\n— No.\n",
            ),
        ] {
            let found = check(&Document::new(text, Arc::default()), &Settings::default());
            let idle = found.iter().filter(|one| one.rule == "idle-suppression");
            let fixes: Vec<_> = idle.filter_map(|one| one.fix.as_ref()).collect();
            assert_eq!(apply(text, fixes), expected, "{found:?}");
        }
    }
}
