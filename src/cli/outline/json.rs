//! The outline as JSON, which is a contract: `docs` say what each key means and it does not change.

use serde::Serialize;

use crate::ide::outline::title;
use crate::model::names::inlines;
use crate::model::{Document, Role, TurnMarker};
use crate::syntax::BlockKind;
use crate::text::{Encoding, Span};

#[derive(Serialize)]
struct OutlineJson {
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

/// The outline as the contract's JSON.
pub fn json(document: &Document) -> String {
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
    let declared = document.front_matter().title.as_ref().map(|title| title.text.clone());
    let title = declared.or_else(|| title(document).map(|range| text.slice(range).into_owned()));
    serde_json::to_string(&OutlineJson { title, turns, notes: notes(document) }).unwrap_or_default() + "\n"
}

/// Every note, from its opening bracket; columns count Unicode scalar values.
fn notes(document: &Document) -> Vec<NoteJson> {
    let text = document.text();
    let mut notes = Vec::new();
    for placed in document.blocks().iter().filter(|placed| placed.block.kind != BlockKind::FrontMatter) {
        let inlines = inlines(document, &placed);
        let said =
            |span: Span| text.slice(placed.start + span.range().start..placed.start + span.range().end);
        for (bracket, note) in inlines.notes() {
            let place = text.position_at(placed.start + bracket.open.range().start, Encoding::Utf32);
            notes.push(NoteJson {
                line: place.line + 1,
                column: place.column + 1,
                kind: note.kind.name(),
                attribution: said(note.attribution).into_owned(),
                text: said(note.text).split_whitespace().collect::<Vec<_>>().join(" "),
            });
        }
    }
    notes
}
