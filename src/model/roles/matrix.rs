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

/// The costs of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matrix(pub [Costs; STATES]);

impl Matrix {
    /// The matrix of nothing: every state stays as it is, for nothing.
    pub const IDENTITY: Matrix = {
        let mut rows = [[NEVER; STATES]; STATES];
        let mut state = 0;
        while state < STATES {
            rows[state][state] = 0;
            state += 1;
        }
        Matrix(rows)
    };

    /// The matrix of this stretch followed by `next`.
    #[must_use]
    pub fn then(&self, next: &Matrix) -> Matrix {
        Matrix(self.0.map(|row| next.after(row)))
    }

    /// The costs behind the stretch, given those before it.
    pub fn after(&self, before: Costs) -> Costs {
        let mut result = [NEVER; STATES];
        for (cost, row) in before.into_iter().zip(&self.0) {
            for (best, step) in result.iter_mut().zip(row) {
                *best = (*best).min(cost + step);
            }
        }
        result
    }

    /// The costs of going on from before the stretch, given those of going on from behind it.
    pub fn before(&self, after: Costs) -> Costs {
        self.0.map(|row| {
            let ways = row.into_iter().zip(after).map(|(step, cost)| step + cost);
            ways.fold(NEVER, i32::min)
        })
    }
}
