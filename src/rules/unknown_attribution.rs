//! Words in a bracket that look like a signature which nobody knows.
//!
//! It may be misspelt, or the house signs in a way of its own. Until it is known, the bracket does not count as a note:
//! no outline, search or other rule takes it for one.
//!
//! ```transcript,reports
//! — The reservoir (it was filled in 2009 — Translater's note) has one purpose.
//!                                          ^^^^^^^^^^^^^^^^^
//! ```
//!
//! The fix writes the signature that is most like it.
//!
//! ```transcript,fixed
//! — The reservoir (it was filled in 2009 — Translator's note) has one purpose.
//! ```
//!
//! Where it is like none, an abbreviation that signs is reported all the same. Declare it under `attributions`, in the
//! settings or in the front matter, and it is known.
//!
//! ```transcript,reports
//! — The reservoir (it was filled in 2009 — Hydr.) has one purpose.
//!                                          ^^^^^
//! ```
//!
//! ```transcript,accepts
//! ---
//! attributions: { editor: [Hydr.] }
//! ---
//!
//! — The reservoir (it was filled in 2009 — Hydr.) has one purpose.
//! ```
//!
//! Not reported are the speaker's own words behind a dash:
//!
//! ```transcript,accepts
//! — The reservoir (they filled it in 2009 — at last) has one purpose (no, two — Irrigation and Salt).
//! ```

use std::ops::Range;

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use super::shared::words::{shown, starting_as};
use crate::config::Level;
use crate::model::language::Language;
use crate::syntax::inline::BracketKind;
use crate::syntax::lexicon::{AttributionForm, Lexicon, Strength, letters};

pub(super) const RULE: Rule = Rule {
    name: "unknown-attribution",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("unknown_attribution.rs"),
};

/// The longest signature, in bytes.
const LONGEST: usize = 60;

/// An abbreviation has at most so many letters.
const LONGEST_ABBREVIATION: usize = 6;

/// The most words of a signature.
const MOST_WORDS: usize = 5;

fn check(view: &BlockView<'_>, report: &mut Report) {
    for bracket in &view.inlines.brackets {
        let is_free = matches!(bracket.kind, BracketKind::Parenthesis | BracketKind::Insertion);
        if !is_free || view.inlines.is_verbatim(bracket.open.start) {
            continue;
        }
        let inner = bracket.inner();
        let text = inner.of(view.text);
        let Some((signature, edge)) = edge_of(text) else { continue };
        let written = text.get(signature.clone()).unwrap_or_default();
        let at = inner.range().start;
        let range = at + signature.start..at + signature.end;
        if let Some(meant) = meant(written, edge, view.lens.language, &view.vocabulary.lexicon) {
            let meant = starting_as(written, &meant.written);
            let message =
                format!("`{}` is no signature that is known: did you mean `{meant}`?", shown(written));
            let edit = TextEdit::replace(range.clone(), meant.as_str());
            report.add(range, message).may_be_mended_by(format!("Write `{meant}`"), vec![edit]);
        } else if edge == Edge::Dash && abbreviates(written) && !is_listed(written, &view.vocabulary.lexicon)
        {
            let message =
                format!("`{}` looks like a signature: declare it under `attributions`.", shown(written));
            report.add(range, message);
        }
    }
}

/// What sets a signature off.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Dash,
    Comma,
    Colon,
}

/// The words that stand where a signature would, inside a bracket.
fn edge_of(inner: &str) -> Option<(Range<usize>, Edge)> {
    if !inner.contains(['—', '–', '―', '-', ',', ';', ':']) {
        return None;
    }
    let dash = |c: char| matches!(c, '—' | '–' | '―');
    let spaced = inner.rfind(" - ").map(|at| at + 2);
    let behind_dash = inner.char_indices().rev().find(|(_, c)| dash(*c)).map(|(at, c)| at + c.len_utf8());
    let comma = inner.rfind([',', ';']).map(|at| at + 1);
    let behind = |at: usize, edge: Edge| signature(inner, at..inner.len()).map(|range| (range, edge));
    let colon = inner.find(':').and_then(|at| signature(inner, 0..at)).map(|range| (range, Edge::Colon));
    let last_dash = behind_dash.max(spaced).and_then(|at| behind(at, Edge::Dash));
    last_dash.or_else(|| comma.and_then(|at| behind(at, Edge::Comma))).or(colon)
}

/// The stretch without white space and markup around, where it is as short as a signature and has words beside it.
fn signature(inner: &str, range: Range<usize>) -> Option<Range<usize>> {
    let around = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '\\');
    let text = inner.get(range.clone())?;
    let start = range.start + text.len() - text.trim_start_matches(around).len();
    let end = start + text.trim_matches(around).len();
    let rest = inner.get(..range.start)?.chars().chain(inner.get(range.end..)?.chars());
    let fits = end > start && end - start <= LONGEST && rest.filter(|c| c.is_alphanumeric()).count() > 1;
    fits.then_some(start..end)
}

/// The form that a signature is a slip of the pen for.
fn meant<'l>(
    written: &str,
    edge: Edge,
    language: Language,
    lexicon: &'l Lexicon,
) -> Option<&'l AttributionForm> {
    let key = letters(written);
    let length = key.chars().count();
    // What is cut short by full stops signs in any case, so that more of it may be wrong.
    let is_cut = edge == Edge::Dash && abbreviates(written);
    let allowed = match length {
        4.. if is_cut => 2,
        0..=5 => return None,
        6..=10 => 1,
        _ => 2,
    };
    if written.split_whitespace().count() > MOST_WORDS || is_listed(written, lexicon) {
        return None;
    }
    let first = key.chars().next()?;
    let near = lexicon.all_attributions().filter_map(|(known, form)| {
        let is_like = known.starts_with(first)
            && (form.strength == Strength::Clear || (is_cut && form.strength == Strength::Marked))
            && known.chars().count().abs_diff(length) <= allowed
            && form.written.split_whitespace().count() == written.split_whitespace().count()
            && (edge == Edge::Dash || form.written.contains(' '));
        let distance = is_like.then(|| strsim::osa_distance(known, &key))?;
        (distance <= allowed).then_some((distance, form.language != language.code(), form))
    });
    near.min_by(|a, b| (a.0, a.1, &a.2.written).cmp(&(b.0, b.1, &b.2.written))).map(|(.., form)| form)
}

fn is_listed(written: &str, lexicon: &Lexicon) -> bool {
    lexicon.attributions(&letters(written)).next().is_some()
}

/// Whether each word is cut short by a full stop, as in `Hydr.` and `прим. кор.`; a single one has a capital.
fn abbreviates(written: &str) -> bool {
    let mut words = written.split_whitespace();
    let is_cut = |word: &str| {
        let stem = word.trim_end_matches('.');
        let length = stem.chars().count();
        stem.len() + 1 == word.len()
            && (2..=LONGEST_ABBREVIATION).contains(&length)
            && stem.chars().all(char::is_alphabetic)
    };
    let count = words.clone().count();
    (1..=3).contains(&count) && words.all(is_cut) && (count > 1 || written.starts_with(char::is_uppercase))
}
