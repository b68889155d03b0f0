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
//! title: [
//! ---
//! ```

use super::TextEdit;
use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use super::words::{report_problem, shown};
use crate::config::Level;
use crate::model::front_matter::RuleSetting;
use crate::model::problem::{Problem, did_you_mean};

pub(super) const RULE: Rule = Rule {
    name: "invalid-front-matter",
    level: Level::Error,
    fixable: true,
    unit: Unit::Document(check),
    source: include_str!("invalid_front_matter.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let Some(yaml) = view.document.front_matter_range() else { return };
    let front_matter = view.document.front_matter();
    for problem in &front_matter.problems {
        report_problem(problem, place(problem, &yaml), report);
    }
    front_matter.rules.iter().for_each(|setting| check_setting(setting, yaml.start, report));
}

/// Where a problem is shown; one at the very end of the YAML, where nothing stands, on the line before that.
fn place(problem: &Problem, yaml: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let at = |offset: u32| (yaml.start + offset as usize).min(yaml.end);
    at(problem.span.start)..at(problem.span.end)
}

/// Reports a rule that there is not, and a level that is none.
fn check_setting(setting: &RuleSetting, start: usize, report: &mut Report) {
    let name = setting.rule.text.as_str();
    let moved = |range: std::ops::Range<usize>| range.start + start..range.end + start;
    let meant =
        |word: &str, known: &[&'static str]| did_you_mean(word, known.iter().copied()).map(str::to_owned);
    let (range, message, meant) = if super::find(name).is_none() {
        let known: Vec<&str> = super::all().iter().map(|rule| rule.name).collect();
        (setting.rule.span, format!("There is no rule `{}`", shown(name)), meant(name, &known))
    } else if let Some((level, span)) = setting.level()
        && Level::from_name(level).is_none()
    {
        let known = Level::ALL.map(Level::name);
        let message = format!("`{}` is no level; the levels are {}", shown(level), known.join(", "));
        (span, message, meant(level, &known))
    } else {
        return;
    };
    let range = moved(range.range());
    match meant {
        Some(meant) => report
            .add(range.clone(), format!("{message}: did you mean `{meant}`?"))
            .mended_by(format!("Write `{meant}`"), vec![TextEdit::replace(range, meant)]),
        None => report.add(range, format!("{message}.")),
    };
}
