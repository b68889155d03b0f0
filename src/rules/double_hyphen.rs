//! Two hyphens for a dash, in a file that has dashes.
//!
//! Typewriters had no dash. Beside real ones, two hyphens look like an oversight, and programs break lines between them.
//!
//! ```toml
//! dash = "—"
//! ```
//!
//! ```transcript,reports
//! — The bell -- the old one -- is cracked.
//!            ^^
//!                           ^^
//! ```
//!
//! ```transcript,reports
//! — The bell is old--and cracked.
//!                  ^^
//! ```
//!
//! The fix writes the dash of the house, else the one that stands in most places of the file.
//!
//! ```transcript,fixed
//! — The bell is old—and cracked.
//! ```
//!
//! Not reported are the options of programs, lines of hyphens, and two hyphens in a file that has hardly any other dash,
//! as many oral histories and court records do:
//!
//! ```transcript,accepts
//! — I call it with --verbose, or with `a -- b`.
//! ```
//!
//! ```toml
//! dash = " -- "
//! ```
//!
//! ```transcript,accepts
//! — The bell -- the old one -- is cracked.
//! ```

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, PlacedTrace, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::prose::Prose;
use super::shared::running_dash::{key, running_dashes, written};
use super::shared::tally::Tally;
use crate::config::Level;
use crate::model::TurnStyle;
use crate::syntax::signs::Kind;

pub(super) const RULE: Rule = Rule {
    name: "double-hyphen",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("double_hyphen.rs"),
};

/// The kinds of trace: two hyphens, each by itself, and the other dashes of a block, counted for each form.
const DOUBLE: u32 = 0;

/// Two hyphens are slips where at least so many times as many dashes stand beside them.
const SLIP: usize = 2;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    let text = view.text;
    // All longer dashes begin with that byte.
    if !view.signs.has(0xe2) && !view.signs.has_pair(Kind::Hyphen, Kind::Hyphen) {
        return;
    }
    let Some(prose) = Prose::of(view) else { return };
    let mut others: Vec<(u64, u32)> = Vec::new();
    for found in running_dashes(&prose) {
        let glyph = &text[found.dash.clone()];
        if glyph == "--" {
            traces.add(found.range.clone(), DOUBLE, key(&text[found.range]));
        } else if glyph != "-" {
            let form = key(&text[found.range]);
            match others.iter_mut().find(|(known, _)| *known == form) {
                Some((_, count)) => *count += 1,
                None => others.push((form, 1)),
            }
        }
    }
    others.into_iter().for_each(|(form, count)| traces.add(0..0, count, form));
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let mut forms = Tally::default();
    let dashes = traces.iter().filter(|trace| trace.kind != DOUBLE);
    dashes.for_each(|trace| forms.add_times(trace.key, trace.kind as usize));
    let doubles = traces.iter().filter(|trace| trace.kind == DOUBLE).count();
    let house = view.lens.settings.dash.as_str();
    let usual = forms.commonest().map(|(form, _)| written(form));
    let Some(dash) = Some(house.to_owned()).filter(|house| !house.is_empty()).or(usual) else { return };
    let others = forms.total();
    let are_slips = !house.is_empty() || others >= doubles * SLIP;
    let is_transcript = view.document.style() != TurnStyle::Unmarked;
    if dash.trim() == "--"
        || (house.is_empty() && !is_transcript)
        || (!are_slips && (others < doubles || doubles == 1))
    {
        return;
    }
    let mut found = traces.iter().filter(|trace| trace.kind == DOUBLE);
    if are_slips {
        found.for_each(|trace| tell(view, &trace, &dash, report));
    } else if let Some(first) = found.next() {
        let message =
            format!("{doubles} dashes of this file are two hyphens, the others are not: write all alike.");
        report.add(first.range, message).doubtful(true);
    }
}

/// Reports one, with the dash that belongs there: with its own spaces where only one side has any, as where a speaker
/// breaks off.
fn tell(view: &DocumentView<'_>, trace: &PlacedTrace, dash: &str, report: &mut Report) {
    let spaced = view.document.words(trace.range.clone());
    let lead = spaced.find('-').unwrap_or_default();
    let glyph = trace.range.start + lead..trace.range.start + lead + 2;
    let breaks_off = spaced.len() != 2 && (lead == 0 || lead + 2 == spaced.len());
    let at_end = view.document.words_behind(glyph.end, 4);
    let ends = !at_end.starts_with(|c: char| c.is_alphanumeric() || c == ' ' || c == '\u{a0}');
    let (range, new) =
        if breaks_off || ends { (glyph.clone(), dash.trim()) } else { (trace.range.clone(), dash) };
    report
        .add(glyph, format!("Two hyphens stand for a dash: write `{dash}`."))
        .mended_by("Write a dash", vec![TextEdit::replace(range, new)]);
}
