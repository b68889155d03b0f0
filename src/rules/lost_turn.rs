//! Two answers, or two remarks of the interviewer, in a row: what stood between them is lost.
//!
//! What was asked cannot be told from what was answered. Either a turn was dropped, or one turn was taken apart and the
//! second part got a label of its own.
//!
//! ```transcript,reports
//! Q: Who rings the bells?
//!
//! A: My sister and I.
//!
//! Q: Since when?
//!
//! A: Since the flood.
//!
//! A: No, the tower stood dry.
//! ^
//!
//! Q: And who will ring them next?
//!
//! A: Whoever can climb.
//!
//! Q: Is it high?
//!
//! A: Two hundred steps.
//!
//! Q: Do you count them?
//!
//! A: Every time.
//! ```
//!
//! There is no fix: only the recording has the turn that is missing.
//!
//! Looked at are texts that say for certain who asks, by `Q` and `A` or by roles in front matter, and that do it seldom.
//! Two questions of which the first asks are left to `unanswered-question`. Not reported is a speech that was broken off,
//! one that goes on after a break, and one with an unmarked paragraph that may be the turn:
//!
//! ```transcript,accepts
//! Q: Who rings the bells?
//!
//! A: My sister and I, since the —
//!
//! A: since the flood.
//! ```
//!
//! ```transcript,accepts
//! Q: Who rings the bells?
//!
//! A: My sister and I.
//!
//! ## After the break
//!
//! A: As I said, the two of us.
//! ```

use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use super::unanswered_question::{are_one_voice, is_certain, is_one_question};
use crate::config::Level;
use crate::model::{Document, Role, Turn, TurnStyle};
use crate::syntax::Facts;

pub(super) const RULE: Rule = Rule {
    name: "lost-turn",
    level: Level::Warning,
    fixable: false,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("lost_turn.rs"),
};

/// A text with one repeated role in fewer turns than this repeats them by habit.
const SELDOM: usize = 8;

/// With this many repeated roles and fewer it is no habit at all.
const FEW: usize = 2;

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let document = view.document;
    if document.style() != TurnStyle::Labels {
        return;
    }
    let turns = document.turns();
    let repeated: Vec<&Turn> = turns
        .windows(2)
        .filter_map(|pair| match pair {
            [before, turn] => is_repeated(document, before, turn).then_some(turn),
            _ => None,
        })
        .collect();
    if repeated.len() * SELDOM > turns.len() {
        return;
    }
    for turn in &repeated {
        let Some((label, _)) = turn.speaker.clone() else { continue };
        let (are, lost) = match turn.role {
            Role::Answer => ("answers", "question"),
            _ => ("turns of the interviewer", "answer"),
        };
        let message = format!(
            "Two {are} stand here in a row: add the {lost} between them, or make one turn of the two."
        );
        report.add(label, message).doubtful(turn.role != Role::Answer || repeated.len() > FEW);
    }
}

/// Whether `turn` follows `before` directly, is by the same voice in the same role, and nothing between may be the other.
fn is_repeated(document: &Document, before: &Turn, turn: &Turn) -> bool {
    let ends = |turn: &Turn| {
        let block = document.blocks().get(turn.blocks.start);
        block.is_some_and(|placed| placed.block.facts.has(Facts::ENDS_SENTENCE))
    };
    turn.role != Role::Speech
        && are_one_voice(before, turn)
        && before.blocks.len() == 1
        && before.blocks.end == turn.blocks.start
        && !(is_one_question(before) && is_one_question(turn))
        && ends(before)
        && is_certain(document, turn)
}
