//! The protocol, tried on the real binary.

mod client;
mod emergencies;
mod lifecycle;
mod order;
mod transport;
