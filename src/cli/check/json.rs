//! Findings as JSON, one object each.

use std::ops::Range;

use serde::Serialize;

use crate::model::Document;
use crate::rules::{Diagnostic, TextEdit};
use crate::text::Encoding;

#[derive(Serialize)]
struct Finding<'a> {
    path: &'a str,
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    range: Place,
    fix: Option<FixJson<'a>>,
}

#[derive(Serialize)]
struct FixJson<'a> {
    title: &'a str,
    edits: Vec<EditJson<'a>>,
}

#[derive(Serialize)]
struct EditJson<'a> {
    range: Place,
    text: &'a str,
}

#[derive(Serialize)]
struct Place {
    start: Point,
    end: Point,
}

/// Both count from 1, columns in Unicode scalar values.
#[derive(Serialize)]
struct Point {
    line: u32,
    column: u32,
}

/// One finding in the file at `path`, as one line.
pub fn show<'a>(path: &'a str, document: &Document, finding: &'a Diagnostic) -> String {
    let place =
        |range: &Range<usize>| Place { start: point(document, range.start), end: point(document, range.end) };
    let edit = |edit: &'a TextEdit| EditJson { range: place(&edit.range), text: &edit.text };
    let fix = finding.fix.as_ref();
    let fix = fix.map(|fix| FixJson { title: &fix.title, edits: fix.edits.iter().map(edit).collect() });
    let finding = Finding {
        path,
        rule: finding.rule,
        severity: finding.level.name(),
        message: &finding.message,
        range: place(&finding.range),
        fix,
    };
    serde_json::to_string(&finding).unwrap_or_default()
}

fn point(document: &Document, offset: usize) -> Point {
    let position = document.text().position_at(offset, Encoding::Utf32);
    Point { line: position.line + 1, column: position.column + 1 }
}
