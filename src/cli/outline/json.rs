//! The outline as JSON: a contract with other programs, whose keys do not change.

use std::path::Path;

use serde::Serialize;

use super::title_text;
use crate::model::names::inlines;
use crate::model::{Document, Role, TurnMarker};
use crate::syntax::BlockKind;
use crate::text::{Encoding, Span};

#[derive(Serialize)]
struct OutlineJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    title: Option<String>,
    turns: Vec<TurnJson>,
    notes: Vec<NoteJson>,
}

#[derive(Serialize)]
struct TurnJson {
    line: usize,
    end_line: usize,
    role: &'static str,
    speaker: Option<String>,
    question: Option<u32>,
    marker: &'static str,
    inferred: bool,
}

#[derive(Serialize)]
struct NoteJson {
    line: u32,
    column: u32,
    kind: &'static str,
    attribution: String,
    text: String,
}

/// The outline as the contract's JSON, on one line; with the path of the file where several are shown.
pub fn json(document: &Document, path: Option<&Path>) -> String {
    let text = document.text();
    let line = |offset| text.line_of(offset) + 1;
    let turns = document
        .turns()
        .iter()
        .map(|turn| TurnJson {
            line: line(turn.range.start),
            end_line: line(turn.range.end),
            role: match turn.role {
                Role::Question => "question",
                Role::Answer => "answer",
                Role::Speech => "speech",
            },
            speaker: turn.speaker.as_ref().map(|(name, _)| text.slice(name.clone()).into_owned()),
            question: turn.question,
            marker: match turn.marker {
                TurnMarker::Dash => "dash",
                TurnMarker::Label => "label",
                TurnMarker::Heading => "heading",
                TurnMarker::None => "none",
            },
            inferred: turn.inferred.is_some(),
        })
        .collect();
    let path = path.map(|path| path.display().to_string());
    let outline = OutlineJson { path, title: title_text(document), turns, notes: notes(document) };
    serde_json::to_string(&outline).unwrap_or_default() + "\n"
}

/// The notes, in the order of the text.
fn notes(document: &Document) -> Vec<NoteJson> {
    let text = document.text();
    let mut notes = Vec::new();
    let is_read = |kind| matches!(kind, BlockKind::Text | BlockKind::Heading(_));
    for placed in document.blocks().iter().filter(|placed| is_read(placed.block.kind)) {
        let inlines = inlines(document, &placed);
        let said =
            |span: Span| text.slice(placed.start + span.range().start..placed.start + span.range().end);
        notes.extend(inlines.notes().map(|(bracket, note)| {
            let position = text.position_at(placed.start + bracket.open.range().start, Encoding::Utf32);
            NoteJson {
                line: position.line + 1,
                column: position.column + 1,
                kind: note.kind.name(),
                attribution: said(note.attribution).into_owned(),
                text: said(note.text).split_whitespace().collect::<Vec<_>>().join(" "),
            }
        }));
    }
    notes
}
