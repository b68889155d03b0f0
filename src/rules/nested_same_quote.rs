//! A quotation directly inside another one, in the same marks.
//!
//! The first closing mark seems to end both, and the reader has to guess where the outer quotation goes on.
//!
//! ```transcript,reports
//! He said: “Iran, Russia and the movement “Hezbollah” changed the balance of power”.
//!                                         ^^^^^^^^^^^
//! ```
//!
//! The fix gives the inner quotation the marks that the language has for it.
//!
//! ```transcript,fixed
//! He said: “Iran, Russia and the movement ‘Hezbollah’ changed the balance of power”.
//! ```
//!
//! It is a hint in French, which nests its guillemets, where a bracket stands between the two, and between straight marks,
//! which do not say which of them opens.
//!
//! Not reported are two levels in different marks, and two quotations one after the other:
//!
//! ```transcript,accepts
//! Он сказал: «Газета „Труд“ уже вышла».
//! ```
//!
//! ```transcript,accepts
//! He said “no,” and then, after a while, “perhaps.”
//! ```

use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use super::shared::words::edits;
use crate::config::Level;
use crate::syntax::inline::{Fault, FaultKind};

pub(super) const RULE: Rule = Rule {
    name: "nested-same-quote",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("nested_same_quote.rs"),
};

fn check(view: &BlockView<'_>, report: &mut Report) {
    for fault in view.inlines.faults.iter().filter(|fault| fault.kind == FaultKind::NestedSameQuote) {
        let marks = match fault.edits.as_slice() {
            [open, close] => format!(": write {}…{}", open.text, close.text),
            _ => String::new(),
        };
        let message = format!("This quotation has the same marks as the one around it{marks}.");
        let finding = report.add(fault.span.range(), message).doubtful(!fault.sure || is_usual(view, fault));
        if !fault.edits.is_empty() {
            finding.mended_by("Give the inner quotation its own marks", edits(fault, 0));
        }
    }
}

/// Whether it may well be meant: French nests its guillemets, a bracket parts the two, and straight marks say nothing of
/// which opens and which closes.
fn is_usual(view: &BlockView<'_>, fault: &Fault) -> bool {
    let before = view.text.get(..fault.span.range().start).unwrap_or_default();
    view.lens.language.is_any(&["fr"])
        || before.ends_with(['(', '['])
        || fault.span.of(view.text).starts_with('"')
}
