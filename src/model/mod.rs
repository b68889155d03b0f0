//! What a transcript means: turns, roles, speakers, notes, names.

pub mod roles;
pub mod speakers;
