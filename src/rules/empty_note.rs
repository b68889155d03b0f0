//! A note that is signed and says nothing.
//!
//! What it should explain got lost, or the signature was left behind when the note was deleted.
//!
//! ```transcript,reports
//! — I spoke for five minutes about cubic metres ( — translator note) and sat down.
//!                                               ^^^^^^^^^^^^^^^^^^^^
//! ```
//!
//! Where no dash and no colon says that something should stand there, the finding is a hint.
//!
//! The fix deletes it. It is never made together with others, since the words may still be found in the original.
//!
//! ```transcript,fixed
//! — I spoke for five minutes about cubic metres and sat down.
//! ```
//!
//! Not reported is a note of one word, and a bracket in which a translator is only mentioned:
//!
//! ```transcript,accepts
//! — I spoke for five minutes about cubic metres (water — translator note) and sat down.
//! ```
//!
//! ```transcript,accepts
//! — I spoke for five minutes (the translator was late) and sat down.
//! ```

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use super::shared::words::of_kind;
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "empty-note",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("empty_note.rs"),
};

fn check(view: &BlockView<'_>, report: &mut Report) {
    for (bracket, note) in view.inlines.notes() {
        if note.text.of(view.text).chars().any(char::is_alphanumeric) {
            continue;
        }
        let message =
            format!("This {} says nothing: write what it explains, or delete it.", of_kind(note.kind));
        let range = bracket.span().range();
        let before = view.text[..range.start].trim_end_matches([' ', '\u{a0}']).len();
        let edit = TextEdit::replace(before..range.end, "");
        let signs_only = bracket.inner().of(view.text).trim() == note.attribution.of(view.text).trim();
        report.add(range, message).doubtful(signs_only).may_be_mended_by("Delete the empty note", vec![edit]);
    }
}
