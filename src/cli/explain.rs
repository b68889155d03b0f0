//! `transcript-ls rules` and `transcript-ls explain`: what is reported, and why.

use serde::Serialize;

use super::args::{Explain, Format, Rules};
use super::{Failure, Status, output};
use crate::model::problem::did_you_mean;
use crate::rules::{self, Rule};

#[derive(Serialize)]
struct RuleJson {
    name: &'static str,
    level: &'static str,
    fixable: bool,
    summary: String,
    docs: String,
}

/// Lists the rules.
pub fn list(asked: &Rules) -> Result<Status, Failure> {
    let text = match asked.format {
        Format::Human => rules::all().iter().map(line).collect(),
        Format::Json => {
            let rule = |rule: &Rule| RuleJson {
                name: rule.name,
                level: rule.level.name(),
                fixable: rule.fixable,
                summary: rule.summary(),
                docs: rule.docs(),
            };
            let rules: Vec<RuleJson> = rules::all().iter().map(rule).collect();
            serde_json::to_string_pretty(&rules).unwrap_or_default() + "\n"
        }
    };
    output::print(text.as_bytes())?;
    Ok(Status::Clean)
}

fn line(rule: &Rule) -> String {
    let fixable = if rule.fixable { "fix" } else { "" };
    format!("{:<28}  {:<7}  {fixable:<3}  {}\n", rule.name, rule.level.name(), rule.summary())
}

/// Explains one rule.
pub fn explain(asked: &Explain) -> Result<Status, Failure> {
    let Some(rule) = rules::find(&asked.rule) else {
        let meant = did_you_mean(&asked.rule, rules::names().iter().copied());
        let advice = meant.map_or_else(
            || "`transcript-ls rules` lists them".to_owned(),
            |name| format!("did you mean `{name}`?"),
        );
        return Err(Failure::Told(format!("there is no rule `{}`; {advice}", asked.rule)));
    };
    let fixable = if rule.fixable { ", with a fix" } else { "" };
    let text = format!("# {} ({}{fixable})\n\n{}\n", rule.name, rule.level.name(), rule.docs().trim());
    output::print(text.as_bytes())?;
    Ok(Status::Clean)
}
