//! Gives another name to what stands at a place: to a speaker, to an entity or its key, to a name that the text explains.
//!
//! First a place is read as a [`Change`], or refused in one sentence. Then the change says what it edits in this text, in
//! every other transcript, and in the glossary. A false edit is worse than a missing one.

mod longer;
mod name;
mod new_name;
mod speaker;
mod subject;

pub use name::NameChange;
pub use speaker::{SpeakerChange, Sure, declares, same_person};

use std::ops::Range;

use crate::model::Document;
use crate::model::glossary::Glossary;
use crate::model::name_places;
use crate::rules::TextEdit;
use subject::{Subject, subject, subject_in_glossary};

/// A renaming that may be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Of an entity of a glossary or of front matter.
    Name(NameChange),
    /// Of somebody who speaks.
    Speaker(SpeakerChange),
    /// Of a name that only this text explains.
    Own {
        /// The name.
        from: String,
        /// What it is to be.
        to: String,
    },
}

/// Why something is not renamed, in one sentence.
pub type Refusal = String;

/// What can be renamed at a place: where it stands, and what an editor offers to change.
pub type Offer = (Range<usize>, String);

/// What can be renamed at `offset` of a transcript, if anything can.
pub fn offer(document: &Document, offset: usize) -> Result<Option<Offer>, Refusal> {
    Ok(subject(document, offset)?.map(|(subject, range)| (range, subject.shown().to_owned())))
}

/// What can be renamed at `offset` of a glossary.
pub fn offer_in_glossary(glossary: &Glossary, offset: usize) -> Option<Offer> {
    subject_in_glossary("", glossary, offset).map(|(subject, range)| (range, subject.shown().to_owned()))
}

/// The change that renames what stands at `offset` of a transcript. Nothing where nothing can be renamed.
pub fn change(document: &Document, offset: usize, new: &str) -> Result<Option<Change>, Refusal> {
    let Some((subject, _)) = subject(document, offset)? else { return Ok(None) };
    Ok(Some(match subject {
        Subject::Speaker(from) => Change::Speaker(SpeakerChange::new(document, from, new)?),
        Subject::Name(place) => {
            let to = new_name::of_entity(&place, new)?;
            name::refuse_clash(document, &place, &to)?;
            Change::Name(NameChange { place, to })
        }
        Subject::Own(from) => Change::Own { from, to: new_name::one_line(new)? },
    }))
}

/// The change that renames what stands at `offset` of the glossary of that origin.
pub fn change_in_glossary(
    origin: &str,
    glossary: &Glossary,
    offset: usize,
    new: &str,
) -> Result<Option<Change>, Refusal> {
    let Some((Subject::Name(place), _)) = subject_in_glossary(origin, glossary, offset) else {
        return Ok(None);
    };
    let to = new_name::of_entity(&place, new)?;
    name::refuse_clash_in(glossary, &place, &to)?;
    Ok(Some(Change::Name(NameChange { place, to })))
}

impl Change {
    /// What it edits in a transcript, unless that harms who speaks there: then why not.
    pub fn checked_edits(&self, document: &Document) -> Result<Vec<TextEdit>, Refusal> {
        let edits = self.edits(document);
        if !edits.is_empty() {
            match self {
                Change::Name(change) => change.refuse_as_label(document)?,
                Change::Speaker(SpeakerChange { from, to, .. }) => {
                    speaker::refuse_other_speaker(document, from, to)?;
                }
                Change::Own { .. } => {}
            }
            speaker::refuse_other_turns(document, self, &edits)?;
        }
        Ok(edits)
    }

    /// What it edits in a transcript: the one that it was made in, or another; in order, none overlapping.
    pub fn edits(&self, document: &Document) -> Vec<TextEdit> {
        let mut edits = match self {
            Change::Name(change) => change.edits(document),
            Change::Speaker(change) => change.edits(document),
            Change::Own { from, to } => {
                let places = name_places::places(document, &[from.as_str().into()]);
                places.into_iter().map(|range| TextEdit::replace(range, to.as_str())).collect()
            }
        };
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let mut end = 0;
        edits.retain(|edit| {
            let apart = edit.range.start >= end;
            end = if apart { edit.range.end } else { end };
            apart
        });
        edits.retain(|edit| document.text().slice(edit.range.clone()) != edit.text.as_str());
        edits
    }
}

#[cfg(test)]
mod tests;
