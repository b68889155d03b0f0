//! One event under two names or in two brackets: `[laughs]` here, `[laughter]` or `(laughs)` there.
//!
//! Whoever searches or counts finds a part of them. The finding is on the rarer form.
//!
//! ```transcript,reports
//! — It has one purpose. [laughter] So they say.
//!
//! — They do. [laughter] And so be it.
//!
//! — Salt. [laughs] Nothing else.
//!          ^^^^^^
//! ```
//!
//! The fix writes the form that stands in most places, which is left to somebody who looks where it is another word, or puts
//! the event in the brackets of the others, or in those of `event-brackets`, where the house sets them.
//!
//! ```transcript,fixed
//! — It has one purpose. [laughter] So they say.
//!
//! — They do. [laughter] And so be it.
//!
//! — Salt. [laughter] Nothing else.
//! ```
//!
//! Where the rarer form is in use as well, both may be meant: that is told once, and not changed. Not reported are
//! different events, and a capital at the start of a sentence:
//!
//! ```transcript,accepts
//! — It has one purpose. [laughter] So they say.
//!
//! — They do, [laughter] don’t they all.
//!
//! — Salt. [applause] Nothing else. (nods)
//! ```
//!
//! ```transcript,accepts
//! — It has one purpose, [laughter] so they say.
//!
//! — They do. [Laughter] And so be it.
//! ```

use std::ops::Range;

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, PlacedTrace, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::bracket_pairs::{Pair, glyphs, shape_of};
use super::shared::tally::{Tally, key};
use super::shared::words::{shown, starting_as};
use crate::config::Level;
use crate::syntax::inline::Shape;
use crate::syntax::lexicon::{letters, phrase};
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) const RULE: Rule = Rule {
    name: "event-drift",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("event_drift.rs"),
};

/// Marks the trace of an event's words; without it the trace is that of its brackets.
const WORDS: u32 = 1 << 16;

/// A form that stands more often than this beside a more frequent one is in use as well.
const FEW: usize = 5;

/// So many in one case show which one the file has.
const LEAST_USUAL: usize = 3;

/// The words for what nobody could hear, which differ in nothing but the word.
const INAUDIBLE: [&str; 6] =
    ["inaudible", "unintelligible", "indiscernible", "indecipherable", "undecipherable", "inaud"];

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    for (bracket, event) in view.inlines.events() {
        if let Some(pair) = Pair::of(bracket)
            && matches!(pair.shape, Shape::Round | Shape::Square)
        {
            traces.add(bracket.span().range(), pair.bits(), key(&*event.name));
        }
        let written = event.words.of(view.text);
        let folded = phrase(written);
        if view.vocabulary.lexicon.event(&folded).is_some() {
            let span = bracket.span();
            let before = view.text.get(..span.range().start).unwrap_or_default();
            let is_alone = view.text.len() == span.len() as usize;
            let case = case_of(written, before, is_alone);
            // Who sets some in capitals means others by them: the audience and the speaker.
            let meaning = key((meaning(&event.name, &folded), case == Case::Shouted));
            let form = key(&folded) & u64::from(u32::MAX);
            traces.add(event.words.range(), WORDS | case as u32, meaning & u64::from(u32::MAX) << 32 | form);
        }
    }
}

/// What two forms have in common that are one event: the stem of a single word, else all of it.
fn meaning(name: &str, folded: &str) -> String {
    let stem = letters(folded);
    match name {
        "inaudible" if INAUDIBLE.contains(&stem.as_str()) => name.to_owned(),
        "crosstalk" if stem.starts_with("cross") => name.to_owned(),
        _ if folded.contains(' ') => stem,
        _ => stem.chars().take(4).collect(),
    }
}

/// How an event's words are set, and whether a sentence may start there, where a capital is natural.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    /// So that nothing can be told: in a script without capitals, or in a paragraph of their own.
    Untold,
    Small,
    Capital,
    SmallAtStart,
    CapitalAtStart,
    Shouted,
}

