//! What a transcript means: who speaks, what is noted, which name means whom.

//X pub mod declared;
//X pub mod front_matter;
//X pub mod glossary;
pub mod matcher;
pub mod problem;
pub mod span;
pub mod yaml;
