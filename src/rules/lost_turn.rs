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
//! There is no fix: only the recording has the turn that is missing. Where a paragraph between is the turn and has lost no more
//! than its label, the fix puts the label there:
//!
//! ```transcript,reports
//! Q: Who rings the bells?
//!
//! A: My sister and I.
//!
//! Since when?
//! ^^^^^^^^^^^
//!
//! A: Since the flood.
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
//! ```transcript,fixed
//! Q: Who rings the bells?
//!
//! A: My sister and I.
//!
//! Q: Since when?
//!
//! A: Since the flood.
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
//! Looked at are texts that say for certain who asks, by `Q` and `A` or by roles in front matter, and that do it seldom; in
//! those that only dashes divide it is a hint, on a short paragraph between two answers.
//! Two questions of which the first asks are left to `unanswered-question`. Not reported is a speech that was broken off,
//! and one that goes on after a break:
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

use std::ops::Range;

use super::TextEdit;
use super::engine::{DocumentView, Observed, Report};
use super::rule::{Rule, Unit};
use super::unanswered_question::{are_one_voice, is_certain, is_one_question};
use crate::config::Level;
use crate::model::{Role, Turn, TurnMarker, TurnStyle};
use crate::syntax::{BlockKind, Facts, Placed};

pub(super) const RULE: Rule = Rule {
    name: "lost-turn",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("lost_turn.rs"),
};

/// A text with one repeated role in fewer turns than this repeats them by habit.
const SELDOM: usize = 8;

/// With this many repeated roles and fewer it is no habit at all.
const FEW: usize = 2;

/// Two turns in a row by one voice in one role.
struct Repeated<'d> {
    turn: &'d Turn,
    /// The paragraph of the first that may be the turn between them.
    candidate: Option<Range<usize>>,
}

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let document = &view.document;
    // Where only dashes stand, the reading takes two turns for one role only if all around speaks for it.
    let is_read = matches!(document.style(), TurnStyle::Dashes(_));
    if !is_read && document.style() != TurnStyle::Labels {
        return;
    }
    let turns = document.turns();
    let pairs = turns.windows(2).filter_map(|pair| match pair {
        [before, turn] => repeated(document, before, turn),
        _ => None,
    });
    let repeated: Vec<Repeated<'_>> = pairs.collect();
    if repeated.len() * SELDOM > turns.len() {
        return;
    }
    // Several people may ask under one label.
    let doubtful = is_read || repeated.len() > FEW;
    let mut models = Models { left: turns.iter().peekable(), question: None, answer: None };
    for Repeated { turn, candidate } in repeated {
        let is_answer = turn.role == Role::Answer;
        match candidate {
            Some(candidate) => {
                let model =
                    models.before(candidate.start, if is_answer { Role::Question } else { Role::Answer });
                report_candidate(document, turn, candidate, model, doubtful, report);
            }
            // Several people who answer each other are no interview.
            None if is_read || (doubtful && !is_answer) => {}
            None => report_pair(turn, doubtful || !is_answer, report),
        }
    }
}

/// The turns whose markers may be copied, gone through once from the first on.
struct Models<'t> {
    left: std::iter::Peekable<std::slice::Iter<'t, Turn>>,
    question: Option<&'t Turn>,
    answer: Option<&'t Turn>,
}

impl<'t> Models<'t> {
    /// The last turn of a role that starts before an offset. No offset is less than the one before.
    fn before(&mut self, offset: usize, role: Role) -> Option<&'t Turn> {
        while let Some(turn) = self.left.next_if(|turn| turn.range.start < offset) {
            match turn.role {
                Role::Question => self.question = Some(turn),
                Role::Answer => self.answer = Some(turn),
                Role::Speech => {}
            }
        }
        if role == Role::Question { self.question } else { self.answer }
    }
}

/// The pair, if `turn` follows `before` directly, is by the same voice in the same role, and no other rule speaks of it.
fn repeated<'d>(document: &Observed<'_>, before: &Turn, turn: &'d Turn) -> Option<Repeated<'d>> {
    let is_marked = |turn: &Turn| matches!(turn.marker, TurnMarker::Dash | TurnMarker::Label);
    let is_pair = turn.role != Role::Speech
        && is_marked(before)
        && is_marked(turn)
        && before.role == turn.role
        && are_one_voice(before, turn)
        && nothing_stands_between(document, before, turn)
        && !(is_one_question(before) && is_one_question(turn))
        && is_certain(document, turn);
    if !is_pair {
        return None;
    }
    let candidate = candidate(document, before);
    let last = document.block(before.blocks.end.checked_sub(1)?)?;
    let is_whole = before.blocks.len() == 1 && last.block.facts.has(Facts::ENDS_SENTENCE);
    (candidate.is_some() || is_whole).then_some(Repeated { turn, candidate })
}

