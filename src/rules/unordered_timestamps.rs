//! A time that is earlier than the one before it, or later than those behind it.
//!
//! A figure is wrong, most often one of the minutes; whoever looks for the place in the recording finds another.
//!
//! ```transcript,reports
//! [00:01:10] Anna: Who rings the bells?
//!
//! [00:02:15] Berit: My sister and I.
//!
//! [00:00:31] Anna: Since when?
//! ^^^^^^^^^^
//!
//! [00:04:02] Berit: Since the flood.
//!
//! [00:05:48] Anna: Is it high?
//!
//! [00:06:30] Berit: Two hundred steps.
//! ```
//!
//! There is no fix: only the recording has the right time.
//!
//! Looked at is one time that stands alone against its neighbours. Not reported are times that start anew, as on a second
//! tape, a few seconds in which two people speak at once, and a text whose times are in no order at all:
//!
//! ```transcript,accepts
//! [00:01:10] Anna: Who rings the bells?
//!
//! [00:02:15] Berit: My sister and I.
//!
//! [00:00:05] Anna: This is the second tape.
//!
//! [00:00:40] Berit: And the flood was the second, too.
//! ```
//!
//! ```transcript,accepts
//! [00:01:10] Anna: Who rings the bells?
//!
//! [00:02:15] Berit: My sister and I.
//!
//! [00:02:14] Anna: Since when?
//!
//! [00:02:20] Berit: Since the flood.
//! ```

use super::engine::{AllTraces, DocumentView, Report};
use super::rule::{Rule, Unit};
use super::shared::times::{TimeMark, gather, marks, said};
use crate::config::Level;
use crate::model::TurnStyle;

pub(super) const RULE: Rule = Rule {
    name: "unordered-timestamps",
    level: Level::Warning,
    fixable: false,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("unordered_timestamps.rs"),
};

/// Voices that overlap put a time so many milliseconds before the one above it.
const OVERLAP: u64 = 5_000;

/// A text has to have so many times for each that stands against its neighbours, or its times are in no order.
const SELDOM: usize = 6;

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    // What has times and nobody who speaks is a log, and its times are those of many days.
    if view.document.style() == TurnStyle::Unmarked {
        return;
    }
    let marks = marks(traces);
    let descents: Vec<usize> = (1..marks.len()).filter(|at| descends(&marks, *at)).collect();
    if descents.len() * SELDOM > marks.len() {
        return;
    }
    for at in descents {
        let Some((wrong, other, is)) = slip(&marks, at) else { continue };
        let message = format!(
            "This time is {is} than {} {}: correct it.",
            said(other.milliseconds),
            if is == "earlier" { "before it" } else { "behind it" }
        );
        report.add(wrong.range.clone(), message);
    }
}

fn time(marks: &[TimeMark], at: usize) -> Option<u64> {
    marks.get(at).map(|mark| mark.milliseconds)
}

fn descends(marks: &[TimeMark], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| time(marks, before));
    before.zip(time(marks, at)).is_some_and(|(before, here)| before > here + OVERLAP)
}

/// Of the two times around the descent at `at`, the one that stands against its neighbours, the other, and how.
fn slip(marks: &[TimeMark], at: usize) -> Option<(&TimeMark, &TimeMark, &'static str)> {
    let before = marks.get(at.checked_sub(1)?)?;
    let here = marks.get(at)?;
    let next = time(marks, at + 1)?;
    if next >= before.milliseconds {
        return Some((here, before, "earlier"));
    }
    let earlier = time(marks, at.checked_sub(2)?)?;
    (earlier <= here.milliseconds && here.milliseconds <= next).then_some((before, here, "later"))
}
