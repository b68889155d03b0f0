//! YAML as a tree in which every value knows its place and keeps the text it was written with.
//!
//! No value is interpreted: `no` stays `no`, a date stays the date as written, and what reads the tree decides.

mod messages;
pub mod read;
mod recovery;
mod tree;
pub mod write;

pub use recovery::parse;

use crate::text::Span;

/// How much of a YAML text is read before the rest is given up.
#[derive(Debug, Clone, Copy)]
pub struct Budget {
    /// The most keys, values, lists and maps.
    pub nodes: usize,
    /// The deepest nesting of lists and maps.
    pub depth: usize,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the value; for a quoted string those between its quotes.
    pub span: Span,
    /// What stands there.
    pub value: Value,
}

/// What a [`Node`] holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing: an absent value, `null` or `~`.
    Nothing,
    /// A number, a date, a word or any other text, as it was written.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map in the order of the text, in which a key may occur more than once.
    Map(Vec<Entry>),
}

/// One key of a map with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key, never empty.
    pub key: Text,
    /// The value.
    pub value: Node,
}

/// A string with its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The string after YAML's escapes.
    pub text: String,
    /// The bytes it stands on, without its quotes.
    pub span: Span,
}

impl Node {
    /// What the value is, in the words of a message.
    pub fn describe(&self) -> &'static str {
        match self.value {
            Value::Nothing => "nothing",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
        }
    }
}

/// What was read from a YAML text: the keys of its top level and what is wrong.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The top-level keys, in the order of the text.
    pub entries: Vec<Entry>,
    /// What could not be read.
    pub problems: Vec<super::problem::Problem>,
}
