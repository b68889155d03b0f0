//! What is reported, one file a rule.

use std::ops::Range;

use crate::config::{Level, Settings};
use crate::model::Document;

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
    /// The change that mends it, where one is safe.
    pub fix: Option<Fix>,
}

/// A change that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a command: `Close the note`.
    pub title: String,
    /// The edits, in order, none overlapping.
    pub edits: Vec<TextEdit>,
}

/// One replacement. Offsets are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    /// The bytes that give way.
    pub range: Range<usize>,
    /// What stands there instead.
    pub text: String,
}

/// Everything that the rules find in `document`, in the order of the text.
pub fn check(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    let _ = (document, settings);
    Vec::new()
}
