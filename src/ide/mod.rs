//! What an editor asks, one file a feature: plain data in, plain data out, byte offsets.

pub mod actions;
mod allow;
mod definition;
pub mod digest;
pub mod finder;
pub mod format;
mod hover;
pub mod outline;
mod pointed;
mod questions;
mod shorten;
mod step;
mod symbols;
mod whereabouts;
mod word_count;

pub use allow::{allow_here, allow_in_file};
pub use definition::{Place, Target, definition};
pub use hover::{Hover, hover};
pub use questions::{Question, questions};
pub use shorten::shorten;
pub use step::{Step, step};
pub use symbols::{Symbol, SymbolKind, symbols};
pub use whereabouts::{TurnFacts, Whereabouts, whereabouts};
