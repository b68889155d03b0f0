//! What holds for the findings in every text.

use transcript_ls::config::Settings;
use transcript_ls::model::Document;
use transcript_ls::rules::{self, Diagnostic, TextEdit};

/// Findings lie inside `text` on whole characters, and so do their fixes, which are in order and change something.
pub fn lie_inside(findings: &[Diagnostic], text: &str) {
    for finding in findings {
        assert!(text.get(finding.range.clone()).is_some(), "{finding:?} in {text:?}");
        if let Some(fix) = &finding.fix {
            are_in_order(&fix.edits, text);
            assert_ne!(rules::made(text, &fix.edits), text, "{finding:?} in {text:?}");
        }
    }
}

/// Edits lie inside `text` on whole characters, and each after the one before.
pub fn are_in_order(edits: &[TextEdit], text: &str) {
    let mut done = 0;
    for edit in edits {
        assert!(done <= edit.range.start && text.get(edit.range.clone()).is_some(), "{edit:?} in {text:?}");
        done = edit.range.end;
    }
}

/// All safe fixes leave none to be made, say in one go what they changed, and change nothing a second time.
pub fn are_mended(name: &str, document: &Document, settings: &Settings) {
    let text = document.text().to_string();
    let once = rules::mend(document.clone(), settings);
    let left = once.findings.iter().filter(|one| one.fix.as_ref().is_some_and(|fix| fix.safe)).count();
    assert_eq!(left, 0, "{name}: safe fixes are left in {text:?}");
    let mended = once.document.text().to_string();
    are_in_order(&once.edits, &text);
    assert_eq!(rules::made(&text, &once.edits), mended, "{name}: the edits of all rounds");
    let fresh = Document::new(&mended, document.context().clone());
    assert_eq!(rules::check(&fresh, settings), once.findings, "{name}: {mended:?}");
    assert_eq!(rules::mend(fresh, settings).document.text().to_string(), mended, "{name}");
}
