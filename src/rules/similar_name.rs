//! A name that is one letter away from another: `Shamkani`, where `Shamkhani` stands everywhere else.
//!
//! Most likely it is a slip of the pen; a reader who searches for the name does not find it.
//!
//! ```transcript,reports
//! — When did Captain Orlander sail?
//!
//! — They say that Orlander sailed in May. But the papers of Orlander are lost, and old Orlander told nobody. So did the
//! other Orlander.
//!
//! — Did you meet Orlader?
//!                ^^^^^^^
//!
//! — It was Orlander who met me.
//! ```
//!
//! Against other names of the transcript it is a hint, where one stands at least five times and the other once. The fix
//! is only offered: these may be two people.
//!
//! ```transcript,fixed
//! — When did Captain Orlander sail?
//!
//! — They say that Orlander sailed in May. But the papers of Orlander are lost, and old Orlander told nobody. So did the
//! other Orlander.
//!
//! — Did you meet Orlander?
//!
//! — It was Orlander who met me.
//! ```
//!
//! Against the glossary it is a warning where the other words of the name are right:
//!
//! ```transcript,reports
//! ---
//! entities:
//!   captain: { name: Mirna Orlander }
//! ---
//!
//! — Did Mirna Orlander sail in May, and did you meet Mirna Orlader?
//!                                                    ^^^^^^^^^^^^^
//! ```
//!
//! Not reported are short names, names that differ in their first two or last two letters, as other people and other endings
//! do, and a name that stands more than once:
//!
//! ```transcript,accepts
//! ---
//! entities:
//!   captain: { name: Orlander }
//!   mate: { name: Zarif }
//! ---
//!
//! — Did you meet Orlander and Zarif, or the Orlanders and Sharif? Did you meet Marlander?
//! ```
//!
//! ```transcript,accepts
//! ---
//! entities:
//!   captain: { name: Mirna Orlander }
//! ---
//!
//! — Did you meet Mirna Orlander?
//!
//! — I met Mirna Orlader. You know of no Mirna Orlader?
//! ```

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::capitals::{Capital, Look, capitals};
use super::shared::mentions;
use super::shared::tally::key;
use super::shared::words::shown;
use crate::config::Level;
use crate::model::glossary::words_of;
use crate::model::matcher::FormId;
use crate::model::slip::{edges_of, is_slip, letters_of};

pub(super) const RULE: Rule = Rule {
    name: "similar-name",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("similar_name.rs"),
};

/// A name that stands so often is right, and one that stands more often than [`SELDOM`] is another.
const OFTEN: u32 = 5;
const SELDOM: u32 = 1;

/// The kind of a trace that a word left is its edges, of which the lowest bit says whether it is near a name of the
/// glossary; its key is then the form.
const DECLARED: u32 = 1;

/// A word of a document, by its edges and by [`key_of`].
type WordKey = (u32, u64);

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    if view.vocabulary.nouns_are_capitals || view.lens.language.is_any(&["de", "lb"]) {
        return;
    }
    let names = capitals(view).iter().filter(|capital| capital.inside && capital.look == Look::Name);
    for Capital { range, .. } in names {
        if mentions::covers(view, range.start) {
            continue;
        }
        let word = view.text.get(range.clone()).unwrap_or_default();
        let Some(edges) = edges_of(word) else { continue };
        traces.add(range.clone(), edges & !DECLARED, key_of(word));
        if let Some((form, range)) = declared_near(view, word, range.clone()) {
            traces.add(range, edges | DECLARED, u64::from(form.0));
        }
    }
}

/// The letters of a word without their order, and a hash of it: that two words may be near shows without their text.
fn key_of(word: &str) -> u64 {
    (key(word) & !u64::from(u32::MAX)) | u64::from(letters_of(word.chars()))
}

