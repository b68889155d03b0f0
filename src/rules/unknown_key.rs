//! A key in the front matter that nothing reads and that looks like a misspelt one.
//!
//! What stands under it is not in force: the title is not shown, the speakers are not known.
//!
//! ```transcript,reports
//! ---
//! titel: The water
//! ^^^^^
//! ---
//!
//! — Why?
//! ```
//!
//! The fix writes the key that was most likely meant.
//!
//! ```transcript,fixed
//! ---
//! title: The water
//! ---
//!
//! — Why?
//! ```
//!
//! Not reported are keys that an archive keeps for itself, and known ones in another spelling:
//!
//! ```transcript,accepts
//! ---
//! transcript_by: somebody
//! tags: [rivers, dams]
//! ---
//!
//! — Why?
//! ```
//!
//! ```transcript,accepts
//! ---
//! Title: The water
//! Source_Language: Danish
//! ---
//!
//! — Why?
//! ```

use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use super::shared::own_front_matter::Own;
use crate::config::Level;
use crate::model::problem::ProblemKind;

pub(super) const RULE: Rule = Rule {
    name: "unknown-key",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("unknown_key.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    Own::read(&view.document, |own| {
        for problem in own.problems().filter(|problem| problem.kind == ProblemKind::UnknownKey) {
            own.report_problem(problem, report).with_care();
        }
    });
}
