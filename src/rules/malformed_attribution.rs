//! A note whose signature is not in its usual form, as `trans.note` is not.
//!
//! One form for one role lets a reader know at once who speaks, and a program find all notes.
//!
//! ```transcript,reports
//! — They support the IG (a banned organisation — trans.note) and other groups.
//!                                                ^^^^^^^^^^
//! ```
//!
//! The fix writes the signature with the spaces, stops and letters of its usual form.
//!
//! ```transcript,fixed
//! — They support the IG (a banned organisation — trans. note) and other groups.
//! ```
//!
//! Not reported are the forms that are in use, and words that only look like a signature:
//!
//! ```transcript,accepts
//! — They support the IG (a banned organisation — Translator's note) and others (see above — Ed.).
//! ```
//!
//! ```transcript,accepts
//! — The price (approx. five roubles) was high, and the book (2nd ed.) was old.
//! ```

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "malformed-attribution",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("malformed_attribution.rs"),
};

fn check(view: &BlockView<'_>, report: &mut Report) {
    for malformed in view.inlines.notes().filter_map(|(_, note)| note.malformed.as_ref()) {
        let range = malformed.span.range();
        let message = format!(
            "The signature `{}` is not in its usual form: write `{}`.",
            malformed.span.of(view.text),
            malformed.corrected
        );
        let edit = TextEdit::replace(range.clone(), malformed.corrected.as_str());
        report.add(range, message).mended_by("Write the signature in its usual form", vec![edit]);
    }
}
