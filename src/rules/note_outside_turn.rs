//! A note that stands between two turns, as a paragraph of its own.
//!
//! It belongs to nobody's words, so that neither a reader nor an index knows what it explains.
//!
//! ```transcript,reports
//! — When did you call the Heron?
//!
//! (It was a steam dredger — Ed.)
//! ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
//!
//! — At nine.
//! ```
//!
//! The fix puts it at the end of the paragraph before. It is never made together with others, since the note may belong
//! to the paragraph behind.
//!
//! ```transcript,fixed
//! — When did you call the Heron? (It was a steam dredger — Ed.)
//!
//! — At nine.
//! ```
//!
//! Not reported are notes before the first turn, at the end, or headed by their signature, which speak of the whole:
//!
//! ```transcript,accepts
//! (The talk was held in Danish — Transl.)
//!
//! — When did you call the Heron?
//!
//! — At nine.
//! ```
//!
//! ```transcript,accepts
//! — When did you call the Heron?
//!
//! [Editor's note: here the tape is torn.]
//!
//! — At nine.
//! ```

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use crate::config::Level;
use crate::syntax::Placed;

pub(super) const RULE: Rule = Rule {
    name: "note-outside-turn",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("note_outside_turn.rs"),
};

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    if view.block.marker.is_some() || !view.block.is_text() {
        return;
    }
    let Some((bracket, note)) = view.inlines.notes().next() else { return };
    let is_around = |c: char| c.is_whitespace() || matches!(c, '*' | '_');
    let is_whole = view.text.trim_matches(is_around).len() == bracket.span().len() as usize;
    if is_whole && note.text.start < note.attribution.start {
        traces.add(bracket.span().range(), 0, 0);
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let turns = view.document.turns();
    for trace in traces.iter() {
        let Some((own, before)) = neighbours(view, trace.range.start) else { continue };
        let next = turns.partition_point(|turn| turn.blocks.start <= own.index);
        let opens_next = turns.get(next).is_some_and(|turn| turn.blocks.start == own.index + 1);
        let follows = next.checked_sub(1).and_then(|last| turns.get(last));
        let is_behind = follows.is_some_and(|turn| turn.blocks.start <= before.index);
        if !opens_next || !is_behind || !before.block.is_text() {
            continue;
        }
        let message = "This note stands between two turns: put it into the paragraph that it explains.";
        let edit = TextEdit::replace(before.content().end..own.start, " ");
        let finding = report.add(trace.range, message);
        finding.may_be_mended_by("Put the note into the paragraph before", vec![edit]);
    }
}

/// The block at `offset`, and the one before it.
fn neighbours<'v>(view: &DocumentView<'v>, offset: usize) -> Option<(Placed<'v>, Placed<'v>)> {
    let own = view.document.block_at(offset)?;
    Some((own, view.document.block(own.index.checked_sub(1)?)?))
}
