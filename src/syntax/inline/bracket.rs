//! A pair of brackets and what it can mean.

use std::sync::Arc;

use super::timestamp::Timestamp;
use crate::syntax::{Span, lexicon::NoteKind};

/// The form of a bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `( )`
    Round,
    /// `[ ]`
    Square,
    /// `{ }`
    Curly,
    /// `（ ）`
    WideRound,
    /// `［ ］`
    WideSquare,
    /// `【 】`
    Lenticular,
    /// `* *` around an event, where they could be emphasis but for the word.
    Stars,
}

impl Shape {
    /// How many shapes there are.
    pub(super) const COUNT: usize = 7;

    /// The glyphs that open and close it.
    pub fn glyphs(self) -> (&'static str, &'static str) {
        match self {
            Shape::Round => ("(", ")"),
            Shape::Square => ("[", "]"),
            Shape::Curly => ("{", "}"),
            Shape::WideRound => ("（", "）"),
            Shape::WideSquare => ("［", "］"),
            Shape::Lenticular => ("【", "】"),
            Shape::Stars => ("*", "*"),
        }
    }

    /// Whether it is one of the round forms, which a speaker's own parenthesis takes.
    pub fn is_round(self) -> bool {
        matches!(self, Shape::Round | Shape::WideRound)
    }
}

/// A pair of brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bracket {
    /// The opening glyph, with its backslash where it is escaped.
    pub open: Span,
    /// The closing glyph, with its backslash where it is escaped.
    pub close: Span,
    /// The form of the opening glyph; the closing one may differ, which is then a fault.
    pub shape: Shape,
    /// Whether both glyphs are escaped, as some archives do throughout.
    pub escaped: bool,
    /// The index, in [`super::Inlines::brackets`], of the pair directly around this one.
    pub parent: Option<u32>,
    /// What it means.
    pub kind: BracketKind,
}

impl Bracket {
    /// The whole, glyphs included.
    pub fn span(&self) -> Span {
        Span::new(self.open.start, self.close.end)
    }

    /// What stands between the glyphs.
    pub fn inner(&self) -> Span {
        Span::new(self.open.end, self.close.start)
    }
}

/// What a pair of brackets means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BracketKind {
    /// Words that somebody added and signed: `(against Iran — approx. transl.)`.
    Note(Box<Note>),
    /// Something heard or seen: `[laughter]`.
    Event(Box<Event>),
    /// A mark of the editor's: `[sic]`.
    Editorial(Editorial),
    /// A time by itself: `[00:12:34]`.
    Timestamp(Timestamp),
    /// The short form of the words before it, which are this stretch: `(IRAS)`; or, after a short form, the words.
    Acronym {
        /// The short form.
        short: Span,
        /// The words that it stands for.
        words: Span,
    },
    /// `[[target|text]]`; the inner pair of brackets belongs to the glyphs.
    EntityLink {
        /// The entity's key or name.
        target: Span,
        /// What is shown for it, where the link says so.
        text: Option<Span>,
    },
    /// The text of a Markdown link; the target is the next pair.
    LinkText,
    /// The target of a Markdown link.
    LinkTarget,
    /// Words added without a signature: any other `[ ]`, `{ }` or `【 】`.
    Insertion,
    /// The speaker's own parenthesis: any other `( )`.
    Parenthesis,
}

/// A signed note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Who signed it.
    pub kind: NoteKind,
    /// The signature: `approx. transl.`
    pub attribution: Span,
    /// What the note says, without dashes, marks and the full stop that divide it from the signature; it may be empty.
    pub text: Span,
    /// What is wrong in the form of the signature.
    pub malformed: Option<Malformed>,
}

/// A signature that is not in an accepted form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// What to replace: the signature, and the dash before it where the space after that is missing.
    pub span: Span,
    /// The accepted form, in the case of the original.
    pub corrected: String,
}

/// Something heard or seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The canonical name, the same for all forms and languages: `laughter`, `inaudible`.
    pub name: Arc<str>,
    /// The words for it, without a time.
    pub words: Span,
    /// The time beside it, with the text that it takes up.
    pub time: Option<(Span, Timestamp)>,
}

/// A mark of the editor's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Editorial {
    /// `[sic]`: so in the original.
    Sic,
    /// `[…]`: something is left out.
    Omission,
    /// `[word?]`: the transcriber is not certain; the span is the words, without the question mark.
    Uncertain(Span),
    /// `[REDACTED]`: blacked out.
    Redacted,
}
