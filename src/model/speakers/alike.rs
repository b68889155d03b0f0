//! Finds the speakers whose names are like a label, without a look at every one of them.

use rustc_hash::FxHashMap;

use super::LabelCount;
use crate::model::slip::letters_of;

/// A word with fewer letters makes no two names alike.
const SHORTEST_WORD: usize = 4;

/// A name with fewer bytes is like many that differ by a letter or two.
const SHORTEST_NAME: usize = 7;

/// So many letters may differ.
const MOST_LETTERS: usize = 2;

/// The speakers of a document by their words.
pub(super) struct Alike<'a> {
    speakers: Vec<Speaker<'a>>,
    /// Those of whom a longer label may be a fuller form, by the word that fewest of them have.
    by_rarest: FxHashMap<&'a str, Vec<usize>>,
    /// All speakers, by their longer words.
    by_long_word: FxHashMap<&'a str, Vec<usize>>,
}

struct Speaker<'a> {
    count: &'a LabelCount,
    /// The number of its letters, and which stand in it an odd number of times.
    length: usize,
    letters: u32,
}

impl<'a> Alike<'a> {
    pub(super) fn of(speakers: &[(u64, &'a LabelCount)]) -> Self {
        let speakers: Vec<Speaker<'a>> = speakers
            .iter()
            .map(|(_, count)| Speaker {
                count,
                length: count.name.chars().count(),
                letters: letters_of(count.name.chars()),
            })
            .collect();
        let mut having: FxHashMap<&str, usize> = FxHashMap::default();
        let words = |speaker: &Speaker<'a>| words(&speaker.count.name);
        speakers.iter().flat_map(words).for_each(|word| *having.entry(word).or_default() += 1);
        let mut by_rarest: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        let mut by_long_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (index, speaker) in speakers.iter().enumerate() {
            let tells = words(speaker).all(|word| word.chars().nth(1).is_some()) && speaker.count.total() > 1;
            let rarest = words(speaker).min_by_key(|word| having.get(word)).filter(|_| tells);
            rarest.into_iter().for_each(|word| by_rarest.entry(word).or_default().push(index));
            let long = long_words(&speaker.count.name);
            long.for_each(|word| by_long_word.entry(word).or_default().push(index));
        }
        Alike { speakers, by_rarest, by_long_word }
    }

    fn with<'s>(
        &'s self,
        index: &'s FxHashMap<&str, Vec<usize>>,
        word: &str,
    ) -> impl Iterator<Item = &'s Speaker<'a>> {
        index.get(word).into_iter().flatten().filter_map(|at| self.speakers.get(*at))
    }

    /// Whether a label is a longer form of a speaker's, as at a first appearance: `MARGOT FIELD, HOST` of `FIELD`.
    pub(super) fn has_part_of(&self, count: &LabelCount) -> bool {
        let long: Vec<&str> = words(&count.name).collect();
        let form = |count: &LabelCount| (0..9).max_by_key(|form| count.forms[*form]);
        let is_part = |speaker: &Speaker<'_>| {
            words(&speaker.count.name).all(|word| long.contains(&word)) && form(count) == form(speaker.count)
        };
        long.len() > 1
            && count.sentences + count.empty > 0
            && long.iter().any(|word| self.with(&self.by_rarest, word).any(is_part))
    }

    /// Whether a name and a speaker's share most of their words or differ by a letter or two.
    pub(super) fn has_similar(&self, name: &str) -> bool {
        let own: Vec<&str> = long_words(name).collect();
        let shares = |speaker: &Speaker<'_>| {
            let other: Vec<&str> = long_words(&speaker.count.name).collect();
            let shared = own.iter().filter(|word| other.contains(word)).count();
            shared * 2 >= own.len().min(other.len())
        };
        own.iter().any(|word| self.with(&self.by_long_word, word).any(shares)) || self.has_near(name)
    }

    fn has_near(&self, name: &str) -> bool {
        let (length, letters) = (name.chars().count(), letters_of(name.chars()));
        // The rest is dear: what differs by more letters is passed over by their number and by which there are.
        let may_be = |speaker: &&Speaker<'_>| {
            speaker.length.abs_diff(length) <= MOST_LETTERS
                && (speaker.letters ^ letters).count_ones() as usize <= 2 * MOST_LETTERS
        };
        let is_near = |speaker: &Speaker<'_>| strsim::levenshtein(name, &speaker.count.name) <= MOST_LETTERS;
        name.len() >= SHORTEST_NAME && self.speakers.iter().filter(may_be).any(is_near)
    }
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn long_words(name: &str) -> impl Iterator<Item = &str> {
    name.split(' ').filter(|word| word.chars().count() >= SHORTEST_WORD)
}
