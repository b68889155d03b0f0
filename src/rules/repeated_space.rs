//! Two or more spaces between words.
//!
//! A word was taken out here, and its space was left.
//!
//! ```transcript,reports
//! — Where does it hang?
//!
//! — The bell hangs  in the tower.
//!                 ^^
//! ```
//!
//! The fix leaves one of them.
//!
//! ```transcript,fixed
//! — Where does it hang?
//!
//! — The bell hangs in the tower.
//! ```
//!
//! Not reported are columns, lines that are spaced to one width, and two spaces behind full stops:
//!
//! ```transcript,accepts
//! — The bell hangs in the tower.  It is cracked.  Nobody rings it.
//! ```
//!
//! ```transcript,accepts
//! — The bells:
//!     Anna      1614    cracked
//!     Berta     1702    whole
//! ```

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::prose::Prose;
use super::shared::word_gaps::{GapCounts, may_close_up, word_gaps};
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "repeated-space",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("repeated_space.rs"),
};

/// The kinds of trace: a gap between two words, and one behind the end of a sentence.
const BETWEEN_WORDS: u32 = 0;
const BEHIND_STOP: u32 = 1;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    if !view.signs.gaps().has_neighbours() {
        return;
    }
    let Some(prose) = Prose::of(view) else { return };
    for gap in word_gaps(&prose) {
        traces.add(gap.range, if gap.behind_stop { BEHIND_STOP } else { BETWEEN_WORDS }, 0);
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    if !may_close_up(view.document.style()) {
        return;
    }
    let of_kind = |kind| traces.iter().filter(|trace| trace.kind == kind).count();
    let counts = GapCounts { behind_stops: of_kind(BEHIND_STOP), between_words: of_kind(BETWEEN_WORDS) };
    let found = || traces.iter().filter(|trace| trace.kind == BETWEEN_WORDS || !counts.stops_are_habit());
    if counts.are_layout() {
        let count = found().count();
        if let Some(first) = found().next() {
            let message =
                format!("Several spaces stand between words, here and {count} times in all: one is enough.");
            report.add(first.range, message).doubtful(true);
        }
        return;
    }
    for trace in found() {
        let edits = vec![TextEdit::replace(trace.range.clone(), " ")];
        report
            .add(trace.range, "Several spaces stand between two words: one is enough.")
            .mended_by("Leave one space", edits);
    }
}
