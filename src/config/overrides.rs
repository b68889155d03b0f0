//! Settings that hold for some files only.

use serde_json::{Map, json};

use super::forms;
use super::options::RuleKey;
use super::problem::Problem;
use super::raw::{Raw, RawValue};
use super::settings::{KEYS, Place, Settings};
use super::value::{Takes, texts, wrong};

/// Settings with the patterns of the files that they are for.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// Patterns as in `.gitignore`.
    pub files: Vec<String>,
    /// What holds for these files.
    pub settings: Settings,
}

/// The key of the patterns.
const FILES: &str = "files";

impl Override {
    /// Reads one table; nothing comes of one that is for no files or sets nothing.
    pub(super) fn read(
        raw: &Raw,
        takes: Takes,
        rules: &[RuleKey],
        problems: &mut Vec<Problem>,
    ) -> Option<Override> {
        let RawValue::Table(entries) = &raw.value else {
            wrong(raw, takes, problems);
            return None;
        };
        let mut files = None;
        let mut rest = Vec::new();
        for (key, raw) in entries {
            if key == FILES {
                files =
                    Some(texts(raw, Takes { name: FILES, what: "a list of patterns", ..takes }, problems));
            } else {
                rest.push((key.as_str(), raw));
            }
        }
        let (settings, found) = Settings::default().read_entries(Place::Override, rest, rules);
        problems.extend(found);
        if files.is_none() {
            problems.push(raw.problem(format!("a table in `{}` has no `{FILES}`", takes.name)));
        }
        let files = files.flatten().filter(|_| !settings.set.is_empty())?;
        Some(Override { files, settings })
    }

    pub(super) fn schema(rules: &[RuleKey]) -> serde_json::Value {
        let keys = KEYS.iter().filter(|key| Place::Override.has(key.name));
        let patterns = json!({ "type": "array", "items": (forms::PATTERN.schema)() });
        let properties: Map<_, _> = [(FILES.to_owned(), patterns)]
            .into_iter()
            .chain(keys.map(|key| (key.name.to_owned(), (key.schema)(rules))))
            .collect();
        json!({
            "type": "object", "properties": properties, "required": [FILES], "additionalProperties": false,
        })
    }

    pub(super) fn json(&self) -> serde_json::Value {
        let set = KEYS.iter().filter(|key| self.settings.set.contains(&key.name));
        let set = set.map(|key| (key.name.to_owned(), (key.value)(&self.settings)));
        [(FILES.to_owned(), json!(self.files))].into_iter().chain(set).collect()
    }
}
