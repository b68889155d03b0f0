//! A trie over hashes of words whose edges live in one table, so that a name is added and removed in microseconds.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::words::mix;

/// Stands for no form.
pub(super) const NO_FORM: u32 = u32::MAX;

/// A place in the trie; the root is 0.
pub(super) type NodeId = u32;

/// What the trie knows of a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct TrieNode {
    /// How many edges lead on from here.
    pub children: u32,
    /// The first form that ends here, or [`NO_FORM`].
    pub first_form: u32,
}

/// The trie.
#[derive(Debug, Clone)]
pub(super) struct Trie {
    edges: HashMap<u64, NodeId, BuildHasherDefault<KeyIsHash>>,
    nodes: Vec<TrieNode>,
    free: Vec<NodeId>,
}

impl Default for Trie {
    fn default() -> Self {
        let root = TrieNode {
            children: 0,
            first_form: NO_FORM,
        };
        Self {
            edges: HashMap::default(),
            nodes: vec![root],
            free: Vec::new(),
        }
    }
}

impl Trie {
    /// The place behind the edge of `word` after `gap`, if there is one.
    pub(super) fn next(&self, from: NodeId, gap: u64, word: u64) -> Option<NodeId> {
        self.edges.get(&edge(from, gap, word)).copied()
    }

    /// What is known of a place.
    pub(super) fn node(&self, id: NodeId) -> &TrieNode {
        &self.nodes[id as usize]
    }

    /// Sets the first form that ends at a place.
    pub(super) fn set_first_form(&mut self, id: NodeId, form: u32) {
        self.nodes[id as usize].first_form = form;
    }

    /// The place at the end of a path of gaps and words, made where it is missing.
    pub(super) fn insert(&mut self, path: &[(u64, u64)]) -> NodeId {
        let mut at = 0;
        for &(gap, word) in path {
            let key = edge(at, gap, word);
            at = match self.edges.get(&key) {
                Some(&known) => known,
                None => {
                    let made = self.make_node();
                    self.edges.insert(key, made);
                    self.nodes[at as usize].children += 1;
                    made
                }
            };
        }
        at
    }

    fn make_node(&mut self) -> NodeId {
        let empty = TrieNode {
            children: 0,
            first_form: NO_FORM,
        };
        if let Some(id) = self.free.pop() {
            self.nodes[id as usize] = empty;
            return id;
        }
        self.nodes.push(empty);
        (self.nodes.len() - 1) as NodeId
    }

    /// Takes back the places of a path that lead to no form any more.
    pub(super) fn prune(&mut self, path: &[(u64, u64)]) {
        let mut places = vec![0];
        for &(gap, word) in path {
            match places.last().and_then(|&at| self.next(at, gap, word)) {
                Some(next) => places.push(next),
                None => return,
            }
        }
        for (&(gap, word), pair) in path.iter().zip(places.windows(2)).rev() {
            let (from, to) = (pair[0], pair[1]);
            let node = self.node(to);
            if node.children > 0 || node.first_form != NO_FORM {
                return;
            }
            self.edges.remove(&edge(from, gap, word));
            self.free.push(to);
            self.nodes[from as usize].children -= 1;
        }
    }
}

fn edge(from: NodeId, gap: u64, word: u64) -> u64 {
    mix(
        word,
        u64::from(from).wrapping_mul(0xa076_1d64_78bd_642f) ^ gap ^ 0xe703_7ed1_a0b4_28db,
    )
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
