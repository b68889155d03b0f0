//! Keeps sums over what was derived from the leaves of a document's block tree.
//!
//! Beside every node of the block tree stands one with what it comes to. The nodes that an edit left alone are the same
//! ones, so that after a keystroke a sum over the whole document costs the height of the tree.

use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::leaf_memo::PlacedLeaf;
use super::{Document, Vocabulary};
use crate::syntax::Block;
use crate::text::{Identity, Stretch, Summary};

/// More blocks than these are read by all cores.
const MANY: usize = 512;

/// What is derived from a leaf.
pub trait Summed: Send + Sync + Sized + 'static {
    /// What neighbouring leaves come to.
    type Sum: Summary + Send + Sync + 'static;

    /// What the leaf comes to by itself.
    fn sum(&self) -> Self::Sum;
}

/// A leaf of a document whose values are to be derived.
pub struct Source<'d> {
    document: &'d Document,
    start: usize,
    bytes: usize,
    /// The index of its first block.
    pub first: usize,
    /// Its blocks.
    pub blocks: &'d [Block],
}

impl<'d> Source<'d> {
    /// Its text.
    pub fn text(&self) -> std::borrow::Cow<'d, str> {
        self.document.text().slice(self.start..self.start + self.bytes)
    }
}

/// What was derived from all leaves of a document, with the sums.
#[derive(Debug)]
pub struct Sums<T: Summed>(Arc<Node<T>>);

impl<T: Summed> Clone for Sums<T> {
    fn clone(&self) -> Self {
        Sums(self.0.clone())
    }
}

#[derive(Debug)]
struct Node<T: Summed> {
    of: Identity<Block>,
    blocks: usize,
    bytes: usize,
    sum: T::Sum,
    below: Below<T>,
}

#[derive(Debug)]
enum Below<T: Summed> {
    Leaf(Arc<T>),
    Nodes(Vec<Arc<Node<T>>>),
}

/// Some leaves that follow each other, with their place in the document.
pub struct Run<'s, S> {
    /// The first byte.
    pub start: usize,
    /// How many bytes there are.
    pub bytes: usize,
    /// The index of the first block.
    pub first: usize,
    /// How many blocks there are.
    pub blocks: usize,
    /// What they come to.
    pub sum: &'s S,
}

impl<T: Summed> Sums<T> {
    /// What the whole document comes to.
    pub fn total(&self) -> &T::Sum {
        &self.0.sum
    }

