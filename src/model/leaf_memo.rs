//! Keeps what was derived from each leaf of a document's block tree, for as long as the leaf is part of it.
//!
//! After an edit the leaves before it and behind it are the same ones, so that only those between are read again.

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

#[derive(Debug)]
struct Kept<T> {
    leaf: Arc<Leaf<Block>>,
    bytes: usize,
    value: Arc<T>,
}

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Kept { leaf: self.leaf.clone(), bytes: self.bytes, value: self.value.clone() }
    }
}

#[derive(Debug)]
struct Memo<T, L> {
    light: Option<(Arc<Vocabulary>, L)>,
    kept: Vec<Kept<T>>,
}

impl<T, L> Default for Memo<T, L> {
    fn default() -> Self {
        Memo { light: None, kept: Vec::new() }
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
    let shelf = document.shelf().get::<Mutex<Memo<T, L>>>();
    let mut memo = shelf.lock().unwrap_or_else(PoisonError::into_inner);
    let vocabulary = document.vocabulary();
    let same = |(known, by): &(Arc<Vocabulary>, L)| Arc::ptr_eq(known, vocabulary) && by == lens;
    if !memo.light.as_ref().is_some_and(same) {
        *memo = Memo { light: Some((vocabulary.clone(), lens.clone())), kept: Vec::new() };
    }
    let now: Vec<&Arc<Leaf<Block>>> = document.blocks().tree().leaves().collect();
    let same = |(kept, leaf): &(&Kept<T>, &&Arc<Leaf<Block>>)| Arc::ptr_eq(&kept.leaf, leaf);
    let before = memo.kept.iter().zip(&now).take_while(same).count();
    let rest = memo.kept.len().min(now.len()) - before;
    let behind = memo.kept.iter().rev().zip(now.iter().rev()).take(rest).take_while(same).count();
    let start: usize = memo.kept[..before].iter().map(|kept| kept.bytes).sum();
    let kept_until = memo.kept.len() - behind;
    let address = |leaf: &Arc<Leaf<Block>>| Arc::as_ptr(leaf) as usize;
    let known: FxHashMap<usize, Kept<T>> =
        memo.kept.drain(before..kept_until).map(|kept| (address(&kept.leaf), kept)).collect();
    let mut places = Vec::with_capacity(now.len() - before - behind);
    let mut end = start;
    for leaf in &now[before..now.len() - behind] {
        let bytes = leaf.items.iter().map(|block| block.len as usize).sum::<usize>();
        places.push((end, bytes, *leaf));
        end += bytes;
    }
    let fresh = |(start, bytes, leaf): &(usize, usize, &Arc<Leaf<Block>>)| {
        known.get(&address(leaf)).cloned().unwrap_or_else(|| {
            let text = document.text().slice(*start..*start + *bytes);
            Kept { leaf: Arc::clone(leaf), bytes: *bytes, value: Arc::new(read(&leaf.items, &text)) }
        })
    };
    // A handful of leaves is read at once; a whole document by all cores.
    let fresh: Vec<_> = if places.len() > 32 {
        places.par_iter().map(fresh).collect()
    } else {
        places.iter().map(fresh).collect()
    };
    memo.kept.splice(before..before, fresh);
    let mut place = (0, 0);
    let placed = memo.kept.iter().map(|kept| {
        let (start, first) = place;
        place = (start + kept.bytes, first + kept.leaf.items.len());
        PlacedLeaf { start, first, value: kept.value.clone() }
    });
    placed.collect()
}
