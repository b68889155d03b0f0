//! Requests of our own, for what editors show of an interview beside its text: where the cursor stands in it, its
//! questions, and the way from one question or note to the next.

use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types::{Position, Range, TextDocumentIdentifier};

use crate::ide;
use crate::model::Role;
use crate::server::convert;
use crate::server::snapshot::Snapshot;

/// What `transcript-ls/whereabouts` asks: where a selection stands, its end being the cursor.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WhereaboutsParams {
    /// The file.
    pub text_document: TextDocumentIdentifier,
    /// The selection.
    pub range: Range,
}

/// What `transcript-ls/questions` asks.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuestionsParams {
    /// The file.
    pub text_document: TextDocumentIdentifier,
}

/// What `transcript-ls/step` asks: the question or note before or behind a position.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StepParams {
    /// The file.
    pub text_document: TextDocumentIdentifier,
    /// Where to start.
    pub position: Position,
    /// Where to go.
    to: StepTo,
}

/// Where a step leads.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum StepTo {
    /// To the next question.
    NextQuestion,
    /// To the question before.
    PreviousQuestion,
    /// To the next note.
    NextNote,
    /// To the note before.
    PreviousNote,
}

/// The answer to `transcript-ls/whereabouts`.
#[derive(Serialize)]
pub struct Whereabouts {
    version: Option<i32>,
    question: Option<u32>,
    questions: u32,
    turn: Option<Turn>,
    words: usize,
    selected: Option<usize>,
}

#[derive(Serialize)]
struct Turn {
    role: &'static str,
    speaker: Option<String>,
    words: usize,
}

/// One question of the answer to `transcript-ls/questions`.
#[derive(Serialize)]
pub struct Question {
    number: u32,
    speaker: Option<String>,
    text: String,
    position: Position,
}

/// Where a selection stands in the interview.
pub fn whereabouts(snapshot: &Snapshot, params: WhereaboutsParams) -> Option<Whereabouts> {
    let found = ide::whereabouts(snapshot.document.as_ref()?, &snapshot.bytes(params.range));
    Some(Whereabouts {
        version: snapshot.version,
        question: found.question,
        questions: found.questions,
        turn: found.turn.map(|turn| Turn {
            role: match turn.role {
                Role::Question => "question",
                Role::Answer => "answer",
                Role::Speech => "speech",
            },
            speaker: turn.speaker,
            words: turn.words,
        }),
        words: found.words,
        selected: found.selected,
    })
}

/// The questions of the interview.
pub fn questions(snapshot: &Snapshot, _: QuestionsParams) -> Option<Vec<Question>> {
    let found = ide::questions(snapshot.document.as_ref()?).into_iter();
    let placed = found.map(|question| Question {
        number: question.number,
        speaker: question.speaker,
        text: question.text,
        position: convert::position(&snapshot.text, question.start, snapshot.client.encoding),
    });
    Some(placed.collect())
}

/// Where a step leads to.
pub fn step(snapshot: &Snapshot, params: StepParams) -> Option<Range> {
    let step = match params.to {
        StepTo::NextQuestion => ide::Step::NextQuestion,
        StepTo::PreviousQuestion => ide::Step::PreviousQuestion,
        StepTo::NextNote => ide::Step::NextNote,
        StepTo::PreviousNote => ide::Step::PreviousNote,
    };
    let (document, from) = snapshot.transcript_at(params.position)?;
    let found = ide::step(document, from, step)?;
    Some(snapshot.range(&found))
}
