//! What is shown when the pointer rests on a name, a speaker or a note.

use std::ops::Range;

use crate::model::Document;

/// A text to show. Offsets are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is about.
    pub range: Range<usize>,
    /// The text, in Markdown.
    pub markdown: String,
}

/// What is known of what stands at `offset`.
pub fn hover(document: &Document, offset: usize) -> Option<Hover> {
    let (range, word) = word(document, offset)?;
    let entities = &document.context().entities;
    let entry = entities.lookup(&word).and_then(|id| entities.entry(id));
    let definition = entry.and_then(|entry| Some(entry.definition.as_ref()?.text.clone()));
    Some(Hover { range, markdown: definition.unwrap_or(word) })
}

pub(super) fn word(document: &Document, offset: usize) -> Option<(Range<usize>, String)> {
    let text = document.text().slice(0..document.text().len());
    let edge = |c: char| !c.is_alphanumeric();
    let start =
        text[..offset].rfind(edge).map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let end = text[offset..].find(edge).map_or(text.len(), |at| offset + at);
    (start < end).then(|| (start..end, text[start..end].to_owned()))
}
