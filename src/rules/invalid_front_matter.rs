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
//! A key or a word that is most likely a slip of the pen is a hint. The fix writes what was most likely meant.
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
//! ```transcript,fixed
//! ---
//! title: The water
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

use super::TextEdit;
use super::engine::{DocumentView, Finding, Report};
use super::rule::{Rule, Unit};
use super::styles;
use super::words::shown;
use crate::config::{self, Level, Settings};
use crate::model::front_matter::FrontMatter;
use crate::model::problem::{ProblemSeverity, did_you_mean};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "invalid-front-matter",
    level: Level::Error,
    fixable: true,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("invalid_front_matter.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let Some(place) = view.document.front_matter_range() else { return };
    let yaml = view.document.text().slice(place.clone());
    let own = Own { front_matter: view.document.front_matter(), yaml: &yaml, start: place.start };
    for problem in &own.front_matter.problems {
        let doubtful = problem.severity() == ProblemSeverity::Hint;
        let suggestion = problem.suggestion.as_deref().filter(|text| own.mends(problem.span, text, 1));
        own.report(problem.span, problem.message.clone(), suggestion, report).doubtful(doubtful);
    }
    check_rules(&own, report);
    check_style(&own, &view.lens.settings, report);
}

/// The front matter of the document with its text.
struct Own<'d> {
    front_matter: &'d FrontMatter,
    yaml: &'d str,
    start: usize,
}

impl Own<'_> {
    /// Whether `text` in place of `span` takes away so many problems and adds none: not where the key that was meant is
    /// there already.
    fn mends(&self, span: Span, text: &str, problems: usize) -> bool {
        let (Some(before), Some(after)) =
            (self.yaml.get(..span.range().start), self.yaml.get(span.range().end..))
        else {
            return false;
        };
        let mended = FrontMatter::parse(&format!("{before}{text}{after}"));
        mended.problems.len() + problems <= self.front_matter.problems.len()
    }

    fn report<'r>(
        &self,
        span: Span,
        message: String,
        suggestion: Option<&str>,
        report: &'r mut Report,
    ) -> &'r mut Finding {
        let at = |offset: u32| self.start + (offset as usize).min(self.yaml.len());
        let range = at(span.start)..at(span.end);
        let finding = report.add(range.clone(), message);
        if let Some(text) = suggestion {
            finding.mended_by(format!("Write `{text}`"), vec![TextEdit::replace(range, text)]);
        }
        finding
    }
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
