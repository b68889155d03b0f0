//! What the front matter of a transcript sets of the rules.

use super::options::{self, RuleKey, RuleSettings};
use super::problem::Problem;
use super::raw::Raw;
use crate::model::front_matter::FrontMatter;

/// The settings in its `rules`, and what is wrong there, with spans in bytes of its YAML.
pub fn front_matter_rules(front_matter: &FrontMatter, rules: &[RuleKey]) -> (RuleSettings, Vec<Problem>) {
    let mut settings = RuleSettings::new();
    let mut problems = Vec::new();
    for set in &front_matter.rules {
        let raw = Raw::from_yaml(&set.rule, &set.value);
        options::read(&mut settings, (&set.rule.text, &raw), "rules", rules, &mut problems);
    }
    (settings, problems)
}
