//! A signature that only a translation program writes: `approx. transl.` for the translator.
//!
//! It reads the Russian *прим.* (note) as *примерно* (about), and so makes an approximation of the translator. To a
//! reader it says nothing.
//!
//! ```transcript,reports
//! — The reservoir (it was filled in 2009 — approx. transl.) has one purpose.
//!                                          ^^^^^^^^^^^^^^^
//!
//! — And the canal (it was never dug — approx. transl.) has none.
//! ```
//!
//! All of one kind are one finding. The fix signs them as the house does, by `signatures` in the settings; else as the
//! other notes of the file are signed; else, as a proposal only, as is usual in the language.
//!
//! ```transcript,fixed
//! — The reservoir (it was filled in 2009 — translator's note) has one purpose.
//!
//! — And the canal (it was never dug — translator's note) has none.
//! ```
//!
//! Not reported are the signatures that people write, and what is really an approximation:
//!
//! ```transcript,accepts
//! — The reservoir (it was filled in 2009 — transl. note) has one purpose.
//! ```
//!
//! ```transcript,accepts
//! — The reservoir (filled in 2009, approx.) has one purpose, and the canal (approx. a mile) has none.
//! ```

use super::TextEdit;
use super::engine::{AllTraces, DocumentView, PlacedTrace, Report};
use super::rule::{Rule, Unit};
use super::shared::signing::{KINDS, by_machine, gather, own_form, usual_form};
use super::shared::words::{of_kind, shown, starting_as};
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "machine-attribution",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("machine_attribution.rs"),
};

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let text = &view.document;
    for kind in KINDS {
        let machine = by_machine(traces, kind);
        let Some(first) = machine.first() else { continue };
        let own = own_form(view, kind, traces).map(|(form, ..)| form);
        let usual = own.as_deref().or_else(|| usual_form(view, kind));
        let written = text.words(first.range.clone());
        let made = format!("`{}` is what a translation program makes of a signature", shown(&written));
        let Some(usual) = usual else {
            report.add(first.range.clone(), format!("{made}: write who added the {}.", of_kind(kind)));
            continue;
        };
        let advice = match machine.len() {
            1 => format!("sign this {} `{usual}`", of_kind(kind)),
            count => format!("sign it and the others like it, {count} in all, `{usual}`"),
        };
        let edit = |trace: &PlacedTrace| {
            let written = text.words(trace.range.clone());
            TextEdit::replace(trace.range.clone(), starting_as(&written, usual))
        };
        let edits = machine.iter().map(edit).collect();
        let title = format!("Sign with `{usual}`");
        let finding = report.add(first.range.clone(), format!("{made}: {advice}."));
        match own {
            Some(_) => finding.mended_by(title, edits),
            None => finding.may_be_mended_by(title, edits),
        };
    }
}
