//! Counts the ways in which a file does one thing, and says which of them is its own.

use rustc_hash::FxHashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hash};

use rustc_hash::FxHasher;

/// How often each of several forms stands.
#[derive(Debug, Default)]
pub struct Tally(FxHashMap<u64, usize>);

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, form: u64) {
        *self.0.entry(form).or_default() += 1;
    }

    /// How often a form stands.
    pub fn count(&self, form: u64) -> usize {
        self.0.get(&form).copied().unwrap_or_default()
    }

    /// The form that stands more often than any other. Where two stand equally often nobody can tell which is meant.
    pub fn usual(&self) -> Option<u64> {
        let (form, count) = self.0.iter().max_by_key(|(_, count)| **count)?;
        let is_alone = self.0.values().filter(|other| *other == count).count() == 1;
        is_alone.then_some(*form)
    }
}

/// A number for a form: equal forms have the same.
pub fn key(form: impl Hash) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(form)
}
