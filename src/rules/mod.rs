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

/// The names of all rules.
pub fn names() -> &'static [&'static str] {
    &[]
}

/// Everything that the rules find in `document`, in the order of the text.
pub fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let text = document.text().slice(0..document.text().len()).into_owned();
    let mut start = 0;
    let mut found = vec![];
    for line in text.split_inclusive('\n') {
        if let (Some(at), None) = (line.find('('), line.find(')')) {
            let end = start + line.trim_end().len();
            found.push(Diagnostic {
                rule: "unclosed-note",
                level: Level::Warning,
                range: start + at..start + at + 1,
                message: "this note is never closed".into(),
                fix: Some(Fix {
                    title: "Close the note".into(),
                    edits: vec![TextEdit { range: end..end, text: ")".into() }],
                }),
            });
        }
        start += line.len();
    }
    found
}

pub fn check_glossary(glossary: &crate::model::glossary::Glossary) -> Vec<Diagnostic> {
    let found = glossary.problems.iter().map(|problem| Diagnostic {
        rule: "invalid-glossary",
        level: Level::Error,
        range: problem.span.range(),
        message: problem.message.clone(),
        fix: problem.suggestion.clone().map(|text| Fix {
            title: format!("Write {text}"),
            edits: vec![TextEdit { range: problem.span.range(), text }],
        }),
    });
    found.collect()
}
