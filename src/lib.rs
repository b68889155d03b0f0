//! Reads interviews and other transcripts: their turns, notes, names and mistakes.

pub mod cli;
pub mod config;
pub mod ide;
pub mod model;
pub mod rules;
pub mod server;
pub mod syntax;
pub mod text;
