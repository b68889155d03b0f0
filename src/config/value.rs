//! The types that a setting can have: how each is read, laid over another and described to a schema.

use std::collections::BTreeMap;

use serde_json::json;

use super::options::{self, RuleKey, RuleSettings};
use super::overrides::Override;
use super::problem::{Problem, one_of};
use super::raw::{Raw, RawValue};

/// What a key declares beside its type.
#[derive(Clone, Copy)]
pub(super) struct Takes {
    /// The key's name.
    pub name: &'static str,
    /// What it takes, for a message: `a list of paths`.
    pub what: &'static str,
    /// The keys of a table, where not any will do.
    pub keys: &'static [&'static str],
    /// Judges one text of the value.
    pub item: fn(&str) -> Result<(), String>,
}

/// A type of setting.
pub(super) trait Value: Sized + Clone {
    /// Takes in what is written, as far as it is right, and says what is not.
    fn read(&mut self, raw: &Raw, takes: Takes, rules: &[RuleKey], problems: &mut Vec<Problem>);

    /// Gives way to a value of a layer above.
    fn give_way(&mut self, over: &Self) {
        *self = over.clone();
    }

    /// Its JSON Schema, where those are the rules.
    fn schema(rules: &[RuleKey]) -> serde_json::Value;

    /// The value itself as JSON.
    fn json(&self) -> serde_json::Value;
}

pub(super) fn wrong(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) {
    problems.push(raw.problem(format!("`{}` takes {}, not {}", takes.name, takes.what, raw.shown())));
}

/// The texts of a list, if it is nothing else and each is right.
pub(super) fn texts(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) -> Option<Vec<String>> {
    let RawValue::List(items) = &raw.value else {
        wrong(raw, takes, problems);
        return None;
    };
    let mut texts = Vec::new();
    for item in items {
        let RawValue::Text(text) = &item.value else {
            let message = format!("`{}` takes {}, but {} is in it", takes.name, takes.what, item.shown());
            problems.push(item.problem(message));
            return None;
        };
        if let Err(reason) = (takes.item)(text) {
            problems.push(item.problem(format!("`{}` has {} in it: {reason}", takes.name, item.shown())));
            return None;
        }
        texts.push(text.clone());
    }
    Some(texts)
}

/// A text that is right.
fn text(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) -> Option<String> {
    let RawValue::Text(text) = &raw.value else {
        wrong(raw, takes, problems);
        return None;
    };
    if text.is_empty() {
        return Some(String::new());
    }
    match (takes.item)(text) {
        Ok(()) => Some(text.clone()),
        Err(reason) => {
            problems.push(raw.problem(format!("`{}` is {}: {reason}", takes.name, raw.shown())));
            None
        }
    }
}

impl Value for Vec<String> {
    fn read(&mut self, raw: &Raw, takes: Takes, _rules: &[RuleKey], problems: &mut Vec<Problem>) {
        if let Some(texts) = texts(raw, takes, problems) {
            *self = texts;
        }
    }

    fn schema(_rules: &[RuleKey]) -> serde_json::Value {
        json!({ "type": "array", "items": { "type": "string" } })
    }

    fn json(&self) -> serde_json::Value {
        json!(self)
    }
}

impl Value for u64 {
    fn read(&mut self, raw: &Raw, takes: Takes, _rules: &[RuleKey], problems: &mut Vec<Problem>) {
        match &raw.value {
            RawValue::Number(number) if (0..=60_000).contains(number) => *self = number.unsigned_abs(),
            _ => wrong(raw, takes, problems),
        }
    }

    fn schema(_rules: &[RuleKey]) -> serde_json::Value {
        json!({ "type": "integer", "minimum": 0, "maximum": 60_000 })
    }

    fn json(&self) -> serde_json::Value {
        json!(self)
    }
}

