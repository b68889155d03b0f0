//! A dash of running text that is written unlike the others; only where a style or the settings ask for it.
//!
//! A long dash here and a short one there, with spaces and without: the page looks as if two people had set it.
//!
//! ```toml
//! dash = " — "
//! ```
//!
//! ```transcript,reports
//! — The bell – it is old — hangs there.
//!           ^^^
//! ```
//!
//! The fix writes the dash of the house, else the one that stands in most places of the file. Two hyphens are for
//! [`double-hyphen`](#double-hyphen).
//!
//! ```transcript,fixed
//! — The bell — it is old — hangs there.
//! ```
//!
//! Not reported are dashes that begin a turn, those between numbers and names, and one where a speaker breaks off:
//!
//! ```transcript,accepts
//! — From 1914–1918 the Minsk–Warsaw train rang no bell, and he— I mean she — and yet—
//! ```
//!
//! ```transcript,accepts
//! — The well-known bell — it is old — hangs there.
//! ```

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::prose::Prose;
use super::shared::running_dash::{key, running_dashes, written};
use super::shared::tally::Tally;
use crate::config::Level;
use crate::syntax::signs::Kind;

pub(super) const RULE: Rule = Rule {
    name: "mixed-dashes",
    level: Level::Off,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("mixed_dashes.rs"),
};

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    // All longer dashes begin with that byte.
    if !view.signs.has(0xe2) && !view.signs.has_pair(Kind::Space, Kind::Hyphen) {
        return;
    }
    let Some(prose) = Prose::of(view) else { return };
    for found in running_dashes(&prose) {
        let written = &view.text[found.range.clone()];
        if found.goes_on(&prose) && written.trim() != "--" && !prose.signs_note(found.dash.start) {
            traces.add(found.range.clone(), 0, key(written));
        }
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let mut forms = Tally::default();
    traces.iter().for_each(|trace| forms.add(trace.key));
    let house = view.lens.settings.dash.as_str();
    let Some((usual, most)) = forms.commonest() else { return };
    let dash = if house.is_empty() { written(usual) } else { house.to_owned() };
    if dash.trim() == "--" {
        return;
    }
    let is_clear = |form: u64| !house.is_empty() || forms.count(form) < most;
    for trace in traces.iter().filter(|trace| trace.key != key(&dash) && is_clear(trace.key)) {
        let others = if house.is_empty() { "the other dashes are written" } else { "the house has" };
        let written = view.document.words(trace.range.clone()).into_owned();
        let message = format!("This dash is written `{written}`, {others} `{dash}`: write all alike.");
        let edits = vec![TextEdit::replace(trace.range.clone(), dash.clone())];
        report.add(trace.range, message).mended_by("Write it as the others", edits);
    }
}
