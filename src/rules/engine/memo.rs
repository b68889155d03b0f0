//! Keeps what was found in each leaf of a document's block tree, for as long as that leaf is part of it.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::leaf::Leaf;
use crate::model::{Document, Vocabulary};
use crate::syntax::Block;
use crate::text;

/// The leaves that were looked at last, by their address. Each is held here, so that no other takes its address.
#[derive(Debug, Default)]
struct Memo {
    vocabulary: Option<Arc<Vocabulary>>,
    leaves: FxHashMap<usize, (Arc<text::Leaf<Block>>, Arc<Leaf>)>,
}

/// A leaf with its place in the document.
#[derive(Clone, Debug)]
pub struct PlacedLeaf {
    /// Its first byte.
    pub start: usize,
    /// The index of its first block.
    pub first: usize,
    /// What is known of it.
    pub leaf: Arc<Leaf>,
}

/// All leaves of `document`, in order. Those that were looked at before are not looked at again.
pub fn leaves(document: &Document) -> Vec<PlacedLeaf> {
    let shelf = document.shelf().get::<Mutex<Memo>>();
    let mut memo = shelf.lock().unwrap_or_else(PoisonError::into_inner);
    let vocabulary = document.vocabulary();
    if !memo.vocabulary.as_ref().is_some_and(|known| Arc::ptr_eq(known, vocabulary)) {
        *memo = Memo { vocabulary: Some(vocabulary.clone()), ..Memo::default() };
    }
    let mut known = std::mem::take(&mut memo.leaves);
    let mut placed = Vec::with_capacity(known.len());
    let (mut start, mut first) = (0, 0);
    for node in document.blocks().tree().leaves() {
        let address = Arc::as_ptr(node) as usize;
        let leaf = known.remove(&address).map_or_else(|| read(document, node, start), |(_, leaf)| leaf);
        memo.leaves.insert(address, (node.clone(), leaf.clone()));
        let next = (start + leaf.len, first + leaf.blocks);
        placed.push(PlacedLeaf { start, first, leaf });
        (start, first) = next;
    }
    placed
}

fn read(document: &Document, node: &text::Leaf<Block>, start: usize) -> Arc<Leaf> {
    let len: usize = node.items.iter().map(|block| block.len as usize).sum();
    let text = document.text().slice(start..start + len);
    Arc::new(Leaf::read(&node.items, &text, document.vocabulary()))
}
