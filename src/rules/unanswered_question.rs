//! A question that nobody answers.
//!
//! Either the answer was lost, or two questions were one and were taken apart, or somebody else's words got a wrong label.
//!
//! ```transcript,reports
//! Q: How many calls do you get in a winter?
//!
//! A: About two hundred.
//!
//! Q: What should one carry?
//! ^^^^^^^^^^^^^^^^^^^^^^^^^
//!
//! Q: Is a whistle of any use?
//!
//! A: More than a telephone.
//! ```
//!
//! A question at the very end is a hint. There is no fix.
//!
//! Looked at are texts that say for certain who asks: by `Q` and `A`, by the speakers' roles in front matter, by dashes.
//! Not reported are thanks at the end, a question to another interviewer, and speakers whose roles nobody declared:
//!
//! ```transcript,accepts
//! Q: How many calls do you get in a winter?
//!
//! A: About two hundred.
//!
//! Q: Thank you for the interview.
//! ```
//!
//! ```transcript,accepts
//! ---
//! interviewer: [Ann Lee, Bob Ray]
//! interviewee: Cy Dunn
//! ---
//!
//! Ann Lee: Shall we talk about the winter?
//!
//! Bob Ray: How many calls do you get?
//!
//! Cy Dunn: About two hundred.
//! ```
//!
//! ```transcript,accepts
//! Ann Lee: Shall we talk about the winter?
//!
//! Ann Lee: How many calls do you get?
//!
//! Cy Dunn: About two hundred.
//! ```

use super::engine::{DocumentView, Observed, Report};
use super::rule::{Rule, Unit};
use crate::config::Level;
use crate::model::{Role, Turn, TurnMarker, TurnStyle};
use crate::syntax::label_key;
use crate::syntax::lexicon::labels::{LabelWord, word};

pub(super) const RULE: Rule = Rule {
    name: "unanswered-question",
    level: Level::Warning,
    fixable: false,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("unanswered_question.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let document = &view.document;
    let turns = document.turns();
    for (index, turn) in turns.iter().enumerate().filter(|(_, turn)| is_one_question(turn)) {
        let unanswered = match turns.get(index + 1) {
            Some(next) => is_one_question(next) && are_one_voice(turn, next),
            None => true,
        };
        if !unanswered || !is_certain(document, turn) {
            continue;
        }
        let is_last = index + 1 == turns.len();
        let message = if is_last {
            "The interview ends with this question: add the answer, or leave the question out."
        } else {
            "This question has no answer before the next one: add the answer, or make one question of the two."
        };
        report.add(first_line(document, turn), message).doubtful(is_last || turn.inferred.is_some());
    }
}

/// Whether a turn asks, in one paragraph: of several, the later ones may be an answer without a label.
pub(super) fn is_one_question(turn: &Turn) -> bool {
    turn.role == Role::Question && turn.asks && turn.blocks.len() == 1
}

/// Whether two turns are by the same label, or both by a dash.
pub(super) fn are_one_voice(a: &Turn, b: &Turn) -> bool {
    a.speaker.as_ref().map(|(_, key)| *key) == b.speaker.as_ref().map(|(_, key)| *key)
}

/// Whether the text itself says that this turn is a question: by a dash, by `Q`, or by a role that was declared.
pub(super) fn is_certain(document: &Observed<'_>, turn: &Turn) -> bool {
    match (turn.marker, &turn.speaker) {
        (TurnMarker::Dash, _) => matches!(document.style(), TurnStyle::Dashes(_)),
        (TurnMarker::Label, Some((_, key))) => {
            let declared = document.front_matter().speakers.iter().filter(|speaker| speaker.role.is_some());
            let mut names = declared.flat_map(|speaker| speaker.labels.iter().chain([&speaker.name]));
            let is_letter =
                || document.labels().get(*key).is_some_and(|label| word(&label.name).says(LabelWord::PAIRED));
            names.any(|name| label_key(&name.text) == *key) || is_letter()
        }
        _ => false,
    }
}

/// The first line of a turn.
fn first_line(document: &Observed<'_>, turn: &Turn) -> std::ops::Range<usize> {
    let line = document.line_at(turn.range.start);
    let end = line.end.min(turn.range.end);
    let text = document.words(turn.range.start..end);
    turn.range.start..turn.range.start + text.trim_end().len()
}
