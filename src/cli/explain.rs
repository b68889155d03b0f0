//! `transcript-ls rules` and `transcript-ls explain`: what is reported, and why.

use std::sync::Arc;

use serde::Serialize;

use super::args::{Explain, Format, Rules};
use super::lines::{cut, paragraphs};
use super::surroundings::Surroundings;
use super::terminal::{self, Ink};
use super::{Failure, Status, output, read};
use crate::config::{Level, OptionValue, RuleOption, Settings};
use crate::model::Document;
use crate::model::problem::did_you_mean;
use crate::rules::{self, Lens, Rule, manual};

/// On a narrower terminal the list has no room for level and fix.
const ROOMY: usize = 76;

#[derive(Serialize)]
struct RuleJson {
    name: &'static str,
    level: &'static str,
    default_level: &'static str,
    fixable: bool,
    summary: String,
    options: Vec<OptionJson>,
    docs: String,
}

/// Lists all rules.
pub fn list(asked: &Rules) -> Result<Status, Failure> {
    let surroundings = Surroundings::new(asked.config.as_deref())?;
    let lens = lens(asked, &surroundings)?;
    let shown = match asked.format {
        Format::Human => table(&lens),
        Format::Json => json(&lens),
    };
    output::print(shown.as_bytes())?;
    let complaints = surroundings.take_complaints();
    complaints.iter().for_each(|complaint| output::complain(&complaint.sentence));
    Ok(if complaints.is_empty() { Status::Clean } else { Status::Failed })
}

/// What holds for the file that was named, or by the settings that were; without either, what holds by itself.
fn lens(asked: &Rules, surroundings: &Surroundings) -> Result<Lens, Failure> {
    if let Some(path) = &asked.file {
        let text = read::file(path).map_err(Failure::Told)?;
        let (document, settings) = surroundings.document(path, &text);
        return Ok(Lens::of(&document, &settings));
    }
    let document = Document::new("", Arc::default());
    Ok(match &asked.config {
        Some(path) => Lens::of(&document, &surroundings.settings(path)),
        None => Lens::of(&document, &Settings::default()),
    })
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
    value: serde_json::Value,
}

impl OptionJson {
    fn of(option: &RuleOption, rule: &Rule, lens: &Lens) -> Self {
        let default = option.default.json();
        let set = lens.settings.rules.get(rule.name).and_then(|setting| setting.options.get(option.name));
        let value = set.map_or_else(|| default.clone(), OptionValue::json);
        OptionJson { name: option.name, description: option.description, default, value }
    }
}

fn json(lens: &Lens) -> String {
    let rules: Vec<RuleJson> = in_force(lens)
        .map(|(rule, level)| RuleJson {
            name: rule.name,
            level: level.name(),
            default_level: rule.level.name(),
            fixable: rule.fixable,
            summary: rule.summary(),
            options: rule.options.iter().map(|option| OptionJson::of(option, rule, lens)).collect(),
            docs: manual::markdown(rule),
        })
        .collect();
    serde_json::to_string_pretty(&rules).unwrap_or_default() + "\n"
}

/// Each rule with how much it weighs.
fn in_force(lens: &Lens) -> impl Iterator<Item = (&'static Rule, Level)> {
    rules::all().iter().enumerate().map(|(index, rule)| (rule, lens.level(index, false)))
}

fn table(lens: &Lens) -> String {
    let ink = Ink::of_output();
    let longest = rules::all().iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    // A program that reads it, such as grep, wants whole lines.
    let width = terminal::known_width().unwrap_or(usize::MAX);
    let mut table = String::new();
    for (rule, level) in in_force(lens) {
        let star = if level == rule.level { "" } else { "*" };
        let lead = format!("{:longest$}", rule.name);
        let fix = if rule.fixable { "fix" } else { "" };
        let facts = format!("  {:8} {fix:3}  ", level.name().to_owned() + star);
        let facts = if width < ROOMY { "  ".to_owned() } else { facts };
        let indent = lead.len() + facts.len();
        let summary = cut(&rule.summary(), width.saturating_sub(indent));
        table += &format!("{}{}{summary}\n", ink.strong(&lead), ink.faint(&facts));
    }
    table + "\n`transcript-ls explain RULE` says more about one.\n"
}
