//! Who asks and who answers where no names stand: the likeliest reading of all blocks together.
//!
//! Rules of the kind "if two questions are adjacent" pile up and contradict each other. Here every block gives
//! evidence, every state has its costs, and the cheapest sequence of states is the reading (Viterbi). The costs
//! of every stretch lie ready in a tree, so an edit costs a few matrices, whatever the document's length.

mod cost;
mod matrix;

pub use cost::{Evidence, Hypothesis, Mark, State};
use matrix::{Costs, Matrix, NEVER, STATES};

use crate::text::{Item, SumTree, Summary};

/// The readings of a stretch, under each hypothesis.
#[derive(Clone, Debug)]
pub struct Readings([Matrix; 2]);

impl Default for Readings {
    fn default() -> Self {
        Readings([Matrix::IDENTITY; 2])
    }
}

impl Summary for Readings {
    fn join(&mut self, next: &Self) {
        self.0.iter_mut().zip(&next.0).for_each(|(stretch, next)| *stretch = stretch.then(next));
    }
}

impl Item for Evidence {
    type Summary = Readings;

    fn summary(&self) -> Readings {
        Readings(Hypothesis::ALL.map(|hypothesis| self.matrix(hypothesis)))
    }
}

/// One block's state, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The state in the likeliest reading.
    pub state: State,
    /// How much more the best reading costs in which no turn begins at this block.
    pub margin: i32,
}

/// The reading of a document.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    blocks: SumTree<Evidence>,
    known: Option<Hypothesis>,
}

const START: Costs = [0, NEVER, NEVER, NEVER, NEVER];
const END: Costs = [0; STATES];

impl Roles {
    /// Reads blocks; `known` says what the file does where nothing else is possible.
    pub fn new(blocks: impl IntoIterator<Item = Evidence>, known: Option<Hypothesis>) -> Self {
        Roles { blocks: blocks.into_iter().collect(), known }
    }

    /// Takes in that the blocks of `removed` gave way to `inserted`.
    pub fn splice(&mut self, removed: std::ops::Range<usize>, inserted: Vec<Evidence>) {
        self.blocks.splice(removed, inserted);
    }

    /// What the file is taken to do: the likelier hypothesis.
    pub fn hypothesis(&self) -> Hypothesis {
        if let Some(known) = self.known {
            return known;
        }
        let cost = |hypothesis: Hypothesis| {
            let costs = self.blocks.summary().0[hypothesis as usize].after(START);
            hypothesis.prior() + costs.into_iter().fold(NEVER, i32::min)
        };
        let [both, questions] = Hypothesis::ALL.map(cost);
        if questions < both { Hypothesis::QuestionsMarked } else { Hypothesis::BothMarked }
    }

    /// The state of every block, in order.
    pub fn states(&self) -> Vec<State> {
        let hypothesis = self.hypothesis();
        let mut costs = START;
        let mut from: Vec<[u8; STATES]> = Vec::with_capacity(self.blocks.len());
        for block in self.blocks.iter() {
            let matrix = block.matrix(hypothesis);
            from.push(std::array::from_fn(|to| {
                let ways = (0..STATES).map(|from| costs[from] + matrix.step(from, to));
                ways.enumerate().min_by_key(|(_, cost)| *cost).map_or(0, |(from, _)| from as u8)
            }));
            costs = matrix.after(costs);
        }
        let mut state = (0..STATES).min_by_key(|state| costs[*state]).unwrap_or(0);
        let mut states = vec![State::Lead; from.len()];
        for (place, from) in states.iter_mut().zip(&from).rev() {
            *place = State::ALL[state];
            state = from[state] as usize;
        }
        states
    }

    /// The reading of the block at `index`, without reading the others.
    pub fn at(&self, index: usize) -> Option<Reading> {
        let block = self.blocks.get(index)?;
        let hypothesis = self.hypothesis();
        let before = self.blocks.fold_before(index, START, |costs, stretch| {
            *costs = stretch.0[hypothesis as usize].after(*costs)
        });
        let here = block.matrix(hypothesis).after(before);
        let rest = self.blocks.fold_after(index + 1, END, |costs, stretch| {
            *costs = stretch.0[hypothesis as usize].before(*costs)
        });
        let total = |state: State| here[state as usize] + rest[state as usize];
        let state = State::ALL.into_iter().min_by_key(|state| total(*state))?;
        let otherwise =
            State::ALL.into_iter().filter(|state| !state.begins_turn()).map(total).fold(NEVER, i32::min);
        Some(Reading { state, margin: otherwise - total(state) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Q` `q`: marked, asking or not; `U` `u`: unmarked; `i`: unmarked, starting in lower case; `.`: outside.
    fn roles(blocks: &str) -> Roles {
        let evidence = |c: char| {
            let mark = match c {
                '.' => Mark::Outside,
                'U' | 'u' | 'i' => Mark::None,
                _ => Mark::Full,
            };
            Evidence { mark, asks: c.is_uppercase(), starts_inside: c == 'i' }
        };
        Roles::new(blocks.chars().map(evidence), None)
    }

    fn read(blocks: &str) -> String {
        roles(blocks).states().into_iter().map(|state| ['l', 'Q', 'q', 'A', 'a'][state as usize]).collect()
    }

    #[test]
    fn readings_follow_the_evidence_of_the_whole_file() {
        let rows = [
            ("uuuQquuQquQq", "lllQAaaQAaQA"),
            ("uuuQquuQuuQquuuQquuUquu", "lllQAaaQAaQAaaaQAaaQAaa"),
            ("QqQqQqqqQq", "QAQAQAQAQA"),
            ("QuuQuQuuuQu", "QAaQAQAaaQA"),
            ("uUqQqQq", "lQAQAQA"),
            ("uuuu", "llll"),
            ("Qq.u.Qq", "QAAaaQA"),
        ];
        for (blocks, expected) in rows {
            let outside_dropped = |text: &str| -> String {
                text.chars()
                    .zip(blocks.chars())
                    .filter(|(_, block)| *block != '.')
                    .map(|(state, _)| state)
                    .collect()
            };
            assert_eq!(outside_dropped(&read(blocks)), outside_dropped(expected), "{blocks}");
        }
    }

    #[test]
    fn one_block_reads_as_it_does_among_all() {
        for blocks in ["uuuQquuQuuQquuuQquuUquu", "QuuQuQuuuQu"] {
            let roles = roles(blocks);
            for (index, state) in roles.states().into_iter().enumerate() {
                assert_eq!(roles.at(index).map(|reading| reading.state), Some(state), "{blocks} {index}");
            }
        }
        assert!(roles("uuuQquuQuuQquuuQquuUquu").at(8).is_some_and(|reading| reading.margin > 10));
    }
}
