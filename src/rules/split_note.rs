//! A note that a stray blank line breaks in two.
//!
//! Two paragraphs are read where there is one, and if a dash stands at the break, a turn that nobody took.
//!
//! ```transcript,reports
//! — The reservoir (it was filled
//!                 ^
//!
//! in 2009 — transl. note) has one purpose.
//! ```
//!
//! The fix joins the lines.
//!
//! ```transcript,fixed
//! — The reservoir (it was filled in 2009 — transl. note) has one purpose.
//! ```
//!
//! Not reported are a note that runs over lines of one paragraph, and a long one of two whole paragraphs:
//!
//! ```transcript,accepts
//! — The reservoir (it was filled
//! in 2009 — transl. note) has one purpose.
//! ```
//!
//! ```transcript,accepts
//! — The reservoir has one purpose. (It was filled in 2009.
//!
//! It had been dug before the war — transl. note)
//! ```

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, PlacedTrace, Report, Traces};
use super::rule::{Rule, Unit};
use super::split::gap;
use crate::config::Level;
use crate::syntax::inline::FaultKind;

pub(super) const RULE: Rule = Rule {
    name: "split-note",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("split_note.rs"),
};

/// The trace of a bracket that is not closed in its paragraph.
const OPENS: u64 = 0;

/// The trace of one that a signature closes.
const CLOSES: u64 = 1;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    for fault in &view.inlines.faults {
        match fault.kind {
            FaultKind::UnclosedBracket(shape, _) => traces.add(fault.span.range(), shape as u32, OPENS),
            FaultKind::UnopenedBracket(shape, Some(_)) => {
                traces.add(fault.span.range(), shape as u32, CLOSES)
            }
            _ => {}
        }
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let mut open: Option<PlacedTrace> = None;
    for trace in traces.iter() {
        if let Some(open) = open.take().filter(|open| trace.key == CLOSES && open.kind == trace.kind)
            && let Some(gap) = gap(view.document, &open.range, &trace.range)
        {
            let message = "A blank line breaks this note in two: join the lines.";
            report.add(open.range, message).mended_by("Join the lines", vec![TextEdit::replace(gap, " ")]);
        }
        open = Some(trace).filter(|trace| trace.key == OPENS);
    }
}
