//! Which labels are one person's: those that front matter gives to one speaker.

use std::ops::Range;

use super::first_labels::first_labelled;
use crate::model::front_matter::SpeakerDeclaration;
use crate::model::speakers::Standing;
use crate::model::{Document, stop};
use crate::syntax::label_key;

/// Somebody who speaks in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The keys of all labels that stand for the person.
    pub keys: Vec<u64>,
    /// The index of the declaration in front matter, where there is one.
    pub declared: Option<usize>,
}

impl Person {
    /// Whom a label with that key stands for.
    pub fn of(document: &Document, key: u64) -> Person {
        let speakers = &document.front_matter().speakers;
        let declared = index(speakers, key);
        let keys = match declared.and_then(|index| speakers.get(index)) {
            Some(speaker) => {
                let mut keys: Vec<u64> = own_keys(speaker).chain(part_keys(speaker)).collect();
                keys.retain(|key| index(speakers, *key) == declared);
                keys.sort_unstable();
                keys.dedup();
                keys
            }
            None => vec![key],
        };
        Person { keys, declared }
    }

    /// Who goes by a name.
    pub fn named(document: &Document, name: &str) -> Person {
        Person::of(document, label_key(name))
    }

    /// Where the person's labels stand, in order.
    pub fn labels<'d>(&'d self, document: &'d Document) -> impl Iterator<Item = Range<usize>> + 'd {
        document.blocks().iter().filter_map(move |placed| {
            stop::if_wanted();
            let label = placed.block.label().filter(|label| self.keys.contains(&label.key))?;
            let range = placed.start + label.start as usize..placed.start + label.end as usize;
            is_speaker(document, label.key).then_some(range)
        })
    }

    /// Where the first of them stands.
    pub fn first_label(&self, document: &Document) -> Option<Range<usize>> {
        let keys = self.keys.iter().filter(|key| is_speaker(document, **key));
        let firsts = keys.filter_map(|key| {
            first_labelled(document, *key, |placed| {
                let label = placed.block.label()?;
                Some(placed.start + label.start as usize..placed.start + label.end as usize)
            })
        });
        firsts.min_by_key(|label| label.start)
    }

    /// The declaration in front matter.
    pub fn declaration<'d>(&self, document: &'d Document) -> Option<&'d SpeakerDeclaration> {
        document.front_matter().speakers.get(self.declared?)
    }
}

/// Whether a label with that key opens turns.
pub fn is_speaker(document: &Document, key: u64) -> bool {
    matches!(document.speakers().standing(key), Standing::Speaker | Standing::Latecomer)
}

/// The speaker of front matter that a label with that key stands for.
pub fn declaration(document: &Document, key: u64) -> Option<&SpeakerDeclaration> {
    let speakers = &document.front_matter().speakers;
    speakers.get(index(speakers, key)?)
}

/// The one declaration that has the label, or whose name begins or ends with it. In doubt there is none.
fn index(speakers: &[SpeakerDeclaration], key: u64) -> Option<usize> {
    if let Some(named) = speakers.iter().position(|speaker| own_keys(speaker).any(|own| own == key)) {
        return Some(named);
    }
    let mut parts =
        speakers.iter().enumerate().filter(|(_, speaker)| part_keys(speaker).any(|part| part == key));
    let (first, _) = parts.next()?;
    parts.next().is_none().then_some(first)
}

/// The keys of the name and of the labels.
fn own_keys(speaker: &SpeakerDeclaration) -> impl Iterator<Item = u64> {
    speaker.labels.iter().chain([&speaker.name]).map(|name| label_key(&name.text))
}

/// The keys of the first and the last word of the name.
fn part_keys(speaker: &SpeakerDeclaration) -> impl Iterator<Item = u64> {
    let mut words = speaker.name.text.split_whitespace();
    words.next().into_iter().chain(words.next_back()).map(label_key)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn front_matter_says_which_labels_are_one_persons() {
        let text = "---\nspeakers:\n  - { name: Ann Lee, label: Q }\n  - Bo Lee\n---\n\n\
            Q: One?\n\nBo: Two.\n\nAnn: Three.\n\nLee: Four.\n\nBo Lee: Five.\n\nDan: Six.\n\nDan: Seven.\n";
        let document = Document::new(text, Arc::default());
        for (label, expected) in [
            ("Q", &["Q", "Ann"][..]),
            ("Ann Lee", &["Q", "Ann"]),
            ("BO", &["Bo", "Bo Lee"]),
            ("Lee", &["Lee"]),
            ("Dan", &["Dan", "Dan"]),
            ("Eve", &[]),
        ] {
            let person = Person::of(&document, label_key(label));
            let labels: Vec<_> = person.labels(&document).map(|range| &text[range]).collect();
            assert_eq!(labels, expected, "{label}");
            assert_eq!(person.first_label(&document), person.labels(&document).next(), "{label}");
        }
    }
}
