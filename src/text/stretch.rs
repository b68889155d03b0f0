//! The way down a tree of sums, for who keeps more sums beside it.

use std::sync::Arc;

use super::sum_tree::{Child, Item, Leaf, Node};

/// A run of neighbouring items that is kept together: a leaf, or several stretches one after another.
#[derive(Debug)]
pub struct Stretch<'a, T: Item>(&'a Child<T>);

impl<'a, T: Item> Stretch<'a, T> {
    pub(super) fn new(child: &'a Child<T>) -> Self {
        Stretch(child)
    }

    /// How many items it has.
    pub fn count(&self) -> usize {
        self.0.count
    }

    /// What they come to.
    pub fn summary(&self) -> &'a T::Summary {
        &self.0.summary
    }

    /// The leaf, if it is one.
    pub fn leaf(&self) -> Option<&'a Arc<Leaf<T>>> {
        match &self.0.node {
            Node::Leaf(leaf) => Some(leaf),
            Node::Branch(_) => None,
        }
    }

    /// The stretches that it consists of, in order; none if it is a leaf.
    pub fn parts(&self) -> Vec<Stretch<'a, T>> {
        match &self.0.node {
            Node::Leaf(_) => Vec::new(),
            Node::Branch(children) => children.iter().map(Stretch).collect(),
        }
    }

    /// What it can be known again by.
    pub fn identity(&self) -> Identity<T> {
        Identity(self.0.node.clone())
    }
}

/// Says whether a stretch is the same as another time. While it is held, no other can be taken for that one.
#[derive(Debug)]
pub struct Identity<T: Item>(Node<T>);

impl<T: Item> Identity<T> {
    /// Whether it is that of `stretch`: then the items are the same.
    pub fn is_of(&self, stretch: &Stretch<'_, T>) -> bool {
        match (&self.0, &stretch.0.node) {
            (Node::Leaf(own), Node::Leaf(other)) => Arc::ptr_eq(own, other),
            (Node::Branch(own), Node::Branch(other)) => Arc::ptr_eq(own, other),
            _ => false,
        }
    }
}