/// Whether one turn follows the other directly, but for comments.
fn nothing_stands_between(document: &Observed<'_>, before: &Turn, turn: &Turn) -> bool {
    let between = document.blocks_from(before.blocks.end);
    let mut between = between.take(turn.blocks.start.saturating_sub(before.blocks.end));
    between.all(|placed| placed.block.kind == BlockKind::Comment)
}

/// The last paragraph of a turn, where it asks behind an answer or answers behind a question.
fn candidate(document: &Observed<'_>, turn: &Turn) -> Option<Range<usize>> {
    let block = |at: usize| document.block(at);
    let last = block(turn.blocks.end.checked_sub(1)?).filter(|_| turn.blocks.len() > 1)?;
    let asks = |placed: &Placed<'_>| placed.block.facts.has(Facts::ASKS);
    let is_other = match turn.role {
        Role::Answer if turn.marker == TurnMarker::Dash => {
            has_two_paragraphs(document, turn) && is_short_remark(document, &last)
        }
        Role::Answer => asks(&last),
        _ => {
            has_two_paragraphs(document, turn)
                && !asks(&last)
                && block(turn.blocks.start).is_some_and(|first| asks(&first))
        }
    };
    let is_turn = last.block.facts.has(Facts::ENDS_SENTENCE) && !last.block.facts.has(Facts::STARTS_INSIDE);
    let is_lost = is_other && is_turn && last.block.is_text() && !is_named(document, &last);
    is_lost.then(|| last.content())
}

/// Whether a paragraph says by a name in emphasis, `_Mr. Gurney._`, who speaks in it.
fn is_named(document: &Observed<'_>, placed: &Placed<'_>) -> bool {
    let text = document.words(placed.content());
    let text = text.trim_start();
    let Some(sign) = text.chars().next().filter(|sign| matches!(sign, '_' | '*')) else { return false };
    let inside = text.trim_start_matches(sign).split(sign).next().unwrap_or_default();
    inside.len() < text.len() && inside.ends_with(['.', ':']) && inside.split(' ').count() <= LONGEST_NAME
}

/// The most words of such a name.
const LONGEST_NAME: usize = 6;

/// Whether a turn has two paragraphs, whatever comments stand between them.
fn has_two_paragraphs(document: &Observed<'_>, turn: &Turn) -> bool {
    let blocks = document.blocks_from(turn.blocks.start).take(turn.blocks.len());
    blocks.filter(|placed| placed.block.is_text()).count() == 2
}

/// Whether a paragraph may be a question that asks nothing. One that asks the reading of all turns has found already.
fn is_short_remark(document: &Observed<'_>, placed: &Placed<'_>) -> bool {
    let facts = placed.block.facts;
    facts.has(Facts::SHORT)
        && facts.has(Facts::AFTER_BLANK)
        && document.words(placed.content()).trim_start().starts_with(char::is_alphanumeric)
}

fn report_pair(turn: &Turn, doubtful: bool, report: &mut Report) {
    let Some((label, _)) = turn.speaker.clone() else { return };
    let (are, lost) = match turn.role {
        Role::Answer => ("answers", "question"),
        _ => ("turns of the interviewer", "answer"),
    };
    let message =
        format!("Two {are} stand here in a row: add the {lost} between them, or make one turn of the two.");
    report.add(label, message).doubtful(doubtful);
}

/// Says that the paragraph at `lost` is a turn, between two others of which `turn` is the second; it is to get the marker
/// of `model`.
fn report_candidate(
    document: &Observed<'_>,
    turn: &Turn,
    lost: Range<usize>,
    model: Option<&Turn>,
    doubtful: bool,
    report: &mut Report,
) {
    let what = if turn.role == Role::Answer { "question" } else { "answer" };
    let marker = model.map(|model| document.words(model.range.start..model.speech).into_owned());
    // A time or a line of its own is not to be copied.
    let marker = marker.filter(|marker| !marker.contains(|c: char| c.is_numeric() || c == '\n'));
    let line = document.line_at(lost.start);
    let first = lost.start..line.end.min(lost.end);
    let text = document.words(first.clone());
    let range = first.start + text.len() - text.trim_start().len()..first.start + text.trim_end().len();
    let message =
        format!("This paragraph reads as the {what} between two turns of one role: put its mark there.");
    let start = range.start;
    let finding = report.add(range, message).doubtful(doubtful);
    if let Some(marker) = marker {
        let title = format!("Put `{}` before the turn", marker.trim());
        finding.mended_by(title, vec![TextEdit::insert(start, marker)]);
    }
}
