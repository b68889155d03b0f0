//! Front matter that cannot be read as it was meant.
//!
//! What is wrong there is not in force: a speaker stays unknown, a glossary unread, a rule at its usual level.
//!
//! ```transcript,reports
//! ---
//! title: [a, b]
//!        ^^^^^^
//! ---
//!
//! — Why?
//! ```
//!
//! A word that is most likely a slip of the pen is a hint. The fix writes what was most likely meant.
//!
//! ```transcript,reports
//! ---
//! rules: { nested-note: hnit }
//!                       ^^^^
//! ---
//!
//! — Why?
//! ```
//!
//! ```transcript,fixed
//! ---
//! rules: { nested-note: hint }
//! ---
//!
//! — Why?
//! ```
//!
//! Not reported are keys that an archive keeps for itself, and a line of dashes that begins no front matter:
//!
//! ```transcript,accepts
//! ---
//! title: The water
//! transcript_by: somebody
//! tags: [rivers, dams]
//! ---
//!
//! — Why?
//! ```
//!
//! ```transcript,accepts
//! The water
//!
//! ---
//! rules: loud
//! ---
//! ```

use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use super::shared::own_front_matter::Own;
use super::shared::words::shown;
use super::styles;
use crate::config::{self, Level, Settings};
use crate::model::problem::{ProblemKind, ProblemSeverity, did_you_mean};

pub(super) const RULE: Rule = Rule {
    name: "invalid-front-matter",
    level: Level::Error,
    fixable: true,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("invalid_front_matter.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    Own::read(view.document, |own| {
        // A key that nothing reads is the business of `unknown-key`.
        for problem in own.problems().filter(|problem| problem.kind != ProblemKind::UnknownKey) {
            let doubtful = problem.severity() == ProblemSeverity::Hint;
            own.report_problem(problem, report).doubtful(doubtful);
        }
        check_rules(own, report);
        check_style(own, &view.lens.settings, report);
    });
}

/// Reports a rule that there is not, a level that is none, an option that the rule does not have.
fn check_rules(own: &Own<'_>, report: &mut Report) {
    for problem in config::front_matter_rules(own.front_matter, super::keys()).1 {
        let Some(span) = problem.span else { continue };
        let is_there = |meant: &&str| own.front_matter.rules.iter().any(|other| other.rule.text == *meant);
        let meant = problem.meant.as_deref().filter(|meant| !is_there(meant));
        own.report(span, as_sentence(&problem.message), meant, report);
    }
}

/// Reports a style that there is not.
fn check_style(own: &Own<'_>, settings: &Settings, report: &mut Report) {
    let Some(style) = &own.front_matter.style else { return };
    let known = || styles::names(settings);
    if known().any(|name| name == style.text) {
        return;
    }
    let meant = did_you_mean(&style.text, known());
    let written = shown(&style.text);
    let message = match meant {
        Some(meant) => format!("There is no style `{written}`: did you mean `{meant}`?"),
        None => {
            let names = known().collect::<Vec<_>>().join(", ");
            format!("There is no style `{written}`; there are {names}, and those that the settings declare.")
        }
    };
    own.report(style.span, message, meant, report).doubtful(true);
}

fn as_sentence(message: &str) -> String {
    let end = if message.ends_with(['?', '.']) { "" } else { "." };
    let mut letters = message.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}{end}", letters.as_str())
}
