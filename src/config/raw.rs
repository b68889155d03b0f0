//! Settings as they are written, whether in TOML or in JSON: texts, numbers, lists and tables.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::Problem;
use crate::model::yaml;
use crate::text::Span;

/// A value and where it stands, as far as its source has places.
#[derive(Debug)]
pub(super) struct Raw {
    /// The line, from 1.
    pub line: Option<usize>,
    /// The bytes of its key and its own.
    pub spans: Option<(Span, Span)>,
    pub value: RawValue,
}

#[derive(Debug)]
pub(super) enum RawValue {
    Text(String),
    /// A text in YAML, where one that looks like a number or like a flag is that too.
    Plain(String),
    Number(i64),
    Flag(bool),
    List(Vec<Raw>),
    Table(Vec<(String, Raw)>),
    /// What no setting takes; the text says what it is.
    Other(&'static str),
}

impl Raw {
    /// What it is, for a message: `"long"`, `a list`.
    pub fn shown(&self) -> String {
        match &self.value {
            RawValue::Plain(text) if self.number().is_some() || self.flag().is_some() => text.clone(),
            RawValue::Text(text) | RawValue::Plain(text) if text.chars().count() <= 40 => format!("`{text}`"),
            RawValue::Text(_) | RawValue::Plain(_) => "a text".to_owned(),
            RawValue::Number(number) => number.to_string(),
            RawValue::Flag(flag) => flag.to_string(),
            RawValue::List(_) => "a list".to_owned(),
            RawValue::Table(_) => "a table".to_owned(),
            RawValue::Other(what) => (*what).to_owned(),
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            RawValue::Text(text) | RawValue::Plain(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if it is one.
    pub fn number(&self) -> Option<i64> {
        match &self.value {
            RawValue::Number(number) => Some(*number),
            RawValue::Plain(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// Yes or no, if it is that.
    pub fn flag(&self) -> Option<bool> {
        match &self.value {
            RawValue::Flag(flag) => Some(*flag),
            RawValue::Plain(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// A problem with the value.
    pub fn problem(&self, message: String) -> Problem {
        Problem { line: self.line, span: self.spans.map(|(_, value)| value), message, meant: None }
    }

    /// A problem with the key that it stands behind.
    pub fn key_problem(&self, message: String) -> Problem {
        Problem { line: self.line, span: self.spans.map(|(key, _)| key), message, meant: None }
    }

    /// Takes the value of a key in YAML.
    pub fn from_yaml(key: &yaml::Text, node: &yaml::Node) -> Raw {
        let value = match &node.value {
            yaml::Value::Nothing => RawValue::Other("nothing"),
            yaml::Value::Text(text) => RawValue::Plain(text.clone()),
            yaml::Value::List(items) => {
                RawValue::List(items.iter().map(|item| Raw::from_yaml(key, item)).collect())
            }
            yaml::Value::Map(entries) => {
                let entry =
                    |entry: &yaml::Entry| (entry.key.text.clone(), Raw::from_yaml(&entry.key, &entry.value));
                RawValue::Table(entries.iter().map(entry).collect())
            }
        };
        Raw { line: None, spans: Some((key.span, node.span)), value }
    }

    /// Reads TOML. A text that is none has one problem.
    pub fn from_toml(text: &str) -> Result<Raw, Problem> {
        let lines = Lines::of(text);
        let table = DeTable::parse(text).map_err(|error| {
            let message = error.message().lines().collect::<Vec<_>>().join(", ");
            Problem {
                line: error.span().map(|span| lines.at(span.start)),
                span: None,
                message: format!("this is no TOML: {message}"),
                meant: None,
            }
        })?;
        Ok(Raw { line: None, spans: None, value: from_table(&lines, table.into_inner()) })
    }

    /// Takes a JSON value. Editors send null for a key that nobody set, which is then not there.
    pub fn from_json(value: &serde_json::Value) -> Raw {
        use serde_json::Value;
        let value = match value {
            Value::Null => RawValue::Other("null"),
            Value::Bool(flag) => RawValue::Flag(*flag),
            Value::Number(number) => number.as_i64().map_or(RawValue::Other("a number"), RawValue::Number),
            Value::String(text) => RawValue::Text(text.clone()),
            Value::Array(items) => RawValue::List(items.iter().map(Raw::from_json).collect()),
            Value::Object(entries) => RawValue::Table(
                entries
                    .iter()
                    .filter(|(_, value)| !value.is_null())
                    .map(|(key, value)| (key.clone(), Raw::from_json(value)))
                    .collect(),
            ),
        };
        Raw { line: None, spans: None, value }
    }
}

fn from_table(lines: &Lines, table: DeTable<'_>) -> RawValue {
    let mut entries: Vec<_> = table.into_iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let entries = entries.into_iter().map(|(key, value)| {
        let line = lines.at(key.span().start);
        let mut value = from_value(lines, value);
        value.line = Some(line);
        (key.into_inner().into_owned(), value)
    });
    RawValue::Table(entries.collect())
}

fn from_value(lines: &Lines, spanned: Spanned<DeValue<'_>>) -> Raw {
    let line = Some(lines.at(spanned.span().start));
    let value = match spanned.into_inner() {
        DeValue::String(text) => RawValue::Text(text.into_owned()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(RawValue::Other("a number"), RawValue::Number),
        DeValue::Float(_) => RawValue::Other("a fraction"),
        DeValue::Boolean(flag) => RawValue::Flag(flag),
        DeValue::Datetime(_) => RawValue::Other("a date"),
        DeValue::Array(items) => {
            RawValue::List(items.into_iter().map(|item| from_value(lines, item)).collect())
        }
        DeValue::Table(table) => from_table(lines, table),
    };
    Raw { line, spans: None, value }
}

/// Where the lines of a text end, looked up once: there is a line to be told for each of its values.
struct Lines {
    ends: Vec<usize>,
}

impl Lines {
    fn of(text: &str) -> Lines {
        Lines { ends: memchr::memchr_iter(b'\n', text.as_bytes()).collect() }
    }

    /// The line of a byte offset, from 1.
    fn at(&self, offset: usize) -> usize {
        self.ends.partition_point(|end| *end < offset) + 1
    }
}
