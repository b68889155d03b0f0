//! `transcript-ls outline`: the tree of one file.

use serde::Serialize;

use crate::ide::outline::title;
use crate::model::{Document, Role, TurnMarker};

#[derive(Serialize)]
struct OutlineJson {
    title: Option<String>,
    turns: Vec<TurnJson>,
    notes: Vec<()>,
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
    serde_json::to_string(&OutlineJson { title, turns, notes: Vec::new() }).unwrap_or_default()
}
