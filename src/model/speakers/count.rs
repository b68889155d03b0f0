//! How often each label stands in a document, and in what company: kept true edit by edit.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use crate::syntax::{Block, Facts, Label, LabelForm, normal_name};

/// How many forms of label there are.
const FORMS: usize = 9;

/// One label's figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelCount {
    /// The name in lower case, its words one space apart.
    pub name: Box<str>,
    /// Blocks that start with it, by [`LabelForm`].
    pub forms: [u32; FORMS],
    /// Those whose name is written as names are, every word with a capital.
    pub capitalised: u32,
    /// Those whose speech ends as a sentence does.
    pub sentences: u32,
    /// Those whose speech ends in a question mark.
    pub asks: u32,
    /// Those with no speech in the same block.
    pub empty: u32,
}

impl LabelCount {
    /// All blocks that start with the label.
    pub fn total(&self) -> u32 {
        self.forms.iter().sum()
    }

    /// Those in one of the forms.
    pub fn in_forms(&self, forms: &[LabelForm]) -> u32 {
        forms.iter().map(|form| self.forms[*form as usize]).sum()
    }

    fn join(&mut self, other: &LabelCount) {
        self.forms.iter_mut().zip(other.forms).for_each(|(sum, form)| *sum += form);
        self.capitalised += other.capitalised;
        self.sentences += other.sentences;
        self.asks += other.asks;
        self.empty += other.empty;
    }
}

/// What one block adds to the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sighting {
    key: u64,
    form: LabelForm,
    capitalised: bool,
    sentence: bool,
    asks: bool,
    empty: bool,
}

impl Sighting {
    /// What `block`, whose label is `label` and reads `name`, adds.
    pub fn of(block: &Block, label: Label, name: &str) -> Self {
        Sighting {
            key: label.key,
            form: label.form,
            capitalised: crate::syntax::is_capitalised(name),
            sentence: block.facts.has(Facts::ENDS_SENTENCE),
            asks: block.facts.has(Facts::ASKS),
            empty: block.speech_start() >= block.content,
        }
    }
}

/// The labels of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelCounts {
    labels: FxHashMap<u64, LabelCount>,
}

impl LabelCounts {
    /// The figures of the label with that key.
    pub fn get(&self, key: u64) -> Option<&LabelCount> {
        self.labels.get(&key)
    }

    /// All labels, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &LabelCount)> {
        self.labels.iter().map(|(key, count)| (*key, count))
    }

    /// Adds a block whose label reads `name`.
    pub fn add(&mut self, sighting: Sighting, name: &str) {
        let new = || LabelCount { name: normal_name(name).into(), ..Default::default() };
        let count = self.labels.entry(sighting.key).or_insert_with(new);
        Self::step(count, sighting, |figure| *figure += 1);
    }

    /// Adds all blocks of another count.
    #[must_use]
    pub fn joined(mut self, other: LabelCounts) -> Self {
        for (key, count) in other.labels {
            match self.labels.entry(key) {
                Entry::Vacant(place) => {
                    place.insert(count);
                }
                Entry::Occupied(mut known) => known.get_mut().join(&count),
            }
        }
        self
    }

    /// Takes a block away that was added.
    pub fn remove(&mut self, sighting: Sighting) {
        if let Some(count) = self.labels.get_mut(&sighting.key) {
            Self::step(count, sighting, |figure| *figure = figure.saturating_sub(1));
            if count.total() == 0 {
                self.labels.remove(&sighting.key);
            }
        }
    }

    fn step(count: &mut LabelCount, sighting: Sighting, step: impl Fn(&mut u32)) {
        step(&mut count.forms[sighting.form as usize]);
        let flags = [
            (sighting.capitalised, &mut count.capitalised),
            (sighting.sentence, &mut count.sentences),
            (sighting.asks, &mut count.asks),
            (sighting.empty, &mut count.empty),
        ];
        flags.into_iter().filter(|(holds, _)| *holds).for_each(|(_, figure)| step(figure));
    }
}
