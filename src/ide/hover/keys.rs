//! What the keys of front matter and of glossaries mean, and what a rule is that a comment or front matter names.

use std::ops::Range;

use super::Hover;
use crate::ide::keys::{of_front_matter, of_glossary};
use crate::model::Document;
use crate::model::yaml::{self, Budget, Entry, Node, Value, read::known_key};
use crate::rules::{self, Directive};
use crate::syntax::{BlockKind, Placed};

/// As much of a glossary is read for a key in it.
const BUDGET: Budget = Budget { nodes: 2_000_000, depth: 16 };

/// What is known of the key or the rule at `offset`, in front matter or in a comment.
pub fn of_transcript(document: &Document, placed: &Placed<'_>, offset: usize) -> Option<Hover> {
    match placed.block.kind {
        BlockKind::FrontMatter => {
            let yaml = document.front_matter_range()?;
            let inside = offset.checked_sub(yaml.start)?;
            let (path, range) = key_at(&document.text().slice(yaml.clone()), inside)?;
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let markdown = match path.as_slice() {
                ["rules", rule] => rule_page(rule)?,
                path => key_page(path.last()?, of_front_matter(path)?.says),
            };
            Some(Hover { range: yaml.start + range.start..yaml.start + range.end, markdown })
        }
        BlockKind::Comment => {
            let comment = document.text().slice(placed.content());
            let directive = Directive::read(&comment)?;
            let at = u32::try_from(offset.checked_sub(placed.start)?).ok()?;
            let name = directive.names.iter().find(|name| name.span.start <= at && at <= name.span.end)?;
            let span = name.span.range();
            let range = placed.start + span.start..placed.start + span.end;
            Some(Hover { range, markdown: rule_page(&name.text)? })
        }
        _ => None,
    }
}

/// What is known of the key at `offset` of a glossary.
pub fn of_glossary_text(text: &str, offset: usize) -> Option<Hover> {
    let (path, range) = key_at(text, offset)?;
    let [_, key] = path.as_slice() else { return None };
    Some(Hover { range, markdown: key_page(key, of_glossary(key)?.says) })
}

fn key_page(key: &str, says: &str) -> String {
    format!("`{key}`\n\n{says}")
}

fn rule_page(name: &str) -> Option<String> {
    let rule = rules::find(name)?;
    Some(format!("**{name}**\n\n{}", rules::manual::markdown(rule)))
}

/// The keys from the outermost to the one at `offset`, and where that stands. The items of a list have no keys of their own.
fn key_at(yaml: &str, offset: usize) -> Option<(Vec<String>, Range<usize>)> {
    let document = yaml::parse(yaml, BUDGET);
    let mut path = Vec::new();
    let range = find(&document.entries, u32::try_from(offset).ok()?, &mut path)?;
    Some((path, range))
}

fn find(entries: &[Entry], at: u32, path: &mut Vec<String>) -> Option<Range<usize>> {
    for entry in entries {
        path.push(known_key(&entry.key.text));
        let key = entry.key.span;
        if key.start <= at && at <= key.end {
            return Some(key.range());
        }
        if let Some(range) = within(&entry.value, at, path) {
            return Some(range);
        }
        path.pop();
    }
    None
}

fn within(node: &Node, at: u32, path: &mut Vec<String>) -> Option<Range<usize>> {
    if at < node.span.start || node.span.end < at {
        return None;
    }
    match &node.value {
        Value::Map(entries) => find(entries, at, path),
        Value::List(items) => items.iter().find_map(|item| within(item, at, path)),
        Value::Text(_) | Value::Nothing => None,
    }
}
