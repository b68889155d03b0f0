//! A paragraph that is longer than the house allows; only where a style or the settings ask for it.
//!
//! On a page, and still more on a screen, a long answer wants a break where its thought turns.
//!
//! ```toml
//! rules.long-paragraph = { level = "warning", longest = 40 }
//! ```
//!
//! ```transcript,reports
//! — The reservoir was filled in 2009, and it has one purpose.
//! ^
//! ```
//!
//! There is no fix: where the thought turns, only a reader can tell.
//!
//! ```transcript,accepts
//! — The reservoir was filled in 2009.
//! ```
//!
//! ```transcript,accepts
//! — The reservoir was filled in 2009.
//!
//! It has one purpose.
//! ```

use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use crate::config::{Level, OptionDefault, RuleOption};

pub(super) const RULE: Rule = Rule {
    name: "long-paragraph",
    level: Level::Off,
    fixable: false,
    options: &[LONGEST],
    unit: Unit::Block(check),
    source: include_str!("long_paragraph.rs"),
};

const LONGEST: RuleOption = RuleOption {
    name: "longest",
    description: "The most characters that a paragraph may have.",
    default: OptionDefault::Number(1500),
};

fn check(view: &BlockView<'_>, report: &mut Report) {
    let longest = view.lens.number(&RULE, &LONGEST);
    // No text has more characters than bytes, and most are shorter than this.
    if (view.text.len() as u64) <= longest {
        return;
    }
    let length = view.text.chars().count() as u64;
    if length > longest {
        let first = view.text.chars().next().map_or(0, char::len_utf8);
        let message = format!(
            "This paragraph has {length} characters, more than {longest}: break it where the thought turns."
        );
        report.add(0..first, message);
    }
}
