//! Notes of one kind that stand in two pairs of brackets: `( )` here, `[ ]` there.
//!
//! A reader takes the one for the speaker's aside and the other for the editor's. The finding is on the rarer pair, or on
//! any but that of `note-brackets`, where the house sets it.
//!
//! ```transcript,reports
//! — The reservoir (it was filled in 2009 — transl. note) has one purpose.
//!
//! — The dam (it is of earth — transl. note) has another.
//!
//! — And the canal [it was never dug — transl. note] has none.
//!                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
//! ```
//!
//! The fix writes both brackets as the others are.
//!
//! ```transcript,fixed
//! — The reservoir (it was filled in 2009 — transl. note) has one purpose.
//!
//! — The dam (it is of earth — transl. note) has another.
//!
//! — And the canal (it was never dug — transl. note) has none.
//! ```
//!
//! Not reported are a note inside another bracket, and different brackets for different kinds:
//!
//! ```transcript,accepts
//! — The reservoir (it was filled in 2009 — transl. note) and the dam (of earth — transl. note) have one purpose.
//!
//! — The canal (they told me [in the spring — transl. note] that it was never dug) has none.
//! ```
//!
//! ```transcript,accepts
//! — The reservoir (it was filled in 2009 — transl. note) and the dam (of earth — transl. note) have one purpose.
//!
//! — And the canal [see the map — Ed.] has none.
//! ```

use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::bracket_pairs::{Pair, glyphs, shape_of};
use super::shared::tally::Tally;
use crate::config::Level;
use crate::syntax::inline::{Bracket, Inlines};

pub(super) const RULE: Rule = Rule {
    name: "mixed-note-brackets",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("mixed_note_brackets.rs"),
};

/// How many kinds of note there are.
const KINDS: usize = 4;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    for (bracket, note) in view.inlines.notes() {
        if let Some(pair) = Pair::of(bracket).filter(|_| !holds_another(bracket, view.inlines)) {
            traces.add(bracket.span().range(), pair.bits(), note.kind as u64);
        }
    }
}

/// Whether other brackets stand inside, which then have to differ.
fn holds_another(bracket: &Bracket, inlines: &Inlines) -> bool {
    let next = inlines.brackets.partition_point(|other| other.open.start <= bracket.open.start);
    inlines.brackets.get(next).is_some_and(|other| other.open.start < bracket.close.start)
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let house = shape_of(&view.lens.settings.note_brackets);
    let mut tallies: [Tally; KINDS] = Default::default();
    let shape = |bits: u32| Pair::from_bits(bits).map(|pair| pair.shape);
    for trace in traces.iter() {
        if let (Some(tally), Some(shape)) = (tallies.get_mut(trace.key as usize), shape(trace.kind)) {
            tally.add(shape as u64);
        }
    }
    for trace in traces.iter() {
        let Some(pair) = Pair::from_bits(trace.kind) else { continue };
        let most = || tallies.get(trace.key as usize)?.usual().and_then(|usual| shape(usual as u32));
        let Some(usual) = house.or_else(most).filter(|usual| *usual != pair.shape) else { continue };
        let others = if house.is_some() { "the house has" } else { "the others are in" };
        let message = format!(
            "This note is in `{}`, {others} `{}`: use one pair of brackets.",
            glyphs(pair.shape),
            glyphs(usual)
        );
        let edits = pair.rewritten(&trace.range, usual);
        report.add(trace.range, message).mended_by(format!("Put it in `{}`", glyphs(usual)), edits);
    }
}
