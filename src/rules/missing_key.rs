//! Front matter that lacks what the house wants to know of every transcript; off by default.
//!
//! An archive finds a recording by its date and by those who speak.
//!
//! ```toml
//! rules.missing-key = { level = "warning", keys = ["title", "date"] }
//! ```
//!
//! ```transcript,reports
//! ---
//! ^^^
//! title: The reservoir
//! ---
//!
//! — The reservoir has one purpose.
//! ```
//!
//! There is no fix: what is not written, only those know who were there.
//!
//! A speaker with a role stands for `interviewer` and `interviewee`. Not reported are keys that are there, in any order:
//!
//! ```transcript,accepts
//! ---
//! date: 1974-05
//! title: The reservoir
//! ---
//!
//! — The reservoir has one purpose.
//! ```
//!
//! ```toml
//! rules.missing-key = { level = "warning", keys = ["interviewer", "archive_number"] }
//! ```
//!
//! ```transcript,accepts
//! ---
//! archive_number: 12
//! speakers:
//!   - { name: Lise Brandt, role: interviewer }
//! ---
//!
//! — The reservoir has one purpose.
//! ```

use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use crate::config::{Level, OptionDefault, RuleOption};

pub(super) const RULE: Rule = Rule {
    name: "missing-key",
    level: Level::Off,
    fixable: false,
    options: &[KEYS],
    unit: Unit::Document(check),
    source: include_str!("missing_key.rs"),
};

const KEYS: RuleOption = RuleOption {
    name: "keys",
    description: "The keys that every front matter is to have.",
    default: OptionDefault::Texts(&["title", "date", "speakers"]),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let front_matter = view.document.front_matter();
    let wanted = view.lens.texts(&RULE, &KEYS);
    let missing: Vec<&str> = wanted.into_iter().filter(|key| !front_matter.has(key)).collect();
    if missing.is_empty() {
        return;
    }
    let keys = missing.join("`, `");
    let message = match view.document.front_matter_range() {
        Some(_) => format!("The front matter lacks `{keys}`: add what is known."),
        None => format!("There is no front matter: begin with one that has `{keys}`."),
    };
    let text = &view.document;
    let line = text.line_at(0);
    let first = text.words(line.clone());
    let start = line.start + first.len() - first.trim_start_matches('\u{feff}').len();
    let end = match view.document.front_matter_range() {
        Some(_) => line.start + first.trim_end().len(),
        None => start + first.trim_start_matches('\u{feff}').chars().next().map_or(0, char::len_utf8),
    };
    report.add(start..end.max(start), message);
}
