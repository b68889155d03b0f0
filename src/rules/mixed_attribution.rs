//! Notes of one kind that are signed in two ways: `transl.` here, `translator's note` there.
//!
//! A reader wonders whether two people speak. The finding is on the rarer form, once it is clear which one is.
//!
//! ```transcript,reports
//! — The reservoir (it was filled in 2009 — transl. note) has one purpose.
//!
//! — The dam (it is of earth — transl. note) has another.
//!
//! — And the canal (it was never dug — translator's note) has none.
//!                                     ^^^^^^^^^^^^^^^^^
//! ```
//!
//! The fix writes the form that stands in most places.
//!
//! ```transcript,fixed
//! — The reservoir (it was filled in 2009 — transl. note) has one purpose.
//!
//! — The dam (it is of earth — transl. note) has another.
//!
//! — And the canal (it was never dug — transl. note) has none.
//! ```
//!
//! Not reported are notes of different kinds, nor a capital letter where a sentence starts:
//!
//! ```transcript,accepts
//! — The reservoir (it was filled in 2009 — transl. note) has one purpose (in his words — Ed.).
//! ```
//!
//! ```transcript,accepts
//! — The reservoir (it was filled in 2009. Transl. note) has one purpose, and so has the dam (of earth — transl. note).
//! ```

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, PlacedTrace, Report, Traces};
use super::rule::{Rule, Unit};
use super::words::shown;
use crate::config::Level;
use crate::syntax::lexicon::NoteKind;

pub(super) const RULE: Rule = Rule {
    name: "mixed-attribution",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("mixed_attribution.rs"),
};

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    for (_, note) in view.inlines.notes() {
        // A newsroom has one name, and a malformed signature is the one that it should be.
        if note.kind != NoteKind::Source {
            let corrected = note.malformed.as_ref().map(|malformed| malformed.corrected.as_str());
            let written = corrected.unwrap_or(note.attribution.of(view.text)).to_lowercase();
            let mut hasher = FxHasher::default();
            written.hash(&mut hasher);
            traces.add(note.attribution.range(), note.kind as u32, hasher.finish());
        }
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let mut counts: FxHashMap<(u32, u64), usize> = FxHashMap::default();
    traces.iter().for_each(|trace| *counts.entry((trace.kind, trace.key)).or_default() += 1);
    let count = |trace: &PlacedTrace| counts.get(&(trace.kind, trace.key)).copied().unwrap_or_default();
    let mut usual: FxHashMap<u32, PlacedTrace> = FxHashMap::default();
    for trace in traces.iter() {
        let best = usual.entry(trace.kind).or_insert_with(|| trace.clone());
        if count(&trace) > count(best) {
            *best = trace;
        }
    }
    for trace in traces.iter() {
        let Some(usual) = usual.get(&trace.kind) else { continue };
        if usual.key != trace.key && count(usual) > count(&trace) {
            let text = view.document.text();
            let written = text.slice(usual.range.clone());
            let message = format!(
                "This is signed `{}`, the others `{}`: sign all in one form.",
                shown(&text.slice(trace.range.clone())),
                shown(&written)
            );
            let edits = vec![TextEdit::replace(trace.range.clone(), written)];
            report.add(trace.range, message).mended_by("Sign it as the others", edits);
        }
    }
}
