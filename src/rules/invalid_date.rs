//! A `date` in the front matter that is none, or that can be read in two ways.
//!
//! Archives sort by it. What no calendar has is a warning; what may be meant in two ways, or in a form of its own, is a
//! hint.
//!
//! ```transcript,reports
//! ---
//! date: 2024-13-05
//!       ^^^^^^^^^^
//! ---
//!
//! — The reservoir has one purpose.
//! ```
//!
//! The fix writes the one date that can be meant, year first.
//!
//! ```transcript,fixed
//! ---
//! date: 2024-05-13
//! ---
//!
//! — The reservoir has one purpose.
//! ```
//!
//! ```transcript,reports
//! ---
//! date: 3/4/2024
//!       ^^^^^^^^
//! ---
//!
//! — The reservoir has one purpose.
//! ```
//!
//! Not reported are years, months and days that can be, in words or in figures, and words for a date that nobody knows:
//!
//! ```transcript,accepts
//! ---
//! date: 1974-05
//! ---
//!
//! — The reservoir has one purpose.
//! ```
//!
//! ```transcript,accepts
//! ---
//! date: around 5 May 1974
//! ---
//!
//! — The reservoir has one purpose.
//! ```

use super::TextEdit;
use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use super::shared::calendar::{Reading, read};
use super::shared::words::shown;
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "invalid-date",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("invalid_date.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let document = &view.document;
    let (Some(date), Some(place)) = (&document.front_matter().date, document.front_matter_range()) else {
        return;
    };
    let range = place.start + date.span.range().start..place.start + date.span.range().end;
    let written = shown(&date.text);
    let write = |date: &str| (format!("Write `{date}`"), vec![TextEdit::replace(range.clone(), date)]);
    match read(&date.text) {
        Reading::Fine => {}
        Reading::Unusual(usual) => {
            let (title, edits) = write(&usual);
            let message = format!("`{written}` does not sort with other dates: write `{usual}`.");
            report.add(range.clone(), message).doubtful(true).mended_by(title, edits);
        }
        Reading::Impossible(why, Some(meant)) => {
            let (title, edits) = write(&meant);
            let message = format!("`{written}` is no date, {why}: did you mean `{meant}`?");
            report.add(range.clone(), message).may_be_mended_by(title, edits);
        }
        Reading::Impossible(why, None) => {
            report.add(range.clone(), format!("`{written}` is no date: {why}."));
        }
        Reading::Ambiguous(one, other) => {
            let message = format!("`{written}` can be read in two ways: write `{one}` or `{other}`.");
            report.add(range.clone(), message).doubtful(true);
        }
        Reading::None => {
            report
                .add(range.clone(), format!("`{written}` is no date: write the year at least."))
                .doubtful(true);
        }
    }
}
