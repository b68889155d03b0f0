//! What is reported, one file a rule.
//!
//! A rule's own text is its documentation: the `//!` lines of its file are what `explain`, the editor and the manual
//! show, and the examples among them run as tests. To add one, write its file and name it in the list below.

mod engine;
mod finding;
mod fixing;
mod rule;
mod words;

use std::sync::LazyLock;

use crate::config::{Level, Settings};
use crate::model::Document;
use crate::model::glossary::Glossary;
use crate::model::problem::ProblemSeverity;

pub use finding::{Diagnostic, Fix, TextEdit};
pub use fixing::{Mended, apply, mend};
pub use rule::Rule;

/// Declares the module of each rule and lists them all.
macro_rules! rules {
    ($($module:ident)+) => {
        $(mod $module;)+
        static ALL: &[Rule] = &[$($module::RULE),+];
    };
}

rules! {
    unclosed_note
    unopened_note
    mismatched_brackets
    nested_note
    empty_note
    malformed_attribution
    missing_turn_marker
    unanswered_question
    unbalanced_quote
    nested_same_quote
    missing_space_after_sentence
    undeclared_speaker
    avoided_form
    undefined_entity_link
    invalid_front_matter
}

/// Every rule there is, those on notes first.
pub fn all() -> &'static [Rule] {
    ALL
}

/// The names of all rules.
pub fn names() -> &'static [&'static str] {
    static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| ALL.iter().map(|rule| rule.name).collect());
    &NAMES
}

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.name == name)
}

/// Everything that the rules find in `document`, in the order of the text.
///
/// What they find in a block is kept on the document's shelf, so that after an edit only the blocks near it are read
/// again.
pub fn check(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    engine::check(document, settings)
}

/// What is wrong in the text of a glossary; offsets are bytes of that text.
pub fn check_glossary(glossary: &Glossary) -> Vec<Diagnostic> {
    let found = glossary.problems.iter().map(|problem| {
        let edits = |text: &String| vec![TextEdit::replace(problem.span.range(), text.as_str())];
        let fix = problem.suggestion.as_ref();
        let level = match problem.severity() {
            ProblemSeverity::Error => Level::Error,
            ProblemSeverity::Hint => Level::Hint,
        };
        Diagnostic {
            rule: "invalid-glossary",
            level,
            range: problem.span.range(),
            message: problem.message.clone(),
            fix: fix.map(|text| Fix { title: format!("Write `{text}`"), edits: edits(text), safe: false }),
        }
    });
    found.collect()
}
