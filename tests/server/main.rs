//! The protocol, tried on the real binary.

mod abilities;
mod archive;
mod call_hierarchy;
mod client;
mod code_actions;
mod commands;
mod completion;
mod diagnostics;
mod documents;
mod emergencies;
mod every_request;
mod features;
mod formatting;
mod goto;
mod interview;
mod lifecycle;
mod order;
mod positions;
mod preview;
mod refactoring;
mod references;
mod rename;
mod transport;
mod views;
mod workspace;
mod workspace_diagnostics;