    /// Goes through the document in order: into the runs that `enter` says, and to the leaves in them until `visit` says
    /// that it is enough.
    pub fn walk(
        &self,
        mut enter: impl FnMut(&Run<'_, T::Sum>) -> bool,
        mut visit: impl FnMut(PlacedLeaf<T>) -> bool,
    ) {
        self.0.walk((0, 0), &mut enter, &mut visit);
    }

    /// All leaves, in order.
    pub fn leaves(&self) -> Vec<PlacedLeaf<T>> {
        let mut leaves = Vec::new();
        self.walk(
            |_| true,
            |leaf| {
                leaves.push(leaf);
                true
            },
        );
        leaves
    }

    /// The first thing that `look` finds in a leaf, where only leaves are looked at whose sums have what `has` wants.
    pub fn first<R>(
        &self,
        has: impl Fn(&T::Sum) -> bool,
        look: impl Fn(&PlacedLeaf<T>) -> Option<R>,
    ) -> Option<R> {
        let mut found = None;
        self.walk(
            |run| has(run.sum),
            |leaf| {
                found = look(&leaf);
                found.is_none()
            },
        );
        found
    }

    /// The leaf that holds the block of that index, between what comes before it and what comes behind it.
    pub fn around(&self, block: usize) -> (T::Sum, Option<PlacedLeaf<T>>, T::Sum) {
        let (mut before, mut behind, mut found) = (T::Sum::default(), T::Sum::default(), None);
        self.walk(
            |run| {
                let holds = (run.first..run.first + run.blocks).contains(&block);
                if !holds {
                    let side = if run.first > block { &mut behind } else { &mut before };
                    side.join(run.sum);
                }
                holds
            },
            |leaf| {
                found = Some(leaf);
                true
            },
        );
        (before, found, behind)
    }
}

impl<T: Summed> Node<T> {
    fn walk(
        &self,
        (start, first): (usize, usize),
        enter: &mut impl FnMut(&Run<'_, T::Sum>) -> bool,
        visit: &mut impl FnMut(PlacedLeaf<T>) -> bool,
    ) -> bool {
        let run = Run { start, bytes: self.bytes, first, blocks: self.blocks, sum: &self.sum };
        if !enter(&run) {
            return true;
        }
        match &self.below {
            Below::Leaf(value) => visit(PlacedLeaf { start, first, value: value.clone() }),
            Below::Nodes(nodes) => {
                let mut place = (start, first);
                nodes.iter().all(|node| {
                    let here = place;
                    place = (here.0 + node.bytes, here.1 + node.blocks);
                    node.walk(here, enter, visit)
                })
            }
        }
    }

    fn height(&self) -> usize {
        match &self.below {
            Below::Leaf(_) => 0,
            Below::Nodes(nodes) => 1 + nodes.first().map_or(0, |node| node.height()),
        }
    }

    fn below(&self) -> &[Arc<Node<T>>] {
        match &self.below {
            Below::Leaf(_) => &[],
            Below::Nodes(nodes) => nodes,
        }
    }
}

/// The sums of the state that was asked about last.
struct Known<T: Summed, L> {
    vocabulary: Arc<Vocabulary>,
    lens: L,
    sums: Sums<T>,
}

struct Memo<T: Summed, L>(Mutex<Option<Known<T, L>>>);

impl<T: Summed, L> Default for Memo<T, L> {
    fn default() -> Self {
        Memo(Mutex::new(None))
    }
}

/// What `read` derives from every leaf.
///
/// `read` may look at nothing but the leaf, the document's vocabulary and what `lens` stands for; each type `T` has one
/// reader.
pub fn sums<T: Summed, L: PartialEq + Clone + Send + Sync + 'static>(
    document: &Document,
    lens: &L,
    read: impl Fn(&Source<'_>) -> T + Sync,
) -> Sums<T> {
    let shelf = document.shelf().get::<Memo<T, L>>();
    let mut memo = shelf.0.lock().unwrap_or_else(PoisonError::into_inner);
    let vocabulary = document.vocabulary();
    let is_in_the_same_light =
        |known: &Known<T, L>| Arc::ptr_eq(&known.vocabulary, vocabulary) && known.lens == *lens;
    let old: Vec<_> =
        memo.take().filter(is_in_the_same_light).map(|known| known.sums.0).into_iter().collect();
    let whole = document.blocks().tree().whole();
    let growing = Growing { document, read: &read };
    let is_same = |node: &&Arc<Node<T>>| node.of.is_of(&whole);
    let grow = || growing.grow(&whole, (0, 0), height(&whole), &old);
    let sums = Sums(old.first().filter(is_same).map_or_else(grow, Arc::clone));
    *memo = Some(Known { vocabulary: vocabulary.clone(), lens: lens.clone(), sums: sums.clone() });
    sums
}

fn height(stretch: &Stretch<'_, Block>) -> usize {
    stretch.parts().first().map_or(0, |part| 1 + height(part))
}

/// The nodes for a tree of blocks, of which some are known already.
struct Growing<'a, R> {
    document: &'a Document,
    read: &'a R,
}

impl<R> Growing<'_, R> {
    /// The node of a stretch, of which `old` are nodes that may be its own, or those of what lies below it.
    fn grow<T: Summed>(
        &self,
        stretch: &Stretch<'_, Block>,
        (start, first): (usize, usize),
        height: usize,
        old: &[Arc<Node<T>>],
    ) -> Arc<Node<T>>
    where
        R: Fn(&Source<'_>) -> T + Sync,
    {
        let bytes = stretch.summary().bytes;
        let (sum, below) = match stretch.leaf() {
            Some(leaf) => {
                let source = Source { document: self.document, start, bytes, first, blocks: &leaf.items };
                let value = (self.read)(&source);
                (value.sum(), Below::Leaf(Arc::new(value)))
            }
            None => {
                let nodes = self.grow_parts(stretch, (start, first), height, old);
                let mut sum = T::Sum::default();
                nodes.iter().for_each(|node| sum.join(&node.sum));
                (sum, Below::Nodes(nodes))
            }
        };
        Arc::new(Node { of: stretch.identity(), blocks: stretch.count(), bytes, sum, below })
    }

    fn grow_parts<T: Summed>(
        &self,
        stretch: &Stretch<'_, Block>,
        (start, first): (usize, usize),
        height: usize,
        old: &[Arc<Node<T>>],
    ) -> Vec<Arc<Node<T>>>
    where
        R: Fn(&Source<'_>) -> T + Sync,
    {
        // The tree may have grown or shrunk at its root.
        let mut below = old.to_vec();
        while below.first().is_some_and(|node| node.height() >= height) {
            below = below.iter().flat_map(|node| node.below()).cloned().collect();
        }
        let mut place = (start, first);
        let parts: Vec<_> = stretch
            .parts()
            .into_iter()
            .map(|part| {
                let here = place;
                place = (here.0 + part.summary().bytes, here.1 + part.count());
                (part, here)
            })
            .collect();
        let is_same = |((part, _), node): &(&(Stretch<'_, Block>, _), &Arc<Node<T>>)| node.of.is_of(part);
        let before = parts.iter().zip(&below).take_while(is_same).count();
        let rest = parts.len().min(below.len()) - before;
        let behind = parts.iter().rev().zip(below.iter().rev()).take(rest).take_while(is_same).count();
        let (between, new) = (&below[before..below.len() - behind], &parts[before..parts.len() - behind]);
        let known = |part: &Stretch<'_, Block>| between.iter().find(|node| node.of.is_of(part));
        let is_gone = |node: &&Arc<Node<T>>| !new.iter().any(|(part, _)| node.of.is_of(part));
        let gone: Vec<_> = between.iter().filter(is_gone).cloned().collect();
        let mut changed = 0;
        let aligned: Vec<_> = new
            .iter()
            .map(|(part, place)| {
                let known = known(part);
                // What a part was before is not far from where it is now.
                let near = changed.min(gone.len()).saturating_sub(1)..(changed + 2).min(gone.len());
                changed += usize::from(known.is_none());
                (part, *place, known, &gone[near])
            })
            .collect();
        let grow = |(part, place, known, near): &(&Stretch<'_, Block>, _, Option<&Arc<Node<T>>>, &[_])| {
            known.map_or_else(
                || self.grow(part, *place, height.saturating_sub(1), near),
                |node| (*node).clone(),
            )
        };
        let grown: Vec<_> = if gone.is_empty() && stretch.count() > MANY {
            aligned.par_iter().map(grow).collect()
        } else {
            aligned.iter().map(grow).collect()
        };
        below[..before]
            .iter()
            .cloned()
            .chain(grown)
            .chain(below[below.len() - behind..].iter().cloned())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The lengths of all blocks, in order.
    #[derive(Clone, Debug, Default, PartialEq)]
    struct Lengths(Vec<u32>);

    impl Summary for Lengths {
        fn join(&mut self, next: &Self) {
            self.0.extend(&next.0);
        }
    }

    impl Summed for Lengths {
        type Sum = Self;

        fn sum(&self) -> Self {
            self.clone()
        }
    }

    fn lengths(document: &Document) -> Sums<Lengths> {
        sums(document, &(), |source| {
            assert_eq!(
                source.text().len(),
                source.blocks.iter().map(|block| block.len as usize).sum::<usize>()
            );
            Lengths(source.blocks.iter().map(|block| block.len).collect())
        })
    }

    proptest! {
        #[test]
        fn sums_are_those_of_a_fresh_document(
            long in 0_usize..3_000,
            edits in prop::collection::vec((0_usize..60_000, 0_usize..20_000, 0_usize..600), 1..8),
        ) {
            let mut document = Document::new(&"One paragraph.\n\n".repeat(long), Arc::default());
            for (start, length, paragraphs) in edits {
                let start = start % (document.text().len() + 1);
                document.edit(start..start + length, &"New.\n\n".repeat(paragraphs));
                let expected: Vec<u32> = document.blocks().iter().map(|placed| placed.block.len).collect();
                let sums = lengths(&document);
                prop_assert_eq!(&sums.total().0, &expected);
                for leaf in sums.leaves() {
                    let end = leaf.first + leaf.value.0.len();
                    prop_assert_eq!(&leaf.value.0, &expected[leaf.first..end]);
                    let before: u32 = expected[..leaf.first].iter().sum();
                    prop_assert_eq!(leaf.start, before as usize);
                }
                let middle = expected.len() / 2;
                let (before, leaf, behind) = sums.around(middle);
                let leaf = leaf.map(|leaf| (leaf.first, leaf.value.0.clone())).unwrap_or_default();
                prop_assert_eq!(&before.0, &expected[..leaf.0]);
                prop_assert_eq!(&behind.0, &expected[leaf.0 + leaf.1.len()..]);
                prop_assert!(expected.is_empty() || (leaf.0..leaf.0 + leaf.1.len()).contains(&middle));
            }
        }
    }

    #[test]
    fn an_edit_has_few_leaves_read_again() {
        let mut document = Document::new(&"One paragraph.\n\n".repeat(20_000), Arc::default());
        let read = std::sync::atomic::AtomicUsize::new(0);
        let count = |document: &Document| {
            let before = read.load(std::sync::atomic::Ordering::Relaxed);
            sums(document, &1, |source| {
                read.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                Lengths(source.blocks.iter().map(|block| block.len).collect())
            });
            read.load(std::sync::atomic::Ordering::Relaxed) - before
        };
        assert!(count(&document) > 1_000);
        assert_eq!(count(&document), 0);
        let before = document.clone();
        document.edit(150_000..150_000, "x");
        assert!((1..4).contains(&count(&document)));
        assert!((1..4).contains(&count(&before)));
    }
}
