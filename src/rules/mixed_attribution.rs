//! Notes of one kind that are signed in two ways: `transl.` here, `translator's note` there.
//!
//! A reader wonders whether two people speak. The finding is on the rarer form, once it is clear which one is; where the
//! house sets `signatures`, on any but its own.
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
//! The fix writes the form that stands in most places, or that of the house.
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

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use super::tally::{Tally, key};
use super::words::{shown, starting_as};
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
        // A malformed signature is the one that it should be.
        let corrected = note.malformed.as_ref().map(|malformed| malformed.corrected.as_str());
        let written = corrected.unwrap_or(note.attribution.of(view.text));
        // A newsroom has one name, and what a program wrote is the business of `machine-attribution`.
        if note.kind != NoteKind::Source && !view.vocabulary.lexicon.is_machine_made(written) {
            traces.add(note.attribution.range(), note.kind as u32, key(written.to_lowercase()));
        }
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let text = view.document.text();
    for kind in [NoteKind::Translator, NoteKind::Editor, NoteKind::Author] {
        let of_kind = || traces.iter().filter(|trace| trace.kind == kind as u32);
        let mut tally = Tally::default();
        of_kind().for_each(|trace| tally.add(trace.key));
        let house = view.lens.settings.signatures.get(kind.name());
        let usual = house.map(|house| key(house.to_lowercase())).or_else(|| tally.usual());
        let Some(usual) = usual else { continue };
        let place = || of_kind().find(|trace| trace.key == usual).map(|trace| trace.range);
        let form = house.cloned().or_else(|| Some(text.slice(place()?).into_owned()));
        let Some(form) = form else { continue };
        for trace in of_kind().filter(|trace| trace.key != usual) {
            let written = text.slice(trace.range.clone());
            let others = if house.is_some() { "and the house signs" } else { "the others" };
            let message = format!(
                "This is signed `{}`, {others} `{}`: sign all in one form.",
                shown(&written),
                shown(&form)
            );
            let edits = vec![TextEdit::replace(trace.range.clone(), starting_as(&written, &form))];
            report.add(trace.range, message).mended_by(format!("Sign it `{}`", shown(&form)), edits);
        }
    }
}
