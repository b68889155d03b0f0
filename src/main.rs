//! The command line of `transcript-ls`.

fn main() {}
