//! The mark of a turn with nothing said behind it.
//!
//! The speech was lost, or the label or dash was left over when a turn was deleted or moved.
//!
//! ```transcript,reports
//! Q: Who rings the bells?
//!
//! A: My sister and I.
//!
//! Q:
//! ^
//!
//! A: Since the flood.
//! ```
//!
//! There is no fix: only the recording says what is missing. A label at the very end, before a heading, or of
//! one who never says anything is a hint.
//!
//! Not reported are labels that stand on a line of their own, with the speech below, and breaks:
//!
//! ```transcript,accepts
//! Anna:
//!
//! Who rings the bells?
//!
//! Berit:
//!
//! My sister and I.
//!
//! Anna:
//!
//! Since when?
//!
//! Berit:
//!
//! Since the flood.
//! ```
//!
//! ```transcript,accepts
//! Anna: Who rings the bells?
//!
//! Berit: [laughs]
//!
//! Music:
//!
//! Anna: You do.
//!
//! Berit: And my sister.
//! ```

use super::engine::{AllTraces, BlockView, DocumentView, Observed, Report, Traces};
use super::rule::{Rule, Unit};
use crate::config::Level;
use crate::model::{Turn, TurnStyle};
use crate::syntax::{BlockKind, LabelForm};

pub(super) const RULE: Rule = Rule {
    name: "empty-turn",
    level: Level::Warning,
    fixable: false,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("empty_turn.rs"),
};

/// More dashes that stand alone than this divide the text, and open no turns.
const MOST_LONE_DASHES: usize = 2;

/// Remembers a dash that is a paragraph by itself, which the scanner takes for no marker.
fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    let text = view.text.trim();
    if text.len() <= "—".len() && matches!(text, "—" | "–" | "―" | "--") {
        traces.add(0..view.text.len(), 0, 0);
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let document = &view.document;
    match document.style() {
        TurnStyle::Labels => labels(document, report),
        TurnStyle::Dashes(_) => {
            let Some(first) = document.turns().first() else { return };
            let lone: Vec<_> = traces.iter().filter(|trace| trace.range.start > first.range.start).collect();
            for trace in &lone {
                let message = "Nothing is said behind this dash: add what was said, or take the dash out.";
                report.add(trace.range.clone(), message).doubtful(lone.len() > MOST_LONE_DASHES);
            }
        }
        _ => {}
    }
}

fn labels(document: &Observed<'_>, report: &mut Report) {
    let turns = document.turns();
    for (at, turn) in turns.iter().enumerate().filter(|(_, turn)| is_empty(turn)) {
        let Some((label, key)) = turn.speaker.clone() else { continue };
        let near = [at.checked_sub(1), at.checked_add(1)];
        let is_list = near.into_iter().flatten().filter_map(|at| turns.get(at)).any(is_empty);
        let speaks = document.labels().get(key).is_some_and(|count| count.empty < count.total());
        let doubtful = is_list || !speaks || at + 1 == turns.len() || stands_apart(document, turn);
        let message = format!(
            "Nothing is said behind the label `{}`: add what was said, or take the label out.",
            document.words(label.clone())
        );
        report.add(label, message).doubtful(doubtful);
    }
}

fn is_empty(turn: &Turn) -> bool {
    turn.speech >= turn.range.end && turn.blocks.len() == 1
}

/// Whether the label may be a heading's words, or belong to what follows and is no text.
fn stands_apart(document: &Observed<'_>, turn: &Turn) -> bool {
    let block = |at: usize| document.block(at).map(|placed| placed.block);
    let form = block(turn.blocks.start).and_then(|block| block.label()).map(|label| label.form);
    let next = block(turn.blocks.end).map(|block| block.kind);
    form == Some(LabelForm::BareBold) || !matches!(next, Some(BlockKind::Text))
}
