//! Quotation marks of another form than the house has, or than the rest of the file: `"so"` beside `“so”`.
//!
//! A reader asks what the difference means, and it means nothing.
//!
//! ```toml
//! quotes = ["“”", "‘’"]
//! ```
//!
//! ```transcript,reports
//! — The “old bell” is what they call "the cracked one".
//!                                    ^^^^^^^^^^^^^^^^^
//! ```
//!
//! The fix rewrites both marks. Where the house sets no form, it is the one that most quotations of the file have; where
//! two forms are common, that is told once, and there is no fix.
//!
//! ```transcript,fixed
//! — The “old bell” is what they call “the cracked one”.
//! ```
//!
//! Not reported are quotations inside others, single marks, and apostrophes:
//!
//! ```transcript,accepts
//! — They say “the 'old' bell” and “the ‘cracked’ one”, and it's ’tis and rock ’n’ roll.
//! ```
//!
//! ```transcript,accepts
//! — The “old bell” is 24" high.
//! ```

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, PlacedTrace, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::prose::{Prose, is_space};
use super::shared::quote_marks::turned;
use super::shared::tally::Tally;
use super::shared::words::shown;
use crate::config::Level;
use crate::model::TurnStyle;
use crate::syntax::inline::QuoteStyle;

pub(super) const RULE: Rule = Rule {
    name: "mixed-quote-styles",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("mixed_quote_styles.rs"),
};

/// The kinds of trace: a quotation by itself, and one that has another inside, which needs other marks too.
const PLAIN: u32 = 0;
const NESTING: u32 = 1;

/// Fewer quotations of one form show no habit.
const HABIT: usize = 2;

/// A form is a slip where another is so many times as common.
const SLIP: usize = 2;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    if view.inlines.quotations.is_empty() {
        return;
    }
    let Some(prose) = Prose::of(view) else { return };
    for (index, quotation) in view.inlines.quotations.iter().enumerate() {
        let Some(close) = quotation.close.filter(|_| quotation.parent.is_none()) else { continue };
        if is_double(quotation.style) && prose.holds(quotation.open.range().start) {
            let nests =
                view.inlines.quotations.iter().skip(index + 1).take(1).any(|inner| inner.parent.is_some());
            let kind = if nests { NESTING } else { PLAIN };
            let marks = (quotation.open.of(view.text), close.of(view.text));
            // Those are told of as such.
            if turned(marks, view.lens.language).is_some() {
                continue;
            }
            traces.add(quotation.open.range().start..close.range().end, kind, key(marks));
        }
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let mut forms = Tally::default();
    traces.iter().for_each(|trace| forms.add(trace.key));
    let Some((usual, most)) = forms.commonest() else { return };
    let house = view.lens.settings.quotes.first().and_then(|pair| divided(pair));
    let target = house.clone().or_else(|| marks_of(usual));
    let Some((open, close)) = target else { return };
    if house.is_none() && (most < HABIT || view.document.style() == TurnStyle::Unmarked) {
        return;
    }
    let right = key((open.trim(), close.trim()));
    let mut told = Vec::new();
    for trace in traces.iter().filter(|trace| trace.key != right) {
        let count = forms.count(trace.key);
        if house.is_some() || count * SLIP <= most {
            tell(view, &trace, (&open, &close), report);
        } else if count < most && !told.contains(&trace.key) {
            told.push(trace.key);
            let (first, last) = marks_of(trace.key).unwrap_or_default();
            let message = format!(
                "{count} quotations of this file stand in {first}…{last}, {most} in {open}…{close}: choose one form."
            );
            report.add(trace.range, message).doubtful(true);
        }
    }
}

fn tell(view: &DocumentView<'_>, trace: &PlacedTrace, (open, close): (&str, &str), report: &mut Report) {
    let written = view.document.words(trace.range.clone());
    let Some((first, last)) = marks_of(trace.key) else { return };
    let message = format!("`{}` has marks of another form: write {open}…{close}.", shown(&written));
    let finding = report.add(trace.range.clone(), message);
    let Some(inside) = written.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str()))
    else {
        return;
    };
    // One that has these marks inside itself needs a look at both.
    if trace.kind == PLAIN || !inside.contains(open.trim()) {
        let words = inside.trim_start_matches(is_space);
        let head = first.len() + inside.len() - words.len();
        let tail = last.len() + words.len() - words.trim_end_matches(is_space).len();
        let edits = vec![
            TextEdit::replace(trace.range.start..trace.range.start + head, open),
            TextEdit::replace(trace.range.end - tail..trace.range.end, close),
        ];
        finding.mended_by(format!("Write {open}…{close}"), edits);
    }
}

/// Whether marks of that style are for outer quotations in some language, and not in doubt.
fn is_double(style: QuoteStyle) -> bool {
    matches!(
        style,
        QuoteStyle::Curly
            | QuoteStyle::Low
            | QuoteStyle::Right
            | QuoteStyle::Angle
            | QuoteStyle::AngleReversed
            | QuoteStyle::Straight
    )
}

/// The two halves of a pair as settings have it: `“”`, or `« »` with a space that belongs to both.
fn divided(pair: &str) -> Option<(String, String)> {
    let open = pair.chars().next()?;
    let close = pair.chars().next_back()?;
    let space = if pair.chars().any(char::is_whitespace) { "\u{a0}" } else { "" };
    Some((format!("{open}{space}"), format!("{space}{close}")))
}

/// A pair as a number, the same for the same marks.
fn key((open, close): (&str, &str)) -> u64 {
    let mark = |text: &str| text.chars().next().map_or(0, |c| u64::from(u32::from(c)));
    mark(open) << 32 | mark(close)
}

/// The pair that has this number.
fn marks_of(key: u64) -> Option<(String, String)> {
    let mark = |half: u64| u32::try_from(half).ok().and_then(char::from_u32);
    Some((mark(key >> 32)?.to_string(), mark(key & u64::from(u32::MAX))?.to_string()))
}
