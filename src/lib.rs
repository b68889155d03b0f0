//! Reads published interviews and other transcripts, and says what is in them and what is wrong with them.

pub mod syntax;
