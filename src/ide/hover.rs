//! What is shown when the pointer rests on a name, a speaker or a note.

use std::ops::Range;

use super::person::declaration;
use super::pointed::{Pointed, pointed};
use crate::model::declared::DeclaredKind;
use crate::model::front_matter::SpeakerRole;
use crate::model::matcher::{EntityId, FormId, FormKind};
use crate::model::name_places;
use crate::model::names::{self, ExplainedName, Occurrences};
use crate::model::yaml::Text;
use crate::model::{Document, Turn};
use crate::syntax::inline::Note;
use crate::syntax::lexicon::NoteKind;
use crate::text::Span;

/// A text to show. Offsets are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is about.
    pub range: Range<usize>,
    /// The text, in Markdown.
    pub markdown: String,
}

impl Hover {
    /// The text for an editor that shows no Markdown: without emphasis, escapes and links.
    pub fn plain(&self) -> String {
        let mut plain = String::with_capacity(self.markdown.len());
        let mut characters =
            self.markdown.replace("**", "").replace("](", "\\]\\(").chars().collect::<Vec<_>>().into_iter();
        while let Some(c) = characters.next() {
            match c {
                '\\' => plain.extend(characters.next()),
                '[' => {}
                c => plain.push(c),
            }
        }
        plain
    }
}

/// What is known of what stands at `offset`.
pub fn hover(document: &Document, offset: usize) -> Option<Hover> {
    let (markdown, range) = match pointed(document, offset)? {
        Pointed::Entity(entity, form, range) => (entity_text(document, entity, form)?, range),
        Pointed::Explained(name, range) => (explained_text(document, &name), range),
        Pointed::Speaker(key, range) => (speaker_text(document, key, &range), range),
        Pointed::Note(note, range, block) => (note_text(document, &note, block), range),
        Pointed::Marker(_, turn, range) => (marker_text(document, &turn)?, range),
    };
    Some(Hover { range, markdown })
}

fn entity_text(document: &Document, id: EntityId, form: Option<FormId>) -> Option<String> {
    let entities = &document.vocabulary().entities;
    let entry = entities.entry(id)?;
    let kind = entry.kind.map(|kind| format!(" — {}", kind.name()));
    let mut lines = vec![format!("**{}**{}", plain(&entry.name.text), kind.unwrap_or_default())];
    lines.extend(entry.definition.as_ref().map(|definition| definition.text.trim().to_owned()));
    if form.and_then(|form| entities.form(form)).is_some_and(|form| form.kind == FormKind::Avoid) {
        lines.push(format!("This form is to be avoided; write “{}”.", plain(&entry.name.text)));
    }
    let list = |forms: &[Text]| forms.iter().map(|form| plain(&form.text)).collect::<Vec<_>>().join(", ");
    if !entry.aliases.is_empty() {
        lines.push(format!("Also: {}", list(&entry.aliases)));
    }
    if !entry.source_forms.is_empty() {
        lines.push(format!("In the source: {}", list(&entry.source_forms)));
    }
    if let Some(Occurrences { count, first }) = names::occurrences(document, id) {
        lines.push(counted(count, line(document, &first)));
    }
    if let Some(item) =
        entry.wikidata.as_ref().map(|item| item.text.trim()).filter(|item| is_wikidata_id(item))
    {
        lines.push(format!("[Wikidata {item}](https://www.wikidata.org/wiki/{item})"));
    }
    Some(lines.join("\n\n"))
}

/// An acronym and its full name are shown together, a noted name with its note.
fn explained_text(document: &Document, name: &ExplainedName) -> String {
    let explanation = document.text().slice(name.explanation.clone());
    let explanation = plain(&explanation.split_whitespace().collect::<Vec<_>>().join(" "));
    let at = line(document, &name.term);
    let forms: Vec<_> = [name.name.clone()].into_iter().chain(name.short.clone()).collect();
    let places = name_places::places(document, &forms);
    let first = places.first().map_or(at, |range| line(document, range));
    let counted = counted(places.len(), first);
    match name.kind {
        DeclaredKind::Acronym => {
            format!("**{explanation}** — {}\n\nAbbreviated on line {at}. {counted}", plain(&name.name))
        }
        DeclaredKind::Note => {
            format!("**{}**\n\n{explanation}\n\nExplained on line {at}. {counted}", plain(&name.name))
        }
    }
}

fn speaker_text(document: &Document, key: u64, label: &Range<usize>) -> String {
    let label = document.text().slice(label.clone()).replace('\\', "");
    let declared = declaration(document, key);
    let name = declared.map_or(label, |speaker| speaker.name.text.clone());
    let role = match document.speakers().role(key) {
        SpeakerRole::Interviewer => " — asks",
        SpeakerRole::Interviewee => " — answers",
        SpeakerRole::Other => "",
    };
    let mut lines = vec![format!("**{}**{role}", plain(&name))];
    lines.extend(
        declared.and_then(|speaker| speaker.description.as_ref()).map(|text| text.text.trim().to_owned()),
    );
    let turns = document.labels().get(key).map_or(0, |count| count.total());
    lines.push(if turns == 1 { "1 turn".to_owned() } else { format!("{turns} turns") });
    lines.join("\n\n")
}

fn note_text(document: &Document, note: &Note, block: usize) -> String {
    let at = |span: Span| {
        document.text().slice(block + span.start as usize..block + span.end as usize).into_owned()
    };
    let kind = match note.kind {
        NoteKind::Translator => "Translator’s note",
        NoteKind::Editor => "Editor’s note",
        NoteKind::Author => "Author’s note",
        NoteKind::Source => "Note of the source",
    };
    let text = at(note.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines = vec![format!("**{kind}** ({})", plain(at(note.attribution).trim()))];
    lines.extend((!text.is_empty()).then(|| plain(&text)));
    lines.join("\n\n")
}

fn marker_text(document: &Document, turn: &Turn) -> Option<String> {
    let number = turn.question?;
    let last = document.turns().iter().rev().find_map(|turn| turn.question)?;
    let what = if turn.is_question() { "Question" } else { "Answer to question" };
    Some(format!("{what} {number} of {last}"))
}

fn counted(count: usize, first: usize) -> String {
    match count {
        0 | 1 => format!("Mentioned once, on line {first}."),
        count => format!("Mentioned {count} times, first on line {first}."),
    }
}

/// The line, from 1, on which a range starts.
fn line(document: &Document, range: &Range<usize>) -> usize {
    document.text().line_of(range.start) + 1
}

fn is_wikidata_id(item: &str) -> bool {
    let digits = item.strip_prefix('Q').unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The text with what Markdown would read as its own escaped.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '#') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