fn case_of(written: &str, before: &str, is_alone: bool) -> Case {
    let mut letters = written.chars().filter(|c| c.is_alphabetic());
    let (Some(first), rest) = (letters.next(), letters.clone().next()) else { return Case::Untold };
    let before = before.trim();
    let starts = before.chars().all(|c| matches!(c, '—' | '–' | '-'))
        || before.ends_with(['.', '!', '?', '…', ':', '"', '”', '»', '*', ')', ']']);
    match (first.is_uppercase(), rest.is_some_and(char::is_uppercase)) {
        (true, true) if letters.all(char::is_uppercase) => Case::Shouted,
        _ if is_alone => Case::Untold,
        (true, _) if starts => Case::CapitalAtStart,
        (true, _) => Case::Capital,
        (false, _) if !first.is_lowercase() => Case::Untold,
        _ if starts => Case::SmallAtStart,
        _ => Case::Small,
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    judge_brackets(view, traces, report);
    judge_words(view, traces, report);
}

fn judge_brackets(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let house = shape_of(&view.lens.settings.event_brackets);
    let all = || traces.iter().filter(|trace| trace.kind & WORDS == 0);
    let pair = |trace: &PlacedTrace| Pair::from_bits(trace.kind);
    let mut tallies: FxHashMap<u64, Tally> = FxHashMap::default();
    for trace in all() {
        if let Some(pair) = pair(&trace) {
            tallies.entry(trace.key).or_default().add(pair.shape as u64);
        }
    }
    let mut told = FxHashSet::default();
    for trace in all() {
        let (Some(tally), Some(pair)) = (tallies.get(&trace.key), pair(&trace)) else { continue };
        let most = || Pair::from_bits(tally.usual()? as u32).map(|usual| usual.shape);
        let Some(usual) = house.or_else(most).filter(|usual| *usual != pair.shape) else { continue };
        let others = if house.is_some() { "the house has" } else { "elsewhere it is in" };
        let message = format!(
            "This event is in `{}`, {others} `{}`: use one pair of brackets.",
            glyphs(pair.shape),
            glyphs(usual)
        );
        if house.is_some() || tally.count(pair.shape as u64) <= FEW {
            let title = format!("Put it in `{}`", glyphs(usual));
            let edits = pair.rewritten(&trace.range, usual);
            report.add(trace.range, message).mended_by(title, edits);
        } else if told.insert(trace.key) {
            report.add(trace.range, message);
        }
    }
}

fn judge_words(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let all = || traces.iter().filter(|trace| trace.kind & WORDS != 0);
    let text = &view.document;
    let mut tallies: FxHashMap<u64, Tally> = FxHashMap::default();
    let mut cases = Tally::default();
    let mut first: FxHashMap<u64, Range<usize>> = FxHashMap::default();
    for trace in all() {
        tallies.entry(trace.key >> 32).or_default().add(trace.key);
        cases.add(u64::from(trace.kind & !WORDS));
        first.entry(trace.key).or_insert(trace.range);
    }
    let mut told = FxHashSet::default();
    for trace in all() {
        let Some(tally) = tallies.get(&(trace.key >> 32)) else { continue };
        let written = text.words(trace.range.clone());
        let usual = tally.usual().filter(|usual| *usual != trace.key);
        let place = usual.and_then(|usual| first.get(&usual));
        let form = place.map_or(written.clone(), |place| text.words(place.clone()));
        let own = u64::from(trace.kind & !WORDS);
        let other_case = other_case(own).filter(|other| {
            cases.count(*other) >= LEAST_USUAL
                && cases.count(own) <= FEW
                && cases.count(*other) > cases.count(own)
        });
        if usual.is_none() && other_case.is_none() {
            continue;
        }
        let wanted =
            set(form.trim_matches(|c: char| !c.is_alphanumeric()), other_case.unwrap_or(own), &written);
        let message = if usual.is_some() {
            format!("`{}` is elsewhere `{}`: write one word for it.", shown(&written), shown(&wanted))
        } else {
            format!(
                "Other events are set in another case than `{}`: write `{}`.",
                shown(&written),
                shown(&wanted)
            )
        };
        if tally.count(trace.key) <= FEW || usual.is_none() {
            let edits = vec![TextEdit::replace(trace.range.clone(), wanted.as_str())];
            let title = format!("Write `{wanted}`");
            let finding = report.add(trace.range, message);
            // One laughs, and laughter is of many: who has heard it knows whether one word will do.
            if wanted.to_lowercase() == written.to_lowercase() {
                finding.mended_by(title, edits);
            } else {
                finding.may_be_mended_by(title, edits);
            }
        } else if told.insert(trace.key) {
            report.add(trace.range, message);
        }
    }
}

/// The case that another form would have in the same place.
fn other_case(own: u64) -> Option<u64> {
    let pairs = [(Case::Small, Case::Capital), (Case::SmallAtStart, Case::CapitalAtStart)];
    pairs.into_iter().map(|(small, capital)| (small as u64, capital as u64)).find_map(|(small, capital)| {
        match own {
            own if own == small => Some(capital),
            own if own == capital => Some(small),
            _ => None,
        }
    })
}

/// `form` in a case, which where it cannot be told is that of `written`.
fn set(form: &str, case: u64, written: &str) -> String {
    let small = form.to_lowercase();
    let is_any = |cases: &[Case]| cases.iter().any(|known| *known as u64 == case);
    match case {
        _ if is_any(&[Case::Shouted]) => form.to_uppercase(),
        _ if is_any(&[Case::Capital, Case::CapitalAtStart]) => starting_as("A", &small),
        _ if is_any(&[Case::Small, Case::SmallAtStart]) => small,
        _ => starting_as(written, &small),
    }
}
