//! A trie over hashes of words whose edges live in two tables, so that a name is added and removed in microseconds.
//!
//! Two different words that have the same 64-bit hash would be taken for each other. With a million names and a billion
//! words read, that is to be expected once in ten thousand such readings, so nothing compares the letters again.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::words::mix;

/// Stands for no form.
pub(super) const NO_FORM: u32 = u32::MAX;

/// A place in the trie, with the first form that ends there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The number of the place.
    pub node: u32,
    /// The first form that ends here, or [`NO_FORM`].
    pub first_form: u32,
}

/// A gap and the word behind it, as hashes. The gap of a name's first word is 0.
pub(super) type Step = (u64, u64);

type Table = HashMap<u64, Place, BuildHasherDefault<KeyIsHash>>;

/// The trie.
#[derive(Debug, Clone, Default)]
pub(super) struct Trie {
    /// The first words of all names, by their hash.
    roots: Table,
    filter: Filter,
    /// All other words, by where they are reached from, the gap and their hash.
    edges: Table,
    /// How many edges lead on from each place.
    children: Vec<u32>,
    free: Vec<u32>,
}

impl Trie {
    /// Whether there is no name.
    pub(super) fn is_empty(&self) -> bool {
        self.roots.is_empty()
    }

    /// The place of the names that begin with a word, if there are any.
    pub(super) fn first(&self, word: u64) -> Option<Place> {
        if self.filter.may_hold(word) { self.roots.get(&word).copied() } else { None }
    }

    /// The place behind the edge of `word` after `gap`, if there is one.
    pub(super) fn next(&self, from: Place, (gap, word): Step) -> Option<Place> {
        self.edges.get(&edge(from.node, gap, word)).copied()
    }

    /// The place at the end of a path, for writing.
    pub(super) fn end_mut(&mut self, path: &[Step]) -> Option<&mut Place> {
        let (&(gap, word), before) = path.split_last()?;
        let Some(from) = self.walk(before) else {
            return self.roots.get_mut(&word);
        };
        self.edges.get_mut(&edge(from.node, gap, word))
    }

    /// The place at the end of a path; nothing for an empty path and for one that is not there.
    pub(super) fn walk(&self, path: &[Step]) -> Option<Place> {
        let (&(_, word), rest) = path.split_first()?;
        rest.iter().try_fold(self.first(word)?, |place, &step| self.next(place, step))
    }

    /// Makes every place of a path that is missing.
    pub(super) fn insert(&mut self, path: &[Step]) {
        let mut from: Option<Place> = None;
        for &(gap, word) in path {
            let known = match from {
                None => self.first(word),
                Some(from) => self.next(from, (gap, word)),
            };
            let place = known.unwrap_or_else(|| {
                let made = self.make_place();
                match from {
                    None => {
                        self.roots.insert(word, made);
                        self.filter.add(word, &self.roots);
                    }
                    Some(from) => {
                        self.edges.insert(edge(from.node, gap, word), made);
                        self.children[from.node as usize] += 1;
                    }
                }
                made
            });
            from = Some(place);
        }
    }

    fn make_place(&mut self) -> Place {
        let node = self.free.pop().unwrap_or_else(|| {
            self.children.push(0);
            (self.children.len() - 1) as u32
        });
        Place { node, first_form: NO_FORM }
    }

    /// Takes back the places of a path that lead to no form any more.
    pub(super) fn prune(&mut self, path: &[Step]) {
        for length in (1..=path.len()).rev() {
            let Some(place) = self.walk(&path[..length]) else {
                return;
            };
            if self.children[place.node as usize] > 0 || place.first_form != NO_FORM {
                return;
            }
            let (gap, word) = path[length - 1];
            match self.walk(&path[..length - 1]) {
                None => {
                    self.roots.remove(&word);
                    self.filter.removed(&self.roots);
                }
                Some(from) => {
                    self.edges.remove(&edge(from.node, gap, word));
                    self.children[from.node as usize] -= 1;
                }
            }
            self.free.push(place.node);
        }
    }
}

fn edge(from: u32, gap: u64, word: u64) -> u64 {
    mix(word, u64::from(from).wrapping_mul(0xa076_1d64_78bd_642f) ^ gap ^ 0xe703_7ed1_a0b4_28db)
}

/// A bit for each first word: it says no to nearly every word of a text without leaving the nearest cache.
#[derive(Debug, Clone, Default)]
struct Filter {
    bits: Vec<u64>,
    removed: usize,
}

impl Filter {
    fn may_hold(&self, word: u64) -> bool {
        let bit = word >> 8;
        let Some(mask) = self.bits.len().checked_sub(1) else {
            return false;
        };
        self.bits[(bit >> 6) as usize & mask] >> (bit & 63) & 1 == 1
    }

    /// Adds a word that `roots` holds already.
    fn add(&mut self, word: u64, roots: &Table) {
        // Eight to sixteen bits a word; their number is a power of two.
        if self.bits.len() * 64 < roots.len() * 8 {
            self.rebuild(roots);
        }
        self.set(word);
    }

    fn set(&mut self, word: u64) {
        let bit = word >> 8;
        let mask = self.bits.len() - 1;
        self.bits[(bit >> 6) as usize & mask] |= 1 << (bit & 63);
    }

    /// A bit may stand for several words, so it stays; when many are stale all are set anew.
    fn removed(&mut self, roots: &Table) {
        self.removed += 1;
        if self.removed > roots.len() + 64 {
            self.rebuild(roots);
        }
    }

    fn rebuild(&mut self, roots: &Table) {
        self.removed = 0;
        self.bits = vec![0; (roots.len() * 16).div_ceil(64).next_power_of_two()];
        for &word in roots.keys() {
            self.set(word);
        }
    }
}

/// The keys are hashes already.
#[derive(Debug, Clone, Copy, Default)]
struct KeyIsHash(u64);

impl Hasher for KeyIsHash {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
