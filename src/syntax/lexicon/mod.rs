//! What words mean in a transcript, by language, as data.

pub mod labels;
