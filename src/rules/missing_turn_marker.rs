//! A turn that has lost the dash at its start.
//!
//! Without it the answer reads as if the interviewer went on to speak, or the question as part of the answer before.
//!
//! ```transcript,reports
//! — Is it unprecedented growth that your neighbours are worried about?
//!
//! Of course, there are reasons for concern.
//! ^^
//!
//! — Should we not consider it a prelude to a coalition?
//!
//! — It is possible to speak of that.
//!
//! — And will it go on?
//!
//! — It will.
//! ```
//!
//! The fix puts the dash there as the turns around are marked.
//!
//! ```transcript,fixed
//! — Is it unprecedented growth that your neighbours are worried about?
//!
//! — Of course, there are reasons for concern.
//!
//! — Should we not consider it a prelude to a coalition?
//!
//! — It is possible to speak of that.
//!
//! — And will it go on?
//!
//! — It will.
//! ```
//!
//! Which paragraphs are turns is read from the whole interview. Where another reading is nearly as good the finding is a
//! hint. Not reported are further paragraphs of an answer, and answers in a text that never marks them:
//!
//! ```transcript,accepts
//! — Are your neighbours worried?
//!
//! — They are.
//!
//! They have been for years. But who asks them?
//!
//! They might well answer.
//!
//! — And you?
//!
//! — I am not.
//! ```
//!
//! ```transcript,accepts
//! — Are your neighbours worried?
//!
//! They are.
//!
//! — And you?
//!
//! I am not.
//!
//! — Since when?
//!
//! Since last year.
//! ```
//!
//! Nor are signs without words, which no dash makes a turn:
//!
//! ```transcript,accepts
//! — Are your neighbours worried?
//! +
//! They might well answer.
//!
//! — And you?
//!
//! — I am not.
//! ```

use super::engine::{DocumentView, Observed, Report};
use super::rule::{Rule, Unit};
use super::{TextEdit, made};
use crate::config::Level;
use crate::model::{Role, Turn, TurnMarker, TurnStyle};
use crate::syntax::{Blocks, MarkerKind};

pub(super) const RULE: Rule = Rule {
    name: "missing-turn-marker",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("missing_turn_marker.rs"),
};

/// How much worse the best reading without the turn has to be for the finding to be no hint.
const CLEAR_MARGIN: i32 = 12;

/// The longest marker that is copied, in bytes: a dash with its spaces and emphasis.
const LONGEST_MARKER: usize = 16;

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let document = &view.document;
    if !matches!(document.style(), TurnStyle::Dashes(_)) {
        return;
    }
    let turns = document.turns();
    let mut models = Models::of(turns);
    for turn in turns.iter() {
        let Some(margin) = turn.inferred else {
            models.pass(turn);
            continue;
        };
        let doubtful = margin < CLEAR_MARGIN;
        let reads = if doubtful { "may be" } else { "reads as" };
        let what = if turn.role == Role::Question { "a question" } else { "an answer" };
        let model = models.model_for(turn);
        let marker = model.and_then(|model| marker(document, model)).unwrap_or_else(|| "— ".to_owned());
        let message = format!(
            "This paragraph {reads} {what} that has lost its dash: put `{}` before it.",
            marker.trim_matches(['*', '_', ' '])
        );
        let (start, text) = first_paragraph(document, turn);
        // A narrator who brings in the next speaker is none himself.
        if text.ends_with(':') {
            continue;
        }
        let mut edits = edits(document, model, &marker, &text);
        // Behind a dash signs alone would be no turn either, and the dash be put there again and again.
        let first_line = text.lines().next().unwrap_or_default();
        if !opens_with_dash(&made(first_line, edits.first())) {
            continue;
        }
        edits.iter_mut().for_each(|edit| edit.range = start + edit.range.start..start + edit.range.end);
        let word = text.split_whitespace().next().unwrap_or_default();
        report
            .add(start..start + word.len(), message)
            .doubtful(doubtful)
            .mended_by("Put the dash before the turn", edits);
    }
}

/// The marked turns of which one gives its marker to a turn that has lost its own.
struct Models<'t> {
    /// The first of each role in the text.
    first: Vec<&'t Turn>,
    /// The last of each role that was passed, the very last at the end.
    passed: Vec<&'t Turn>,
}

impl<'t> Models<'t> {
    fn of(turns: &'t [Turn]) -> Self {
        let mut first: Vec<&Turn> = Vec::new();
        for turn in turns.iter().filter(|turn| turn.marker == TurnMarker::Dash) {
            if first.iter().all(|other| other.role != turn.role) {
                first.push(turn);
            }
        }
        Models { first, passed: Vec::new() }
    }

    fn pass(&mut self, turn: &'t Turn) {
        if turn.marker == TurnMarker::Dash {
            self.passed.retain(|other| other.role != turn.role);
            self.passed.push(turn);
        }
    }

    /// The nearest of the same role, else the nearest of all, and those before `turn` first.
    fn model_for(&self, turn: &Turn) -> Option<&'t Turn> {
        let of_role = |turns: &[&'t Turn]| turns.iter().find(|other| other.role == turn.role).copied();
        let same = of_role(&self.passed).or_else(|| of_role(&self.first));
        same.or_else(|| self.passed.last().copied()).or_else(|| self.first.first().copied())
    }
}

/// The marker of a turn as it is written, with the spaces and emphasis that belong to it.
fn marker(document: &Observed<'_>, turn: &Turn) -> Option<String> {
    let marker = document.words(turn.range.start..turn.speech).into_owned();
    let fits = marker.len() <= LONGEST_MARKER && !marker.contains(['\n', '\r']);
    fits.then_some(marker)
}

/// Where the first paragraph of a turn starts behind its indentation, and its text.
fn first_paragraph(document: &Observed<'_>, turn: &Turn) -> (usize, String) {
    let content = document.block(turn.blocks.start).map_or(turn.range.clone(), |block| block.content());
    let text = document.words(content.clone());
    let trimmed = text.trim_start();
    (content.start + text.len() - trimmed.len(), trimmed.to_owned())
}

/// Whether the first paragraph of a turn ends with a mark.
fn ends_with(document: &Observed<'_>, turn: &Turn, mark: &str) -> bool {
    let content = document.block(turn.blocks.start).map_or(turn.range.clone(), |block| block.content());
    document.words(content.end.saturating_sub(mark.len()).max(content.start)..content.end) == mark
}

/// Whether a line reads as the first of a turn that a dash opens.
fn opens_with_dash(line: &str) -> bool {
    let blocks = Blocks::parse(line);
    let marker = blocks.get(0).and_then(|placed| placed.block.marker);
    marker.is_some_and(|marker| matches!(marker.kind, MarkerKind::Dash(_)))
}

/// Puts `marker` before `text`, from whose start the edits count. A turn that is all in bold stays so.
fn edits(document: &Observed<'_>, model: Option<&Turn>, marker: &str, text: &str) -> Vec<TextEdit> {
    let emphasis = &marker[..marker.len() - marker.trim_start_matches(['*', '_']).len()];
    let plain = marker.trim_start_matches(['*', '_']);
    if emphasis.is_empty() || plain.contains(['*', '_']) {
        return vec![TextEdit::insert(0, marker)];
    }
    let closes = model.is_some_and(|model| ends_with(document, model, emphasis));
    if text.starts_with(emphasis) {
        vec![TextEdit::insert(emphasis.len(), plain)]
    } else if closes && !text.contains(emphasis) {
        vec![TextEdit::insert(0, marker), TextEdit::insert(text.len(), emphasis)]
    } else {
        vec![TextEdit::insert(0, plain)]
    }
}
