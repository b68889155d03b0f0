//! A stretch of the recording without a time; only where a style or the settings ask for times so often.
//!
//! Who checks a quotation has to find the place in the recording.
//!
//! ```toml
//! rules.timestamp-gap = { level = "warning", longest = 120 }
//! ```
//!
//! ```transcript,reports
//! [00:01:10] Anna: Who rings the bells?
//!
//! [00:02:15] Berit: My sister and I.
//!
//! [00:06:31] Anna: Since when?
//! ^^^^^^^^^^
//!
//! [00:07:02] Berit: Since the flood.
//! ```
//!
//! There is no fix: only the recording has the times between.
//!
//! ```transcript,accepts
//! [00:01:10] Anna: Who rings the bells?
//!
//! [00:02:15] Berit: My sister and I.
//! ```
//!
//! ```transcript,accepts
//! Anna: Who rings the bells?
//!
//! Berit: My sister and I.
//! ```

use super::engine::{AllTraces, DocumentView, Report};
use super::rule::{Rule, Unit};
use super::shared::times::{gather, marks, said};
use crate::config::{Level, OptionDefault, RuleOption};

pub(super) const RULE: Rule = Rule {
    name: "timestamp-gap",
    level: Level::Off,
    fixable: false,
    options: &[LONGEST],
    unit: Unit::Traces { gather, judge },
    source: include_str!("timestamp_gap.rs"),
};

const LONGEST: RuleOption = RuleOption {
    name: "longest",
    description: "The most seconds of the recording that may pass without a time.",
    default: OptionDefault::Number(600),
};

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let longest = view.lens.number(&RULE, &LONGEST);
    let marks = marks(traces);
    let mut before = None;
    for mark in &marks {
        let gap = before.map_or(0, |before| mark.milliseconds.saturating_sub(before));
        if gap / 1000 > longest {
            let message = format!(
                "Between the time before and this one are {} minutes, more than {}: put times between.",
                said(gap),
                said(longest.saturating_mul(1000))
            );
            report.add(mark.range.clone(), message);
        }
        before = Some(mark.milliseconds);
    }
}
