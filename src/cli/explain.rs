//! `transcript-ls rules` and `transcript-ls explain`: what is reported, and why.

use serde::Serialize;

use super::args::{Explain, Format, Rules};
use super::lines::{cut, paragraphs};
use super::terminal::{self, Ink};
use super::{Failure, Status, output};
use crate::config::RuleOption;
use crate::model::problem::did_you_mean;
use crate::rules::{self, Rule, manual};

/// On a narrower terminal the list has no room for level and fix.
const ROOMY: usize = 76;

#[derive(Serialize)]
struct RuleJson {
    name: &'static str,
    level: &'static str,
    fixable: bool,
    summary: String,
    options: Vec<OptionJson>,
    docs: String,
}

/// Lists all rules.
pub fn list(asked: &Rules) -> Result<Status, Failure> {
    let shown = match asked.format {
        Format::Human => table(rules::all()),
        Format::Json => json(rules::all()),
    };
    output::print(shown.as_bytes())?;
    Ok(Status::Clean)
}

/// Explains the rule that was asked for.
pub fn explain(asked: &Explain) -> Result<Status, Failure> {
    let Some(rule) = rules::find(&asked.rule) else {
        let meant = did_you_mean(&asked.rule, rules::names().iter().copied());
        let meant = meant.map_or_else(
            || "`transcript-ls rules` lists those there are".to_owned(),
            |meant| format!("did you mean `{meant}`?"),
        );
        return Err(Failure::Told(format!("there is no rule `{}`: {meant}", asked.rule)));
    };
    let heading = format!("{} ({}{})", rule.name, rule.level, if rule.fixable { ", with a fix" } else { "" });
    let page = format!(
        "{}\n\n{}\n",
        Ink::of_output().strong(&heading),
        paragraphs(&manual::plain(rule), terminal::width())
    );
    output::print(page.as_bytes())?;
    Ok(Status::Clean)
}

#[derive(Serialize)]
struct OptionJson {
    name: &'static str,
    description: &'static str,
    default: serde_json::Value,
}

impl OptionJson {
    fn of(option: &RuleOption) -> Self {
        OptionJson { name: option.name, description: option.description, default: option.default.json() }
    }
}

fn json(rules: &[Rule]) -> String {
    let rules: Vec<RuleJson> = rules
        .iter()
        .map(|rule| RuleJson {
            name: rule.name,
            level: rule.level.name(),
            fixable: rule.fixable,
            summary: rule.summary(),
            options: rule.options.iter().map(OptionJson::of).collect(),
            docs: manual::markdown(rule),
        })
        .collect();
    serde_json::to_string_pretty(&rules).unwrap_or_default() + "\n"
}

fn table(rules: &[Rule]) -> String {
    let ink = Ink::of_output();
    let longest = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    // A program that reads it, such as grep, wants whole lines.
    let width = terminal::known_width().unwrap_or(usize::MAX);
    let mut table = String::new();
    for rule in rules {
        let lead = format!("{:longest$}", rule.name);
        let fix = if rule.fixable { "fix" } else { "" };
        let facts = format!("  {:7}  {fix:3}  ", rule.level.name());
        let facts = if width < ROOMY { "  ".to_owned() } else { facts };
        let indent = lead.len() + facts.len();
        let summary = cut(&rule.summary(), width.saturating_sub(indent));
        table += &format!("{}{}{summary}\n", ink.strong(&lead), ink.faint(&facts));
    }
    table + "\n`transcript-ls explain RULE` says more about one.\n"
}
