//! `transcript-ls/preview`: a stretch of the transcript as it is to be read, for an editor that shows it beside the text.
//!
//! A piece that the client has already (it says so by its hash) is named, and not sent again.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::lsp_types::{TextDocumentIdentifier, Url};

use crate::ide::preview::{self, Content, EditorialMark, Front, Mark, Paragraph, Piece, Run, TurnStart};
use crate::model::Role;
use crate::model::front_matter::SpeakerRole;
use crate::server::about::AboutFile;
use crate::server::convert;
use crate::server::snapshot::Snapshot;
use crate::text::Span;

/// At most so many blocks are sent at once.
const MOST_BLOCKS: usize = 800;

/// About so many bytes of text are sent at once.
const MOST_BYTES: usize = 64 * 1024;

/// What is asked.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PreviewParams {
    text_document: TextDocumentIdentifier,
    /// The line, from 0, around which the stretch lies.
    #[serde(default)]
    line: u32,
    /// The hashes of the pieces that the client has.
    #[serde(default)]
    known: Vec<String>,
}

impl AboutFile for PreviewParams {
    fn file(&self) -> Option<&Url> {
        Some(&self.text_document.uri)
    }
}

/// The answer.
#[derive(Serialize)]
pub struct Preview {
    version: Option<i32>,
    /// How many lines the text has.
    lines: usize,
    /// The lines that the stretch covers: the first, and the one behind the last.
    first: usize,
    end: usize,
    pieces: Vec<PlacedPiece>,
}

#[derive(Serialize)]
struct PlacedPiece {
    hash: String,
    /// Its lines, from 0: the first and the last.
    line: usize,
    last: usize,
    /// What it is; nothing where the client has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Value>,
}

/// The stretch around a line.
pub fn preview(snapshot: &Snapshot, params: PreviewParams) -> Option<Preview> {
    let document = snapshot.document.as_ref()?;
    let text = document.text();
    let offset = text.line_start(params.line as usize);
    let blocks = preview::around(document, offset, MOST_BLOCKS, MOST_BYTES);
    let start_of = |index| document.blocks().get(index).map(|placed| placed.start);
    let first = start_of(blocks.start).map_or(0, |start| text.line_of(start));
    let end = start_of(blocks.end).map_or(text.line_count(), |start| text.line_of(start));
    let known: FxHashSet<&str> = params.known.iter().map(String::as_str).collect();
    let pieces = preview::pieces(document, blocks);
    Some(Preview {
        version: snapshot.version,
        lines: text.line_count(),
        first,
        end,
        pieces: pieces.iter().map(|piece| placed(snapshot, piece, &known)).collect(),
    })
}

fn placed(snapshot: &Snapshot, piece: &Piece, known: &FxHashSet<&str>) -> PlacedPiece {
    let hash = format!("{:x}", piece.hash());
    let (line, last) = (snapshot.text.line_of(piece.range.start), snapshot.text.line_of(piece.range.end));
    let sender = Sender { snapshot, start: piece.range.start, line };
    let content = (!known.contains(hash.as_str())).then(|| sender.content(&piece.content));
    PlacedPiece { hash, line, last, content }
}

/// Puts the content of one piece into the form in which it is sent.
struct Sender<'a> {
    snapshot: &'a Snapshot,
    start: usize,
    line: usize,
}

