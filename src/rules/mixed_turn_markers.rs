//! A turn that begins with another dash than the other turns do.
//!
//! On the page the two are told apart at once, and a reader looks for a meaning that is not there. Most often a keyboard
//! or a second editor's hand brought in the other one.
//!
//! ```transcript,reports
//! — Who rings the bells?
//!
//! — My sister and I.
//!
//! — Since when?
//!
//! – Since the flood.
//! ^
//!
//! — And who will ring them next?
//!
//! — Whoever can climb.
//! ```
//!
//! The fix writes the dash of the other turns, or the one that `turn-dash` asks for.
//!
//! ```transcript,fixed
//! — Who rings the bells?
//!
//! — My sister and I.
//!
//! — Since when?
//!
//! — Since the flood.
//!
//! — And who will ring them next?
//!
//! — Whoever can climb.
//! ```
//!
//! Where two dashes are both common there is one hint, at the first of the rarer, and no fix. Not reported is a text whose
//! questions all have one dash and whose answers all have another, and dashes that stand inside a speech:
//!
//! ```transcript,accepts
//! — Who rings the bells?
//!
//! – My sister and I.
//!
//! — Since when?
//!
//! – Since the flood.
//! ```
//!
//! ```transcript,accepts
//! — Who rings the bells – you?
//!
//! — My sister – and I.
//! ```

use super::TextEdit;
use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use super::shared::turn_dash::{CLEARLY_USUAL, HYPHEN, TurnDash, glyph, turn_dashes};
use crate::config::Level;
use crate::model::Role;

pub(super) const RULE: Rule = Rule {
    name: "mixed-turn-markers",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("mixed_turn_markers.rs"),
};

/// How often one dash begins a question, and how often anything else.
#[derive(Clone, Copy)]
struct Count {
    glyph: &'static str,
    questions: usize,
    others: usize,
}

impl Count {
    fn all(&self) -> usize {
        self.questions + self.others
    }
}

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let dashes: Vec<TurnDash<'_>> = turn_dashes(&view.document).collect();
    let counts = counts(&dashes);
    let Some(commonest) = counts.iter().rev().max_by_key(|count| count.all()) else { return };
    let house = glyph(&view.lens.settings.turn_dash);
    let usual = house.unwrap_or(commonest.glyph);
    for count in counts.iter().filter(|count| count.glyph != usual) {
        let is_slip = house.is_some() || count.all() * CLEARLY_USUAL <= commonest.all();
        if is_slip {
            let places = dashes.iter().enumerate().filter(|(_, dash)| dash.glyph == count.glyph);
            places.for_each(|(at, dash)| report_one(dash, usual, is_in_list(&dashes, at), report));
        } else if !divide_roles(count, commonest)
            && let Some(first) = dashes.iter().find(|dash| dash.glyph == count.glyph)
        {
            let message = format!(
                "Turns begin with `{}` here and with `{usual}` elsewhere: begin all with one dash.",
                count.glyph
            );
            report.add(first.range.clone(), message).doubtful(true);
        }
    }
}

fn counts(dashes: &[TurnDash<'_>]) -> Vec<Count> {
    let mut counts: Vec<Count> = Vec::new();
    for dash in dashes {
        let known = counts.iter().position(|count| count.glyph == dash.glyph);
        let at = known.unwrap_or(counts.len());
        if known.is_none() {
            counts.push(Count { glyph: dash.glyph, questions: 0, others: 0 });
        }
        let Some(count) = counts.get_mut(at) else { continue };
        let is_question = dash.turn.role == Role::Question;
        count.questions += usize::from(is_question);
        count.others += usize::from(!is_question);
    }
    counts
}

/// Whether one dash begins the questions and the other the answers.
fn divide_roles(a: &Count, b: &Count) -> bool {
    (a.questions == 0 && b.others == 0) || (a.others == 0 && b.questions == 0)
}

/// Whether the dash is a hyphen with another right before or after it, as the items of a list have.
fn is_in_list(dashes: &[TurnDash<'_>], at: usize) -> bool {
    let is_hyphen =
        |at: Option<usize>| at.and_then(|at| dashes.get(at)).is_some_and(|dash| dash.glyph == HYPHEN);
    is_hyphen(Some(at)) && (is_hyphen(at.checked_sub(1)) || is_hyphen(at.checked_add(1)))
}

fn report_one(dash: &TurnDash<'_>, usual: &str, doubtful: bool, report: &mut Report) {
    let message = format!("This turn begins with `{}`, the others with `{usual}`: write that.", dash.glyph);
    let edits = vec![TextEdit::replace(dash.range.clone(), usual)];
    report.add(dash.range.clone(), message).doubtful(doubtful).mended_by(format!("Write `{usual}`"), edits);
}
