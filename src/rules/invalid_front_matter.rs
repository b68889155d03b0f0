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
//! So is one that nothing closes, if two of its lines or more are keys of front matter:
//!
//! ```transcript,reports
//! ---
//! ^^^
//! title: The water
//! language: en
//!
//! — Why?
//!
//! — For the salt.
//! ```
//!
//! ```transcript,fixed
//! ---
//! title: The water
//! language: en
//! ---
//!
//! — Why?
//!
//! — For the salt.
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
use super::engine::{DocumentView, Observed, Report};
use super::rule::{Rule, Unit};
use super::shared::own_front_matter::Own;
use super::shared::words::shown;
use super::styles;
use crate::config::{self, Level, Settings};
use crate::model::front_matter::KEYS;
use crate::model::problem::{ProblemKind, ProblemSeverity, did_you_mean};
use crate::model::yaml::read::known_key;

pub(super) const RULE: Rule = Rule {
    name: "invalid-front-matter",
    level: Level::Error,
    fixable: true,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("invalid_front_matter.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    report_unclosed(&view.document, report);
    Own::read(&view.document, |own| {
        // A key that nothing reads is the business of `unknown-key`.
        for problem in own.problems().filter(|problem| problem.kind != ProblemKind::UnknownKey) {
            let doubtful = problem.severity() == ProblemSeverity::Hint;
            own.report_problem(problem, report).doubtful(doubtful);
        }
        check_rules(own, report);
        check_style(own, &view.lens.settings, report);
    });
}

/// Reports a first line of dashes with keys below it, and no second one.
fn report_unclosed(document: &Observed<'_>, report: &mut Report) {
    let text = document;
    let first = text.line_at(0);
    let is_opened = document.front_matter_range().is_none() && text.words(first.clone()).trim_end() == "---";
    if !is_opened {
        return;
    }
    let (mut keys, mut end) = (0, first.end);
    let below = text.next_line(first.start);
    let mut start = below;
    for _ in 1..MOST_LINES {
        let range = text.line_at(start);
        let line = text.words(range.clone());
        if line.trim().is_empty() {
            break;
        }
        start = text.next_line(start);
        match line.split_once(':').map(|(key, _)| known_key(key)) {
            _ if line.starts_with([' ', '-', '#']) => {}
            Some(key) if KEYS.contains(&key.as_str()) => keys += 1,
            Some(key) if !key.contains(' ') => {}
            _ => return,
        }
        end = range.end;
    }
    if keys < LEAST_KEYS {
        return;
    }
    let line_break = text.words(first.end..below).into_owned();
    let edits = vec![TextEdit::insert(end, format!("{line_break}---"))];
    let message = "This front matter is never closed: write `---` below its last line.";
    report.add(first, message.to_owned()).mended_by("Close the front matter", edits);
}

/// Front matter that is not closed has so many keys at least, and is looked at for so many lines.
const LEAST_KEYS: usize = 2;
const MOST_LINES: usize = 64;

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
