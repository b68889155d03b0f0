//! A comment that allows what nothing here is reported for.
//!
//! Whoever reads it looks for a fault that is not there, and the next one, which nobody has looked at, is allowed
//! beforehand.
//!
//! ```transcript,reports
//! <!-- transcript-ls: allow unclosed-note -->
//!                           ^^^^^^^^^^^^^
//!
//! — The reservoir (it was filled in 2009 — translator note) has one purpose.
//! ```
//!
//! The fix takes the name out of the comment, and the comment out of the text when no other is left. It is never made in
//! bulk: with another glossary there may be something to allow.
//!
//! ```transcript,fixed
//! — The reservoir (it was filled in 2009 — translator note) has one purpose.
//! ```
//!
//! Not reported are a comment that silences something, one for a rule that is off, and one that allows this rule itself:
//!
//! ```transcript,accepts
//! <!-- transcript-ls: allow unclosed-note -->
//!
//! — The reservoir (it was filled in 2009 has one purpose.
//! ```
//!
//! ```transcript,accepts
//! <!-- transcript-ls: allow-file long-paragraph -->
//!
//! — The reservoir has one purpose.
//! ```
//!
//! ```transcript,accepts
//! <!-- transcript-ls: allow idle-suppression, unclosed-note -->
//!
//! — The reservoir has one purpose.
//! ```

use super::engine::{CommentsView, Report};
use super::rule::{Rule, Unit};
use super::shared::comments::without_name;
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "idle-suppression",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Comments(look),
    source: include_str!("idle_suppression.rs"),
};

fn look(view: &CommentsView<'_>, report: &mut Report) {
    // A comment with another verb has silenced nothing either; that verb is what is wrong with it.
    for comment in view.comments.iter().filter(|comment| comment.directive.scope().is_some()) {
        for (index, name) in comment.directive.names.iter().enumerate() {
            let rule = super::all().iter().position(|rule| rule.name == name.text);
            let is_judged = rule.is_some_and(|rule| view.lens.wants(rule)) && name.text != RULE.name;
            if !is_judged || !comment.is_idle(index) {
                continue;
            }
            let message = format!("`{}` has nothing to silence here: take it out.", name.text);
            let finding = report.add(comment.place(name.span), message);
            if let Some(edits) = without_name(view.document, comment, index) {
                let title = match comment.directive.names.len() {
                    1 => "Remove the comment".to_owned(),
                    _ => format!("Remove `{}`", name.text),
                };
                finding.may_be_mended_by(title, edits);
            }
        }
    }
}
