//! Where a name, a speaker or a note is explained.

use std::ops::Range;

use crate::model::Document;

/// Where a target lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the document itself.
    Here,
    /// In the glossary of that origin, as its [`Layer`](crate::model::glossary::Layer) has it.
    Glossary(std::sync::Arc<str>),
}

/// A place to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// In which text.
    pub place: Place,
    /// All that belongs to it, in bytes of that text.
    pub range: Range<usize>,
    /// What to select there.
    pub selection: Range<usize>,
}

/// Where what stands at `offset` is explained.
pub fn definition(document: &Document, offset: usize) -> Vec<Target> {
    let Some((_, word)) = super::hover::word(document, offset) else {
        return vec![];
    };
    let entities = &document.context().entities;
    if let Some(id) = entities.lookup(&word)
        && let (Some(layer), Some(entry)) = (entities.layer(id), entities.entry(id))
    {
        let range = entry.key.span.range();
        return vec![Target {
            place: Place::Glossary(layer.origin.clone()),
            selection: range.clone(),
            range,
        }];
    }
    let text = document.text().slice(0..document.text().len());
    text.find(&word)
        .map(|at| Target { place: Place::Here, range: at..at + word.len(), selection: at..at + word.len() })
        .into_iter()
        .collect()
}
