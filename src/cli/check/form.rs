//! What every form of output has in common.

use std::ops::Range;

use super::summary::Summary;
use super::{github, human, json, junit, ndjson, sarif};
use crate::cli::args::{Check, CheckFormat};
use crate::cli::complaint::Complaint;
use crate::rules::Diagnostic;
use crate::text::{Encoding, Text};

/// One file that was checked, with what was found in it.
pub struct Seen<'a> {
    /// Its path, as it was given.
    pub path: &'a str,
    /// Its text.
    pub text: &'a Text,
    /// What is found in it, in the order of the text.
    pub findings: &'a [Diagnostic],
}

/// What is known when all files are done.
pub struct Whole<'a> {
    /// What was found, counted.
    pub summary: &'a Summary,
    /// Whether no file had anything to show.
    pub is_empty: bool,
    /// What could not be read.
    pub complaints: &'a [Complaint],
}

/// A form in which findings are written: something before the files, each file, something between and after them.
pub trait Form: Sync {
    /// What comes first.
    fn opening(&self) -> String {
        String::new()
    }

    /// What is shown of one file; nothing, if there is nothing to show. Threads call it in any order.
    fn file(&self, seen: &Seen<'_>) -> String;

    /// What stands between two files that show something.
    fn between(&self) -> &'static str {
        ""
    }

    /// Whether what comes last has the summary in it.
    fn sums_up(&self) -> bool {
        false
    }

    /// What comes last.
    fn closing(&self, _: &Whole<'_>) -> String {
        String::new()
    }
}

/// The form that was asked for.
pub fn of(asked: &Check) -> Box<dyn Form> {
    match asked.format {
        CheckFormat::Human => Box::new(human::Human::of_terminal()),
        CheckFormat::Json => Box::new(json::Json),
        CheckFormat::Ndjson => Box::new(ndjson::Ndjson),
        CheckFormat::Sarif => Box::new(sarif::Sarif),
        CheckFormat::Github => Box::new(github::Github),
        CheckFormat::Junit => Box::new(junit::Junit { deny: asked.deny }),
    }
}

/// Where something begins and ends. Lines and columns count from 1, columns in Unicode scalar values; the end lies
/// behind the last character.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Where it begins.
    pub start: Point,
    /// Where it ends.
    pub end: Point,
}

/// A line and a column.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}

/// Where some bytes of `text` stand.
pub fn place(text: &Text, range: &Range<usize>) -> Place {
    let point = |offset| {
        let position = text.position_at(offset, Encoding::Utf32);
        Point { line: position.line + 1, column: position.column + 1 }
    };
    Place { start: point(range.start), end: point(range.end) }
}
