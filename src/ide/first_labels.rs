//! Where a label stands first, found without a walk over the whole document.

use crate::model::Document;
use crate::model::leaf_sums::{self, Summed};
use crate::syntax::Placed;
use crate::text::Summary;

/// The keys of the labels in one leaf.
struct LeafLabels {
    keys: Vec<u64>,
    blocks: usize,
}

/// The keys of the labels in some leaves, in order of their size, each once.
#[derive(Clone, Debug, Default)]
struct LabelKeys(Vec<u64>);

impl LabelKeys {
    fn new(mut keys: Vec<u64>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        LabelKeys(keys)
    }

    fn has(&self, key: u64) -> bool {
        self.0.binary_search(&key).is_ok()
    }
}

impl Summary for LabelKeys {
    fn join(&mut self, next: &Self) {
        if next.0.iter().any(|key| !self.has(*key)) {
            *self = LabelKeys::new([&*self.0, &*next.0].concat());
        }
    }
}

impl Summed for LeafLabels {
    type Sum = LabelKeys;

    fn sum(&self) -> LabelKeys {
        LabelKeys::new(self.keys.clone())
    }
}

/// What `look` makes of the first block that starts with a label of that key and that it makes anything of.
pub fn first_labelled<R>(document: &Document, key: u64, look: impl Fn(Placed<'_>) -> Option<R>) -> Option<R> {
    let sums = leaf_sums::sums(document, &(), |source| {
        let keys = source.blocks.iter().filter_map(|block| block.label()).map(|label| label.key);
        LeafLabels { keys: keys.collect(), blocks: source.blocks.len() }
    });
    sums.first(
        |keys| keys.has(key),
        |leaf| {
            let blocks = document.blocks().iter_from(leaf.first).take(leaf.value.blocks);
            let mut own = blocks.filter(|placed| placed.block.label().is_some_and(|label| label.key == key));
            own.find_map(&look)
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::label_key;

    #[test]
    fn a_label_is_found_where_it_stands_first_after_an_edit_too() {
        let talk = "Ann: Why?\n\nBob: So it is.\n\n".repeat(500);
        let mut document =
            Document::new(&format!("{talk}Eve: And I?\n\n{talk}Eve: No.\n"), Default::default());
        let start = |document: &Document, name: &str| {
            first_labelled(document, label_key(name), |placed| Some(placed.start))
        };
        assert_eq!(
            ["Ann", "Bob", "Eve"].map(|name| start(&document, name)),
            [Some(0), Some(11), Some(talk.len())]
        );
        assert_eq!(start(&document, "Dan"), None);
        document.edit(4_000..4_000, "\n\nEve: I too.\n\n");
        assert!(start(&document, "Eve").is_some_and(|start| start < 4_010));
        document.edit(3_990..5_000, "");
        assert!(start(&document, "Eve").is_some_and(|start| start > talk.len() - 2_000));
        let text = document.text().to_string();
        assert_eq!(start(&document, "Eve"), text.find("Eve:"));
    }
}
