//! The command line.

pub mod outline;
