//! A persistent sequence that knows a summary of every stretch of itself: a B-tree of shared nodes.
//!
//! Cloning costs one reference count; replacing a few items copies the nodes on their path and shares the
//! rest. Summaries are joined in order, so they need not commute.

use std::ops::Range;
use std::sync::Arc;

use super::stretch::Stretch;

/// The most items in a leaf, and the most children of a branch.
const FANOUT: usize = 16;
/// A node with fewer is joined with its neighbour when an edit passes by.
const SPARSE: usize = FANOUT / 4;

/// What a stretch of items comes to. `Default` is the summary of nothing.
pub trait Summary: Clone + Default + std::fmt::Debug {
    /// Makes `self` the summary of its own stretch followed by that of `next`.
    fn join(&mut self, next: &Self);
}

/// What a [`SumTree`] holds.
pub trait Item: Clone + std::fmt::Debug {
    /// What a stretch of these items comes to.
    type Summary: Summary;

    /// The summary of this item alone.
    fn summary(&self) -> Self::Summary;
}

/// A run of neighbouring items. Its address is its identity: an edit elsewhere keeps it.
#[derive(Debug)]
pub struct Leaf<T> {
    /// The items, at most a handful.
    pub items: Vec<T>,
}

#[derive(Debug)]
pub(super) enum Node<T: Item> {
    Leaf(Arc<Leaf<T>>),
    Branch(Arc<Vec<Child<T>>>),
}

#[derive(Debug)]
pub(super) struct Child<T: Item> {
    pub(super) count: usize,
    pub(super) summary: T::Summary,
    pub(super) node: Node<T>,
}

impl<T: Item> Clone for Node<T> {
    fn clone(&self) -> Self {
        match self {
            Node::Leaf(leaf) => Node::Leaf(Arc::clone(leaf)),
            Node::Branch(children) => Node::Branch(Arc::clone(children)),
        }
    }
}

impl<T: Item> Clone for Child<T> {
    fn clone(&self) -> Self {
        Child { count: self.count, summary: self.summary.clone(), node: self.node.clone() }
    }
}

/// The sequence.
#[derive(Debug)]
pub struct SumTree<T: Item> {
    root: Child<T>,
}

impl<T: Item> Clone for SumTree<T> {
    fn clone(&self) -> Self {
        SumTree { root: self.root.clone() }
    }
}

impl<T: Item> Default for SumTree<T> {
    fn default() -> Self {
        SumTree { root: Child::leaf(Vec::new()) }
    }
}

impl<T: Item> FromIterator<T> for SumTree<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut tree = SumTree::default();
        tree.splice(0..0, items.into_iter().collect());
        tree
    }
}

impl<T: Item> SumTree<T> {
    /// How many items there are.
    pub fn len(&self) -> usize {
        self.root.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The summary of all items.
    pub fn summary(&self) -> &T::Summary {
        &self.root.summary
    }

    /// The item at `index`.
    pub fn get(&self, index: usize) -> Option<&T> {
        self.iter_from(index).next()
    }

    /// All items.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.iter_from(0)
    }

    /// The items from `index` on.
    pub fn iter_from(&self, index: usize) -> impl Iterator<Item = &T> {
        let (mut leaves, skip) = self.leaves_from(index);
        let first = leaves.next().and_then(|leaf| leaf.items.get(skip..)).unwrap_or_default();
        first.iter().chain(leaves.flat_map(|leaf| leaf.items.iter()))
    }

    /// All leaves, in order.
    pub fn leaves(&self) -> impl Iterator<Item = &Arc<Leaf<T>>> {
        self.leaves_from(0).0
    }

    /// The leaves from the one that holds `index` on, and how many of its items lie before `index`.
    pub fn leaves_from(&self, index: usize) -> (impl Iterator<Item = &Arc<Leaf<T>>>, usize) {
        let mut rest = index;
        let mut stack = vec![std::slice::from_ref(&self.root).iter()];
        while let Some(siblings) = stack.last_mut() {
            while let Some(child) = siblings.as_slice().first().filter(|child| rest >= child.count) {
                rest -= child.count;
                siblings.next();
            }
            match siblings.as_slice().first().map(|child| &child.node) {
                Some(Node::Branch(children)) => {
                    siblings.next();
                    stack.push(children.iter());
                }
                _ => break,
            }
        }
        (Leaves { stack }, rest)
    }

