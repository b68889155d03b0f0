//! Stub of the settings, dropped at the merge.
#![allow(missing_docs)]
use std::fmt;

#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    pub glossary: Vec<String>,
    pub quiet_period: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            glossary: vec![],
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
