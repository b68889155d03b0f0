//! The document's symbols: its title, its sections, its questions with the answers under them.

use std::ops::Range;

use crate::model::Document;

/// What a symbol is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// The title.
    Title,
    /// A section.
    Section,
    /// A question.
    Question,
    /// An answer.
    Answer,
    /// A speech that is neither.
    Speech,
}

/// One entry of the outline. Offsets are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Its text, shortened at a word.
    pub name: String,
    /// Who speaks, how many words.
    pub detail: Option<String>,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it, its children included.
    pub range: Range<usize>,
    /// Where its first words stand.
    pub selection: Range<usize>,
    /// What lies under it.
    pub children: Vec<Symbol>,
}

/// The outline.
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
                kind: if found.is_empty() { SymbolKind::Title } else { SymbolKind::Question },
                selection: range.clone(),
                range,
                children: vec![],
            });
        }
        start += line.len();
    }
    found
}
