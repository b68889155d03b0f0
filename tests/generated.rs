//! The files that are generated from the code are fresh. `UPDATE=1 cargo test --test generated` writes them anew.

mod json_schema;

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Map, Value, json};
use transcript_ls::config::{KEYS, Settings, documentation, schema};
use transcript_ls::model::glossary::{self, ENTRY_KEYS, Glossary, Takes};
use transcript_ls::rules::{self, manual, styles};

/// What the extension itself declares among the settings; the rest comes from the code.
const EXTENSIONS_OWN: [&str; 2] = ["transcript-ls.server.path", "transcript-ls.trace.server"];

#[test]
fn the_page_about_settings_is_fresh() {
    hold("docs/configuration.md", documentation::page());
}

#[test]
fn the_schema_of_the_settings_is_fresh() {
    let schema = schema::schema(rules::keys());
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    hold(&format!("docs/{}", documentation::SCHEMA_FILE), text);
}

#[test]
fn the_schema_accepts_every_example_and_every_style_and_refuses_what_the_reader_refuses() {
    let schema = schema::schema(rules::keys());
    let faults = |toml: &str| {
        let value: Value = toml::from_str(toml).unwrap_or_else(|error| panic!("{error}: {toml}"));
        json_schema::faults(&schema, &schema, &value, "")
    };
    let examples = KEYS.iter().map(|key| key.example);
    for toml in examples.chain(styles::all().iter().map(|style| style.source)) {
        assert_eq!(faults(toml), Vec::<String>::new(), "{toml}");
    }
    for toml in [
        "quotes = ['()']",
        "quotes = ['«  x»']",
        "quotes = ['«»', '“”', '‘’']",
        "dash = '  —'",
        "turn-dash = '*'",
        "ellipsis = '..'",
        "note-brackets = '(]'",
        "attributions.translater = ['x']",
        "signatures.translator = ['x']",
        "overrides = [{ style = 'court' }]",
        "overrides = [{ files = ['*'], glossary = [] }]",
        "rules.no-such-rule = 'off'",
        "quiet-period = 60001",
    ] {
        assert_ne!(faults(toml), Vec::<String>::new(), "{toml}");
        assert_ne!(Settings::from_toml(toml, rules::keys()).1, [], "{toml}");
    }
}

#[test]
fn the_schema_of_glossaries_is_fresh() {
    let text = serde_json::to_string_pretty(&glossary::schema()).expect("a schema is JSON") + "\n";
    hold("docs/glossary.schema.json", text);
}

#[test]
fn the_schema_of_glossaries_agrees_with_their_reader() {
    let schema = glossary::schema();
    let faults = |value: &Value| json_schema::faults(&schema, &schema, value, "");
    // JSON is YAML, so that the same text goes to both.
    let read = |value: &Value| Glossary::parse(&value.to_string()).problems;
    for key in &ENTRY_KEYS {
        let example: Vec<&str> =
            key.example.trim_matches(['[', ']']).split(", ").filter(|_| key.takes == Takes::Texts).collect();
        let example = if example.is_empty() { json!(key.example) } else { json!(example) };
        let value = json!({ "nla": { key.name: example } });
        assert_eq!((faults(&value), read(&value)), (vec![], vec![]), "{value}");
    }
    for entry in [
        json!("Holm"),
        json!({ "name": 1984, "kind": "Place", "aliases": "H.", "avoid": ["Hollm", 2], "colour": "red" }),
        json!({ "name": "Holm", "kind": null, "source-form": null, "case": "ANY" }),
    ] {
        let value = json!({ "holm": entry });
        assert_eq!((faults(&value), read(&value)), (vec![], vec![]), "{value}");
    }
    for entry in [
        json!(null),
        json!(["Holm"]),
        json!({ "name": ["Holm"] }),
        json!({ "name": { "en": "Holm" } }),
        json!({ "kind": "plase" }),
        json!({ "aliases": { "en": "H." } }),
        json!({ "aliases": [["H."]] }),
        json!({ "wikidata": "41053" }),
        json!({ "case": "some" }),
    ] {
        let value = json!({ "holm": entry });
        assert_ne!(faults(&value), Vec::<String>::new(), "{value}");
        assert_ne!(read(&value), [], "{value}");
    }
}

#[test]
fn the_page_about_rules_is_fresh() {
    let mut page = "# Rules\n\n\
        Every rule that `check` and the server report, as `transcript-ls explain RULE` shows them. \
        [Settings](configuration.md) say how much each weighs; `<!-- transcript-ls: allow RULE -->` silences one for the \
        next paragraph, `allow-file` for the file.\n\n\
        | rule | level | fix | |\n| --- | --- | --- | --- |\n"
        .to_owned();
    for rule in rules::all() {
        let fix = if rule.fixable { "yes" } else { "" };
        let (name, level, summary) = (rule.name, rule.level, rule.summary().replace('|', "\\|"));
        page += &format!("| [`{name}`](#{name}) | {level} | {fix} | {summary} |\n");
    }
    for rule in rules::all() {
        page += &format!("\n## {}\n\n{}\n", rule.name, manual::markdown(rule));
    }
    hold("docs/rules.md", page);
}

#[test]
fn the_page_about_styles_is_fresh() {
    let mut page = "# House styles\n\n\
        `style` in the [settings](configuration.md) or in the front matter of a transcript names one of these, or one of \
        your own: a file with the same keys, which `styles` names and which may extend one of these by its own `style`. What \
        the settings say themselves wins over the style.\n"
        .to_owned();
    for style in styles::all() {
        page += &format!("\n## {}\n\n```toml\n{}\n```\n", style.name, style.source.trim_end());
    }
    hold("docs/styles.md", page);
}

#[test]
fn the_extension_offers_every_setting() {
    let path = root().join("editors/vscode/package.json");
    let text = fs::read_to_string(&path).expect("the extension has a package.json");
    let package: Value = serde_json::from_str(&text).expect("package.json is JSON");
    let old =
        package["contributes"]["configuration"]["properties"].as_object().expect("it declares settings");
    let own = old.iter().filter(|(key, _)| EXTENSIONS_OWN.contains(&key.as_str()));
    let mut new: Map<String, Value> = own.map(|(key, value)| (key.clone(), value.clone())).collect();
    new.extend(schema::editor_properties(rules::keys()));
    if *old != new {
        let new = serde_json::to_string_pretty(&new).expect("settings are JSON");
        hold("editors/vscode/package.json", with_properties(&text, &new));
    }
}

/// `package` with another object behind `"properties":`, indented as it stands there; all else stays as it is.
fn with_properties(package: &str, properties: &str) -> String {
    let key = "\"properties\": ";
    let start = package.find(key).expect("it declares settings") + key.len();
    let line_start = package[..start].rfind('\n').map_or(0, |at| at + 1);
    let indent: String = package[line_start..].chars().take_while(|c| *c == ' ').collect();
    let mut values = serde_json::Deserializer::from_str(&package[start..]).into_iter::<Value>();
    values.next();
    let rest = &package[start + values.byte_offset()..];
    let properties = properties.replace('\n', &format!("\n{indent}"));
    format!("{}{properties}{rest}", &package[..start])
}

/// Fails if the file holds anything else, or writes it.
fn hold(file: &str, text: String) {
    let path = root().join(file);
    if fs::read_to_string(&path).is_ok_and(|old| old.replace("\r\n", "\n") == text) {
        return;
    }
    if env::var_os("UPDATE").is_none() {
        panic!("{file} is stale: run `UPDATE=1 cargo test --test generated` and commit what it writes");
    }
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("its folder can be made");
    fs::write(&path, text).expect("it can be written");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}
