//! What stands in most places of a document.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// How often each form of something stands.
#[derive(Debug)]
pub struct Habit<T>(FxHashMap<T, usize>);

impl<T> Default for Habit<T> {
    fn default() -> Self {
        Habit(FxHashMap::default())
    }
}

impl<T: Hash + Eq + Clone> Habit<T> {
    /// A form is a habit when it stands in so many places at least.
    const FEWEST: usize = 3;

    /// Counts one place.
    pub fn add(&mut self, form: T) {
        *self.0.entry(form).or_default() += 1;
    }

    /// In how many places a form stands.
    pub fn count(&self, form: &T) -> usize {
        self.0.get(form).copied().unwrap_or_default()
    }

    /// The form that stands in most places.
    pub fn commonest(&self) -> Option<(&T, usize)> {
        self.0.iter().max_by_key(|(_, count)| **count).map(|(form, count)| (form, *count))
    }

    /// The form in which two thirds of the places are written.
    pub fn usual(&self) -> Option<T> {
        let all: usize = self.0.values().sum();
        let usual = self.commonest().filter(|(_, count)| *count >= Self::FEWEST && *count * 3 >= all * 2);
        usual.map(|(form, _)| form.clone())
    }

    /// In how many places the usual form stands.
    pub fn usual_count(&self) -> usize {
        self.usual().map_or(0, |form| self.count(&form))
    }
}
