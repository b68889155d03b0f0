//! A note that a stray line break splits in two.
//!
//! Two paragraphs are read where there is one, and if a dash stands at the break, a turn that nobody took. In a file whose
//! paragraphs are single lines, a break inside a note is a hint.
//!
//! ```transcript,reports
//! — The reservoir (it was filled
//!                 ^
//!
//! in 2009 — transl. note) has one purpose.
//! ```
//!
//! The fix joins the lines.
//!
//! ```transcript,fixed
//! — The reservoir (it was filled in 2009 — transl. note) has one purpose.
//! ```
//!
//! Not reported are a note that runs over lines of one paragraph, and a long one of two whole paragraphs:
//!
//! ```transcript,accepts
//! — The reservoir (it was filled
//! in 2009 — transl. note) has one purpose.
//! ```
//!
//! ```transcript,accepts
//! — The reservoir has one purpose. (It was filled in 2009.
//!
//! It had been dug before the war — transl. note)
//! ```

use std::ops::Range;

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, PlacedTrace, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::split::gap;
use crate::config::Level;
use crate::syntax::inline::FaultKind;

pub(super) const RULE: Rule = Rule {
    name: "split-note",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("split_note.rs"),
};

/// The trace of a bracket that is not closed in its paragraph.
const OPENS: u64 = 0;

/// The trace of one that a signature closes.
const CLOSES: u64 = 1;

/// The trace of a line break inside a note.
const BREAKS: u64 = 2;

/// A file of fewer paragraphs does not show whether its lines are wrapped.
const LEAST_PARAGRAPHS: usize = 4;

/// So many paragraphs are looked at for that.
const SAMPLE: usize = 200;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    breaks(view).for_each(|range| traces.add(range, 0, BREAKS));
    for fault in &view.inlines.faults {
        match fault.kind {
            FaultKind::UnclosedBracket(shape, _) => traces.add(fault.span.range(), shape as u32, OPENS),
            FaultKind::UnopenedBracket(shape, Some(_)) => {
                traces.add(fault.span.range(), shape as u32, CLOSES)
            }
            _ => {}
        }
    }
}

/// The line breaks inside notes, with the white space around them.
fn breaks<'t>(view: &'t BlockView<'_>) -> impl Iterator<Item = Range<usize>> + 't {
    let inside = view.inlines.notes().filter(|(bracket, _)| bracket.parent.is_none());
    let inside = inside.map(|(bracket, _)| bracket.span().range());
    inside.flat_map(move |range| {
        let note = view.text.get(range.clone()).unwrap_or_default();
        memchr::memchr_iter(b'\n', note.as_bytes()).map(move |at| {
            let start = note.get(..at).unwrap_or_default().trim_end().len();
            let end = note.len() - note.get(at..).unwrap_or_default().trim_start().len();
            range.start + start..range.start + end
        })
    })
}

/// Whether the paragraphs are single lines, those with such notes left aside.
fn has_single_lines(view: &DocumentView<'_>, broken: &[PlacedTrace]) -> bool {
    let paragraphs = view.document.blocks_from(0).filter(|placed| placed.block.is_text());
    let others = paragraphs.take(SAMPLE).filter(|placed| {
        let range = placed.range();
        let first = broken.partition_point(|trace| trace.range.start < range.start);
        broken.get(first).is_none_or(|trace| trace.range.start >= range.end)
    });
    let text = &view.document;
    let mut count = 0;
    others.inspect(|_| count += 1).all(|placed| !text.words(placed.content()).contains('\n'))
        && count >= LEAST_PARAGRAPHS
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let (broken, halves): (Vec<PlacedTrace>, Vec<_>) = traces.iter().partition(|trace| trace.key == BREAKS);
    if !broken.is_empty() && has_single_lines(view, &broken) {
        for trace in broken {
            let edit = TextEdit::replace(trace.range.clone(), " ");
            let message = "A line break splits this note: join the lines.";
            report.add(trace.range, message).doubtful(true).mended_by("Join the lines", vec![edit]);
        }
    }
    let mut open: Option<PlacedTrace> = None;
    for trace in halves {
        if let Some(open) = open.take().filter(|open| trace.key == CLOSES && open.kind == trace.kind)
            && let Some(gap) = gap(&view.document, &open.range, &trace.range)
        {
            let message = "A line break splits this note in two: join the lines.";
            report.add(open.range, message).mended_by("Join the lines", vec![TextEdit::replace(gap, " ")]);
        }
        open = Some(trace).filter(|trace| trace.key == OPENS);
    }
}
