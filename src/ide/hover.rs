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
    let _ = (document, offset);
    None
}