/// The name of the glossary for which a word is most likely a slip, with the bytes that stand for the whole name.
fn declared_near(view: &BlockView<'_>, word: &str, range: Range<usize>) -> Option<(FormId, Range<usize>)> {
    let entities = &view.vocabulary.entities;
    entities.names_like(word).find_map(|near| {
        let name: Vec<&str> = words_of(&entities.form(near.form)?.text).collect();
        let before = name.get(..near.index)?;
        let behind = name.get(near.index + 1..)?;
        Some((near.form, with_neighbours(view.text, range.clone(), before, behind)?))
    })
}

/// The bytes of a word with the words before and behind it, where those are these.
fn with_neighbours(text: &str, word: Range<usize>, before: &[&str], behind: &[&str]) -> Option<Range<usize>> {
    let is_gap = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | ';' | ':');
    let (mut start, mut end) = (word.start, word.end);
    for wanted in before.iter().rev() {
        let head = text.get(..start)?.trim_end_matches(is_gap);
        let at = head.len().checked_sub(wanted.len())?;
        let is_there = head.get(at..)? == *wanted && !head.get(..at)?.ends_with(char::is_alphanumeric);
        start = is_there.then_some(at)?;
    }
    for wanted in behind {
        let tail = text.get(end..)?.trim_start_matches(is_gap);
        let rest = tail.strip_prefix(wanted).filter(|rest| !rest.starts_with(char::is_alphanumeric))?;
        end = text.len() - rest.len();
    }
    Some(start..end)
}

/// How often a word stands, and where first.
struct Seen {
    count: u32,
    first: Range<usize>,
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let mut words: FxHashMap<WordKey, Seen> = FxHashMap::default();
    for trace in traces.iter().filter(|trace| trace.kind & DECLARED == 0) {
        let seen = words.entry((trace.kind, trace.key)).or_insert(Seen { count: 0, first: trace.range });
        seen.count += 1;
    }
    // A word that is near a name of the glossary leaves its own trace just before.
    let mut last = (0, 0);
    for trace in traces.iter() {
        if trace.kind & DECLARED == 0 {
            last = (trace.kind, trace.key);
        } else if words.get(&last).is_some_and(|seen| seen.count <= SELDOM) {
            words.remove(&last);
            report_declared(view, FormId(trace.key as u32), trace.range, report);
        }
    }
    let mut often: FxHashMap<u32, Vec<(u64, &Seen)>> = FxHashMap::default();
    for ((edges, key), seen) in words.iter().filter(|(_, seen)| seen.count >= OFTEN) {
        often.entry(*edges).or_default().push((*key, seen));
    }
    for ((edges, key), seldom) in words.iter().filter(|(_, seen)| seen.count <= SELDOM) {
        for (other, usual) in often.get(edges).into_iter().flatten() {
            // A wrong letter takes one away and adds another.
            if ((key ^ other) as u32).count_ones() <= 2 {
                report_near(view, &seldom.first, usual, report);
            }
        }
    }
}

fn report_declared(view: &DocumentView<'_>, form: FormId, range: Range<usize>, report: &mut Report) {
    let Some(form) = view.document.vocabulary().entities.form(form) else { return };
    let written = view.document.words(range.clone());
    let message = format!(
        "`{}` is a letter away from `{}`: write the name of the glossary.",
        shown(&written),
        form.text
    );
    let edit = TextEdit::replace(range.clone(), form.text.as_str());
    report
        .add(range, message)
        .doubtful(words_of(&form.text).count() == 1)
        .may_be_mended_by(format!("Write `{}`", form.text), vec![edit]);
}

/// Reports a word that stands seldom if it is most likely a slip for one that stands often.
fn report_near(view: &DocumentView<'_>, range: &Range<usize>, often: &Seen, report: &mut Report) {
    let text = &view.document;
    let (written, usual) = (text.words(range.clone()), text.words(often.first.clone()));
    if is_slip(&written, &usual) {
        let message =
            format!("`{written}` stands here once and `{usual}` {} times: is it one name?", often.count);
        let edit = TextEdit::replace(range.clone(), usual.as_ref());
        report
            .add(range.clone(), message)
            .doubtful(true)
            .may_be_mended_by(format!("Write `{usual}`"), vec![edit]);
    }
}
