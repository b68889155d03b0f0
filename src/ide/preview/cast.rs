//! Who speaks, in the order in which they first do, so that each keeps a colour of their own.

use rustc_hash::FxHashMap;

use super::marks::read;
use crate::ide::person::declaration;
use crate::model::{Document, Turn};
use crate::syntax::label_key;

/// The speaker of a turn.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Speaker {
    /// The name: as front matter declares it, else as the label has it.
    pub name: String,
    /// The label, as it stands before this turn.
    pub label: String,
    /// Which of the speakers it is, from 0, in the order in which they first speak.
    pub place: usize,
}

/// The speakers met so far.
#[derive(Debug, Default)]
pub struct Cast {
    /// The place of each label's speaker.
    places: FxHashMap<u64, usize>,
    /// The place of each declared speaker, by the key of the name.
    declared: FxHashMap<u64, usize>,
    speakers: usize,
}

impl Cast {
    /// The speakers of `turns`, the first ones of a document.
    pub fn of(document: &Document, turns: &[Turn]) -> Self {
        let mut cast = Cast::default();
        for (_, key) in turns.iter().filter_map(|turn| turn.speaker.as_ref()) {
            if !cast.places.contains_key(key) {
                cast.admit(document, *key);
            }
        }
        cast
    }

    /// Several labels may stand for one person.
    fn admit(&mut self, document: &Document, key: u64) {
        let next = self.speakers;
        let place = match declaration(document, key) {
            Some(declared) => *self.declared.entry(label_key(&declared.name.text)).or_insert(next),
            None => next,
        };
        self.speakers = self.speakers.max(place + 1);
        self.places.insert(key, place);
    }

    /// The speaker of a turn, where a label names one.
    pub fn speaker(&self, document: &Document, turn: &Turn) -> Option<Speaker> {
        let (label, key) = turn.speaker.as_ref()?;
        let label = read(&document.text().slice(label.clone()));
        let declared = declaration(document, *key).map(|speaker| speaker.name.text.clone());
        let place = self.places.get(key).copied().unwrap_or_default();
        Some(Speaker { name: declared.unwrap_or_else(|| label.clone()), label, place })
    }
}
