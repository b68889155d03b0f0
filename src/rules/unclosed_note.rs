//! A note or a bracket that is opened and never closed.
//!
//! Whoever reads on takes the speaker's words for the translator's, or the other way round, and no program can tell
//! any more where the note ends.
//!
//! ```transcript,reports
//! — The reservoir (it was filled in 2009 — translator note has one purpose, and that is irrigation.
//!                 ^
//! ```
//!
//! The fix closes the bracket behind the signature, or behind the event or the time that stands in it.
//!
//! ```transcript,fixed
//! — The reservoir (it was filled in 2009 — translator note) has one purpose, and that is irrigation.
//! ```
//!
//! Where nothing shows the end of what was meant, the finding is a hint, and its fix, if there is one, is only a proposal.
//!
//! Not reported are a note that is closed on another line of its paragraph, and brackets that are no brackets:
//!
//! ```transcript,accepts
//! — The reservoir (it was filled
//! in 2009 — translator note) has one purpose.
//! ```
//!
//! ```transcript,accepts
//! — That made me laugh :( and it has two reasons: 1) the water, 2) the price. Press Ctrl+[ to go on.
//! ```

use super::engine::{DocumentView, Observed, Report, StandingFault};
use super::rule::{Rule, Unit};
use super::shared::split::is_half;
use super::shared::words::{edits, of_kind};
use crate::config::Level;
use crate::syntax::inline::FaultKind;

pub(super) const RULE: Rule = Rule {
    name: "unclosed-note",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("unclosed_note.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    for (index, standing) in view.standing_faults().iter().enumerate() {
        let FaultKind::UnclosedBracket(_, note) = standing.fault.kind else { continue };
        if is_half(view, index) {
            continue;
        }
        let what = note.map_or("bracket", of_kind);
        let message = format!("This {what} is never closed: {}.", advice(&view.document, standing));
        let finding = report.add(standing.range(), message).doubtful(!standing.fault.sure);
        let edits = edits(standing.fault, standing.start);
        if !edits.is_empty() {
            let title = if note.is_some() { "Close the note" } else { "Close the bracket" };
            finding.mended_by(title, edits);
        }
    }
}

/// Says where the closing bracket belongs, as far as that can be told.
fn advice(document: &Observed<'_>, standing: &StandingFault<'_>) -> String {
    let Some(edit) = standing.fault.edits.first() else {
        return "put the closing bracket where it ends".to_owned();
    };
    let at = standing.start + edit.span.start as usize;
    if !edit.span.is_empty() {
        let wrong = document.words(at..standing.start + edit.span.end as usize);
        return format!("write `{}` instead of `{wrong}`", edit.text);
    }
    let before = document.words(standing.range().end..at);
    let word = before.split_whitespace().next_back().unwrap_or_default();
    format!("put `{}` after `{word}`", edit.text)
}
