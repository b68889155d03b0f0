//! The types that a setting can have: how each is read, laid over another and described to a schema.

use std::collections::BTreeMap;

use serde_json::json;

use super::level::Level;
use super::problem::{Problem, one_of, suggestion};
use super::raw::{Raw, RawValue};

/// What a key declares beside its type.
#[derive(Clone, Copy)]
pub(super) struct Takes {
    /// The key's name.
    pub name: &'static str,
    /// What it takes, for a message: `a list of paths`.
    pub what: &'static str,
    /// Judges one text of the value.
    pub item: fn(&str) -> Result<(), String>,
}

/// A type of setting.
pub(super) trait Value: Sized + Clone {
    /// Takes in what is written, as far as it is right, and says what is not.
    fn read(&mut self, raw: &Raw, takes: Takes, rules: &[&str], problems: &mut Vec<Problem>);

    /// Gives way to a value of a layer above.
    fn give_way(&mut self, over: &Self) {
        *self = over.clone();
    }

    /// Its JSON Schema, where those are the rules.
    fn schema(rules: &[(&str, &str)]) -> serde_json::Value;

    /// The value itself as JSON.
    fn json(&self) -> serde_json::Value;
}

fn wrong(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) {
    problems.push(Problem {
        line: raw.line,
        message: format!("`{}` takes {}, not {}", takes.name, takes.what, raw.shown()),
    });
}

/// The texts of a list, if it is nothing else and each is right.
fn texts(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) -> Option<Vec<String>> {
    let RawValue::List(items) = &raw.value else {
        wrong(raw, takes, problems);
        return None;
    };
    let mut texts = Vec::new();
    for item in items {
        let RawValue::Text(text) = &item.value else {
            problems.push(Problem {
                line: item.line,
                message: format!("`{}` takes {}, but {} is in it", takes.name, takes.what, item.shown()),
            });
            return None;
        };
        if let Err(reason) = (takes.item)(text) {
            problems.push(Problem {
                line: item.line,
                message: format!("`{}` has {} in it: {reason}", takes.name, item.shown()),
            });
            return None;
        }
        texts.push(text.clone());
    }
    Some(texts)
}

impl Value for Vec<String> {
    fn read(&mut self, raw: &Raw, takes: Takes, _rules: &[&str], problems: &mut Vec<Problem>) {
        if let Some(texts) = texts(raw, takes, problems) {
            *self = texts;
        }
    }

    fn schema(_rules: &[(&str, &str)]) -> serde_json::Value {
        json!({ "type": "array", "items": { "type": "string" } })
    }

    fn json(&self) -> serde_json::Value {
        json!(self)
    }
}

impl Value for u64 {
    fn read(&mut self, raw: &Raw, takes: Takes, _rules: &[&str], problems: &mut Vec<Problem>) {
        match &raw.value {
            RawValue::Number(number) if (0..=60_000).contains(number) => *self = number.unsigned_abs(),
            _ => wrong(raw, takes, problems),
        }
    }

    fn schema(_rules: &[(&str, &str)]) -> serde_json::Value {
        json!({ "type": "integer", "minimum": 0, "maximum": 60_000 })
    }

    fn json(&self) -> serde_json::Value {
        json!(self)
    }
}

/// Levels by rule.
impl Value for BTreeMap<String, Level> {
    fn read(&mut self, raw: &Raw, takes: Takes, rules: &[&str], problems: &mut Vec<Problem>) {
        let RawValue::Table(entries) = &raw.value else {
            wrong(raw, takes, problems);
            return;
        };
        for (rule, raw) in entries {
            let mut tell = |message| problems.push(Problem { line: raw.line, message });
            if !rules.contains(&rule.as_str()) {
                let otherwise = "; `transcript-ls rules` lists those there are";
                let meant = suggestion(rule, rules.iter().copied(), otherwise);
                tell(format!("`{}.{rule}` is no rule{meant}", takes.name));
                continue;
            }
            match &raw.value {
                RawValue::Text(name) if Level::from_name(name).is_some() => {
                    self.extend(Level::from_name(name).map(|level| (rule.clone(), level)));
                }
                _ => {
                    let levels = one_of(Level::ALL.map(Level::name));
                    tell(format!("`{}.{rule}` takes {levels}, not {}", takes.name, raw.shown()));
                }
            }
        }
    }

    fn give_way(&mut self, over: &Self) {
        self.extend(over.iter().map(|(rule, level)| (rule.clone(), *level)));
    }

    fn schema(rules: &[(&str, &str)]) -> serde_json::Value {
        let levels = Level::ALL.map(Level::name);
        let properties: serde_json::Map<_, _> = rules
            .iter()
            .map(|(rule, summary)| {
                let schema = json!({ "enum": levels, "description": summary });
                ((*rule).to_owned(), schema)
            })
            .collect();
        json!({ "type": "object", "properties": properties, "additionalProperties": false })
    }

    fn json(&self) -> serde_json::Value {
        self.iter()
            .map(|(rule, level)| (rule.clone(), json!(level.name())))
            .collect::<serde_json::Map<_, _>>()
            .into()
    }
}

/// Who adds notes: the names of the kinds.
const KINDS: [&str; 4] = ["translator", "editor", "author", "source"];

/// Words by the kind of note that they make.
impl Value for BTreeMap<String, Vec<String>> {
    fn read(&mut self, raw: &Raw, takes: Takes, _rules: &[&str], problems: &mut Vec<Problem>) {
        let RawValue::Table(entries) = &raw.value else {
            wrong(raw, takes, problems);
            return;
        };
        for (kind, raw) in entries {
            if !KINDS.contains(&kind.as_str()) {
                let otherwise = format!("; it takes {}", one_of(KINDS));
                let meant = suggestion(kind, KINDS, &otherwise);
                problems.push(Problem {
                    line: raw.line,
                    message: format!("`{}.{kind}` is no kind of note{meant}", takes.name),
                });
            } else if let Some(words) = texts(raw, takes, problems) {
                self.insert(kind.clone(), words);
            }
        }
    }

    fn give_way(&mut self, over: &Self) {
        self.extend(over.iter().map(|(kind, words)| (kind.clone(), words.clone())));
    }

    fn schema(_rules: &[(&str, &str)]) -> serde_json::Value {
        let words = json!({ "type": "array", "items": { "type": "string" } });
        let properties: serde_json::Map<_, _> =
            KINDS.map(|kind| (kind.to_owned(), words.clone())).into_iter().collect();
        json!({ "type": "object", "properties": properties, "additionalProperties": false })
    }

    fn json(&self) -> serde_json::Value {
        json!(self)
    }
}
