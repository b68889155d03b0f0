//! Costs of ways through a stretch of blocks, as matrices that multiply: the tropical semiring.
//!
//! Entry `[from][to]` is the cost of the cheapest reading of the stretch that comes out of state `from` and
//! ends in state `to`. Joining two stretches is the min-plus product, so any stretch has its matrix ready
//! in the tree, and an edit recomputes those on its path only.

/// How many states a block can be in.
pub const STATES: usize = 5;
/// More than any reading costs.
pub const NEVER: i32 = 1 << 28;

/// The cost of the cheapest reading up to, or from, each state.
pub type Costs = [i32; STATES];

/// What stands for [`NEVER`] in a matrix; entries from half of it on mean the same.
const BARRED: i16 = 16_000;
/// A row has room for whole vector registers.
const WIDTH: usize = 8;

/// The costs of a stretch: sixteen bits above a common base, which vector units add and compare eight at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matrix {
    base: i32,
    rows: [[i16; WIDTH]; STATES],
}

impl Matrix {
    /// The matrix of nothing: every state stays as it is, for nothing.
    pub const IDENTITY: Matrix = {
        let mut rows = [[BARRED; WIDTH]; STATES];
        let mut state = 0;
        while state < STATES {
            rows[state][state] = 0;
            state += 1;
        }
        Matrix { base: 0, rows }
    };

    /// The matrix of one block, from the cost of every step.
    pub fn new(steps: [Costs; STATES]) -> Self {
        let mut matrix = Matrix { base: 0, rows: [[BARRED; WIDTH]; STATES] };
        for (row, steps) in matrix.rows.iter_mut().zip(steps) {
            row.iter_mut().zip(steps).for_each(|(entry, step)| *entry = step.min(i32::from(BARRED)) as i16);
        }
        matrix
    }

    /// The cost of coming from one state to another.
    pub fn step(&self, from: usize, to: usize) -> i32 {
        let entry = self.rows[from][to];
        if entry >= BARRED / 2 { NEVER } else { self.base + i32::from(entry) }
    }

    /// The matrix of this stretch followed by `next`.
    #[must_use]
    pub fn then(&self, next: &Matrix) -> Matrix {
        let mut rows = [[BARRED; WIDTH]; STATES];
        for (result, row) in rows.iter_mut().zip(&self.rows) {
            for (cost, steps) in row.iter().zip(&next.rows) {
                for (best, step) in result.iter_mut().zip(steps) {
                    *best = (*best).min(cost.saturating_add(*step));
                }
            }
        }
        let least = rows.iter().fold([BARRED; WIDTH], |mut least, row| {
            least.iter_mut().zip(row).for_each(|(least, entry)| *least = (*least).min(*entry));
            least
        });
        let least = least.into_iter().fold(BARRED, i16::min);
        for entry in rows.as_flattened_mut() {
            *entry = if *entry >= BARRED / 2 { BARRED } else { *entry - least };
        }
        Matrix { base: self.base + next.base + i32::from(least), rows }
    }

    /// The costs behind the stretch, given those before it.
    pub fn after(&self, before: Costs) -> Costs {
        std::array::from_fn(|to| {
            let ways = before.into_iter().enumerate().map(|(from, cost)| cost + self.step(from, to));
            ways.fold(NEVER, i32::min)
        })
    }

    /// The costs of going on from before the stretch, given those of going on from behind it.
    pub fn before(&self, after: Costs) -> Costs {
        std::array::from_fn(|from| {
            let ways = after.into_iter().enumerate().map(|(to, cost)| self.step(from, to) + cost);
            ways.fold(NEVER, i32::min)
        })
    }
}
