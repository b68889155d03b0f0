//! Notes of one kind that are signed in two ways: `transl.` here, `translator's note` there.
//!
//! A reader wonders whether two people speak. The finding is on the rarer form, once it is clear which one is; where the
//! house sets `signatures`, on any but its own.
//!
//! ```transcript,reports
//! — The reservoir (it was filled in 2009 — transl. note) has one purpose.
//!
//! — The dam (it is of earth — transl. note) has another.
//!
//! — And the canal (it was never dug — translator's note) has none.
//!                                     ^^^^^^^^^^^^^^^^^
//! ```
//!
//! The fix writes the form that stands in most places, or that of the house.
//!
//! ```transcript,fixed
//! — The reservoir (it was filled in 2009 — transl. note) has one purpose.
//!
//! — The dam (it is of earth — transl. note) has another.
//!
//! — And the canal (it was never dug — transl. note) has none.
//! ```
//!
//! Not reported are notes of different kinds, nor a capital letter where a sentence starts:
//!
//! ```transcript,accepts
//! — The reservoir (it was filled in 2009 — transl. note) has one purpose (in his words — Ed.).
//! ```
//!
//! ```transcript,accepts
//! — The reservoir (it was filled in 2009. Transl. note) has one purpose, and so has the dam (of earth — transl. note).
//! ```

use super::TextEdit;
use super::engine::{AllTraces, DocumentView, Report};
use super::rule::{Rule, Unit};
use super::shared::signing::{KINDS, by_people, gather, own_form};
use super::shared::words::{shown, starting_as};
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "mixed-attribution",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("mixed_attribution.rs"),
};

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let text = &view.document;
    for kind in KINDS {
        let Some((form, usual, is_house)) = own_form(view, kind, traces) else { continue };
        let others = if is_house { "and the house signs" } else { "the others" };
        // What a program made is the business of `machine-attribution`.
        for trace in by_people(traces, kind).into_iter().filter(|trace| trace.key != usual) {
            let written = text.words(trace.range.clone());
            let message = format!(
                "This is signed `{}`, {others} `{}`: sign all in one form.",
                shown(&written),
                shown(&form)
            );
            let edits = vec![TextEdit::replace(trace.range.clone(), starting_as(&written, &form))];
            report.add(trace.range, message).mended_by(format!("Sign it `{}`", shown(&form)), edits);
        }
    }
}
