//! What an editor asks, one file a feature: plain data in, plain data out, byte offsets.

pub mod actions;
mod allow;
mod definition;
pub mod format;
mod hover;
mod occurrences;
pub mod outline;
mod person;
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
pub use occurrences::{Does, Occurrence, Thing, occurrences, thing_at};
pub use person::Person;
pub use questions::{Question, questions};
pub use shorten::shorten;
pub use step::{Step, step};
pub use symbols::{Symbol, SymbolKind, symbols};
pub use whereabouts::{TurnFacts, Whereabouts, whereabouts};