    /// The whole sequence, as the way down to its leaves.
    pub fn whole(&self) -> Stretch<'_, T> {
        Stretch::new(&self.root)
    }

    /// The first item behind which `measure`, a sum along the items, exceeds `target`; and the sum before it.
    ///
    /// Where none does, the index is the length and the sum that of all items.
    pub fn find(&self, target: usize, measure: impl Fn(&T::Summary) -> usize) -> (usize, usize) {
        let mut index = 0;
        let mut before = 0;
        self.descend(|count, summary| {
            let size = measure(summary);
            let inside = before + size > target;
            if !inside {
                index += count;
                before += size;
            }
            inside
        });
        (index, before)
    }

    /// The sum of `measure` over the items before `index`.
    pub fn sum_before(&self, index: usize, measure: impl Fn(&T::Summary) -> usize) -> usize {
        self.fold_before(index, 0, |sum, summary| *sum += measure(summary))
    }

    /// Folds the summaries of stretches that together make up the items before `index`, left to right.
    pub fn fold_before<A>(&self, index: usize, start: A, mut fold: impl FnMut(&mut A, &T::Summary)) -> A {
        let mut value = start;
        let mut rest = index;
        self.descend(|count, summary| {
            let inside = rest < count;
            if !inside {
                rest -= count;
                fold(&mut value, summary);
            }
            inside
        });
        value
    }

    /// Walks down to one item, passing by what lies before it: `enter` is told how many items a stretch has and
    /// what they come to, and says whether the way leads into it.
    fn descend(&self, mut enter: impl FnMut(usize, &T::Summary) -> bool) {
        let mut level = std::slice::from_ref(&self.root);
        while let Some(child) = level.iter().find(|child| enter(child.count, &child.summary)) {
            match &child.node {
                Node::Branch(children) => level = children,
                Node::Leaf(leaf) => {
                    leaf.items.iter().any(|item| enter(1, &item.summary()));
                    return;
                }
            }
        }
    }

    /// Folds the summaries of stretches that together make up the items from `index` on, right to left.
    pub fn fold_after<A>(&self, index: usize, start: A, mut fold: impl FnMut(&mut A, &T::Summary)) -> A {
        let mut value = start;
        let mut rest = self.len().saturating_sub(index);
        let mut level = std::slice::from_ref(&self.root);
        loop {
            let mut inside = None;
            for child in level.iter().rev() {
                if rest < child.count {
                    inside = Some(child);
                    break;
                }
                rest -= child.count;
                fold(&mut value, &child.summary);
            }
            match inside.map(|child| &child.node) {
                None => return value,
                Some(Node::Branch(children)) => level = children,
                Some(Node::Leaf(leaf)) => {
                    leaf.items.iter().rev().take(rest).for_each(|item| fold(&mut value, &item.summary()));
                    return value;
                }
            }
        }
    }

    /// Replaces the items of `range` (clamped to the sequence) by `items`.
    pub fn splice(&mut self, range: Range<usize>, items: Vec<T>) {
        let end = range.end.min(self.len());
        let mut level = self.root.splice(range.start.min(end)..end, items);
        while level.len() > 1 {
            level = Child::branches(level);
        }
        self.root = level.pop().unwrap_or_else(|| Child::leaf(Vec::new()));
        while let Node::Branch(children) = &self.root.node
            && let [only] = children.as_slice()
        {
            self.root = only.clone();
        }
    }
}

struct Leaves<'a, T: Item> {
    stack: Vec<std::slice::Iter<'a, Child<T>>>,
}

impl<'a, T: Item> Iterator for Leaves<'a, T> {
    type Item = &'a Arc<Leaf<T>>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(siblings) = self.stack.last_mut() {
            match siblings.next().map(|child| &child.node) {
                Some(Node::Leaf(leaf)) => return Some(leaf),
                Some(Node::Branch(children)) => self.stack.push(children.iter()),
                None => {
                    self.stack.pop();
                }
            }
        }
        None
    }
}

impl<T: Item> Child<T> {
    fn leaf(items: Vec<T>) -> Self {
        let mut summary = T::Summary::default();
        items.iter().for_each(|item| summary.join(&item.summary()));
        Child { count: items.len(), summary, node: Node::Leaf(Arc::new(Leaf { items })) }
    }

    fn branch(children: Vec<Child<T>>) -> Self {
        let mut summary = T::Summary::default();
        children.iter().for_each(|child| summary.join(&child.summary));
        let count = children.iter().map(|child| child.count).sum();
        Child { count, summary, node: Node::Branch(Arc::new(children)) }
    }

    fn leaves(items: Vec<T>) -> Vec<Self> {
        chunks(items).map(Child::leaf).collect()
    }

    fn branches(children: Vec<Child<T>>) -> Vec<Self> {
        chunks(children).map(Child::branch).collect()
    }

    /// How many items or children the node has.
    fn width(&self) -> usize {
        match &self.node {
            Node::Leaf(leaf) => leaf.items.len(),
            Node::Branch(children) => children.len(),
        }
    }

