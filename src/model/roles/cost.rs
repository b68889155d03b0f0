//! What each block's evidence costs in each state: the weights of the decoding, all of them.
//!
//! The figures are hand-set and were tried on interviews in several languages; only their differences
//! mean anything. About ten is one piece of doubtful evidence, about thirty one of clear evidence.

use std::sync::LazyLock;

use super::matrix::{Costs, Matrix, NEVER, STATES};

/// The states of a block: what it is in the interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum State {
    /// Before the first turn.
    Lead,
    /// The first paragraph of a question.
    Question,
    /// A further paragraph of it.
    QuestionGoesOn,
    /// The first paragraph of an answer.
    Answer,
    /// A further paragraph of it.
    AnswerGoesOn,
}

impl State {
    /// All states, in the order of the matrices.
    pub const ALL: [State; STATES] =
        [State::Lead, State::Question, State::QuestionGoesOn, State::Answer, State::AnswerGoesOn];

    /// Whether a turn begins here.
    pub fn begins_turn(self) -> bool {
        matches!(self, State::Question | State::Answer)
    }
}

/// How clearly a block is marked as the start of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Mark {
    /// No part of the interview: a comment, a divider, a section's heading.
    Outside,
    /// A paragraph without a marker.
    None,
    /// With one that the file seldom uses, which may be a list's.
    Weak,
    /// With the file's own marker.
    Full,
}

/// What a block shows: all that the decoding knows of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its marker.
    pub mark: Mark,
    /// Whether it ends in a question mark.
    pub asks: bool,
    /// Whether it starts as no turn does.
    pub starts_inside: bool,
}

/// What the whole file is taken to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Hypothesis {
    /// Questions and answers are both marked.
    BothMarked,
    /// Only questions are.
    QuestionsMarked,
}

impl Hypothesis {
    /// Both of them.
    pub const ALL: [Hypothesis; 2] = [Hypothesis::BothMarked, Hypothesis::QuestionsMarked];

    /// What it costs to suppose so at all.
    pub fn prior(self) -> i32 {
        match self {
            Hypothesis::BothMarked => 0,
            Hypothesis::QuestionsMarked => 20,
        }
    }
}

impl Evidence {
    /// The matrix of a block with this evidence.
    pub fn matrix(self, hypothesis: Hypothesis) -> Matrix {
        MATRICES[hypothesis as usize][self.index()]
    }

    fn index(self) -> usize {
        self.mark as usize * 4 + usize::from(self.asks) * 2 + usize::from(self.starts_inside)
    }

    fn all() -> impl Iterator<Item = Evidence> {
        [Mark::Outside, Mark::None, Mark::Weak, Mark::Full].into_iter().flat_map(|mark| {
            [(false, false), (false, true), (true, false), (true, true)]
                .map(|(asks, starts_inside)| Evidence { mark, asks, starts_inside })
        })
    }

    /// What the block costs in each state: lead, question, question goes on, answer, answer goes on.
    fn emission(self, hypothesis: Hypothesis) -> Costs {
        let states = match (hypothesis, self.mark, self.asks) {
            (_, Mark::Outside, _) => [0; STATES],
            (Hypothesis::BothMarked, Mark::None, false) => [0, 40, 14, 26, 0],
            (Hypothesis::BothMarked, Mark::None, true) => [0, 26, 8, 42, 9],
            (Hypothesis::BothMarked, Mark::Weak, false) => [10, 22, 14, 8, 4],
            (Hypothesis::BothMarked, Mark::Weak, true) => [10, 8, 8, 24, 10],
            (Hypothesis::BothMarked, Mark::Full, false) => [60, 14, 45, 0, 45],
            (Hypothesis::BothMarked, Mark::Full, true) => [60, 0, 45, 16, 45],
            (Hypothesis::QuestionsMarked, Mark::None, false) => [0, 90, 14, 0, 0],
            (Hypothesis::QuestionsMarked, Mark::None, true) => [0, 70, 8, 12, 7],
            (Hypothesis::QuestionsMarked, Mark::Weak, false) => [6, 12, 8, 20, 4],
            (Hypothesis::QuestionsMarked, Mark::Weak, true) => [10, 3, 8, 30, 12],
            (Hypothesis::QuestionsMarked, Mark::Full, false) => [60, 3, 45, 60, 45],
            (Hypothesis::QuestionsMarked, Mark::Full, true) => [60, 0, 45, 60, 45],
        };
        let inside = if self.starts_inside && self.mark != Mark::Outside { 30 } else { 0 };
        let unmarked_answer = hypothesis == Hypothesis::QuestionsMarked && self.mark == Mark::None;
        let answer_inside = if unmarked_answer { 8 } else { inside };
        [states[0], states[1] + inside, states[2], states[3] + answer_inside, states[4]]
    }
}

/// What it costs that a block in one state (row) is followed by one in another (column).
fn transitions(hypothesis: Hypothesis) -> [Costs; STATES] {
    const X: i32 = NEVER;
    match hypothesis {
        Hypothesis::BothMarked => {
            [[0, 0, X, 30, X], [X, 36, 0, 0, X], [X, 36, 0, 0, X], [X, 0, X, 36, 0], [X, 0, X, 36, 0]]
        }
        Hypothesis::QuestionsMarked => {
            [[0, 0, X, X, X], [X, 24, 0, 0, X], [X, 24, 0, 0, X], [X, 0, X, X, 0], [X, 0, X, X, 0]]
        }
    }
}

static MATRICES: LazyLock<[[Matrix; 16]; 2]> = LazyLock::new(|| {
    Hypothesis::ALL.map(|hypothesis| {
        let mut matrices = [Matrix::IDENTITY; 16];
        for evidence in Evidence::all().filter(|evidence| evidence.mark != Mark::Outside) {
            let emission = evidence.emission(hypothesis);
            let rows = transitions(hypothesis).map(|row| {
                let mut costs = row;
                costs.iter_mut().zip(emission).for_each(|(cost, block)| *cost = (*cost + block).min(NEVER));
                costs
            });
            matrices[evidence.index()] = Matrix::new(rows);
        }
        matrices
    })
});
