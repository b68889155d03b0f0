//! Stub of the rules, dropped at the merge.
#![allow(missing_docs)]
use std::ops::Range;

use crate::config::Settings;
use crate::model::Document;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    Error,
    Warning,
    Information,
    Hint,
}

#[derive(Debug, Clone, PartialEq)]
pub struct TextEdit {
    pub range: Range<usize>,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    pub title: String,
    pub edits: Vec<TextEdit>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    pub rule: &'static str,
    pub severity: Severity,
    pub range: Range<usize>,
    pub message: String,
    pub fix: Option<Fix>,
}

pub fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let text = document.text().slice(0..document.text().len()).into_owned();
    let mut start = 0;
    let mut found = vec![];
    for line in text.split_inclusive('\n') {
        if let (Some(at), None) = (line.find('('), line.find(')')) {
            let end = start + line.trim_end().len();
            found.push(Diagnostic {
                rule: "unclosed-note",
                severity: Severity::Warning,
                range: start + at..start + at + 1,
                message: "this note is never closed".into(),
                fix: Some(Fix {
                    title: "Close the note".into(),
                    edits: vec![TextEdit {
                        range: end..end,
                        text: ")".into(),
                    }],
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
        severity: Severity::Error,
        range: problem.span.range(),
        message: problem.message.clone(),
        fix: problem.suggestion.clone().map(|text| Fix {
            title: format!("Write {text}"),
            edits: vec![TextEdit {
                range: problem.span.range(),
                text,
            }],
        }),
    });
    found.collect()
}
