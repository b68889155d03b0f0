//! What is reported, one file a rule.
//!
//! A rule's own text is its documentation: the `//!` lines of its file are what `explain`, the editor and the manual
//! show, and the examples among them run as tests. To add one, write its file and name it in the list below.

mod engine;
mod finding;
mod fixing;
pub mod manual;
mod patch;
mod rule;
mod shared;
pub mod styles;

use std::sync::LazyLock;

use crate::config::{RuleKey, Settings};
use crate::model::Document;
use crate::model::glossary::Glossary;

pub use engine::{ADDRESS, Directive, Lens, Observed, Scope};
pub use finding::{Diagnostic, Fix, TextEdit};
pub use fixing::{Mended, all_of, apply, compatible, made, mend};
pub use patch::{Patch, shortened};
pub use rule::Rule;
pub use shared::words::in_case_around;
pub use shared::{prose, running_dash, turn_dash, word_gaps};

/// Declares the module of each rule and lists them all.
macro_rules! rules {
    ($($module:ident)+) => {
        $(mod $module;)+
        static ALL: &[Rule] = &[$($module::RULE),+];
        static NAMES: &[&str] = &[$($module::RULE.name),+];
    };
}

rules! {
    unclosed_note
    unopened_note
    split_note
    mismatched_brackets
    nested_note
    empty_note
    malformed_attribution
    unknown_attribution
    machine_attribution
    mixed_attribution
    mixed_note_brackets
    unattributed_insertion
    late_note
    repeated_note
    note_outside_turn
    missing_turn_marker
    unanswered_question
    lost_turn
    empty_turn
    mixed_turn_markers
    turn_marker_spacing
    similar_speakers
    default_speaker
    unused_speaker
    mixed_label_styles
    malformed_timestamp
    unordered_timestamps
    mixed_timestamp_formats
    timestamp_gap
    unbalanced_quote
    nested_same_quote
    mixed_quote_styles
    reversed_quote
    quote_punctuation
    mixed_dashes
    double_hyphen
    missing_space_after_sentence
    space_before_punctuation
    repeated_space
    trailing_space
    repeated_word
    lost_full_stop
    mixed_scripts
    invisible_character
    mojibake
    missing_final_newline
    undeclared_speaker
    long_paragraph
    unknown_event
    event_drift
    untimed_inaudible
    unresolved_doubt
    redacted_text_in_clear
    avoided_form
    name_variant
    name_case
    similar_name
    unexplained_acronym
    missing_first_mention_note
    late_first_mention_note
    undefined_entity_link
    unused_entity
    invalid_front_matter
    unknown_key
    missing_key
    invalid_date
    invalid_glossary
    duplicate_alias
    invalid_suppression
    idle_suppression
}

/// Every rule there is, those on notes first.
pub fn all() -> &'static [Rule] {
    ALL
}

/// The names of all rules.
pub fn names() -> &'static [&'static str] {
    NAMES
}

/// The rules as far as settings know them.
pub fn keys() -> &'static [RuleKey] {
    static KEYS: LazyLock<Vec<RuleKey>> = LazyLock::new(|| {
        let key = |rule: &Rule| RuleKey { name: rule.name, summary: rule.summary(), options: rule.options };
        ALL.iter().map(key).collect()
    });
    &KEYS
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

/// Everything that the rules find in a glossary, in the order of its text.
pub fn check_glossary(glossary: &Glossary, settings: &Settings) -> Vec<Diagnostic> {
    engine::check_glossary(glossary, settings)
}
