//! Who speaks, in the order in which they first do, so that each keeps a colour of their own.

use rustc_hash::FxHashMap;

use super::marks::read;
use crate::ide::person::declaration;
use crate::model::{Document, Turn};
use crate::syntax::{Span, label_key};

/// The speaker of a turn.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Speaker {
    /// The name: as front matter declares it, else as the label has it.
    pub name: String,
    /// The label, as it stands before this turn.
    pub label: String,
    /// Where the label stands, in bytes from the start of its block.
    pub span: Span,
    /// Which of the speakers it is, from 0, in the order in which they first speak.
    pub place: usize,
}

/// The speakers met so far.
#[derive(Debug, Default)]
pub struct Cast {
    /// The place of each label's speaker, with the name that front matter declares.
    known: FxHashMap<u64, (usize, Option<String>)>,
    /// The place of each declared speaker, by the key of the name.
    declared: FxHashMap<u64, usize>,
    speakers: usize,
}

impl Cast {
    /// The speakers of `turns`, the first ones of a document.
    pub fn of(document: &Document, turns: &[Turn]) -> Self {
        let mut cast = Cast::default();
        for (_, key) in turns.iter().filter_map(|turn| turn.speaker.as_ref()) {
            if !cast.known.contains_key(key) {
                cast.admit(document, *key);
            }
        }
        cast
    }

    /// Several labels may stand for one person.
    fn admit(&mut self, document: &Document, key: u64) {
        let next = self.speakers;
        let declared = declaration(document, key).map(|speaker| &speaker.name.text);
        let place = match declared {
            Some(name) => *self.declared.entry(label_key(name)).or_insert(next),
            None => next,
        };
        self.speakers = self.speakers.max(place + 1);
        self.known.insert(key, (place, declared.cloned()));
    }

    /// The place of a turn's speaker, where a label names one.
    pub fn place(&self, turn: &Turn) -> Option<usize> {
        let (_, key) = turn.speaker.as_ref()?;
        self.known.get(key).map(|(place, _)| *place)
    }

    /// The speaker of a turn, where a label names one, `block` being where the turn's first block starts.
    pub fn speaker(&self, document: &Document, turn: &Turn, block: usize) -> Option<Speaker> {
        let (label, key) = turn.speaker.as_ref()?;
        let span = Span::at(label.start.saturating_sub(block), label.end.saturating_sub(block));
        let label = read(&document.text().slice(label.clone()));
        let (place, declared) = self.known.get(key)?;
        Some(Speaker { name: declared.clone().unwrap_or_else(|| label.clone()), label, span, place: *place })
    }
}
