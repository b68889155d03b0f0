//! What an editor asks, one file a feature: plain data in, plain data out, byte offsets.

pub mod actions;
mod allow;
mod definition;
pub mod digest;
pub mod finder;
mod folding;
pub mod format;
mod hover;
mod occurrences;
pub mod outline;
mod person;
mod pointed;
pub mod preview;
mod questions;
mod selection;
mod shorten;
mod step;
mod structure;
mod symbols;
mod whereabouts;
mod word_count;

pub use allow::{allow_here, allow_in_file};
pub use definition::{Place, Target, definition};
pub use folding::{Fold, FoldKind, folds};
pub use hover::{Hover, hover};
pub use occurrences::{Does, Occurrence, Thing, occurrences, thing_at};
pub use person::Person;
pub use questions::{Question, questions};
pub use selection::{glossary_selections, selections};
pub use shorten::shorten;
pub use step::{Step, step};
pub use symbols::{Symbol, SymbolKind, symbols};
pub use whereabouts::{TurnFacts, Whereabouts, whereabouts};
