//! Findings as a list of JSON objects.

use serde::Serialize;

use super::form::{Form, Place, Point, Seen, Whole, place};
use crate::rules::{Diagnostic, Fix};
use crate::text::Text;

/// One list of all findings.
pub struct Json;

impl Form for Json {
    fn opening(&self) -> String {
        "[".to_owned()
    }

    fn file(&self, seen: &Seen<'_>) -> String {
        objects(seen).map(|object| format!("\n{object}")).collect::<Vec<_>>().join(",")
    }

    fn between(&self) -> &'static str {
        ","
    }

    fn closing(&self, whole: &Whole<'_>) -> String {
        if whole.is_empty { "]\n" } else { "\n]\n" }.to_owned()
    }
}

/// The findings of one file, each as one line without its end.
pub fn objects<'a>(seen: &'a Seen<'a>) -> impl Iterator<Item = String> + 'a {
    seen.findings.iter().map(|finding| {
        let object = Finding::new(seen.path, seen.text, finding);
        serde_json::to_string(&object).unwrap_or_default()
    })
}

#[derive(Serialize)]
struct Finding<'a> {
    path: &'a str,
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    range: RangeJson,
    fix: Option<FixJson<'a>>,
}

#[derive(Serialize)]
struct FixJson<'a> {
    title: &'a str,
    /// Whether `--fix` applies it.
    safe: bool,
    edits: Vec<EditJson<'a>>,
}

#[derive(Serialize)]
struct EditJson<'a> {
    range: RangeJson,
    text: &'a str,
}

#[derive(Serialize)]
struct RangeJson {
    start: PointJson,
    end: PointJson,
}

#[derive(Serialize)]
struct PointJson {
    line: u32,
    column: u32,
}

impl<'a> Finding<'a> {
    fn new(path: &'a str, text: &Text, finding: &'a Diagnostic) -> Self {
        Finding {
            path,
            rule: finding.rule,
            severity: finding.level.name(),
            message: &finding.message,
            range: place(text, &finding.range).into(),
            fix: finding.fix.as_ref().map(|fix| FixJson::new(text, fix)),
        }
    }
}

impl<'a> FixJson<'a> {
    fn new(text: &Text, fix: &'a Fix) -> Self {
        let edits = fix.edits.iter();
        let edits = edits.map(|edit| EditJson { range: place(text, &edit.range).into(), text: &edit.text });
        FixJson { title: &fix.title, safe: fix.safe, edits: edits.collect() }
    }
}

impl From<Place> for RangeJson {
    fn from(place: Place) -> Self {
        let point = |point: Point| PointJson { line: point.line, column: point.column };
        RangeJson { start: point(place.start), end: point(place.end) }
    }
}
