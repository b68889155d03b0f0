//! Forms with gaps: a question, an answer, a note, each as the file writes them, and a whole front matter.

use super::here::Here;
use super::item::{Item, Kind, List, literal};
use super::labels::dash;
use super::signatures::attributions;
use super::voices::voices;
use super::yaml;
use crate::model::TurnStyle;
use crate::model::front_matter::SpeakerRole;
use crate::model::names::inlines;
use crate::syntax::{BlockKind, Facts};

/// The forms that can stand in a line of their own, where nothing but the start of their name stands there.
pub fn on_a_line(here: &Here<'_>) -> Option<List> {
    let typed = here.line.before.trim();
    // In running text a word in a line of its own is the rest of a sentence.
    let may_stand = here.line.is_after_blank() && here.line.after.trim().is_empty();
    if !may_stand || typed.contains(char::is_uppercase) || typed.chars().count() == 1 {
        return None;
    }
    let mut items = turns(here);
    items.push(note(here));
    if here.document.front_matter_range().is_none() && here.line.number == 0 {
        items.insert(0, yaml::whole(here.document));
    }
    items.retain(|item| item.label.starts_with(typed));
    here.line.list(typed.len(), items)
}

/// A note, where somebody asks for something in the middle of a line.
pub fn in_a_line(here: &Here<'_>) -> Option<List> {
    let is_between = here.line.before.ends_with(' ') && !here.line.before.trim().is_empty();
    let is_prose = matches!(here.block.block.kind, BlockKind::Text);
    here.line.list(0, vec![note(here)]).filter(|_| is_between && is_prose)
}

/// A note in the form that most notes nearby have, else in that of the house and of the language.
fn note(here: &Here<'_>) -> Item {
    let (open, between, signature, close) = usual_note(here).unwrap_or_else(|| {
        let lens = here.lens();
        let mut glyphs = lens.settings.note_brackets.chars();
        let (open, close) = (glyphs.next().unwrap_or('('), glyphs.next().unwrap_or(')'));
        let signature =
            attributions(here).1.into_iter().next().map_or_else(String::new, |(_, written)| written);
        (open.to_string(), " — ".to_owned(), signature, close.to_string())
    });
    let (before, behind) = (literal(&open), literal(&format!("{between}{signature}{close}")));
    let shown = format!("{open}…{between}{signature}{close}");
    Item::new(Kind::Snippet, "note")
        .detailed(shown)
        .with_gaps(format!("{before}${{1:what it says}}{behind}$0"))
}

/// The bracket, what divides note and signature, the signature and the bracket of most notes nearby.
fn usual_note(here: &Here<'_>) -> Option<(String, String, String, String)> {
    let mut forms: Vec<((String, String, String, String), usize)> = Vec::new();
    for placed in here.nearby().filter(|placed| placed.block.is_text()) {
        let text = here.document.text().slice(placed.content());
        if !text.contains(['(', '[', '（', '［', '【']) {
            continue;
        }
        for (bracket, note) in inlines(here.document, &placed).notes() {
            let between = text.get(note.text.range().end..note.attribution.range().start);
            let Some(between) = between.filter(|it| !it.contains('\n') && note.malformed.is_none()) else {
                continue;
            };
            let part = |span: crate::text::Span| span.of(&text).to_owned();
            let form = (part(bracket.open), between.to_owned(), part(note.attribution), part(bracket.close));
            match forms.iter_mut().find(|(known, _)| *known == form) {
                Some((_, count)) => *count += 1,
                None => forms.push((form, 1)),
            }
        }
    }
    forms.into_iter().max_by_key(|(_, count)| *count).map(|(form, _)| form)
}

/// A question, an answer, and both of them, in the form of the file.
fn turns(here: &Here<'_>) -> Vec<Item> {
    let Some((question, answer)) = markers(here) else { return Vec::new() };
    let gap = if here.is_tight() { "\n" } else { "\n\n" };
    let (open, close) = &question;
    let asked = format!("{open}${{1:Question?}}{close}");
    let form = |label: &str, form: String| Item::new(Kind::Snippet, label).with_gaps(form);
    vec![
        form("question", format!("{asked}$0")).detailed("in the form of this file"),
        form("answer", format!("{answer}${{1:Answer.}}$0")).detailed("in the form of this file"),
        form("question and answer", format!("{asked}{gap}{answer}${{2:Answer.}}$0"))
            .detailed("in the form of this file"),
    ]
}

/// What stands before and behind a question, and before an answer, where the file is clear about it.
fn markers(here: &Here<'_>) -> Option<((String, String), String)> {
    match here.document.style() {
        TurnStyle::Dashes(_) => {
            let dash = literal(&dash(here)?);
            Some(((dash.clone(), String::new()), dash))
        }
        TurnStyle::Labels => {
            let voices = voices(here);
            let marker = |role| {
                let voice = voices.iter().find(|voice| voice.role == role)?;
                let marker = voice.marker();
                (!marker.contains(|c: char| c.is_ascii_digit())).then(|| literal(&marker))
            };
            Some(((marker(SpeakerRole::Interviewer)?, String::new()), marker(SpeakerRole::Interviewee)?))
        }
        TurnStyle::BoldQuestions => Some((("**".to_owned(), "**".to_owned()), String::new())),
        TurnStyle::HeadingQuestions => {
            let level = here.nearby().find_map(|placed| match placed.block.kind {
                BlockKind::Heading(level) if placed.block.facts.has(Facts::ASKS) => Some(level),
                _ => None,
            })?;
            Some(((format!("{} ", "#".repeat(usize::from(level))), String::new()), String::new()))
        }
        TurnStyle::Unmarked => None,
    }
}
