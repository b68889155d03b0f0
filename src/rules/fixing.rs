//! Makes the changes that findings come with, as many at once as do not touch each other.

use super::{Diagnostic, Fix, TextEdit};
use crate::config::Settings;
use crate::model::Document;

/// Fixes that make way for each other end after so many rounds. A text needs one or two.
const MOST_ROUNDS: usize = 20;

/// A document after its fixes.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The document.
    pub document: Document,
    /// What is still found.
    pub findings: Vec<Diagnostic>,
    /// How many fixes were made.
    pub fixes: usize,
}

/// Checks `document`, and makes the safe fixes until none is left.
pub fn mend(mut document: Document, settings: &Settings) -> Mended {
    let mut findings = super::check(&document, settings);
    let mut fixes = 0;
    for _ in 0..MOST_ROUNDS {
        let safe = findings.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix| fix.safe);
        let (edits, count) = compatible(safe.map(|fix| fix.edits.as_slice()));
        if count == 0 {
            break;
        }
        // In one go: a paragraph of megabytes would be read again for each of its edits.
        let text = made(&document.text().to_string(), edits);
        document = Document::new(&text, document.context().clone());
        fixes += count;
        findings = super::check(&document, settings);
    }
    Mended { document, findings, fixes }
}

/// `text` with those of the fixes made that do not touch an earlier one.
pub fn apply<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> String {
    made(text, compatible(fixes.into_iter().map(|fix| fix.edits.as_slice())).0)
}

/// `text` after edits that are in order and do not touch each other.
pub fn made<'e>(text: &str, edits: impl IntoIterator<Item = &'e TextEdit>) -> String {
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        result += text.get(done..edit.range.start).unwrap_or_default();
        result += &edit.text;
        done = edit.range.end;
    }
    result + text.get(done..).unwrap_or_default()
}

/// The edits of as many changes as do not touch an earlier one, in order, and how many changes these are.
///
/// A change is made as a whole or not at all.
pub fn compatible<'e>(changes: impl IntoIterator<Item = &'e [TextEdit]>) -> (Vec<&'e TextEdit>, usize) {
    let mut edits: Vec<&TextEdit> = Vec::new();
    let mut count = 0;
    for change in changes {
        let is_free = |edit: &TextEdit| {
            let at = edits.partition_point(|other| other.range.end < edit.range.start);
            edits.get(at).is_none_or(|other| other.range.start > edit.range.end)
        };
        if !change.is_empty() && change.iter().all(is_free) {
            count += 1;
            for edit in change {
                let at = edits.partition_point(|other| other.range.start <= edit.range.start);
                edits.insert(at, edit);
            }
        }
    }
    (edits, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edits = edits.iter().map(|(start, end, text)| TextEdit::replace(*start..*end, *text));
        Fix { title: String::new(), edits: edits.collect(), safe: true }
    }

    #[test]
    fn fixes_that_touch_another_are_left_out_whole() {
        let fixes = [fix(&[(4, 5, "E")]), fix(&[(0, 1, "A"), (5, 6, "never")]), fix(&[(1, 2, "B")])];
        assert_eq!(apply("abcdefgh", &fixes), "aBcdEfgh");
    }
}
