//! Standard output and standard error.

use std::io::{self, Write};

use super::terminal::harmless;

/// Writes to standard output.
pub fn print(bytes: &[u8]) -> io::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(bytes)?;
    output.flush()
}

/// Says one sentence on standard error. A standard error that is closed is no reason to fail.
pub fn complain(sentence: &str) {
    let _ = writeln!(io::stderr(), "transcript-ls: {}", harmless(sentence));
}
