//! Declares a name or a speaker in the front matter, which is made where there is none.

use std::ops::Range;

use super::spot::Spot;
use super::{Refactor, RefactorKind};
use crate::ide::person::{declaration, is_speaker};
use crate::model::declared::DeclaredKind;
use crate::model::yaml::write;
use crate::model::{Document, Role, Turn, names};
use crate::rules::TextEdit;
use crate::text::Span;

/// The longest name that is declared from a selection, in bytes.
const LONGEST_NAME: usize = 80;

/// Words up to so many characters are no sign of a name, nor of a sentence: `de la`, `of the`.
const LONGEST_PARTICLE: usize = 3;

/// A full stop behind so many characters may be that of a title or an initial: `Mrs.`.
const LONGEST_TITLE: usize = 4;

/// A name with what is said of it.
struct Name {
    name: String,
    short: Option<String>,
    definition: Option<String>,
}

/// Offers to declare the selected name, or the one at the cursor with the note that explains it.
pub fn name(spot: &Spot<'_>) -> Option<Refactor> {
    let document = spot.document;
    let found = if spot.selected.is_empty() { explained(spot) } else { selected(spot) }?;
    if document.vocabulary().entities.lookup(&found.name).is_some() {
        return None;
    }
    let front_matter = document.front_matter();
    let mut lines = vec![format!("{}:", yaml(&found.name))];
    lines.extend(found.short.as_ref().map(|short| format!("  aliases: [{}]", yaml(short))));
    lines.extend(found.definition.as_ref().map(|it| format!("  definition: {}", yaml(it))));
    if lines.len() == 1 {
        lines = vec![format!("{0}: {0}", yaml(&found.name))];
    }
    let first = front_matter.entities.entries.first().map(|entry| entry.span);
    let edit = insertion(document, "entities", first, &lines)?;
    let new = tried(document, &edit)?;
    let entries = &new.front_matter().entities.entries;
    let is_there = entries.iter().any(|entry| {
        entry.key.text == found.name
            && entry.definition.as_ref().map(|it| &it.text) == found.definition.as_ref()
    });
    let is_one_more = entries.len() == front_matter.entities.entries.len() + 1;
    let title = format!("Declare `{}` in the front matter", found.name);
    (is_there && is_one_more).then(|| Refactor::new(RefactorKind::Extract, title, vec![edit]))
}

/// Offers to declare the speaker of the label at the cursor.
pub fn speaker(spot: &Spot<'_>) -> Option<Refactor> {
    let document = spot.document;
    let label = spot.placed.block.label()?;
    let range = label.start as usize..label.end as usize;
    let at = spot.selected.start;
    let is_here = range.start <= at && spot.selected.end <= range.end;
    if !is_here || !is_speaker(document, label.key) || declaration(document, label.key).is_some() {
        return None;
    }
    let name = spot.content.get(range)?.replace('\\', "");
    let mut lines = vec![format!("- name: {}", yaml(&name))];
    lines.extend(role(document, label.key).map(|role| format!("  role: {role}")));
    let speakers = &document.front_matter().speakers;
    let first = speakers.first().map(|speaker| speaker.span);
    let edit = insertion(document, "speakers", first, &lines)?;
    let new = tried(document, &edit)?;
    let is_there =
        declaration(&new, label.key).is_some() && new.front_matter().speakers.len() == speakers.len() + 1;
    let title = format!("Declare the speaker `{name}` in the front matter");
    is_there.then(|| Refactor::new(RefactorKind::Rewrite, title, vec![edit]))
}

fn selected(spot: &Spot<'_>) -> Option<Name> {
    let name = spot.content.get(spot.selected.clone())?;
    let is_name = looks_like_name(name) && spot.selected.start >= spot.speech_start();
    is_name.then(|| Name { name: name.to_owned(), short: None, definition: None })
}

