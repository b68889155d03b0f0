//! Shows a document in the notation of the specification.

use std::sync::Arc;

use transcript_ls::config::Settings;
use transcript_ls::ide::outline::title;
use transcript_ls::model::glossary::{Entities, Glossary, Layer};
use transcript_ls::model::{Context, Document, Role, Turn, TurnMarker};
use transcript_ls::rules;
use transcript_ls::syntax::BlockKind;

use super::example::{Example, Expected, Kind, even};
use super::inline;

/// What does not hold of an example, each as `LINE: …` with both versions.
pub fn failures(example: &Example) -> impl Iterator<Item = String> {
    let glossary = example
        .glossary
        .as_deref()
        .map(|yaml| Layer { origin: "glossary.yaml".into(), glossary: Arc::new(Glossary::parse(yaml)) });
    let entities = Arc::new(Entities::merge(glossary.into_iter().collect()));
    let document = Document::new(&example.transcript, Arc::new(Context { entities, ..Context::default() }));
    example.expected.iter().filter_map(move |expected| failure(&document, expected))
}

fn failure(document: &Document, expected: &Expected) -> Option<String> {
    let (found, nothing) = match expected.kind {
        Kind::Outline => (outline(document), "no turns"),
        Kind::Notes => (inline::notes(document), "no notes"),
        Kind::Marks => (inline::marks(document), "no marks"),
        Kind::Names => (inline::mentions(document), "no names"),
        Kind::Findings => return finding_failure(document, expected),
    };
    let mut found: Vec<String> = found.iter().map(|line| even(line)).collect();
    if found.iter().all(|line| line.starts_with("title:")) {
        found.push(nothing.to_owned());
    }
    (found != expected.lines).then(|| both(expected, &found))
}

/// As for the other kinds, but that of a message the specification holds a part, or nothing.
fn finding_failure(document: &Document, expected: &Expected) -> Option<String> {
    let text = document.text();
    let found: Vec<(String, String)> = rules::check(document, &Settings::default())
        .into_iter()
        .map(|finding| {
            (format!("{} {}", text.line_of(finding.range.start) + 1, finding.rule), finding.message)
        })
        .collect();
    let none = expected.lines == ["no findings"];
    let holds = |(line, (place, message)): (&String, &(String, String))| {
        line.strip_prefix(place.as_str())
            .is_some_and(|part| part.is_empty() || message.contains(part.trim_start()))
    };
    let same = found.len() == expected.lines.len() && expected.lines.iter().zip(&found).all(holds);
    let same = if none { found.is_empty() } else { same };
    let shown: Vec<String> = found.iter().map(|(place, message)| format!("{place}  {message}")).collect();
    (!same).then(|| both(expected, &shown))
}

fn both(expected: &Expected, found: &[String]) -> String {
    format!(
        "{}: the specification says\n{}  the program says\n{}",
        expected.line,
        indented(&expected.lines),
        indented(found)
    )
}

fn indented(lines: &[String]) -> String {
    lines.iter().flat_map(|line| ["    ", line, "\n"]).collect()
}

fn outline(document: &Document) -> Vec<String> {
    let text = document.text();
    let declared = document.front_matter().title.as_ref().map(|title| title.text.clone());
    let title = title(document);
    let shown = declared.or_else(|| title.clone().map(|range| text.slice(range).into_owned()));
    let mut lines: Vec<String> = shown.into_iter().map(|title| format!("title: {title}")).collect();
    let headings = document.blocks().iter().filter_map(|placed| {
        let content = placed.content();
        let is_title = title.as_ref().is_some_and(|title| content.contains(&title.start));
        let asks = document
            .turns()
            .iter()
            .any(|turn| turn.marker == TurnMarker::Heading && turn.range.start == content.start);
        let is_section = matches!(placed.block.kind, BlockKind::Heading(_)) && !is_title && !asks;
        let heading = text.slice(content.clone()).trim_start_matches(['#', ' ']).to_owned();
        is_section.then(|| (content.start, format!("section: {heading}")))
    });
    let turns = document.turns().iter().map(|turn| (turn.range.start, shown_turn(document, turn)));
    let mut entries: Vec<(usize, String)> = headings.chain(turns).collect();
    entries.sort();
    lines.extend(entries.into_iter().map(|(_, line)| line));
    lines
}

fn shown_turn(document: &Document, turn: &Turn) -> String {
    let text = document.text();
    let first = text.line_of(turn.range.start) + 1;
    let last = text.line_of(turn.range.end) + 1;
    let lines = if first == last { first.to_string() } else { format!("{first}-{last}") };
    let role = match turn.role {
        Role::Question => "question",
        Role::Answer => "answer",
        Role::Speech if turn.asks => "speech, asks",
        Role::Speech => "speech",
    };
    let number = turn.question.map(|number| number.to_string()).unwrap_or_default();
    let marker = match turn.marker {
        TurnMarker::Dash => "dash",
        TurnMarker::Label => "label",
        TurnMarker::Heading => "heading",
        TurnMarker::None if turn.inferred.is_some() => "inferred",
        TurnMarker::None => "unmarked",
    };
    let speaker = turn.speaker.as_ref().map(|(name, _)| text.slice(name.clone()).into_owned());
    format!("{lines} {role} {number} {marker} {}", speaker.unwrap_or_default())
}
