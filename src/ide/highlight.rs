//! The places in one text that belong together with what the cursor stands on.

use std::ops::Range;

use super::glossary_place::entry_part;
use super::occurrences::{Does, Thing, occurrences, thing_at};
use crate::model::Document;
use crate::model::glossary::Glossary;

/// A place to set off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    /// As what.
    pub look: Look,
}

/// As what a place is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// It declares or explains what the others mention.
    Source,
    /// It mentions.
    Mention,
    /// A sign that belongs with another one.
    Sign,
}

/// A name under all its forms, the labels of a speaker, both brackets of a note, the markers of a question and its answers.
pub fn highlights(document: &Document, offset: usize) -> Vec<Highlight> {
    let Some((thing, _)) = thing_at(document, offset) else { return Vec::new() };
    let look = |does| match (&thing, does) {
        (Thing::Note(_), _) => Look::Sign,
        (_, Does::Declare | Does::Explain) => Look::Source,
        (_, Does::Mention) => Look::Mention,
    };
    let found = occurrences(document, &thing).into_iter();
    found.map(|found| Highlight { look: look(found.does), range: found.range }).collect()
}

/// The key and the forms of one entry.
pub fn highlights_in_glossary(glossary: &Glossary, offset: usize) -> Vec<Highlight> {
    let Some(part) = entry_part(glossary, offset) else { return Vec::new() };
    let forms = part.entry.forms().map(|(_, form)| form.span);
    let mut spans: Vec<_> = [part.entry.key.span].into_iter().chain(forms).collect();
    spans.sort_unstable();
    spans.dedup();
    spans.into_iter().map(|span| Highlight { range: span.range(), look: Look::Source }).collect()
}
