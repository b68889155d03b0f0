//! Makes the changes that findings come with, as many at once as do not touch each other.

use super::patch::Patch;
use super::{Diagnostic, Fix, Rule, TextEdit, find};
use crate::config::Settings;
use crate::model::Document;

/// Fixes that make way for each other end after so many rounds. A text needs one or two.
const MOST_ROUNDS: usize = 20;

/// A document after its fixes.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The document.
    pub document: Document,
    /// What makes it of the document before: in order, none touching another.
    pub edits: Vec<TextEdit>,
    /// What is still found.
    pub findings: Vec<Diagnostic>,
    /// How many fixes were made.
    pub fixes: usize,
}

/// Checks `document`, and makes the safe fixes until none is left.
pub fn mend(mut document: Document, settings: &Settings) -> Mended {
    let first = document.text().clone();
    let mut patch = Patch::new(first.len());
    let mut findings = super::check(&document, settings);
    let mut fixes = 0;
    for _ in 0..MOST_ROUNDS {
        let (edits, count) = compatible(next_fixes(&findings).into_iter().map(edits_of));
        if count == 0 {
            break;
        }
        // In one go: a paragraph of megabytes would be read again for each of its edits.
        let text = made(&document.text().to_string(), edits.iter().copied());
        patch.then(&edits);
        document = Document::new(&text, document.context().clone());
        fixes += count;
        findings = super::check(&document, settings);
    }
    let edits = if fixes == 0 { Vec::new() } else { patch.edits(&first.to_string()) };
    Mended { document, edits, findings, fixes }
}

/// The safe fixes to be made next: those of comments that silence before those of what they may silence.
fn next_fixes(findings: &[Diagnostic]) -> Vec<&Fix> {
    let is_first = |finding: &Diagnostic| find(finding.rule).is_some_and(Rule::is_about_comments);
    let safe = findings.iter().filter_map(|finding| {
        let fix = finding.fix.as_ref().filter(|fix| fix.safe)?;
        Some((is_first(finding), fix))
    });
    let (first, rest): (Vec<_>, Vec<_>) = safe.partition(|(is_first, _)| *is_first);
    let next = if first.is_empty() { rest } else { first };
    next.into_iter().map(|(_, fix)| fix).collect()
}

/// The edits of those fixes of `rule` that are safe and do not touch each other, and how many these are.
pub fn all_of<'f>(findings: &'f [Diagnostic], rule: &str) -> (Vec<&'f TextEdit>, usize) {
    let own = findings.iter().filter(|finding| finding.rule == rule);
    compatible(own.filter_map(|finding| finding.fix.as_ref()).filter(|fix| fix.safe).map(edits_of))
}

/// `text` with those of the fixes made that do not touch an earlier one.
pub fn apply<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> String {
    made(text, compatible(fixes.into_iter().map(edits_of)).0)
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

fn edits_of(fix: &Fix) -> &[TextEdit] {
    &fix.edits
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
