//! Words in square brackets that nobody signed, in a file or a house whose notes are signed; off by default.
//!
//! Where notes are signed, a reader cannot tell whether unsigned words are the translator's, the editor's or the
//! speaker's.
//!
//! ```transcript,reports
//! — What is the reservoir [it was filled in 2009 — transl. note] for?
//!
//! — For water. The canal [it was never dug] has no use.
//!                        ^^^^^^^^^^^^^^^^^^
//! ```
//!
//! There is no fix: who added the words, only those know who did.
//!
//! Not reported are files in which nothing is signed, unless `signatures` in the settings say that the house does, and
//! brackets around a part of a word:
//!
//! ```transcript,accepts
//! — For water. The canal [it was never dug] has no use.
//! ```
//!
//! ```transcript,accepts
//! — What is the reservoir [it was filled in 2009 — transl. note] for?
//!
//! — “[T]he canal[s] will never be dug”, they said [laughs] to all […] of us.
//! ```

use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use crate::config::Level;
use crate::syntax::Span;
use crate::syntax::inline::{BracketKind, Shape};

pub(super) const RULE: Rule = Rule {
    name: "unattributed-insertion",
    level: Level::Off,
    fixable: false,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("unattributed_insertion.rs"),
};

/// The trace of a signed note.
const SIGNED: u32 = 0;

/// The trace of an insertion that nobody signed.
const UNSIGNED: u32 = 1;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    for bracket in &view.inlines.brackets {
        let span = bracket.span();
        match &bracket.kind {
            BracketKind::Note(_) => traces.add(span.range(), SIGNED, 0),
            BracketKind::Insertion if bracket.shape == Shape::Square && bracket.parent.is_none() => {
                let words = bracket.inner().of(view.text);
                let is_label = view.block.label().is_some_and(|label| span.start < label.end);
                let letters = words.chars().filter(|c| c.is_alphabetic()).count();
                let is_prose = letters > 1 && !words.contains("://") && !view.inlines.is_verbatim(span.start);
                if is_prose && !is_label && !touches_word(span, view.text) {
                    traces.add(span.range(), UNSIGNED, 0);
                }
            }
            _ => {}
        }
    }
}

/// Whether the bracket changes a part of a word only.
fn touches_word(span: Span, text: &str) -> bool {
    let (before, after) = (text.get(..span.range().start), text.get(span.range().end..));
    before.is_some_and(|before| before.ends_with(char::is_alphanumeric))
        || after.is_some_and(|after| after.starts_with(char::is_alphanumeric))
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    if view.document.turns().is_empty() {
        return;
    }
    let house_signs = !view.lens.settings.signatures.is_empty();
    if !house_signs && traces.iter().all(|trace| trace.kind == UNSIGNED) {
        return;
    }
    for trace in traces.iter().filter(|trace| trace.kind == UNSIGNED) {
        report.add(trace.range, "Nobody signed these words: say who added them.");
    }
}
