//! A note or a bracket that is opened and never closed.
//!
//! Whoever reads on takes the speaker's words for the translator's, or the other way round, and no program can tell
//! any more where the note ends.
//!
//! ```transcript,reports
//! — The reservoir (it was filled in 2009 — approx. transl. has one purpose, and that is irrigation.
//!                 ^
//! ```
//!
//! The fix closes the bracket behind the signature, or behind the event or the time that stands in it.
//!
//! ```transcript,fixed
//! — The reservoir (it was filled in 2009 — approx. transl.) has one purpose, and that is irrigation.
//! ```
//!
//! Where nothing shows the end of what was meant, the finding is a hint, and its fix, if there is one, is only a proposal.
//!
//! Not reported are a note that is closed on another line of its paragraph, and brackets that are no brackets:
//!
//! ```transcript,accepts
//! — The reservoir (it was filled
//! in 2009 — approx. transl.) has one purpose.
//! ```
//!
//! ```transcript,accepts
//! — That made me laugh :( and it has two reasons: 1) the water, 2) the price. Press Ctrl+[ to go on.
//! ```

use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use super::words::{edits, of_kind};
use crate::config::Level;
use crate::syntax::inline::FaultKind;

pub(super) const RULE: Rule = Rule {
    name: "unclosed-note",
    level: Level::Warning,
    fixable: true,
    unit: Unit::Document(check),
    source: include_str!("unclosed_note.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    for &(start, fault) in view.standing_faults() {
        let FaultKind::UnclosedBracket(_, note) = fault.kind else { continue };
        let text = view.block_text(start);
        let what = note.map_or("bracket", of_kind);
        let closing = fault.edits.first().map(|edit| {
            let before = &text[..edit.span.range().start];
            let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
            if edit.span.is_empty() {
                format!("put `{}` after `{word}`", edit.text)
            } else {
                format!("write `{}` instead of `{}`", edit.text, edit.span.of(&text))
            }
        });
        let advice = closing.unwrap_or_else(|| "put the closing bracket where it ends".to_owned());
        let message = format!("This {what} is never closed: {advice}.");
        let finding = report.add(fault.span.range(), message).doubtful(!fault.sure);
        if !fault.edits.is_empty() {
            let title = if note.is_some() { "Close the note" } else { "Close the bracket" };
            finding.mended_by(title, edits(fault));
        }
        finding.shift(start);
    }
}
