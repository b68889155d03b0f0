//! What an editor asks, one file a feature: plain data in, plain data out, byte offsets.

pub mod outline;
