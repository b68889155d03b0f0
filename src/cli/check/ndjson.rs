//! Findings as JSON objects, one a line, for whoever reads while files are still being checked.

use super::form::{Form, Seen};
use super::json::objects;

/// An object a line.
pub struct Ndjson;

impl Form for Ndjson {
    fn file(&self, seen: &Seen<'_>) -> String {
        objects(seen).map(|object| object + "\n").collect()
    }
}
