//! A closing bracket with no bracket open before it.
//!
//! The opening bracket was lost or turned round, so that nobody can tell where the note begins and the speech ends.
//!
//! ```transcript,reports
//! — And journalists, I hope; the bulletin of the agency — translator note) is free of charge.
//!                                                                        ^
//! ```
//!
//! There is no fix: only the author knows where the note begins. Without a signature before it the finding is a hint.
//!
//! Not reported are brackets that number a list or smile, and one that is opened on another line of its paragraph:
//!
//! ```transcript,accepts
//! — It has two reasons: 1) the water, b) the price. I had to laugh :-) and then I left ;)
//! ```
//!
//! ```transcript,accepts
//! — He spoke to Ivanov (the president
//! of the company — Ed.) for an hour.
//! ```

use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use super::shared::split::is_half;
use super::shared::words::of_kind;
use crate::config::Level;
use crate::syntax::inline::FaultKind;

pub(super) const RULE: Rule = Rule {
    name: "unopened-note",
    level: Level::Warning,
    fixable: false,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("unopened_note.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    for (index, standing) in view.standing_faults().iter().enumerate() {
        let FaultKind::UnopenedBracket(_, note) = standing.fault.kind else { continue };
        if is_half(view, index) {
            continue;
        }
        let message = match note {
            Some(kind) => {
                format!("This {} is closed but never opened: put the bracket where it begins.", of_kind(kind))
            }
            None => "This bracket was never opened: put the other one where it belongs, or delete this."
                .to_owned(),
        };
        report.add(standing.range(), message).doubtful(note.is_none());
    }
}
