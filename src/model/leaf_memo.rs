//! Keeps what was derived from each leaf of a document's block tree, for as long as the leaf is part of it.
//!
//! After an edit the leaves before it and behind it are the same ones, so that only those between are read again.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Document, Vocabulary};
use crate::syntax::Block;
use crate::text::Leaf;

/// A leaf with what was derived from it and its place in the document.
#[derive(Debug)]
pub struct PlacedLeaf<T> {
    /// Its first byte.
    pub start: usize,
    /// The index of its first block.
    pub first: usize,
    /// What was derived; offsets in it are the deriver's own, from the leaf's start.
    pub value: Arc<T>,
}

impl<T> Clone for PlacedLeaf<T> {
    fn clone(&self) -> Self {
        PlacedLeaf { start: self.start, first: self.first, value: self.value.clone() }
    }
}

/// Which leaves are others than when they were asked for last. Those before and behind are the same, moved.
#[derive(Debug)]
pub struct Exchange<T> {
    /// Those that went, where they were.
    pub old: Vec<PlacedLeaf<T>>,
    /// Those that stand there now, by their index.
    pub new: Range<usize>,
}

#[derive(Debug)]
struct Memo<T, L> {
    light: Option<(Arc<Vocabulary>, L)>,
    leaves: Vec<PlacedLeaf<T>>,
    /// Of which leaf each was derived.
    sources: Vec<Arc<Leaf<Block>>>,
    /// How many bytes and how many blocks they have.
    size: (usize, usize),
}

impl<T, L> Default for Memo<T, L> {
    fn default() -> Self {
        Memo { light: None, leaves: Vec::new(), sources: Vec::new(), size: (0, 0) }
    }
}

/// What `read` derives from the blocks of every leaf and their text, in order.
///
/// `read` may look at nothing else but the document's vocabulary and `lens`; each type `T` has one reader.
pub fn leaves<T: Send + Sync + 'static, L: PartialEq + Clone + Send + Sync + 'static>(
    document: &Document,
    lens: &L,
    read: impl Fn(&[Block], &str) -> T + Sync,
) -> Vec<PlacedLeaf<T>> {
    with_leaves(document, lens, read, |leaves, _| leaves.to_vec())
}

/// The same for one who looks at them where they are kept, and is told what has changed since the last time.
///
/// Others who ask for the same wait until `look` is done.
pub fn with_leaves<T: Send + Sync + 'static, L: PartialEq + Clone + Send + Sync + 'static, R>(
    document: &Document,
    lens: &L,
    read: impl Fn(&[Block], &str) -> T + Sync,
    look: impl FnOnce(&[PlacedLeaf<T>], Exchange<T>) -> R,
) -> R {
    let shelf = document.shelf().get::<Mutex<Memo<T, L>>>();
    let mut memo = shelf.lock().unwrap_or_else(PoisonError::into_inner);
    let vocabulary = document.vocabulary();
    let same = |(known, by): &(Arc<Vocabulary>, L)| Arc::ptr_eq(known, vocabulary) && by == lens;
    if !memo.light.as_ref().is_some_and(same) {
        *memo = Memo { light: Some((vocabulary.clone(), lens.clone())), ..Memo::default() };
    }
    let exchange = memo.update(document, read);
    look(&memo.leaves, exchange)
}

impl<T: Send + Sync, L> Memo<T, L> {
    /// Takes over the leaves of `document`.
    fn update(&mut self, document: &Document, read: impl Fn(&[Block], &str) -> T + Sync) -> Exchange<T> {
        let now: Vec<&Arc<Leaf<Block>>> = document.blocks().tree().leaves().collect();
        let same = |(kept, leaf): &(&Arc<Leaf<Block>>, &&Arc<Leaf<Block>>)| Arc::ptr_eq(kept, leaf);
        let before = self.sources.iter().zip(&now).take_while(same).count();
        let rest = self.leaves.len().min(now.len()) - before;
        let behind = self.sources.iter().rev().zip(now.iter().rev()).take(rest).take_while(same).count();
        let old = before..self.leaves.len() - behind;
        let place = |leaves: &[PlacedLeaf<T>], at: usize| {
            leaves.get(at).map_or(self.size, |leaf| (leaf.start, leaf.first))
        };
        let address = |leaf: &Arc<Leaf<Block>>| Arc::as_ptr(leaf) as usize;
        let known = self.sources[old.clone()].iter().map(address).zip(&self.leaves[old.clone()]);
        let known: FxHashMap<usize, &PlacedLeaf<T>> = known.collect();
        let (mut start, mut first) = place(&self.leaves, before);
        let mut places = Vec::with_capacity(now.len() - before - behind);
        for leaf in &now[before..now.len() - behind] {
            let end = start + leaf.items.iter().map(|block| block.len as usize).sum::<usize>();
            places.push((start..end, first, *leaf));
            (start, first) = (end, first + leaf.items.len());
        }
        let fresh = |(range, first, leaf): &(Range<usize>, usize, &Arc<Leaf<Block>>)| {
            let known = known.get(&address(leaf)).map(|kept| kept.value.clone());
            let read = || Arc::new(read(&leaf.items, &document.text().slice(range.clone())));
            let value = known.unwrap_or_else(read);
            PlacedLeaf { start: range.start, first: *first, value }
        };
        // A handful of leaves is read at once; a whole document by all cores.
        let fresh: Vec<_> = if places.len() > 32 {
            places.par_iter().map(fresh).collect()
        } else {
            places.iter().map(fresh).collect()
        };
        let (old_start, old_first) = place(&self.leaves, old.end);
        for leaf in &mut self.leaves[old.end..] {
            leaf.start = leaf.start - old_start + start;
            leaf.first = leaf.first - old_first + first;
        }
        self.size = (self.size.0 - old_start + start, self.size.1 - old_first + first);
        let sources = places.iter().map(|(_, _, leaf)| Arc::clone(leaf)).collect::<Vec<_>>();
        self.sources.splice(old.clone(), sources);
        let new = before..before + fresh.len();
        Exchange { old: self.leaves.splice(old, fresh).collect(), new }
    }
}
