//! Nothing that the program proposes loses a spoken word or adds one, but for the few whose business that is.
//!
//! A sample of places is tried in every run; `LOSS_PLACES=1000000 cargo test --release --test loss` tries all of them.

mod counted;
mod files;
#[path = "../promises/findings.rs"]
#[allow(dead_code, reason = "the rest is for findings")]
mod findings;
mod proposals;
mod refactoring;
mod renaming;
mod spoken;
