//! The blocks and inlines of one document, with no knowledge of speakers, files or editors.

pub mod inline;
pub mod lexicon;
mod span;

pub use span::Span;
