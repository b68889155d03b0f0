//! An `[inaudible]` without the time, in a file where others have one.
//!
//! With the time somebody can listen again; without it nobody will.
//!
//! ```transcript,reports
//! — The reservoir has [inaudible 00:01:12] purpose, and [inaudible 00:02:40] it is.
//!
//! — And the canal has [inaudible] too.
//!                     ^^^^^^^^^^^
//! ```
//!
//! There is no fix: only the recording has the time.
//!
//! Not reported are files in which none has a time, unless `always` is set, and one with the time beside it:
//!
//! ```transcript,accepts
//! — The reservoir has [inaudible] purpose, and the canal has [inaudible] too.
//! ```
//!
//! ```transcript,accepts
//! — The reservoir has [inaudible 00:01:12] purpose, and [inaudible 00:02:40] it is.
//!
//! — And the canal has [inaudible] [00:03:05] too.
//! ```
//!
//! ```toml
//! rules.untimed-inaudible = { level = "warning", always = true }
//! ```
//!
//! ```transcript,reports
//! — The reservoir has [inaudible] purpose.
//!                     ^^^^^^^^^^^
//! ```

use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use crate::config::{Level, OptionDefault, RuleOption};
use crate::syntax::Span;

pub(super) const RULE: Rule = Rule {
    name: "untimed-inaudible",
    level: Level::Hint,
    fixable: false,
    options: &[ALWAYS],
    unit: Unit::Traces { gather, judge },
    source: include_str!("untimed_inaudible.rs"),
};

const ALWAYS: RuleOption = RuleOption {
    name: "always",
    description: "Whether the time is wanted in files, too, where no other has one.",
    default: OptionDefault::Flag(false),
};

const UNTIMED: u32 = 0;
const TIMED: u32 = 1;

/// So many with a time show that the file gives it.
const LEAST_TIMED: usize = 2;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    for (bracket, event) in view.inlines.events().filter(|(_, event)| &*event.name == "inaudible") {
        let span = bracket.span();
        let is_timed = event.time.is_some() || has_time_beside(view, span);
        traces.add(span.range(), if is_timed { TIMED } else { UNTIMED }, 0);
    }
}

/// Whether a time stands right before or behind.
fn has_time_beside(view: &BlockView<'_>, span: Span) -> bool {
    let is_gap = |start: u32, end: u32| {
        start <= end && view.text.get(start as usize..end as usize).is_some_and(|gap| gap.trim().is_empty())
    };
    let times = &view.inlines.timestamps;
    let behind = times.get(times.partition_point(|(time, _)| time.start < span.end));
    let before = times.partition_point(|(time, _)| time.end <= span.start).checked_sub(1);
    behind.is_some_and(|(time, _)| is_gap(span.end, time.start))
        || before.and_then(|before| times.get(before)).is_some_and(|(time, _)| is_gap(time.end, span.start))
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let timed = traces.iter().filter(|trace| trace.kind == TIMED).count();
    let untimed = || traces.iter().filter(|trace| trace.kind == UNTIMED);
    let gives_times = timed >= LEAST_TIMED && timed > untimed().count();
    if gives_times || view.lens.flag(&RULE, &ALWAYS) {
        for trace in untimed() {
            report.add(trace.range, "This has no time: add it, so that somebody can listen again.");
        }
    }
}
