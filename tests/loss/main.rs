//! Nothing that the program proposes loses a spoken word or adds one, but for the few whose business that is.
//!
//! A sample of places is tried in every run; `LOSS_PLACES=1000000 cargo test --release --test loss` tries all of them.

mod files;
mod proposals;
mod refactoring;
mod spoken;