impl Sender<'_> {
    fn content(&self, content: &Content) -> Value {
        match content {
            Content::Front(front) => self::front(front),
            Content::Title(runs) => json!({ "kind": "title", "runs": self.runs(runs) }),
            Content::Section(level, runs) => {
                json!({ "kind": "section", "level": level, "runs": self.runs(runs) })
            }
            Content::Turn(turn, paragraph) => self.turn(turn, paragraph),
            Content::GoesOn(role, place, paragraph) => {
                let role = self::role(*role);
                let runs = self.runs(&paragraph.runs);
                json!({ "kind": "goesOn", "role": role, "place": place, "runs": runs, "cut": paragraph.is_cut })
            }
            Content::Aside(paragraph) => {
                json!({ "kind": "aside", "runs": self.runs(&paragraph.runs), "cut": paragraph.is_cut })
            }
            Content::Divider => json!({ "kind": "divider" }),
        }
    }

    fn turn(&self, turn: &TurnStart, paragraph: &Paragraph) -> Value {
        let speaker = turn.speaker.as_ref();
        json!({
            "kind": "turn",
            "role": role(turn.role),
            "speaker": speaker.map(|speaker| &speaker.name),
            "label": speaker.map(|speaker| &speaker.label),
            "place": speaker.map(|speaker| speaker.place),
            "at": speaker.map(|speaker| self.at(speaker.span)),
            "number": turn.number,
            "time": turn.time,
            "inferred": turn.inferred,
            "runs": self.runs(&paragraph.runs),
            "cut": paragraph.is_cut,
        })
    }

    fn runs(&self, runs: &[Run]) -> Vec<Value> {
        runs.iter().map(|run| self.run(run)).collect()
    }

    /// Where a span starts: lines below the piece's first, and the column.
    fn at(&self, span: Span) -> [u32; 2] {
        let offset = self.start + span.range().start;
        let at = convert::position(&self.snapshot.text, offset, self.snapshot.client.encoding);
        [at.line.saturating_sub(self.line as u32), at.character]
    }

    /// Words as a string, marked ones as an object with the place where they stand.
    fn run(&self, run: &Run) -> Value {
        let (mark, span, runs) = match run {
            Run::Text(text) => return Value::from(text.as_str()),
            Run::Marked { mark, span, runs } => (mark, span, runs),
        };
        let mut sent = self::mark(mark);
        sent["at"] = json!(self.at(*span));
        sent["runs"] = Value::from(self.runs(runs));
        sent
    }
}

/// What is said of a mark.
fn mark(mark: &Mark) -> Value {
    match mark {
        Mark::Note { kind, who } => json!({ "kind": "note", "by": kind.name(), "who": who }),
        Mark::Sign => json!({ "kind": "sign" }),
        Mark::Signature => json!({ "kind": "signature" }),
        Mark::Event(name) => json!({ "kind": "event", "name": name }),
        Mark::Editorial(mark) => json!({ "kind": "editorial", "name": editorial(*mark) }),
        Mark::Insertion => json!({ "kind": "insertion" }),
        Mark::Entity(key) => json!({ "kind": "entity", "key": key }),
        Mark::Term => json!({ "kind": "term" }),
        Mark::Quotation => json!({ "kind": "quotation" }),
        Mark::Time(milliseconds) => json!({ "kind": "time", "milliseconds": milliseconds }),
        Mark::Strong => json!({ "kind": "strong" }),
        Mark::Emphasis => json!({ "kind": "emphasis" }),
        Mark::Link(address) => json!({ "kind": "link", "address": address }),
        Mark::Verbatim => json!({ "kind": "verbatim" }),
    }
}

fn front(front: &Front) -> Value {
    let facts: Vec<Value> =
        front.facts.iter().map(|(key, values)| json!({ "key": key, "values": values })).collect();
    let people = front.people.iter().map(|person| {
        let role = person.role.map(|role| match role {
            SpeakerRole::Interviewer => "interviewer",
            SpeakerRole::Interviewee => "interviewee",
            SpeakerRole::Other => "other",
        });
        json!({ "name": person.name, "role": role, "description": person.description })
    });
    json!({ "kind": "front", "title": front.title, "facts": facts, "people": people.collect::<Vec<_>>() })
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Question => "question",
        Role::Answer => "answer",
        Role::Speech => "speech",
    }
}

fn editorial(mark: EditorialMark) -> &'static str {
    match mark {
        EditorialMark::Sic => "sic",
        EditorialMark::Omission => "omission",
        EditorialMark::Uncertain => "uncertain",
        EditorialMark::Redacted => "redacted",
    }
}
