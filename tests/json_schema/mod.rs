//! As much of JSON Schema as the schemas here need: that of SARIF, of the settings and of glossaries. A word that it does not know fails, so that nothing is passed over.

use regex_lite::Regex;
use serde_json::Value;

/// What says nothing about whether a value is right.
const REMARKS: [&str; 7] = ["$schema", "$id", "title", "description", "default", "definitions", "format"];

/// What `schema`, a part of `root`, finds wrong with `value`, which stands at `place`.
pub fn faults(root: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    let words = schema.as_object().expect("a schema is an object");
    let words = words.iter().filter(|(word, _)| !REMARKS.contains(&word.as_str()));
    words.flat_map(|(word, said)| faults_of_word(root, schema, value, place, (word, said))).collect()
}

fn faults_of_word(
    root: &Value,
    schema: &Value,
    value: &Value,
    place: &str,
    (word, said): (&str, &Value),
) -> Vec<String> {
    let children =
        |child: &Value, name: &str, schema| faults(root, schema, child, &format!("{place}/{name}"));
    let holds = match word {
        "$ref" => {
            let pointer =
                said.as_str().and_then(|name| name.strip_prefix('#')).expect("it stays in the schema");
            return faults(root, root.pointer(pointer).expect("it leads somewhere"), value, place);
        }
        "properties" => {
            let properties = said.as_object().expect("it is an object").iter();
            let given = properties.filter_map(|(name, schema)| Some((value.get(name)?, name, schema)));
            return given.flat_map(|(child, name, schema)| children(child, name, schema)).collect();
        }
        "additionalProperties" => {
            let others = value.as_object().into_iter().flatten();
            let others = others.filter(|(name, _)| schema["properties"].get(name).is_none());
            let faults = others.flat_map(|(name, child)| match said {
                Value::Bool(false) => vec![format!("{place}/{name} is not known")],
                Value::Bool(true) => Vec::new(),
                schema => children(child, name, schema),
            });
            return faults.collect();
        }
        "items" => {
            let items = value.as_array().into_iter().flatten().enumerate();
            return items.flat_map(|(index, item)| children(item, &index.to_string(), said)).collect();
        }
        "anyOf" | "oneOf" => {
            let branches = said.as_array().expect("it is a list").iter();
            let right = branches.filter(|branch| faults(root, branch, value, place).is_empty()).count();
            if word == "oneOf" { right == 1 } else { right > 0 }
        }
        "required" => {
            let names = said.as_array().expect("it is a list").iter().filter_map(Value::as_str);
            !value.is_object() || names.into_iter().all(|name| value.get(name).is_some())
        }
        "allOf" => {
            let branches = said.as_array().expect("it is a list").iter();
            return branches.flat_map(|branch| faults(root, branch, value, place)).collect();
        }
        "type" => match said {
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(|kind| is_a(value, kind)),
            kind => is_a(value, kind.as_str().expect("one type")),
        },
        "enum" => said.as_array().expect("it is a list").contains(value),
        "minimum" => value.as_f64() >= said.as_f64(),
        "maximum" => value.as_f64() <= said.as_f64(),
        "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= said.as_u64().unwrap_or(0)),
        "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= said.as_u64().unwrap_or(0)),
        "pattern" => {
            let pattern = Regex::new(said.as_str().expect("a pattern is a text")).expect("it can be read");
            value.as_str().is_none_or(|text| pattern.is_match(text))
        }
        "minProperties" => value.as_object().is_none_or(|it| it.len() as u64 >= said.as_u64().unwrap_or(0)),
        "uniqueItems" => {
            let items = value.as_array().map_or(&[][..], Vec::as_slice);
            said == false || items.iter().enumerate().all(|(at, item)| !items[..at].contains(item))
        }
        other => panic!("the schema has `{other}` at {place}, and nobody here knows what that means"),
    };
    if holds { Vec::new() } else { vec![format!("{place} breaks `{word}`, which says {said}")] }
}

fn is_a(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        other => panic!("nobody here knows the type {other}"),
    }
}

#[test]
fn what_is_wrong_is_seen() {
    let schema = serde_json::json!({
        "additionalProperties": false,
        "properties": { "a": { "$ref": "#/definitions/list" }, "b": { "enum": ["x"] } },
        "required": ["a"],
        "definitions": { "list": { "type": "array", "items": { "type": "integer", "minimum": 1 } } },
    });
    for (value, count) in [
        (serde_json::json!({ "a": [1, 2], "b": "x" }), 0),
        (serde_json::json!({ "a": [0, "1"], "b": "y" }), 4),
        (serde_json::json!({ "c": 1 }), 2),
    ] {
        let faults = faults(&schema, &schema, &value, "");
        assert_eq!(faults.len(), count, "{faults:?}");
    }
}
