//! Findings as SARIF 2.1.0, which GitHub, GitLab, Azure and many editors show.

use std::path::{MAIN_SEPARATOR, Path};

use serde_json::{Value, json};

use super::form::{Form, Place, Seen, Whole, place};
use crate::cli::surroundings::{absolute, near};
use crate::config::Level;
use crate::rules::{self, Diagnostic, Fix, Rule, manual};
use crate::text::Text;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A log with one run.
pub struct Sarif;

impl Form for Sarif {
    fn opening(&self) -> String {
        let tool = json!({ "driver": driver() });
        format!(
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{tool},\
             \"columnKind\":\"unicodeCodePoints\",\"results\":["
        )
    }

    fn file(&self, seen: &Seen<'_>) -> String {
        let uri = uri(seen.path);
        let results = seen.findings.iter().map(|finding| format!("\n{}", result(seen.text, &uri, finding)));
        results.collect::<Vec<_>>().join(",")
    }

    fn between(&self) -> &'static str {
        ","
    }

    fn closing(&self, whole: &Whole<'_>) -> String {
        let notifications = whole.complaints.iter();
        let notifications: Vec<Value> = notifications
            .map(|complaint| {
                let uri = uri(&complaint.path.to_string_lossy());
                json!({
                    "level": "error",
                    "message": { "text": complaint.sentence },
                    "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri } } }],
                })
            })
            .collect();
        let invocation = json!({
            "executionSuccessful": whole.complaints.is_empty(),
            "toolExecutionNotifications": notifications,
        });
        format!("\n],\"invocations\":[{invocation}]}}]}}\n")
    }
}

fn driver() -> Value {
    let mut driver = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules::all().iter().map(descriptor).collect::<Vec<_>>(),
    });
    let repository = env!("CARGO_PKG_REPOSITORY");
    if !repository.is_empty() {
        driver["informationUri"] = repository.into();
    }
    driver
}

fn descriptor(rule: &Rule) -> Value {
    let (docs, summary) = (rule.docs(), rule.summary());
    // What it is, and why it matters; examples come below.
    let words = docs.split("\n\n").take_while(|paragraph| !paragraph.starts_with("```"));
    let words: Vec<String> = words.map(|paragraph| paragraph.replace('\n', " ").trim().to_owned()).collect();
    json!({
        "id": rule.name,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": words.join(" ") },
        "help": { "text": manual::plain(rule), "markdown": manual::markdown(rule) },
        "defaultConfiguration": { "enabled": rule.level != Level::Off, "level": level(rule.level) },
    })
}

fn result(text: &Text, uri: &str, finding: &Diagnostic) -> Value {
    let location =
        json!({ "artifactLocation": { "uri": uri }, "region": region(place(text, &finding.range)) });
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.level),
        "message": { "text": finding.message },
        "locations": [{ "physicalLocation": location }],
    });
    if let Some(index) = rules::names().iter().position(|name| *name == finding.rule) {
        result["ruleIndex"] = index.into();
    }
    if let Some(fix) = finding.fix.as_ref().filter(|fix| !fix.edits.is_empty()) {
        result["fixes"] = json!([change(text, uri, fix)]);
    }
    result
}

fn change(text: &Text, uri: &str, fix: &Fix) -> Value {
    let replacements = fix.edits.iter().map(|edit| {
        json!({
            "deletedRegion": region(place(text, &edit.range)),
            "insertedContent": { "text": edit.text },
        })
    });
    json!({
        "description": { "text": fix.title },
        "properties": { "safe": fix.safe },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri },
            "replacements": replacements.collect::<Vec<_>>(),
        }],
    })
}

fn region(place: Place) -> Value {
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    })
}

/// SARIF has no hints and no infos.
fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Hint => "note",
        Level::Off => "none",
    }
}

/// The path as a reference from the current folder; a file that lies elsewhere is named from the root.
fn uri(path: &str) -> String {
    let path = near(&absolute(Path::new(path)));
    let encoded: String = path.to_string_lossy().replace(MAIN_SEPARATOR, "/").bytes().map(encoded).collect();
    match (path.is_absolute(), encoded.starts_with('/')) {
        (true, true) => format!("file://{encoded}"),
        (true, false) => format!("file:///{encoded}"),
        (false, _) => encoded,
    }
}

fn encoded(byte: u8) -> String {
    match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    }
}
