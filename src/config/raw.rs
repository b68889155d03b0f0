//! Settings as they are written, whether in TOML or in JSON: texts, numbers, lists and tables.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::Problem;

/// A value and the line, from 1, where it stands if its source has lines.
#[derive(Debug)]
pub(super) struct Raw {
    pub line: Option<usize>,
    pub value: RawValue,
}

#[derive(Debug)]
pub(super) enum RawValue {
    Text(String),
    Number(i64),
    List(Vec<Raw>),
    Table(Vec<(String, Raw)>),
    /// What no setting takes; the text says what it is.
    Other(&'static str),
}

impl Raw {
    /// What it is, for a message: `"long"`, `a list`.
    pub fn shown(&self) -> String {
        match &self.value {
            RawValue::Text(text) if text.chars().count() <= 40 => format!("`{text}`"),
            RawValue::Text(_) => "a text".to_owned(),
            RawValue::Number(number) => number.to_string(),
            RawValue::List(_) => "a list".to_owned(),
            RawValue::Table(_) => "a table".to_owned(),
            RawValue::Other(what) => (*what).to_owned(),
        }
    }

    /// Reads TOML. A text that is none has one problem.
    pub fn from_toml(text: &str) -> Result<Raw, Problem> {
        let table = DeTable::parse(text).map_err(|error| {
            let message = error.message().lines().collect::<Vec<_>>().join(", ");
            Problem {
                line: error.span().map(|span| line_of(text, span.start)),
                message: format!("this is no TOML: {message}"),
            }
        })?;
        Ok(Raw { line: None, value: from_table(text, table.into_inner()) })
    }

    /// Takes a JSON value; nothing at all is an empty table.
    pub fn from_json(value: &serde_json::Value) -> Raw {
        use serde_json::Value;
        let value = match value {
            Value::Null => RawValue::Other("null"),
            Value::Bool(flag) => RawValue::Other(flag_name(*flag)),
            Value::Number(number) => number.as_i64().map_or(RawValue::Other("a number"), RawValue::Number),
            Value::String(text) => RawValue::Text(text.clone()),
            Value::Array(items) => RawValue::List(items.iter().map(Raw::from_json).collect()),
            Value::Object(entries) => RawValue::Table(
                entries.iter().map(|(key, value)| (key.clone(), Raw::from_json(value))).collect(),
            ),
        };
        Raw { line: None, value }
    }
}

fn from_table(text: &str, table: DeTable<'_>) -> RawValue {
    let mut entries: Vec<_> = table.into_iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let entries = entries.into_iter().map(|(key, value)| {
        let line = line_of(text, key.span().start);
        let mut value = from_value(text, value);
        value.line = Some(line);
        (key.into_inner().into_owned(), value)
    });
    RawValue::Table(entries.collect())
}

fn from_value(text: &str, spanned: Spanned<DeValue<'_>>) -> Raw {
    let line = Some(line_of(text, spanned.span().start));
    let value = match spanned.into_inner() {
        DeValue::String(text) => RawValue::Text(text.into_owned()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(RawValue::Other("a number"), RawValue::Number),
        DeValue::Float(_) => RawValue::Other("a fraction"),
        DeValue::Boolean(flag) => RawValue::Other(flag_name(flag)),
        DeValue::Datetime(_) => RawValue::Other("a date"),
        DeValue::Array(items) => {
            RawValue::List(items.into_iter().map(|item| from_value(text, item)).collect())
        }
        DeValue::Table(table) => from_table(text, table),
    };
    Raw { line, value }
}

fn flag_name(flag: bool) -> &'static str {
    if flag { "true" } else { "false" }
}

fn line_of(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    memchr::memchr_iter(b'\n', before).count() + 1
}
