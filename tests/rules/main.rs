//! The rules: their documented examples, marked fixtures, fixes and the memory of what was found.

mod allowed;
mod documentation;
mod fixes;
mod fixtures;
mod marked;
mod memory;
#[path = "../promises/findings.rs"]
#[allow(dead_code, reason = "fuzzing uses the rest")]
mod promised;
mod real;
mod sample;

use std::sync::Arc;

use transcript_ls::config::Settings;
use transcript_ls::model::{Context, Document};
use transcript_ls::rules::{self, Diagnostic};

/// What the rules find in `text` at default settings.
fn check(text: &str) -> Vec<Diagnostic> {
    check_with(text, &Settings::default())
}

/// What the rules find in `text` where `settings` hold.
fn check_with(text: &str, settings: &Settings) -> Vec<Diagnostic> {
    rules::check(&Document::new(text, Arc::new(Context::default())), settings)
}

/// What they find in a glossary.
fn check_glossary(text: &str) -> Vec<Diagnostic> {
    rules::check_glossary(&transcript_ls::model::glossary::Glossary::parse(text), &Settings::default())
}
