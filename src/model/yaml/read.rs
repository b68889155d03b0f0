//! Takes texts and lists out of the tree; what is of the wrong type becomes a problem and costs nothing else.

use super::{Entry, Node, Text, Value};
use crate::model::problem::{Problem, ProblemKind, did_you_mean};

/// A key as it is compared: `Source_Language` is `source-language`.
pub fn known_key(key: &str) -> String {
    key.trim().to_lowercase().replace('_', "-")
}

/// The text of a key. Nothing, and no problem, where the value is absent.
pub fn text(entry: &Entry, problems: &mut Vec<Problem>) -> Option<Text> {
    match &entry.value.value {
        Value::Nothing => None,
        Value::Text(text) => Some(Text { text: text.clone(), span: entry.value.span }),
        _ => {
            problems.push(wrong_type(entry, "one text"));
            None
        }
    }
}

/// The texts of a key whose value is one text or a list of them.
pub fn texts(entry: &Entry, problems: &mut Vec<Problem>) -> Vec<Text> {
    match &entry.value.value {
        Value::Nothing => Vec::new(),
        Value::Text(text) => vec![Text { text: text.clone(), span: entry.value.span }],
        Value::List(items) => items.iter().filter_map(|item| list_item(entry, item, problems)).collect(),
        Value::Map(_) => {
            problems.push(wrong_type(entry, "a text or a list of texts"));
            Vec::new()
        }
    }
}

fn list_item(entry: &Entry, item: &Node, problems: &mut Vec<Problem>) -> Option<Text> {
    match &item.value {
        Value::Nothing => None,
        Value::Text(text) => Some(Text { text: text.clone(), span: item.span }),
        _ => {
            let message =
                format!("Each value of `{}` is one text, but this is {}.", entry.key.text, item.describe());
            problems.push(Problem::new(ProblemKind::Value, item.span, message));
            None
        }
    }
}

/// The keys of a key whose value is a map.
pub fn entries<'node>(entry: &'node Entry, problems: &mut Vec<Problem>) -> &'node [Entry] {
    match &entry.value.value {
        Value::Nothing => &[],
        Value::Map(entries) => entries,
        _ => {
            problems.push(wrong_type(entry, "a map of keys and values"));
            &[]
        }
    }
}

/// Says that a key has a value of the wrong type.
pub fn wrong_type(entry: &Entry, expected: &str) -> Problem {
    let key = &entry.key.text;
    let message = format!("`{key}` takes {expected}, but this is {}.", entry.value.describe());
    Problem::new(ProblemKind::Value, entry.value.span, message)
}

/// Says that a value is none of the known ones.
pub fn unknown_value(key: &str, value: &Text, known: &[&str]) -> Problem {
    let suggestion = did_you_mean(&value.text, known.iter().copied());
    let shown: String = value.text.chars().take(40).collect();
    let hint = match suggestion {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("use one of {}.", known.join(", ")),
    };
    let message = format!("`{shown}` is no {key} that is known here: {hint}");
    let problem = Problem::new(ProblemKind::UnknownValue, value.span, message);
    Problem { suggestion: suggestion.map(str::to_owned), ..problem }
}

/// Says that a key looks like a misspelt known one; nothing where it resembles none.
pub fn unknown_key(key: &Text, known: &[&str]) -> Option<Problem> {
    let suggestion = did_you_mean(&known_key(&key.text), known.iter().copied())?;
    let message = format!("`{}` is not read: did you mean `{suggestion}`?", key.text);
    let problem = Problem::new(ProblemKind::UnknownKey, key.span, message);
    Some(Problem { suggestion: Some(suggestion.to_owned()), ..problem })
}

/// Says that a key stands a second time.
pub fn duplicate_key(key: &Text) -> Problem {
    let message = format!("`{}` is given a second time and only the first counts: remove one.", key.text);
    Problem::new(ProblemKind::DuplicateKey, key.span, message)
}
