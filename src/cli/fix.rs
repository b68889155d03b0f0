//! Applies the safe fixes to a document until nothing changes.

use crate::config::Settings;
use crate::model::Document;
use crate::rules::{self, Diagnostic, TextEdit};

/// Fixes that make way for each other end after so many rounds. A text needs one or two.
const MOST_ROUNDS: usize = 20;

/// A document after its fixes.
pub struct Fixed {
    /// The document.
    pub document: Document,
    /// What is still found.
    pub findings: Vec<Diagnostic>,
    /// How many fixes were applied.
    pub applied: usize,
}

/// Checks, and mends what can be mended.
pub fn until_stable(mut document: Document, settings: &Settings) -> Fixed {
    let mut findings = rules::check(&document, settings);
    let mut applied = 0;
    for _ in 0..MOST_ROUNDS {
        let (edits, fixes) = compatible(&findings);
        if fixes == 0 {
            break;
        }
        let text = apply(&document.text().to_string(), &edits);
        document = Document::new(&text, document.context().clone());
        applied += fixes;
        findings = rules::check(&document, settings);
    }
    Fixed { document, findings, applied }
}

/// The edits of as many fixes as do not touch each other, in order, and how many fixes these are.
fn compatible(findings: &[Diagnostic]) -> (Vec<TextEdit>, usize) {
    let mut edits: Vec<TextEdit> = Vec::new();
    let mut fixes = 0;
    for fix in findings.iter().filter_map(|finding| finding.fix.as_ref()) {
        let is_free = fix.edits.iter().all(|edit| {
            let at = edits.partition_point(|other| other.range.end < edit.range.start);
            edits.get(at).is_none_or(|other| other.range.start > edit.range.end)
        });
        if is_free && !fix.edits.is_empty() {
            fixes += 1;
            for edit in &fix.edits {
                let at = edits.partition_point(|other| other.range.start < edit.range.start);
                edits.insert(at, edit.clone());
            }
        }
    }
    (edits, fixes)
}

fn apply(text: &str, edits: &[TextEdit]) -> String {
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        result += text.get(done..edit.range.start).unwrap_or_default();
        result += &edit.text;
        done = edit.range.end;
    }
    result + text.get(done..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Level;
    use crate::rules::Fix;

    fn finding(edits: &[(usize, usize, &str)]) -> Diagnostic {
        let edits = edits.iter().map(|(start, end, text)| TextEdit { range: *start..*end, text: (*text).to_owned() });
        Diagnostic {
            rule: "some-rule",
            level: Level::Warning,
            range: 0..0,
            message: String::new(),
            fix: Some(Fix { title: String::new(), edits: edits.collect() }),
        }
    }

    #[test]
    fn fixes_that_touch_wait_for_the_next_round_whole() {
        let findings = [
            finding(&[(4, 5, "E")]),
            finding(&[(0, 1, "A"), (5, 6, "never")]),
            finding(&[(1, 2, "B")]),
        ];
        let (edits, fixes) = compatible(&findings);
        assert_eq!((apply("abcdefgh", &edits).as_str(), fixes), ("aBcdEfgh", 2));
    }
}
