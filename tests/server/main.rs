//! The protocol, tried on the real binary.

mod client;
mod code_actions;
mod diagnostics;
mod documents;
mod emergencies;
mod features;
mod formatting;
mod lifecycle;
mod order;
mod positions;
mod preview;
mod transport;
mod workspace;
