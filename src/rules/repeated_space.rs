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
use super::engine::{AllTraces, BlockView, DocumentView, Kind, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::prose::{Prose, is_unspaced};
use crate::config::Level;
use crate::model::TurnStyle;

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

/// More gaps behind full stops in one file are its habit.
const FEW: usize = 3;

/// Wider gaps divide columns.
const WIDEST: usize = 3;

/// More gaps in one paragraph are columns, or spread a line to its width.
const MOST_IN_BLOCK: usize = 2;

/// More gaps in one file are its habit.
const MOST: usize = 30;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    if !view.signs.has_pair(Kind::Space, Kind::Space) {
        return;
    }
    let Some(prose) = Prose::of(view) else { return };
    let mut gaps = Vec::new();
    let mut end = 0;
    for (at, _) in view.text.match_indices("  ").filter(|(at, _)| prose.holds(*at)) {
        if at < end {
            continue;
        }
        end = view.text.len() - view.text[at..].trim_start_matches(' ').len();
        let (before, after) = (prose.before(at), prose.after(end));
        if end - at > WIDEST && before.is_some_and(|c| c != '\n') {
            return;
        }
        let kind = if before.is_some_and(is_terminal) { BEHIND_STOP } else { BETWEEN_WORDS };
        let between = before.is_some_and(|c| is_letter(c) || c == ',' || is_terminal(c))
            && after.is_some_and(|c| is_letter(c) || matches!(c, '“' | '«' | '('));
        if between {
            gaps.push((at..end, kind));
        }
    }
    if gaps.len() <= MOST_IN_BLOCK {
        gaps.into_iter().for_each(|(gap, kind)| traces.add(gap, kind, 0));
    }
}

/// Whether `c` is a letter of a script that divides words by spaces.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_unspaced(c)
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    if view.document.style() == TurnStyle::Unmarked {
        return;
    }
    let behind_stops = traces.iter().filter(|trace| trace.kind == BEHIND_STOP).count();
    let is_habit = behind_stops > FEW;
    let found = || traces.iter().filter(|trace| trace.kind == BETWEEN_WORDS || !is_habit);
    let count = found().count();
    for trace in found().take(if count > MOST { 1 } else { MOST }) {
        if count > MOST {
            let message =
                format!("Several spaces stand between words, here and {count} times in all: one is enough.");
            report.add(trace.range, message).doubtful(true);
        } else {
            let edits = vec![TextEdit::replace(trace.range.clone(), " ")];
            report
                .add(trace.range, "Several spaces stand between two words: one is enough.")
                .mended_by("Leave one space", edits);
        }
    }
}

/// Whether a sentence may end in `c`.
fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | ':')
}
