//! What is shown when the pointer rests on a name, a speaker, a note, a time, a key or a rule.

mod keys;
mod marks;
mod speaker;

use std::ops::Range;

use super::markdown::escaped;
use super::pointed::{Pointed, pointed};
use super::word_count::turn_words;
use crate::model::declared::DeclaredKind;
use crate::model::matcher::{EntityId, FormId, FormKind};
use crate::model::name_places;
use crate::model::names::{self, ExplainedName, Occurrences};
use crate::model::yaml::Text;
use crate::model::{Document, Turn};

/// A text to show. Offsets are bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is about.
    pub range: Range<usize>,
    /// The text, in Markdown.
    pub markdown: String,
}

/// In so many bytes a name is counted that only the document itself explains; nobody waits for more.
const COUNTED: usize = 1_000_000;

/// What is known of what stands at `offset`.
pub fn hover(document: &Document, offset: usize) -> Option<Hover> {
    let Some(pointed) = pointed(document, offset) else {
        let placed = document.blocks().at(offset)?;
        let key = keys::of_transcript(document, &placed, offset);
        return key.or_else(|| marks::time_or_event(document, &placed, offset));
    };
    let (markdown, range) = match pointed {
        Pointed::Entity(entity, form, range) => (entity_text(document, entity, form)?, range),
        Pointed::Explained(name, range) => (explained_text(document, &name), range),
        Pointed::Speaker(key, range) => (speaker::page(document, key, &range), range),
        Pointed::Note(note, range, block) => (marks::note_page(document, &note, block), range),
        Pointed::Marker(_, turn, range) => (marker_text(document, &turn)?, range),
    };
    Some(Hover { range, markdown })
}

/// What is known of what stands at `offset` of a glossary.
pub fn hover_in_glossary(text: &str, offset: usize) -> Option<Hover> {
    keys::of_glossary_text(text, offset)
}

fn entity_text(document: &Document, id: EntityId, form: Option<FormId>) -> Option<String> {
    let entities = &document.vocabulary().entities;
    let entry = entities.entry(id)?;
    let kind = entry.kind.map(|kind| format!(" — {}", kind.name()));
    let mut lines = vec![format!("**{}**{}", escaped(&entry.name.text), kind.unwrap_or_default())];
    lines.extend(entry.definition.as_ref().map(|definition| escaped(definition.text.trim())));
    if form.and_then(|form| entities.form(form)).is_some_and(|form| form.kind == FormKind::Avoid) {
        lines.push(format!("This form is to be avoided; write “{}”.", escaped(&entry.name.text)));
    }
    let list = |forms: &[Text]| forms.iter().map(|form| escaped(&form.text)).collect::<Vec<_>>().join(", ");
    if !entry.aliases.is_empty() {
        lines.push(format!("Also: {}", list(&entry.aliases)));
    }
    if !entry.avoid.is_empty() {
        lines.push(format!("Not: {}", list(&entry.avoid)));
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
    let explanation = escaped(&explanation.split_whitespace().collect::<Vec<_>>().join(" "));
    let at = line(document, &name.term);
    let forms: Vec<_> = [name.name.clone()].into_iter().chain(name.short.clone()).collect();
    let (places, is_all) = name_places::places_within(document, &forms, COUNTED);
    let first = places.first().map_or(at, |range| line(document, range));
    let counted = if is_all { counted(places.len(), first) } else { counted_so_far(places.len(), first) };
    match name.kind {
        DeclaredKind::Acronym => {
            format!("**{explanation}** — {}\n\nAbbreviated on line {at}. {counted}", escaped(&name.name))
        }
        DeclaredKind::Note => {
            format!("**{}**\n\n{explanation}\n\nExplained on line {at}. {counted}", escaped(&name.name))
        }
    }
}

/// Which question a turn asks or answers, and how long it is.
fn marker_text(document: &Document, turn: &Turn) -> Option<String> {
    let number = turn.question?;
    let last = document.turns().iter().rev().find_map(|turn| turn.question)?;
    let what = if turn.is_question() { "Question" } else { "Answer to question" };
    let words = match turn_words(document, turn) {
        1 => "1 word".to_owned(),
        words => format!("{words} words"),
    };
    Some(format!("**{what} {number}** of {last}\n\n{words}"))
}

fn counted(count: usize, first: usize) -> String {
    match count {
        0 | 1 => format!("Mentioned once, on line {first}."),
        count => format!("Mentioned {count} times, first on line {first}."),
    }
}

/// The same of a document that was not counted to its end.
fn counted_so_far(count: usize, first: usize) -> String {
    match count {
        0 | 1 => format!("Mentioned at least once, on line {first}."),
        count => format!("Mentioned at least {count} times, first on line {first}."),
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

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\nmedia: tapes/one.mp3\nspeakers:\n  - { name: Ann Lee, label: Q, role: interviewer }\nrules: { empty-note: off }\n\
                        entities:\n  bo: { name: Bo, avoid: [Boh] }\n---\n\n<!-- transcript-ls: allow unclosed-note -->\n\n\
                        Q: Why, Bo? 🎙\n\nGuest: So it is [00:12:34] and [laughs] ends.\n\nQ: And?\n\nGuest: Yes.\n";

    fn shown(at: &str) -> (String, String) {
        let document = Document::new(TEXT, Default::default());
        let found = hover(&document, TEXT.find(at).unwrap() + 1).unwrap();
        (TEXT[found.range.clone()].to_owned(), found.markdown)
    }

    #[test]
    fn everything_says_what_it_is() {
        for (at, range, markdown) in [
            ("media", "media", "`media`\n\nThe recordings: paths seen from this file, or addresses."),
            (
                "role:",
                "role",
                "`role`\n\nWhether the speaker asks (`interviewer`), answers (`interviewee`), or does neither (`other`).",
            ),
            ("avoid", "avoid", "`avoid`\n\nNames that are not to be used: each is reported, with the fix."),
            ("Bo?", "Bo", "**Bo**\n\nNot: Boh\n\nMentioned once, on line 12."),
            ("Q: Why", "Q", "**Ann Lee** — asks\n\n2 turns, 3 words (23 %)"),
            ("Guest: S", "Guest", "**Guest** — answers\n\n2 turns, 10 words (77 %)"),
            ("[00:12", "[00:12:34]", "**0:12:34**\n\n12 min 34 s from the start of one.mp3"),
            ("[laughs", "[laughs]", "**Event**\n\nlaughter"),
        ] {
            assert_eq!(shown(at), (range.to_owned(), markdown.to_owned()));
        }
        assert!(shown("unclosed-note").1.starts_with("**unclosed-note**\n\nA note or a bracket"));
        assert_eq!(shown("empty-note").0, "empty-note");
    }

    #[test]
    fn a_marker_tells_the_question_and_its_length() {
        let text = "— Why? 🎙\n\n— So it is.\n\n— And?\n\n— Yes.\n";
        let document = Document::new(text, Default::default());
        let found = hover(&document, text.find("— So").unwrap()).unwrap();
        assert_eq!(found.markdown, "**Answer to question 1** of 2\n\n3 words");
        assert_eq!(hover(&document, text.len()), None);
    }

    #[test]
    fn a_glossary_explains_its_keys() {
        let text = "bo:\n  name: Bo\n  source-form: Бо\n";
        let found = hover_in_glossary(text, text.find("source").unwrap()).unwrap();
        assert_eq!(found.markdown, "`source-form`\n\nThe name in the language that was spoken.");
        assert_eq!(hover_in_glossary(text, 0), None);
    }
}
