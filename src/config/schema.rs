//! The settings as a JSON Schema, and as the list of settings that VS Code wants.

use serde_json::{Map, Value, json};

use super::SECTION;
use super::options::RuleKey;
use super::settings::{KEYS, Key, Settings};

/// The JSON Schema of `transcript-ls.toml`. `rules` are the rules there are.
pub fn schema(rules: &[RuleKey]) -> Value {
    let properties: Map<_, _> =
        KEYS.iter().map(|key| (key.name.to_owned(), property(key, rules, "description"))).collect();
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of transcript-ls",
        "description": "transcript-ls.toml",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

/// The settings as `contributes.configuration.properties` of an extension has them.
pub fn editor_properties(rules: &[RuleKey]) -> Map<String, Value> {
    KEYS.iter()
        .filter(|key| key.is_editors)
        .enumerate()
        .map(|(order, key)| {
            let mut property = property(key, rules, "markdownDescription");
            property["scope"] = json!("window");
            // Otherwise an editor sorts them by their names.
            property["order"] = json!(order);
            (format!("{SECTION}.{}", key.name), property)
        })
        .collect()
}

fn property(key: &Key, rules: &[RuleKey], description: &str) -> Value {
    let mut property = (key.schema)(rules);
    property[description] = json!(flowing(key.description));
    property["default"] = (key.value)(&Settings::default());
    property
}

/// The text of a doc comment with its lines joined into paragraphs.
pub fn flowing(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(|paragraph| {
        let lines: Vec<&str> = paragraph.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        lines.join(" ")
    });
    paragraphs.collect::<Vec<_>>().join("\n\n").trim().to_owned()
}
