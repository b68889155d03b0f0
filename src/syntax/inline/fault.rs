//! Something wrong with brackets or quotation marks, and what would put it right.

use super::bracket::Shape;
use super::quotation::QuoteStyle;
use crate::syntax::{Span, lexicon::NoteKind};

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// The glyph at fault; for a nested quotation the whole of it.
    pub span: Span,
    /// The other glyph that has to do with it: the opening bracket of a mismatched pair, the opening mark around a
    /// nested quotation.
    pub related: Option<Span>,
    /// The changes that would put it right, none where that cannot be told.
    pub edits: Vec<Edit>,
    /// Whether the edits follow from evidence (a signature, an event, a pair) and not from a guess.
    pub sure: bool,
}

impl Fault {
    pub(super) fn new(kind: FaultKind, span: Span) -> Fault {
        Fault {
            kind,
            span,
            related: None,
            edits: Vec::new(),
            sure: false,
        }
    }

    pub(super) fn related_to(mut self, related: Span) -> Fault {
        self.related = Some(related);
        self
    }

    pub(super) fn mended_by(mut self, edits: Vec<Edit>, sure: bool) -> Fault {
        self.edits = edits;
        self.sure = sure;
        self
    }
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// A bracket that never closes in its block; with the kind of note, where a signature follows it.
    UnclosedBracket(Shape, Option<NoteKind>),
    /// A bracket that closes nothing; with the kind of note, where a signature stands before it.
    UnopenedBracket(Shape, Option<NoteKind>),
    /// A pair of different forms, `(… ]`, or two pairs that cross, `( [ ) ]`.
    MismatchedBrackets,
    /// A quotation that does not close in its block.
    UnclosedQuotation(QuoteStyle),
    /// A closing mark with no quotation open in its block.
    UnopenedQuotation(QuoteStyle),
    /// A quotation directly inside another in the same marks.
    NestedSameQuote,
}

/// A replacement of a stretch of the block's text; an empty stretch is an insertion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What to replace.
    pub span: Span,
    /// What to put there.
    pub text: &'static str,
}
