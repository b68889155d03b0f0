//! The command `transcript-ls`.

fn main() {}
