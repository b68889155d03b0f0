//! A language server and a checker for published interviews and other transcripts.

pub mod config;
pub mod ide;
pub mod model;
pub mod rules;
pub mod server;
pub mod text;