    /// The nodes, of this one's height, that stand in its place when `items` replace those of `range`.
    fn splice(&self, range: Range<usize>, items: Vec<T>) -> Vec<Self> {
        match &self.node {
            Node::Leaf(leaf) => {
                let mut all = Vec::with_capacity(leaf.items.len() - range.len() + items.len());
                all.extend_from_slice(&leaf.items[..range.start]);
                all.extend(items);
                all.extend_from_slice(&leaf.items[range.end..]);
                Child::leaves(all)
            }
            Node::Branch(children) => Child::branches(splice_children(children, range, items)),
        }
    }

    /// Joins two nodes of one height, and divides the result again where it is too wide.
    fn merge(left: &Self, right: &Self) -> Vec<Self> {
        match (&left.node, &right.node) {
            (Node::Leaf(left), Node::Leaf(right)) => {
                Child::leaves(left.items.iter().chain(&right.items).cloned().collect())
            }
            (Node::Branch(left), Node::Branch(right)) => {
                Child::branches(left.iter().chain(right.iter()).cloned().collect())
            }
            _ => vec![left.clone(), right.clone()],
        }
    }
}

/// The children of a branch after `items` have replaced those of `range`.
fn splice_children<T: Item>(children: &[Child<T>], range: Range<usize>, items: Vec<T>) -> Vec<Child<T>> {
    let mut result: Vec<Child<T>> = Vec::with_capacity(children.len() + 1);
    let mut items = Some(items);
    let mut start = 0;
    for (index, child) in children.iter().enumerate() {
        let end = start + child.count;
        let is_last = index + 1 == children.len();
        let takes_items = items.is_some() && (range.start < end || is_last);
        if takes_items || (range.start < end && range.end > start) {
            let inside = range.start.clamp(start, end) - start..range.end.clamp(start, end) - start;
            let pieces = child.splice(inside, items.take().unwrap_or_default());
            pieces.into_iter().for_each(|piece| push_merged(&mut result, piece));
        } else {
            push_merged(&mut result, child.clone());
        }
        start = end;
    }
    result
}

/// Appends `child`, joined with the last one where either is sparse.
fn push_merged<T: Item>(children: &mut Vec<Child<T>>, child: Child<T>) {
    if let Some(last) = children.last()
        && last.width().min(child.width()) < SPARSE
    {
        let merged = Child::merge(last, &child);
        children.pop();
        children.extend(merged);
    } else {
        children.push(child);
    }
}

/// Divides `items` into runs of at most [`FANOUT`], as even as can be; no items give no run.
fn chunks<I>(items: Vec<I>) -> impl Iterator<Item = Vec<I>> {
    let runs = items.len().div_ceil(FANOUT);
    let total = items.len();
    let mut items = items.into_iter();
    (0..runs).map(move |run| {
        let size = total * (run + 1) / runs - total * run / runs;
        items.by_ref().take(size).collect()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Strings under concatenation: a summary that shows a wrong order.
    #[derive(Clone, Default, Debug, PartialEq)]
    pub struct Joined(String, usize);

    impl Summary for Joined {
        fn join(&mut self, next: &Self) {
            self.0.push_str(&next.0);
            self.1 += next.1;
        }
    }

    impl Item for char {
        type Summary = Joined;

        fn summary(&self) -> Joined {
            Joined(self.to_string(), self.len_utf8())
        }
    }

    proptest! {
        #[test]
        fn behaves_as_a_vector(edits in prop::collection::vec((0usize..200, 0usize..60, "[a-zé]{0,90}"), 1..30)) {
            let mut tree = SumTree::default();
            let mut model: Vec<char> = Vec::new();
            for (start, length, new) in edits {
                let before = (tree.clone(), model.clone());
                let start = start.min(model.len());
                let end = (start + length).min(model.len());
                tree.splice(start..end, new.chars().collect());
                model.splice(start..end, new.chars());
                prop_assert_eq!(tree.iter().copied().collect::<Vec<_>>(), model.clone());
                prop_assert_eq!(before.0.iter().copied().collect::<Vec<_>>(), before.1);
                prop_assert_eq!(&tree.summary().0, &model.iter().collect::<String>());
                let middle = model.len() / 2;
                let before = tree.fold_before(middle, String::new(), |before, next| before.push_str(&next.0));
                prop_assert_eq!(before, model[..middle].iter().collect::<String>());
                let after = tree.fold_after(middle, String::new(), |after, next| after.insert_str(0, &next.0));
                prop_assert_eq!(after, model[middle..].iter().collect::<String>());
                prop_assert_eq!(tree.get(middle), model.get(middle));
                let bytes: usize = model[..middle].iter().map(|c| c.len_utf8()).sum();
                prop_assert_eq!(tree.find(bytes, |summary| summary.1).0, middle);
            }
        }
    }
}
