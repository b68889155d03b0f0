//! Counts the ways in which a file does one thing, and says which of them is its own.

use std::cmp::Reverse;
use std::hash::{BuildHasher, BuildHasherDefault, Hash};

use rustc_hash::{FxHashMap, FxHasher};

/// How often each of several forms stands.
#[derive(Debug, Default)]
pub struct Tally(FxHashMap<u64, Count>);

/// How often one form stands, and how many others were seen before it.
#[derive(Clone, Copy, Debug)]
struct Count {
    times: usize,
    before: usize,
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, form: u64) {
        self.add_times(form, 1);
    }

    /// Counts so many more.
    pub fn add_times(&mut self, form: u64, times: usize) {
        let before = self.0.len();
        self.0.entry(form).or_insert(Count { times: 0, before }).times += times;
    }

    /// How often a form stands.
    pub fn count(&self, form: u64) -> usize {
        self.0.get(&form).map_or(0, |count| count.times)
    }

    /// How often all forms stand together.
    pub fn total(&self) -> usize {
        self.0.values().map(|count| count.times).sum()
    }

    /// The form that stands most often, the first where several do, and how often it does.
    pub fn commonest(&self) -> Option<(u64, usize)> {
        let most = self.0.iter().max_by_key(|(_, count)| (count.times, Reverse(count.before)));
        most.map(|(form, count)| (*form, count.times))
    }

    /// The form that stands more often than any other. Where two stand equally often nobody can tell which is meant.
    pub fn usual(&self) -> Option<u64> {
        let (form, times) = self.commonest()?;
        let is_alone = self.0.values().filter(|other| other.times == times).count() == 1;
        is_alone.then_some(form)
    }
}

/// A number for a form: equal forms have the same.
pub fn key(form: impl Hash) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(form)
}
