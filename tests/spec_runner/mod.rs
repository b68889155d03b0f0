//! Reads examples out of a chapter, and shows what the program makes of them in the chapter's notation.

pub mod example;
mod inline;
pub mod show;
