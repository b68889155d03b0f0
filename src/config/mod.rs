//! Settings: one declaration a key, from `transcript-ls.toml`, from the editor or from front matter.

#![allow(missing_docs)]
use std::collections::BTreeMap;
use std::fmt;

/// How much a finding of a rule weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not reported.
    Off,
    /// Shown faintly: it may well be meant.
    Hint,
    /// Worth knowing.
    Info,
    /// Most likely wrong.
    Warning,
    /// Wrong.
    Error,
}

/// All settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The level of each rule that is not at its own default.
    pub rules: BTreeMap<String, Level>,
    /// Glossaries beside those found by their names, relative to the workspace's root.
    pub glossary: Vec<String>,
    /// Milliseconds.
    pub quiet_period: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            glossary: vec![],
            rules: BTreeMap::new(),
            quiet_period: 120,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub key: String,
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.key, self.message)
    }
}

impl Settings {
    pub fn from_toml(text: &str) -> (Settings, Vec<Problem>) {
        match toml::from_str::<serde_json::Value>(text) {
            Ok(value) => Self::from_json(&value),
            Err(error) => (
                Self::default(),
                vec![Problem {
                    key: "toml".into(),
                    message: error.message().into(),
                }],
            ),
        }
    }
    pub fn from_json(value: &serde_json::Value) -> (Settings, Vec<Problem>) {
        let mut settings = Self::default();
        let mut problems = vec![];
        for (key, value) in value.as_object().into_iter().flatten() {
            let bad = |message: &str| Problem {
                key: key.clone(),
                message: message.into(),
            };
            match key.as_str() {
                "glossary" => match serde_json::from_value(value.clone()) {
                    Ok(paths) => settings.glossary = paths,
                    Err(_) => problems.push(bad("expected a list of paths")),
                },
                "quiet-period" => match value.as_u64() {
                    Some(quiet) => settings.quiet_period = quiet,
                    None => problems.push(bad("expected a number")),
                },
                _ => problems.push(bad("unknown key")),
            }
        }
        (settings, problems)
    }
}
