//! What a transcript means: who speaks, what is noted, which name means whom.

pub mod declared;
mod document;
pub mod front_matter;
pub mod glossary;
mod kept_turns;
pub mod language;
pub mod leaf_memo;
pub mod leaf_sums;
pub mod matcher;
mod name_counts;
pub mod name_places;
pub mod names;
pub mod problem;
pub mod roles;
mod shelf;
pub mod slip;
pub mod speakers;
pub mod stop;
mod style;
pub mod turns;
pub mod typography;
mod vocabulary;
pub mod yaml;

pub use document::{Context, Document};
pub use shelf::Shelf;
pub use style::TurnStyle;
pub use turns::{Role, Turn, TurnMarker, Turns};
pub use vocabulary::{FRONT_MATTER, Vocabulary};
