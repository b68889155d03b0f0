//! The types that a setting can have: how each is read, laid over another and described to a schema.

use std::collections::BTreeMap;

use serde_json::json;

use super::forms::Form;
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
    /// What each text of the value may be.
    pub item: Form,
}

/// A type of setting.
pub(super) trait Value: Sized + Clone {
    /// Takes in what is written, as far as it is right, and adds to `problems` what is not. Says whether anything is.
    fn read(&mut self, raw: &Raw, takes: Takes, rules: &[RuleKey], problems: &mut Vec<Problem>) -> bool;

    /// Gives way to a value of a layer above.
    fn give_way(&mut self, over: &Self) {
        *self = over.clone();
    }

    /// Its JSON Schema, where those are the rules.
    fn schema(takes: Takes, rules: &[RuleKey]) -> serde_json::Value;

    /// The value itself as JSON.
    fn json(&self) -> serde_json::Value;
}

/// Reports a value of another type: nothing is taken of it.
pub(super) fn wrong(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) -> bool {
    problems.push(raw.problem(format!("`{}` takes {}, not {}", takes.name, takes.what, raw.shown())));
    false
}

/// The texts of a list, if it is nothing else and each is right.
pub(super) fn texts(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) -> Option<Vec<String>> {
    let RawValue::List(items) = &raw.value else {
        wrong(raw, takes, problems);
        return None;
    };
    if takes.item.most.is_some_and(|most| items.len() > most) {
        problems.push(raw.problem(format!("`{}` takes {}, not {}", takes.name, takes.what, items.len())));
        return None;
    }
    let mut texts = Vec::new();
    for item in items {
        let Some(text) = item.text() else {
            let message = format!("`{}` takes {}, but {} is in it", takes.name, takes.what, item.shown());
            problems.push(item.problem(message));
            return None;
        };
        if let Err(reason) = (takes.item.judge)(text) {
            problems.push(item.problem(format!("`{}` has {} in it: {reason}", takes.name, item.shown())));
            return None;
        }
        texts.push(text.to_owned());
    }
    Some(texts)
}

/// A text that is right.
fn text(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) -> Option<String> {
    let Some(text) = raw.text() else {
        wrong(raw, takes, problems);
        return None;
    };
    if text.is_empty() {
        return Some(String::new());
    }
    match (takes.item.judge)(text) {
        Ok(()) => Some(text.to_owned()),
        Err(reason) => {
            problems.push(raw.problem(format!("`{}` is {}: {reason}", takes.name, raw.shown())));
            None
        }
    }
}

impl Value for Vec<String> {
    fn read(&mut self, raw: &Raw, takes: Takes, _rules: &[RuleKey], problems: &mut Vec<Problem>) -> bool {
        texts(raw, takes, problems).map(|texts| *self = texts).is_some()
    }

    fn schema(takes: Takes, _rules: &[RuleKey]) -> serde_json::Value {
        let mut schema = json!({ "type": "array", "items": (takes.item.schema)() });
        if let Some(most) = takes.item.most {
            schema["maxItems"] = json!(most);
        }
        schema
    }

    fn json(&self) -> serde_json::Value {
        json!(self)
    }
}

impl Value for u64 {
    fn read(&mut self, raw: &Raw, takes: Takes, _rules: &[RuleKey], problems: &mut Vec<Problem>) -> bool {
        match raw.number() {
            Some(number @ 0..=60_000) => {
                *self = number.unsigned_abs();
                true
            }
            _ => wrong(raw, takes, problems),
        }
    }

    fn schema(_takes: Takes, _rules: &[RuleKey]) -> serde_json::Value {
        json!({ "type": "integer", "minimum": 0, "maximum": 60_000 })
    }

    fn json(&self) -> serde_json::Value {
        json!(self)
    }
}