/// Whether selected words may be a name, and no piece of a sentence: it begins and ends with a word in capitals, most of
/// the longer words between have them too, and no sentence ends among them.
fn looks_like_name(text: &str) -> bool {
    let bare = |word: &'_ str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let is_named = |word: &String| word.starts_with(|c: char| !c.is_lowercase());
    let words: Vec<String> = text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let longer = || words.iter().filter(|word| word.chars().count() > LONGEST_PARTICLE);
    let inner = text.split_whitespace().rev().skip(1);
    let mut inner = inner.filter(|word| word.chars().count() > LONGEST_TITLE);
    words.first().is_some_and(is_named)
        && words.last().is_some_and(is_named)
        && longer().filter(|word| !is_named(word)).count() * 2 < longer().count().max(1)
        && !inner.any(|word| word.ends_with(['.', ':', ';', '…']))
        && text.chars().any(char::is_alphabetic)
        && text.len() <= LONGEST_NAME
        && !text.contains(['\n', '\r', '(', '[', '?', '!', '—'])
}

fn explained(spot: &Spot<'_>) -> Option<Name> {
    let document = spot.document;
    let at = spot.placed.start + spot.selected.start;
    let around =
        spot.inlines.notes().find(|(bracket, _)| bracket.span().range().contains(&spot.selected.start));
    let found = match around {
        Some((bracket, _)) => {
            let span = bracket.span().range();
            names::explained_by(document, &(spot.placed.start + span.start..spot.placed.start + span.end))
        }
        None => names::explained_at(document, at).map(|(name, _)| name),
    }?;
    let said = document.text().slice(found.explanation.clone());
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let definition = (found.kind == DeclaredKind::Note && !said.is_empty()).then_some(said);
    Some(Name { name: found.name.into(), short: found.short.map(Into::into), definition })
}

/// What the speaker does in all turns that say it.
fn role(document: &Document, key: u64) -> Option<&'static str> {
    let own = |turn: &&Turn| turn.speaker.as_ref().is_some_and(|(_, speaker)| *speaker == key);
    let mut roles = document.turns().iter().filter(own).map(|turn| turn.role);
    let first = roles.next()?;
    match first {
        _ if roles.any(|role| role != first) => None,
        Role::Question => Some("interviewer"),
        Role::Answer => Some("interviewee"),
        Role::Speech => None,
    }
}

fn yaml(text: &str) -> String {
    write::in_place_of("", Span::default(), text)
}

/// The edit that puts `lines` below the key `key` of the front matter: before the `first` that stands there, or with the
/// key at its end, or in front matter of its own.
fn insertion(document: &Document, key: &str, first: Option<Span>, lines: &[String]) -> Option<TextEdit> {
    let text = document.text();
    let end = match &*text.slice(text.line_range(0).end..text.line_start(1)) {
        "\r\n" => "\r\n",
        "\r" => "\r",
        _ => "\n",
    };
    let written =
        |indent: &str| -> String { lines.iter().map(|line| format!("{indent}{line}{end}")).collect() };
    let Some(range) = document.front_matter_range() else {
        let start = if text.slice(0..'\u{feff}'.len_utf8().min(text.len())) == "\u{feff}" {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        return Some(TextEdit::insert(start, format!("---{end}{key}:{end}{}---{end}{end}", written("  "))));
    };
    let Some(first) = first else {
        return Some(TextEdit::insert(range.end, format!("{key}:{end}{}", written("  "))));
    };
    let line = text.line_start(text.line_of(range.start + first.range().start));
    let indent = text.slice(line..text.line_range(text.line_of(line)).end);
    let indent = indent.get(..indent.len() - indent.trim_start().len())?;
    Some(TextEdit::insert(line, written(indent)))
}

/// The document after an edit of its front matter, if nothing in that is amiss and all turns are read as before.
fn tried(document: &Document, edit: &TextEdit) -> Option<Document> {
    let mut new = document.clone();
    new.edit(edit.range.clone(), &edit.text);
    let is_sound = new.front_matter().problems.len() <= document.front_matter().problems.len();
    let reading = |turn: &Turn| -> (Range<usize>, Option<u64>, bool) {
        (0..turn.range.len(), turn.speaker.as_ref().map(|(_, key)| *key), turn.inferred.is_some())
    };
    let same = document.turns().iter().map(reading).eq(new.turns().iter().map(reading));
    (is_sound && same).then_some(new)
}
