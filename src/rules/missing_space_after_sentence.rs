//! A sentence that begins without a space after the one before it.
//!
//! Two paragraphs or two answers were run together here, or a space was lost; often more than a space is missing.
//!
//! ```transcript,reports
//! — The scheme will not go on in the stage of the settlement.Given this, what do you expect?
//!                                                 ^^^^^^^^^^^^^^^^
//! ```
//!
//! The fix puts a space between the two.
//!
//! ```transcript,fixed
//! — The scheme will not go on in the stage of the settlement. Given this, what do you expect?
//! ```
//!
//! Not reported are stops inside names, abbreviations, addresses and code:
//!
//! ```transcript,accepts
//! — We wrote it in Node.js, with System.Out and `a.The`; see https://example.org/a.The for more.
//! ```
//!
//! ```transcript,accepts
//! — Газета.Ру писала об этом, и J.R.R. Tolkien, e.g. The Hobbit.
//! ```

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use super::shared::words::shown;
use crate::config::Level;
use crate::syntax::inline::glued_sentences;

pub(super) const RULE: Rule = Rule {
    name: "missing-space-after-sentence",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("missing_space_after_sentence.rs"),
};

fn check(view: &BlockView<'_>, report: &mut Report) {
    for glued in glued_sentences(view.text, view.signs, view.inlines) {
        let (first, second) = (glued.words.start as usize, glued.at as usize);
        let message = format!(
            "A space is missing between two sentences: write `{} {}`.",
            shown(&view.text[first..second]),
            shown(&view.text[second..glued.words.range().end])
        );
        report
            .add(glued.words.range(), message)
            .mended_by("Put a space between the sentences", vec![TextEdit::insert(second, " ")]);
    }
}
