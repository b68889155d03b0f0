//! What it is that a renaming at a place would rename.

use std::ops::Range;
use std::sync::Arc;

use super::Refusal;
use crate::ide::definition::entity_of_label;
use crate::ide::glossary_place::{EntryPart, Part, entry_part};
use crate::ide::pointed::{Pointed, pointed};
use crate::model::glossary::{EntityKind, Glossary, GlossaryEntry};
use crate::model::matcher::{EntityId, FormKind};
use crate::model::{Document, names};
use crate::syntax::label_key;
use crate::text::Span;

/// What is renamed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A name or the key of an entity.
    Name(NamePlace),
    /// A speaker, by this label.
    Speaker(String),
    /// A name that the text explains.
    Own(String),
}

/// A name or the key of an entity, in a way that holds in every text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamePlace {
    /// The glossary that declares the entity, as its [`Layer`](crate::model::glossary::Layer) has it.
    pub origin: Arc<str>,
    /// The entity's key there.
    pub key: String,
    /// The form that is renamed, if one is.
    pub form: Option<String>,
    /// Whether the key is renamed; of an entity without a name both are.
    pub is_key: bool,
}

impl Subject {
    /// What an editor offers to change.
    pub fn shown(&self) -> &str {
        match self {
            Subject::Name(place) => place.shown(),
            Subject::Speaker(name) | Subject::Own(name) => name,
        }
    }
}

impl NamePlace {
    /// The form, or the key where no form is renamed.
    pub fn shown(&self) -> &str {
        self.form.as_deref().unwrap_or(&self.key)
    }

    /// The part of an entry that has that span.
    fn of(origin: Arc<str>, entry: &GlossaryEntry, part: Part, span: Span) -> NamePlace {
        // Without a name the key stands for it.
        let is_both = entry.name.span == entry.key.span;
        let form = match part {
            Part::Key => is_both.then(|| entry.name.text.clone()),
            Part::Form(_) => {
                entry.forms().find(|(_, form)| form.span == span).map(|(_, form)| form.text.clone())
            }
        };
        NamePlace { origin, key: entry.key.text.clone(), is_key: part == Part::Key || form.is_none(), form }
    }
}

/// What stands at `offset` of a transcript, and where. Nothing where there is no name.
pub fn subject(document: &Document, offset: usize) -> Result<Option<(Subject, Range<usize>)>, Refusal> {
    let found = match pointed(document, offset) {
        Some(Pointed::Speaker(_, range)) => {
            let label = document.text().slice(range.clone()).replace('\\', "");
            match person_of_glossary(document, &range) {
                Some(place) => (Subject::Name(place), range),
                None => (Subject::Speaker(label), range),
            }
        }
        Some(Pointed::Entity(id, _, range)) => return entity(document, id, offset, range),
        Some(Pointed::Explained(_, range)) => {
            let words: Vec<_> =
                document.text().slice(range.clone()).split_whitespace().map(str::to_owned).collect();
            (Subject::Own(words.join(" ")), range)
        }
        Some(Pointed::Note(..) | Pointed::Marker(..)) | None => return Ok(None),
    };
    Ok(Some(found))
}

/// What stands at `offset` of a glossary, and where.
pub fn subject_in_glossary(
    origin: &str,
    glossary: &Glossary,
    offset: usize,
) -> Option<(Subject, Range<usize>)> {
    let EntryPart { entry, part, span } = entry_part(glossary, offset)?;
    Some((Subject::Name(NamePlace::of(origin.into(), entry, part, span)), span.range()))
}

/// The name of a person in a glossary, where a label is exactly that: then who speaks is spoken of by the same name.
fn person_of_glossary(document: &Document, label: &Range<usize>) -> Option<NamePlace> {
    let id = entity_of_label(document, label)?;
    let key = label_key(&document.text().slice(label.clone()));
    let (entry, origin) = entry(document, id)?;
    let mut forms = entry.forms().filter(|(kind, _)| *kind != FormKind::Avoid);
    let (_, form) = forms.find(|(_, form)| label_key(&form.text) == key)?;
    let is_person = matches!(entry.kind, None | Some(EntityKind::Person));
    let part = if form.span == entry.key.span { Part::Key } else { Part::Form(FormKind::Preferred) };
    is_person.then(|| NamePlace::of(origin, entry, part, form.span))
}

fn entity(
    document: &Document,
    id: EntityId,
    offset: usize,
    pointed: Range<usize>,
) -> Result<Option<(Subject, Range<usize>)>, Refusal> {
    let Some((entry, origin)) = entry(document, id) else { return Ok(None) };
    let mut uses = names::entity_uses(document, id).into_iter();
    let touches = |range: &Range<usize>| range.start <= offset && offset <= range.end;
    let (form, range) = match uses.find(|found| touches(&found.range)) {
        Some(found) => (found.form, found.range),
        // In front matter, or in what a link shows.
        None => (None, pointed),
    };
    let text = document.text().slice(range.clone());
    let wanted = match form.and_then(|form| document.vocabulary().entities.form(form)) {
        Some(form) => form.text.as_str(),
        None => text.trim(),
    };
    let is_key = form.is_none() && label_key(wanted) == label_key(&entry.key.text);
    let is_meant = |kind: FormKind| {
        entry.forms().find(|(of, form)| {
            *of == kind && (form.text == wanted || label_key(&form.text) == label_key(wanted))
        })
    };
    if !is_key && let Some((_, avoided)) = is_meant(FormKind::Avoid) {
        return Err(format!(
            "`{}` is a form to avoid and has no name of its own: write `{}`.",
            avoided.text, entry.name.text
        ));
    }
    let kinds = [FormKind::Preferred, FormKind::Alias, FormKind::SourceForm];
    let found = kinds.into_iter().find_map(|kind| Some((Part::Form(kind), is_meant(kind)?.1.span)));
    let (part, span) = match found {
        Some((_, span)) if is_key || span == entry.key.span => (Part::Key, entry.key.span),
        Some(found) => found,
        None if is_key => (Part::Key, entry.key.span),
        None => return Ok(None),
    };
    Ok(Some((Subject::Name(NamePlace::of(origin, entry, part, span)), range)))
}

fn entry(document: &Document, id: EntityId) -> Option<(&GlossaryEntry, Arc<str>)> {
    let entities = &document.vocabulary().entities;
    Some((entities.entry(id)?, entities.layer(id)?.origin.clone()))
}
