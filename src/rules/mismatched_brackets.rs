//! A bracket that is closed by one of another form, as in `[…)`.
//!
//! Readers stumble over it, and programs that look for notes or events do not see this one.
//!
//! ```transcript,reports
//! — The agency [created by decree of the government — translator note) publishes the figures.
//!                                                                    ^
//! ```
//!
//! The fix gives the closing bracket the form of the opening one.
//!
//! ```transcript,fixed
//! — The agency [created by decree of the government — translator note] publishes the figures.
//! ```
//!
//! Not reported are pairs inside each other, and intervals:
//!
//! ```transcript,accepts
//! — The agency [created (by decree) of the government — translator note] publishes the figures.
//! ```
//!
//! ```transcript,accepts
//! — Take any number in [0, 1) and double it.
//! ```

use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use super::shared::words::edits;
use crate::config::Level;
use crate::syntax::inline::FaultKind;

pub(super) const RULE: Rule = Rule {
    name: "mismatched-brackets",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("mismatched_brackets.rs"),
};

fn check(view: &BlockView<'_>, report: &mut Report) {
    for fault in view.inlines.faults.iter().filter(|fault| fault.kind == FaultKind::MismatchedBrackets) {
        let (close, open) = (fault.span.of(view.text), fault.related.map(|open| open.of(view.text)));
        let message = match (open, fault.edits.as_slice()) {
            (Some(open), [edit]) => format!("`{open}` is closed by `{close}`: write `{}` here.", edit.text),
            _ => "These brackets cross each other: close the inner one first.".to_owned(),
        };
        // Braces are no brackets of prose.
        let is_code = close.contains('}') || open.is_some_and(|open| open.contains('{'));
        let finding = report.add(fault.span.range(), message).doubtful(!fault.sure || is_code);
        if !fault.edits.is_empty() {
            finding.mended_by("Make the brackets match", edits(fault, 0));
        }
    }
}
