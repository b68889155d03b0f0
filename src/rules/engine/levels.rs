//! How much the findings of each rule weigh in one document.

use crate::config::{Level, Settings};
use crate::model::front_matter::RuleSetting;
use crate::rules::all;

/// The level of every rule: its own, the settings over that, the document's front matter over both.
pub struct Levels(Vec<Level>);

impl Levels {
    /// The levels that hold in a document with these settings of `own`.
    pub fn new(own: &[RuleSetting], settings: &Settings) -> Self {
        let level = |name: &str, default: Level| {
            let set = own.iter().rev().filter(|setting| setting.rule.text == name);
            let set = set.filter_map(|setting| Level::from_name(setting.level()?.0)).next();
            set.or_else(|| settings.rules.get(name).copied()).unwrap_or(default)
        };
        Levels(all().iter().map(|rule| level(rule.name, rule.level)).collect())
    }

    /// The level of a finding of the rule at that index; one in doubt is a hint at most.
    pub fn of(&self, rule: usize, in_doubt: bool) -> Level {
        let level = self.0.get(rule).copied().unwrap_or(Level::Off);
        if in_doubt { level.min(Level::Hint) } else { level }
    }
}
