//! A finding as the callers see it, with the change that mends it.

use std::ops::Range;

use crate::config::Level;

/// One finding. Offsets are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's name.
    pub rule: &'static str,
    /// How much it weighs; never [`Level::Off`].
    pub level: Level,
    /// What it is about.
    pub range: Range<usize>,
    /// One sentence: what is wrong, and what to do.
    pub message: String,
    /// The change that mends it, where one is known.
    pub fix: Option<Fix>,
}

/// A change that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a command: `Close the note`.
    pub title: String,
    /// The edits, in order, none overlapping.
    pub edits: Vec<TextEdit>,
    /// Whether it may be made without a person looking: there is no doubt, and it takes away nothing that was said.
    pub safe: bool,
}

/// One replacement. Offsets are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    /// The bytes that give way.
    pub range: Range<usize>,
    /// What stands there instead.
    pub text: String,
}

impl TextEdit {
    /// Puts `text` in place of `range`.
    pub fn replace(range: Range<usize>, text: impl Into<String>) -> Self {
        TextEdit { range, text: text.into() }
    }

    /// Puts `text` before the byte at `offset`.
    pub fn insert(offset: usize, text: impl Into<String>) -> Self {
        TextEdit::replace(offset..offset, text)
    }
}
