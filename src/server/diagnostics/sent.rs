//! A finding as the protocol has it, in a form that is written without a tree of JSON in between: a list of a thousand goes
//! out with nearly every keystroke.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;
use serde::{Serialize, Serializer};
use tower_lsp::lsp_types::{self as lsp, CodeDescription, NumberOrString, Position, Range, TextEdit, Url};

use crate::config::Level;
use crate::rules::Diagnostic;
use crate::server::convert;
use crate::server::snapshot::Snapshot;
use crate::text::PositionWalk;

/// Whose diagnostics they are, as editors show it.
pub const SOURCE: &str = "transcript-ls";

/// One diagnostic.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sent {
    range: Range,
    #[serde(rename = "severity", serialize_with = "severity")]
    level: Level,
    #[serde(rename = "code", skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_description: Option<CodeDescription>,
    source: &'static str,
    message: String,
    /// The fix, for clients that keep such data.
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<SentFix>,
}

/// The change that mends it.
#[derive(Debug, Serialize)]
struct SentFix {
    title: String,
    edits: Vec<TextEdit>,
}

impl Sent {
    /// A finding in the text of `snapshot`; `places` is a walk over it.
    pub fn new(snapshot: &Snapshot, places: &mut PositionWalk<'_>, found: &Diagnostic) -> Self {
        let (start, end) = (found.range.start, found.range.end);
        let range = Range::new(convert::walked(places, start), convert::walked(places, end));
        // Most fixes begin and end where their finding does.
        let mut place = |offset: usize| match offset {
            _ if offset == start => range.start,
            _ if offset == end => range.end,
            _ => convert::walked(places, offset),
        };
        let fix = found.fix.as_ref().filter(|_| snapshot.client.diagnostic_data);
        let data = fix.map(|fix| {
            let edits = fix.edits.iter().map(|edit| {
                let range = Range::new(place(edit.range.start), place(edit.range.end));
                TextEdit::new(range, edit.text.clone())
            });
            SentFix { title: fix.title.clone(), edits: edits.collect() }
        });
        Sent {
            range,
            level: found.level,
            rule: Some(found.rule),
            code_description: page(snapshot, found.rule).map(|href| CodeDescription { href }),
            source: SOURCE,
            message: found.message.clone(),
            data,
        }
    }

    /// What is wrong in a line of a file that is no transcript, by its number from 0.
    pub fn in_line(line: u32, message: String) -> Self {
        let range = Range::new(Position::new(line, 0), Position::new(line + 1, 0));
        let (rule, code_description, data) = (None, None, None);
        Sent { range, level: Level::Warning, rule, code_description, source: SOURCE, message, data }
    }

    /// Whether it is only for those who read the text.
    pub fn is_hint(&self) -> bool {
        self.level == Level::Hint
    }
}

impl From<Sent> for lsp::Diagnostic {
    fn from(sent: Sent) -> Self {
        lsp::Diagnostic {
            range: sent.range,
            severity: Some(convert::severity(sent.level)),
            code_description: sent.code_description,
            code: sent.rule.map(|rule| NumberOrString::String(rule.to_owned())),
            source: Some(sent.source.to_owned()),
            message: sent.message,
            data: sent.data.and_then(|data| serde_json::to_value(data).ok()),
            ..lsp::Diagnostic::default()
        }
    }
}

impl Hash for Sent {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (corners(self.range), self.level, self.rule, &self.message).hash(state);
        if let Some(data) = &self.data {
            data.title.hash(state);
            data.edits.iter().for_each(|edit| (corners(edit.range), &edit.new_text).hash(state));
        }
    }
}

/// The name of a list is its content: no memory of earlier ones is needed to compare them.
pub fn result_id(items: &[Sent]) -> String {
    let mut hasher = FxHasher::default();
    items.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn corners(range: Range) -> [u32; 4] {
    [range.start.line, range.start.character, range.end.line, range.end.character]
}

fn severity<S: Serializer>(level: &Level, serializer: S) -> Result<S::Ok, S::Error> {
    convert::severity(*level).serialize(serializer)
}

/// The published page about a rule, for clients that show it.
fn page(snapshot: &Snapshot, rule: &str) -> Option<Url> {
    if !snapshot.client.code_descriptions {
        return None;
    }
    page_in(env!("CARGO_PKG_REPOSITORY"), rule)
}

/// The page about a rule in the repository at that address; none as long as there is no address.
fn page_in(repository: &str, rule: &str) -> Option<Url> {
    Url::parse(&format!("{}/blob/main/docs/rules.md#{rule}", repository.trim_end_matches('/'))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_has_a_page_where_the_repository_has_an_address() {
        assert_eq!(page_in("", "unclosed-note"), None);
        let page = page_in("https://example.org/transcripts/", "unclosed-note").map(String::from);
        let expected = "https://example.org/transcripts/blob/main/docs/rules.md#unclosed-note";
        assert_eq!(page.as_deref(), Some(expected));
    }
}
