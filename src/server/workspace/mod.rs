//! What surrounds a transcript: settings files, the editor's settings, glossaries.
//!
//! All reading is done by one task in the background. A handler that learns of a change only wakes it.

pub mod archive;
pub mod disk;
pub mod editor_settings;
pub mod glossaries;
pub mod listing;
pub mod refresh;
mod settings;
mod survey;
pub mod watch;
