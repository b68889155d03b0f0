//! The JSON Schema of a glossary, for editors that check YAML.

use serde_json::{Map, Value, json};

use super::keys::{ENTRY_KEYS, EntryKey, Takes};

/// The schema. It accepts what the reader accepts; what is unknown there is passed over here too.
pub fn schema() -> Value {
    let properties: Map<_, _> = ENTRY_KEYS.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Glossary of transcript-ls",
        "description": "The names in transcripts: below a key of its own, which links use, what each of them is and how it is written.",
        "type": ["object", "null"],
        "additionalProperties": {
            "anyOf": [
                { "$ref": "#/definitions/entity" },
                { "$ref": "#/definitions/word", "description": "The name alone." },
            ],
        },
        "definitions": {
            "word": { "type": ["string", "number", "boolean"] },
            "text": { "type": ["string", "number", "boolean", "null"] },
            "texts": { "anyOf": [
                { "$ref": "#/definitions/text" },
                { "type": "array", "items": { "$ref": "#/definitions/text" } },
            ] },
            "entity": { "type": "object", "properties": properties },
        },
    })
}

fn property(key: &EntryKey) -> Value {
    let mut property = match key.takes {
        Takes::Text => json!({ "allOf": [{ "$ref": "#/definitions/text" }] }),
        Takes::Texts => json!({ "allOf": [{ "$ref": "#/definitions/texts" }] }),
        Takes::Wikidata => json!({ "type": ["string", "null"], "pattern": "^Q[0-9]+$" }),
        Takes::Kind | Takes::Case => one_of(&key.takes.words()),
    };
    property["description"] = json!(key.description);
    property
}

/// One of some words, which may be in capitals. As a list they are what an editor offers.
fn one_of(words: &[&str]) -> Value {
    let any_case = |word: &&str| {
        let letters = word.chars().map(|c| format!("[{}{c}]", c.to_ascii_uppercase()));
        letters.collect::<String>()
    };
    let pattern = words.iter().map(any_case).collect::<Vec<_>>().join("|");
    json!({ "anyOf": [
        { "enum": words },
        { "type": "string", "pattern": format!("^ *({pattern}) *$") },
        { "type": "null" },
    ] })
}
