//! Stub of the editor features, dropped at the merge.
#![allow(missing_docs)]
use std::ops::Range;

use crate::model::Document;

#[derive(Debug, Clone, Copy)]
pub enum SymbolKind {
    Title,
    Question,
}

#[derive(Debug, Clone)]
pub struct Symbol {
    pub name: String,
    pub detail: Option<String>,
    pub kind: SymbolKind,
    pub range: Range<usize>,
    pub selection: Range<usize>,
    pub children: Vec<Symbol>,
}

#[derive(Debug, Clone)]
pub struct Hover {
    pub range: Range<usize>,
    pub markdown: String,
}

#[derive(Debug, Clone)]
pub enum Place {
    Here,
    Glossary(String),
}

#[derive(Debug, Clone)]
pub struct Target {
    pub place: Place,
    pub range: Range<usize>,
    pub selection: Range<usize>,
}

fn word(document: &Document, offset: usize) -> Option<(Range<usize>, String)> {
    let text = document.text().slice(0..document.text().len());
    let edge = |c: char| !c.is_alphanumeric();
    let start = text[..offset]
        .rfind(edge)
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let end = text[offset..].find(edge).map_or(text.len(), |at| offset + at);
    (start < end).then(|| (start..end, text[start..end].to_owned()))
}

pub fn symbols(document: &Document) -> Vec<Symbol> {
    let text = document.text().slice(0..document.text().len());
    let mut start = 0;
    let mut found: Vec<Symbol> = vec![];
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        if let Some(name) = line.trim_end().strip_prefix("— ") {
            found.push(Symbol {
                name: name.to_owned(),
                detail: None,
                kind: if found.is_empty() {
                    SymbolKind::Title
                } else {
                    SymbolKind::Question
                },
                selection: range.clone(),
                range,
                children: vec![],
            });
        }
        start += line.len();
    }
    found
}

pub fn hover(document: &Document, offset: usize) -> Option<Hover> {
    let (range, word) = word(document, offset)?;
    let entities = &document.context.entities;
    let entry = entities.lookup(&word).and_then(|id| entities.entry(id));
    let definition = entry.and_then(|entry| Some(entry.definition.as_ref()?.text.clone()));
    Some(Hover {
        range,
        markdown: definition.unwrap_or(word),
    })
}

pub fn definition(document: &Document, offset: usize) -> Vec<Target> {
    let Some((_, word)) = word(document, offset) else {
        return vec![];
    };
    let entities = &document.context.entities;
    if let Some(id) = entities.lookup(&word)
        && let (Some(layer), Some(entry)) = (entities.layer(id), entities.entry(id))
    {
        let range = entry.key.span.range();
        return vec![Target {
            place: Place::Glossary(layer.origin.to_string()),
            selection: range.clone(),
            range,
        }];
    }
    let text = document.text().slice(0..document.text().len());
    text.find(&word)
        .map(|at| Target {
            place: Place::Here,
            range: at..at + word.len(),
            selection: at..at + word.len(),
        })
        .into_iter()
        .collect()
}
