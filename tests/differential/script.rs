//! What was done to a text, step by step, in a form that can be written down and played again.

use std::fmt;
use std::ops::Range;

/// Something that an editor does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Replaces bytes, wherever they are: the document clamps the range.
    Edit(Range<usize>, String),
    /// Asks something, so that there is something to remember.
    Ask(Question),
    /// Another of the houses' settings holds.
    House(usize),
    /// Another of the contexts holds.
    Context(usize),
    /// All that is known is held against a fresh document.
    Compare,
}

/// What an editor asks between edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What the rules find.
    Findings,
    /// The colours.
    Tokens,
    /// The outline.
    Symbols,
}

/// A text and what was done to it.
#[derive(Clone, Debug)]
pub struct Script {
    /// The text as it was opened.
    pub start: String,
    /// What came then.
    pub steps: Vec<Step>,
}

/// Written as the rest of a test in `found.rs`.
impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "holds(\n    {:?},\n    &[", self.start)?;
        for step in &self.steps {
            match step {
                Step::Edit(range, text) => writeln!(f, "        edit({range:?}, {text:?}),")?,
                Step::Ask(question) => writeln!(f, "        Step::Ask(Question::{question:?}),")?,
                Step::House(house) => writeln!(f, "        Step::House({house}),")?,
                Step::Context(context) => writeln!(f, "        Step::Context({context}),")?,
                Step::Compare => writeln!(f, "        Step::Compare,")?,
            }
        }
        write!(f, "    ],\n);")
    }
}

/// The bytes that a range means in a text: within it, and whole characters.
pub fn clamped(text: &str, range: &Range<usize>) -> Range<usize> {
    let end = text.floor_char_boundary(range.end);
    text.floor_char_boundary(range.start).min(end)..end
}