/// What is set of each rule.
impl Value for RuleSettings {
    fn read(&mut self, raw: &Raw, takes: Takes, rules: &[RuleKey], problems: &mut Vec<Problem>) {
        let RawValue::Table(entries) = &raw.value else {
            wrong(raw, takes, problems);
            return;
        };
        for (rule, raw) in entries {
            options::read(self, (rule, raw), takes.name, rules, problems);
        }
    }

    fn give_way(&mut self, over: &Self) {
        options::give_way(self, over);
    }

    fn schema(rules: &[RuleKey]) -> serde_json::Value {
        let properties: serde_json::Map<_, _> =
            rules.iter().map(|rule| (rule.name.to_owned(), options::schema(rule))).collect();
        json!({ "type": "object", "properties": properties, "additionalProperties": false })
    }

    fn json(&self) -> serde_json::Value {
        self.iter().map(|(rule, setting)| ((*rule).to_owned(), setting.json())).collect()
    }
}

/// One text, nothing where it is empty.
impl Value for String {
    fn read(&mut self, raw: &Raw, takes: Takes, _rules: &[RuleKey], problems: &mut Vec<Problem>) {
        if let Some(text) = text(raw, takes, problems) {
            *self = text;
        }
    }

    fn schema(_rules: &[RuleKey]) -> serde_json::Value {
        json!({ "type": "string" })
    }

    fn json(&self) -> serde_json::Value {
        json!(self)
    }
}

/// A type of the values in a table.
trait Item: Sized + Clone {
    fn read(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) -> Option<Self>;
    fn schema() -> serde_json::Value;
    fn json(&self) -> serde_json::Value;
}

impl Item for Vec<String> {
    fn read(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) -> Option<Self> {
        texts(raw, takes, problems)
    }

    fn schema() -> serde_json::Value {
        <Self as Value>::schema(&[])
    }

    fn json(&self) -> serde_json::Value {
        json!(self)
    }
}

impl Item for String {
    fn read(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) -> Option<Self> {
        text(raw, takes, problems)
    }

    fn schema() -> serde_json::Value {
        <Self as Value>::schema(&[])
    }

    fn json(&self) -> serde_json::Value {
        json!(self)
    }
}

/// A table of texts or of lists.
impl<T: Item> Value for BTreeMap<String, T> {
    fn read(&mut self, raw: &Raw, takes: Takes, _rules: &[RuleKey], problems: &mut Vec<Problem>) {
        let RawValue::Table(entries) = &raw.value else {
            wrong(raw, takes, problems);
            return;
        };
        for (key, raw) in entries {
            if !takes.keys.is_empty() && !takes.keys.contains(&key.as_str()) {
                let keys = takes.keys.iter().copied();
                let problem = raw.key_problem(format!("there is no `{}.{key}`", takes.name));
                problems.push(problem.meaning(key, keys.clone(), &format!("; it takes {}", one_of(keys))));
            } else if let Some(value) = T::read(raw, takes, problems) {
                self.insert(key.clone(), value);
            }
        }
    }

    fn give_way(&mut self, over: &Self) {
        self.extend(over.iter().map(|(key, value)| (key.clone(), value.clone())));
    }

    fn schema(_rules: &[RuleKey]) -> serde_json::Value {
        json!({ "type": "object", "additionalProperties": T::schema() })
    }

    fn json(&self) -> serde_json::Value {
        self.iter().map(|(key, value)| (key.clone(), value.json())).collect()
    }
}

/// Settings for some files.
impl Value for Vec<Override> {
    fn read(&mut self, raw: &Raw, takes: Takes, rules: &[RuleKey], problems: &mut Vec<Problem>) {
        let RawValue::List(items) = &raw.value else {
            wrong(raw, takes, problems);
            return;
        };
        self.extend(items.iter().filter_map(|item| Override::read(item, takes, rules, problems)));
    }

    fn schema(rules: &[RuleKey]) -> serde_json::Value {
        json!({ "type": "array", "items": Override::schema(rules) })
    }

    fn json(&self) -> serde_json::Value {
        self.iter().map(Override::json).collect()
    }
}
