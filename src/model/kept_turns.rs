//! Keeps the list of turns over edits that change no turn, as nearly every keystroke does.
//!
//! Where the blocks that an edit reads again look as they did, marker and facts alike, only the places of the turns behind
//! it have moved, and to move them costs a fraction of reading them.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::turns::{Moved, Turns};
use crate::syntax::{Blocks, Change};

/// More moves than these are not made up for: it would cost as much as to read the turns.
const MOST_MOVES: usize = 8;

/// The turns of one state of a document, for all its clones.
#[derive(Clone, Debug, Default)]
pub struct KeptTurns(Arc<Kept>);

#[derive(Debug, Default)]
struct Kept {
    now: OnceLock<Turns>,
    /// Those of a state before, and what has moved since.
    before: Mutex<Option<(Arc<Kept>, Vec<Moved>)>>,
}

impl KeptTurns {
    /// The turns, moved from where they were or as `read` has them.
    pub fn get(&self, read: impl FnOnce() -> Turns) -> &Turns {
        self.0.now.get_or_init(|| {
            let before = self.0.before.lock().unwrap_or_else(PoisonError::into_inner).take();
            let Some((kept, moves)) = before else { return read() };
            let turns = match Arc::try_unwrap(kept) {
                Ok(kept) => kept.now.into_inner(),
                Err(kept) => kept.now.get().cloned(),
            };
            let Some(mut turns) = turns else { return read() };
            moves.iter().for_each(|moved| turns.move_by(moved));
            turns
        })
    }

    /// The turns of a state in which nothing but that is different.
    pub fn moved(&self, moves: Vec<Moved>) -> KeptTurns {
        let before = if self.0.now.get().is_some() {
            Some((self.0.clone(), moves))
        } else {
            let earlier = self.0.before.lock().unwrap_or_else(PoisonError::into_inner).clone();
            earlier.map(|(kept, mut all)| {
                moves.into_iter().for_each(|moved| moved.append_to(&mut all));
                (kept, all)
            })
        };
        let before = before.filter(|(_, moves)| moves.len() <= MOST_MOVES);
        KeptTurns(Arc::new(Kept { now: OnceLock::new(), before: Mutex::new(before) }))
    }
}

/// What an edit moved, if all blocks that it made look as those did in whose place they stand.
pub fn moves(old: &Blocks, new: &Blocks, change: &Change) -> Option<Vec<Moved>> {
    let first = change.removed.start;
    if change.removed.len() != change.inserted || change.inserted > MOST_MOVES {
        return None;
    }
    let pairs = old.tree().iter_from(first).zip(new.tree().iter_from(first)).take(change.inserted);
    let moves = pairs.enumerate().map(|(index, (old, new))| {
        let alike = (old.kind, old.marker, old.facts) == (new.kind, new.marker, new.facts);
        alike.then(|| Moved {
            block: first + index,
            content: i64::from(new.content) - i64::from(old.content),
            len: i64::from(new.len) - i64::from(old.len),
        })
    });
    moves.collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use crate::model::Document;

    proptest! {
        #[test]
        fn turns_over_edits_are_those_of_a_fresh_document(
            style in 0_usize..3,
            edits in prop::collection::vec((0_usize..4_000, 0_usize..3, 0_usize..9, any::<bool>()), 1..30),
        ) {
            let text = match style {
                0 => "— Why is it so?\n\n— It is so.\n\nIt was so.\n\n",
                1 => "Ann Lee: Why is it so?\n\nBob Ray: It is so.\n\nIt was so.\n\n",
                _ => "**Why is it so?**\n\nIt is so.\n\nIt was so.\n\n## Part\n\n",
            };
            let lead = if style == 1 { "Place: Oldbridge\n\nInterviewer: Ann Lee\n\n" } else { "A lead.\n\n" };
            let mut document = Document::new(&format!("{lead}{}", text.repeat(30)), Arc::default());
            let mut held = Vec::new();
            for (at, removed, new, asks) in edits {
                if asks {
                    document.turns();
                    held.push(document.clone());
                    held.truncate(at % 3);
                }
                let at = at % (document.text().len() + 1);
                let new = ["x", "x", "x ", "é", "?", ".", "\n", "— ", "Bob Ray: "][new];
                document.edit(at..at + removed, new);
                let fresh = Document::new(&document.text().to_string(), Arc::default());
                let edited = document.clone();
                prop_assert_eq!(edited.turns(), fresh.turns());
            }
        }
    }
}
