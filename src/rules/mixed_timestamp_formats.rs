//! A time that is written in another form than the others: `(00:12)` or `[00:12:34.5]` where all are like `[00:12:34]`.
//!
//! A reader gets used to one form; a player that jumps to the times knows only one.
//!
//! ```transcript,reports
//! [00:01:10] Anna: Who rings the bells?
//!
//! [00:02:15] Berit: My sister and I.
//!
//! [03:31] Anna: Since when?
//! ^^^^^^^
//!
//! [00:04:02] Berit: Since the flood.
//! ```
//!
//! The fix writes the time in the usual form; a fraction of a second stays.
//!
//! ```transcript,fixed
//! [00:01:10] Anna: Who rings the bells?
//!
//! [00:02:15] Berit: My sister and I.
//!
//! [00:03:31] Anna: Since when?
//!
//! [00:04:02] Berit: Since the flood.
//! ```
//!
//! Times beside a label and times within a speech may have different forms. Not reported is a text whose times get hours
//! when the first hour is over, nor one that has two forms in equal measure:
//!
//! ```transcript,accepts
//! [58:10] Anna: Who rings the bells?
//!
//! [59:15] Berit: My sister and I.
//!
//! [59:40] Anna: Since when?
//!
//! [1:00:02] Berit: Since the flood.
//! ```
//!
//! ```transcript,accepts
//! [00:01:10] Anna: Who rings the bells [00:01:14.5] and when?
//!
//! [00:02:15] Berit: My sister and I.
//!
//! [00:02:40] Anna: Since when?
//!
//! [00:03:02] Berit: Since the flood.
//! ```

use super::TextEdit;
use super::engine::{AllTraces, DocumentView, Observed, Report};
use super::rule::{Rule, Unit};
use super::shared::times::{Around, Place, TimeMark, gather, marks};
use super::shared::words::shown;
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "mixed-timestamp-formats",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("mixed_timestamp_formats.rs"),
};

/// The usual form has to stand so many times as often as another for that one to be a slip.
const CLEARLY_USUAL: usize = 3;

/// The first time with hours, in milliseconds.
const HOUR: u64 = 3_600_000;

/// A form, as far as it has to be the same everywhere: hours are, where there are none to tell.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Form {
    around: Around,
    groups: Option<u8>,
    fraction: u8,
}

impl Form {
    fn of(mark: &TimeMark) -> Self {
        let tells = mark.form.groups != 3 || mark.milliseconds < HOUR;
        Form {
            around: mark.form.around,
            groups: tells.then_some(mark.form.groups),
            fraction: mark.form.fraction,
        }
    }

    /// Whether a time in this form may stand beside those in `usual`.
    fn fits(self, usual: Form) -> bool {
        let groups = self.groups.is_none() || usual.groups.is_none() || self.groups == usual.groups;
        groups && self.around == usual.around && self.fraction == usual.fraction
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let marks = marks(traces);
    for place in [Place::Turn, Place::Speech] {
        let here: Vec<&TimeMark> = marks.iter().filter(|mark| mark.form.place == place).collect();
        let mut counts: Vec<(Form, &TimeMark, usize)> = Vec::new();
        for mark in &here {
            let form = Form::of(mark);
            match counts.iter_mut().find(|(known, ..)| *known == form) {
                Some((.., count)) => *count += 1,
                None => counts.push((form, mark, 1)),
            }
        }
        let Some((usual, model, most)) = counts.iter().rev().max_by_key(|(.., count)| *count) else {
            continue;
        };
        let others: usize =
            counts.iter().filter(|(form, ..)| !form.fits(*usual)).map(|(.., count)| count).sum();
        if others * CLEARLY_USUAL <= *most {
            let odd = here.iter().filter(|mark| !Form::of(mark).fits(*usual));
            odd.for_each(|mark| report_one(&view.document, mark, model, report));
        }
    }
}

fn report_one(document: &Observed<'_>, mark: &TimeMark, model: &TimeMark, report: &mut Report) {
    let written = document.words(mark.range.clone());
    let usual = document.words(model.range.clone());
    let message = format!(
        "This time is written `{}`, the others like `{}`: write all alike.",
        shown(&written),
        shown(&usual)
    );
    let finding = report.add(mark.range.clone(), message);
    if let Some(text) = rewritten(mark, &written, model, &usual) {
        let title = format!("Write `{text}`");
        finding.mended_by(title, vec![TextEdit::replace(mark.range.clone(), text)]);
    }
}

/// The time in the form of the model, where no figure is lost and none is made up.
fn rewritten(mark: &TimeMark, written: &str, model: &TimeMark, usual: &str) -> Option<String> {
    let is_edge = |c: char| !c.is_ascii_digit();
    let core = written.trim_matches(is_edge);
    let usual_core = usual.trim_matches(is_edge);
    let is_plain = |core: &str| core.chars().all(|c| c.is_ascii_digit() || c == ':' || c == '.' || c == ',');
    let numbered = [mark, model].iter().any(|mark| mark.form.around == Around::Numbered);
    if numbered || mark.form.fraction != model.form.fraction || !is_plain(core) || !is_plain(usual_core) {
        return None;
    }
    let hours = usual_core.split(':').next().unwrap_or_default();
    let minutes_are_two = core.split(':').next().is_some_and(|minutes| minutes.len() == 2);
    let core = match (mark.form.groups, model.form.groups) {
        (have, want) if have == want => core.to_owned(),
        (2, 3) if minutes_are_two && mark.milliseconds < HOUR => {
            format!("{}:{core}", "0".repeat(hours.len()))
        }
        (3, 2) if mark.milliseconds < HOUR => core.split_once(':')?.1.to_owned(),
        _ => return None,
    };
    let head = &usual[..usual.len() - usual.trim_start_matches(is_edge).len()];
    let tail = &usual[usual.trim_end_matches(is_edge).len()..];
    // Beside a label brackets are not all that would have to change.
    (mark.form.around == model.form.around || mark.form.place == Place::Speech)
        .then(|| format!("{head}{core}{tail}"))
}
