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
use super::prose::Prose;
use super::rule::{Rule, Unit};
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

/// Wider gaps divide columns.
const WIDEST: usize = 2;

/// More gaps in one paragraph are columns, or spread a line to its width.
const MOST_IN_BLOCK: usize = 2;

/// More gaps in one file are its habit.
const MOST: usize = 30;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    if !view.text.contains("  ") {
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
        let between = before.is_some_and(|c| is_letter(c) || c == ',')
            && after.is_some_and(|c| is_letter(c) || matches!(c, '“' | '«' | '('));
        if between {
            gaps.push(at..end);
        }
    }
    if gaps.len() <= MOST_IN_BLOCK {
        gaps.into_iter().for_each(|gap| traces.add(gap, 0, 0));
    }
}

/// Whether `c` is a letter of a script that divides words by spaces.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    if view.document.style() == TurnStyle::Unmarked {
        return;
    }
    let count = traces.iter().count();
    for trace in traces.iter().take(if count > MOST { 1 } else { MOST }) {
        if count > MOST {
            let message =
                format!("{count} words of this file have several spaces between them: one is enough.");
            report.add(trace.range, message).doubtful(true);
        } else {
            let edits = vec![TextEdit::replace(trace.range.clone(), " ")];
            report
                .add(trace.range, "Several spaces stand between two words: one is enough.")
                .mended_by("Leave one space", edits);
        }
    }
}
