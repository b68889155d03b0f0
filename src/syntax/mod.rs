//! The blocks and inlines of one document, with no knowledge of who speaks, of files or of editors.

mod block;
mod dash;
mod facts;
pub mod inline;
mod label;
pub mod lexicon;
mod pieces;
mod scan;
pub mod signs;
mod store;
mod time;

pub use block::{
    Block, BlockKind, BlockSummary, Dash, DashCount, Facts, Label, LabelForm, Marker, MarkerKind,
};
pub use label::{
    MOST_WORDS as MOST_LABEL_WORDS, is_capitalised, is_name_like, key as label_key, normal as normal_name,
};
pub use signs::Signs;
pub use store::{Blocks, Change, LONG, Placed};

pub use crate::text::Span;
