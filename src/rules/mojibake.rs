//! Letters that were read in the wrong encoding: `â€™` for an apostrophe, `РџСЂРё` for Russian.
//!
//! A file was written in one encoding and opened in another. What stands there now is no language.
//!
//! ```transcript,reports
//! — It wasnâ€™t the bell, it was the cafÃ©.
//!          ^^^
//!                                       ^^
//! ```
//!
//! ```transcript,reports
//! — It wasnâ€™t the bell.
//!          ^^^
//! ```
//!
//! The fix reads the letters as they were meant, where that can be told. What became `�` is lost. More
//! than three in one file are told once, and the fix mends all of them.
//!
//! ```transcript,fixed
//! — It wasn’t the bell.
//! ```
//!
//! Letters with marks are no fault by themselves:
//!
//! ```transcript,accepts
//! — Ça alors, la Dame d’Ô et le “café d’à côté”… É! «AMANHÃ», e «São João».
//! ```
//!
//! ```transcript,accepts
//! — С… с этим, ещё «СССР», Ёлка и подъезд.
//! ```

use std::ops::Range;

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, PlacedTrace, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::misread::{is_western_sign, meant, parts, runs};
use super::shared::words::shown;
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "mojibake",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("mojibake.rs"),
};

/// The kinds of trace: a character that is lost, and characters that were misread, with the one before as the key.
const LOST: u32 = 0;
const MISREAD: u32 = 1;

/// More in one file are told once.
const FEW: usize = 3;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    for run in runs(view.text, view.signs).filter(|run| !view.inlines.is_verbatim(run.start as u32)) {
        let written = &view.text[run.clone()];
        if written.contains('\u{fffd}') {
            traces.add(run, LOST, 0);
        } else if !misread(view.text, run.clone(), traces) && written.contains(is_western_sign) {
            // Right letters of another script stand beside those that are wrong.
            for part in parts(view.text, run) {
                misread(view.text, part, traces);
            }
        }
    }
}

/// Leaves a trace where a run was misread; says whether it was.
fn misread(text: &str, run: Range<usize>, traces: &mut Traces) -> bool {
    let before = text[..run.start].chars().next_back();
    let is_misread = meant(&text[run.clone()], before).is_some();
    if is_misread {
        traces.add(run, MISREAD, before.map_or(0, |c| u64::from(u32::from(c))));
    }
    is_misread
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let all = |kind| traces.iter().filter(move |trace| trace.kind == kind);
    let lost = all(LOST).count();
    for trace in all(LOST).take(if lost > FEW { 1 } else { FEW }) {
        let others = if lost > FEW { format!(", and {lost} in all") } else { String::new() };
        report.add(trace.range, format!("A character was lost here{others}: look it up in the source."));
    }
    let misread: Vec<_> = all(MISREAD).filter_map(|trace| correction(view, trace)).collect();
    if let Some((written, edit)) = misread.first().filter(|_| misread.len() > FEW) {
        let (meant, count) = (shown(&edit.text), misread.len());
        let message = format!(
            "`{}` was read in the wrong encoding, one of {count} in this file: write `{meant}`.",
            shown(written)
        );
        let edits = misread.iter().map(|(_, edit)| edit.clone()).collect();
        report.add(edit.range.clone(), message).mended_by("Read all as they were meant", edits);
        return;
    }
    for (written, edit) in misread {
        let message =
            format!("`{}` was read in the wrong encoding: write `{}`.", shown(&written), shown(&edit.text));
        report.add(edit.range.clone(), message).mended_by("Read it as it was meant", vec![edit]);
    }
}

/// What stands at a trace, and the edit that puts it right.
fn correction(view: &DocumentView<'_>, trace: PlacedTrace) -> Option<(String, TextEdit)> {
    let written = view.document.words(trace.range.clone());
    let before = u32::try_from(trace.key).ok().and_then(char::from_u32).filter(|c| *c != '\0');
    let meant = meant(&written, before)?;
    Some((written.into_owned(), TextEdit::replace(trace.range, meant)))
}
