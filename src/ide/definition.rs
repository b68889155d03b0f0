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
    let _ = (document, offset);
    Vec::new()
}
