//! What a transcript means: who speaks, what is noted, which name means whom.

pub mod declared;
mod document;
pub mod front_matter;
pub mod glossary;
pub mod matcher;
pub mod problem;
pub mod roles;
pub mod speakers;
mod style;
mod turns;
pub mod yaml;

pub use document::{Context, Document};
pub use style::TurnStyle;
pub use turns::{Role, Turn, TurnMarker, Turns};