/// What is set of each rule.
impl Value for RuleSettings {
    fn read(&mut self, raw: &Raw, takes: Takes, rules: &[RuleKey], problems: &mut Vec<Problem>) -> bool {
        let RawValue::Table(entries) = &raw.value else {
            return wrong(raw, takes, problems);
        };
        for (rule, raw) in entries {
            options::read(self, (rule, raw), takes.name, rules, problems);
        }
        !self.is_empty()
    }

    fn give_way(&mut self, over: &Self) {
        options::give_way(self, over);
    }

    fn schema(_takes: Takes, rules: &[RuleKey]) -> serde_json::Value {
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
    fn read(&mut self, raw: &Raw, takes: Takes, _rules: &[RuleKey], problems: &mut Vec<Problem>) -> bool {
        text(raw, takes, problems).map(|text| *self = text).is_some()
    }

    fn schema(takes: Takes, _rules: &[RuleKey]) -> serde_json::Value {
        (takes.item.schema)()
    }

    fn json(&self) -> serde_json::Value {
        json!(self)
    }
}

/// A type of the values in a table.
trait Item: Sized + Clone {
    fn read(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) -> Option<Self>;
    fn schema(takes: Takes) -> serde_json::Value;
    fn json(&self) -> serde_json::Value;
}

impl Item for Vec<String> {
    fn read(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) -> Option<Self> {
        texts(raw, takes, problems)
    }

    fn schema(takes: Takes) -> serde_json::Value {
        <Self as Value>::schema(takes, &[])
    }

    fn json(&self) -> serde_json::Value {
        json!(self)
    }
}

impl Item for String {
    fn read(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) -> Option<Self> {
        text(raw, takes, problems)
    }

    fn schema(takes: Takes) -> serde_json::Value {
        <Self as Value>::schema(takes, &[])
    }

    fn json(&self) -> serde_json::Value {
        json!(self)
    }
}

impl Item for bool {
    fn read(raw: &Raw, takes: Takes, problems: &mut Vec<Problem>) -> Option<Self> {
        let flag = raw.flag();
        if flag.is_none() {
            wrong(raw, takes, problems);
        }
        flag
    }

    fn schema(_takes: Takes) -> serde_json::Value {
        json!({ "type": "boolean" })
    }

    fn json(&self) -> serde_json::Value {
        json!(self)
    }
}

/// A table of texts, lists or switches.
impl<T: Item> Value for BTreeMap<String, T> {
    fn read(&mut self, raw: &Raw, takes: Takes, _rules: &[RuleKey], problems: &mut Vec<Problem>) -> bool {
        let RawValue::Table(entries) = &raw.value else {
            return wrong(raw, takes, problems);
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
        !self.is_empty()
    }

    fn give_way(&mut self, over: &Self) {
        self.extend(over.iter().map(|(key, value)| (key.clone(), value.clone())));
    }

    fn schema(takes: Takes, _rules: &[RuleKey]) -> serde_json::Value {
        let each = T::schema(takes);
        if takes.keys.is_empty() {
            return json!({ "type": "object", "additionalProperties": each });
        }
        let properties: serde_json::Map<_, _> =
            takes.keys.iter().map(|key| ((*key).to_owned(), each.clone())).collect();
        json!({ "type": "object", "properties": properties, "additionalProperties": false })
    }

    fn json(&self) -> serde_json::Value {
        self.iter().map(|(key, value)| (key.clone(), value.json())).collect()
    }
}

/// Settings for some files.
impl Value for Vec<Override> {
    fn read(&mut self, raw: &Raw, takes: Takes, rules: &[RuleKey], problems: &mut Vec<Problem>) -> bool {
        let RawValue::List(items) = &raw.value else {
            return wrong(raw, takes, problems);
        };
        self.extend(items.iter().filter_map(|item| Override::read(item, takes, rules, problems)));
        !self.is_empty()
    }

    fn schema(_takes: Takes, rules: &[RuleKey]) -> serde_json::Value {
        json!({ "type": "array", "items": Override::schema(rules) })
    }

    fn json(&self) -> serde_json::Value {
        self.iter().map(Override::json).collect()
    }
}
