//! Inside a bracket: who signs a note, behind the dash; what can be heard, behind the bracket itself.

use super::here::Here;
use super::item::List;
use super::{events, signatures};
use crate::model::names::inlines;
use crate::rules::Lens;
use crate::syntax::BlockKind;
use crate::syntax::inline::{Inlines, Shape};

/// The brackets in which notes and events stand.
const SHAPES: [Shape; 6] =
    [Shape::Round, Shape::Square, Shape::Curly, Shape::WideRound, Shape::WideSquare, Shape::Lenticular];

/// A bracket that is open before the cursor.
pub struct Open<'t> {
    /// Its form.
    pub shape: Shape,
    /// What stands in it before the cursor.
    pub inside: &'t str,
    /// Whether it is written with a backslash.
    pub escaped: bool,
}

impl<'t> Open<'t> {
    /// The innermost bracket that is open at the end of `before`.
    pub fn of(before: &'t str) -> Option<Open<'t>> {
        let mut closed = 0;
        for (at, c) in before.char_indices().rev() {
            let is = |glyph: &str| glyph.starts_with(c);
            if SHAPES.iter().any(|shape| is(shape.glyphs().1)) {
                closed += 1;
            } else if let Some(shape) = SHAPES.into_iter().find(|shape| is(shape.glyphs().0)) {
                if closed == 0 {
                    let escaped = before.get(..at)?.ends_with('\\');
                    return Some(Open { shape, inside: before.get(at + c.len_utf8()..)?, escaped });
                }
                closed -= 1;
            }
        }
        None
    }

    /// What is missing behind the cursor to close it, where `after` stands there.
    pub fn closing(&self, after: &str) -> &'static str {
        let (open, close) = self.shape.glyphs();
        let mut depth = 0;
        for c in after.chars() {
            if open.starts_with(c) {
                depth += 1;
            } else if close.starts_with(c) {
                if depth == 0 {
                    return "";
                }
                depth -= 1;
            }
        }
        match (self.shape, self.escaped) {
            (Shape::Square, true) => "\\]",
            _ => close,
        }
    }
}

/// What can stand in the bracket that is open before the cursor.
pub fn complete(here: &Here<'_>) -> Option<List> {
    let before = here.before_in_block();
    let open = Open::of(&before)?;
    let closing = open.closing(&here.after_in_block());
    signatures::complete(here, &open, closing).or_else(|| events::complete(here, &open, closing))
}

/// The language of the text; English where it cannot be told.
pub fn code(lens: &Lens) -> String {
    let code = lens.language.code();
    if code.is_empty() { "en".to_owned() } else { code.to_owned() }
}

/// Looks at each block nearby that has brackets.
pub fn with_brackets(here: &Here<'_>, mut look: impl FnMut(&str, &Inlines)) {
    for placed in here.nearby() {
        let speaks = matches!(placed.block.kind, BlockKind::Text | BlockKind::Heading(_));
        let content = here.document.text().slice(placed.content());
        if speaks && content.contains(['(', '[', '{', '（', '［', '【']) {
            look(&content, &inlines(here.document, &placed));
        }
    }
}
