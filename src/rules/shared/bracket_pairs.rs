//! The pairs of brackets that a house chooses between, and the edits that put one for another.

use std::ops::Range;

use crate::rules::TextEdit;
use crate::syntax::inline::{Bracket, Shape};

const SHAPES: [Shape; 6] =
    [Shape::Round, Shape::Square, Shape::Curly, Shape::WideRound, Shape::WideSquare, Shape::Lenticular];

/// The glyphs around a construct, as much of them as is needed to put others there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Their form.
    pub shape: Shape,
    /// Whether a backslash stands before each.
    pub escaped: bool,
}

impl Pair {
    /// The pair of a bracket that stands in no other: inside another a second form is needed. Where the glyphs differ,
    /// the first one counts.
    pub fn of(bracket: &Bracket) -> Option<Pair> {
        let (open, close) = bracket.shape.glyphs();
        let length = |glyph: &str| glyph.len() as u32 + u32::from(bracket.escaped);
        let is_plain = bracket.open.len() == length(open) && bracket.close.len() == length(close);
        let counts = is_plain && bracket.parent.is_none() && bracket.shape != Shape::Stars;
        counts.then_some(Pair { shape: bracket.shape, escaped: bracket.escaped })
    }

    /// The pair in a few bits.
    pub fn bits(self) -> u32 {
        self.shape as u32 | u32::from(self.escaped) << 3
    }

    /// The pair of those bits.
    pub fn from_bits(bits: u32) -> Option<Pair> {
        let shape = SHAPES.into_iter().find(|shape| *shape as u32 == bits & 7)?;
        Some(Pair { shape, escaped: bits & 8 != 0 })
    }

    /// The edits that put another form around what stands at `range`, glyphs included.
    pub fn rewritten(self, range: &Range<usize>, to: Shape) -> Vec<TextEdit> {
        let escape = if self.escaped { "\\" } else { "" };
        let (old, new) = (self.shape.glyphs(), to.glyphs());
        let open = range.start..range.start + escape.len() + old.0.len();
        let close = range.end - (escape.len() + old.1.len()).min(range.len())..range.end;
        vec![
            TextEdit::replace(open, format!("{escape}{}", new.0)),
            TextEdit::replace(close, format!("{escape}{}", new.1)),
        ]
    }
}

/// The form that a setting names: `[]`.
pub fn shape_of(setting: &str) -> Option<Shape> {
    SHAPES.into_iter().find(|shape| {
        let (open, close) = shape.glyphs();
        setting.strip_prefix(open) == Some(close)
    })
}

/// Both glyphs, as they are shown in a message: `[ ]`.
pub fn glyphs(shape: Shape) -> String {
    let (open, close) = shape.glyphs();
    format!("{open} {close}")
}
