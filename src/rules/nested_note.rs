//! A note that stands inside another note.
//!
//! Two people explain at once, and the reader cannot tell whose words are whose.
//!
//! ```transcript,reports
//! — Their delegate (a former officer [of the navy — Ed.] — translator note) spoke for an hour.
//!                                    ^^^^^^^^^^^^^^^^^^^
//! ```
//!
//! There is no fix: the two have to be put into one, or one after the other.
//!
//! Not reported is a bracket inside a note that nobody signed, and a note inside the speaker's own parenthesis:
//!
//! ```transcript,accepts
//! — Their delegate (a former officer [of the navy] — translator note) spoke for an hour.
//! ```
//!
//! ```transcript,accepts
//! — Their delegate (he was an officer once, I think [of the navy — Ed.]) spoke for an hour.
//! ```

use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use super::shared::words::of_kind;
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "nested-note",
    level: Level::Warning,
    fixable: false,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("nested_note.rs"),
};

fn check(view: &BlockView<'_>, report: &mut Report) {
    for (bracket, note) in view.inlines.notes() {
        if view.inlines.enclosing_note(bracket).is_some() {
            let message = format!(
                "This {} stands inside another note: make one note of the two, or put them one after the other.",
                of_kind(note.kind)
            );
            report.add(bracket.span().range(), message);
        }
    }
}
