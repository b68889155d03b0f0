//! A full stop or comma on the wrong side of a closing quotation mark; only where a style or the settings ask for it.
//!
//! American English has them inside the marks, whatever they belong to. British English and most other languages have
//! them outside, unless a whole sentence is quoted.
//!
//! ```transcript,reports
//! — They call it “the old bell”, and nobody rings it.
//!                             ^^
//! ```
//!
//! The fix changes places.
//!
//! ```transcript,fixed
//! — They call it “the old bell,” and nobody rings it.
//! ```
//!
//! ```transcript,accepts
//! — They call it “the old bell,” and who rings “it”?
//! ```
//!
//! With `inside = false` it is the other way round, and a sentence that is quoted whole keeps its full stop.
//!
//! ```toml
//! rules.quote-punctuation = { level = "warning", inside = false }
//! ```
//!
//! ```transcript,reports
//! — They call it “the old bell,” and nobody rings it.
//!                             ^^
//! ```
//!
//! ```transcript,accepts
//! — They call it “the old bell”. He said: “Nobody rings it.”
//! ```

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use super::shared::prose::Prose;
use crate::config::{Level, OptionDefault, RuleOption};
use crate::syntax::inline::QuoteStyle;

pub(super) const RULE: Rule = Rule {
    name: "quote-punctuation",
    level: Level::Off,
    fixable: true,
    options: &[INSIDE],
    unit: Unit::Block(check),
    source: include_str!("quote_punctuation.rs"),
};

const INSIDE: RuleOption = RuleOption {
    name: "inside",
    description: "Whether full stop and comma stand inside the closing mark.",
    default: OptionDefault::Flag(true),
};

fn check(view: &BlockView<'_>, report: &mut Report) {
    if view.inlines.quotations.is_empty() {
        return;
    }
    let inside = view.lens.flag(&RULE, &INSIDE);
    let Some(prose) = Prose::of(view) else { return };
    for quotation in &view.inlines.quotations {
        let Some(close) = quotation.close.map(|close| close.range()) else { continue };
        if matches!(quotation.style, QuoteStyle::StraightSingle) || !prose.holds(close.start) {
            continue;
        }
        let quoted = &view.text[quotation.open.range().end..close.start];
        let found = if inside { stop_behind(&prose, close.end) } else { stop_within(quoted) };
        let Some(stop) = found else { continue };
        let (range, wrong) = if inside {
            (close.start..close.end + 1, "behind the closing mark: put it inside")
        } else {
            (close.start - 1..close.end, "inside the closing mark: put it behind")
        };
        let mark = &view.text[close];
        let new = if inside { format!("{stop}{mark}") } else { format!("{mark}{stop}") };
        let what = if stop == ',' { "comma" } else { "full stop" };
        report
            .add(range.clone(), format!("The {what} stands {wrong}."))
            .mended_by("Put it on the other side of the mark", vec![TextEdit::replace(range, new)]);
    }
}

/// A full stop or comma at `at` that belongs inside.
fn stop_behind(prose: &Prose<'_>, at: usize) -> Option<char> {
    let stop = prose.after(at).filter(|c| matches!(c, '.' | ','))?;
    let quoted = prose.text[..at].chars().rev().nth(1)?;
    let ends_there = prose.after(at + 1).is_none_or(char::is_whitespace);
    (ends_there && quoted.is_alphanumeric()).then_some(stop)
}

/// A comma at the end of `quoted`, or a full stop where that is no sentence.
fn stop_within(quoted: &str) -> Option<char> {
    let mut last = quoted.chars().rev();
    let stop = last.next().filter(|c| matches!(c, '.' | ','))?;
    let is_sentence = stop == '.' && !quoted.starts_with(char::is_lowercase);
    (!is_sentence && last.next()?.is_alphanumeric()).then_some(stop)
}
