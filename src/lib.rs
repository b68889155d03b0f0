//! A language server and a checker for interviews and other transcripts.

pub mod model;
