//! Renames a form or the key of an entity, wherever it stands.

use std::ops::Range;

use super::Refusal;
use super::longer::is_within_longer;
use super::new_name;
use super::speaker::{label_edits, refuse_other_speaker};
use super::subject::NamePlace;
use crate::ide::definition::entity_of;
use crate::ide::person::is_speaker;
use crate::model::glossary::{Glossary, GlossaryEntry};
use crate::model::names::{self, EntityUse, How};
use crate::model::yaml::{Text, write};
use crate::model::{Document, FRONT_MATTER};
use crate::rules::TextEdit;
use crate::rules::in_case_around;
use crate::syntax::label_key;

/// A form or the key of an entity gets another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameChange {
    /// What is renamed.
    pub place: NamePlace,
    /// What it is to be.
    pub to: String,
}

impl NameChange {
    /// The glossary that declares the entity; none where the text itself does, in front matter.
    pub fn glossary(&self) -> Option<&str> {
        Some(&*self.place.origin).filter(|origin| *origin != FRONT_MATTER)
    }

    /// What changes in a transcript.
    pub fn edits(&self, document: &Document) -> Vec<TextEdit> {
        let Some(id) = entity_of(document, &self.place.origin, &self.place.key) else { return Vec::new() };
        let uses = names::entity_uses(document, id).into_iter();
        let mut edits: Vec<_> = uses.filter_map(|found| self.edit(document, found)).collect();
        if let Some(form) = &self.place.form {
            edits.extend(label_edits(document, form, &self.to));
        }
        if self.glossary().is_none()
            && let Some(range) = document.front_matter_range()
            && let Some(entry) = document.vocabulary().entities.entry(id)
        {
            let yaml = document.text().slice(range.clone());
            edits.extend(self.entry_edits(&yaml, entry).into_iter().map(|edit| moved(edit, range.start)));
        }
        edits
    }

    /// Says that somebody speaks by the form who could not be called by the new one.
    pub fn refuse_as_label(&self, document: &Document) -> Result<(), Refusal> {
        match &self.place.form {
            Some(form) if is_speaker(document, label_key(form)) => {
                new_name::of_speaker(&self.to)?;
                refuse_other_speaker(document, form, &self.to)
            }
            _ => Ok(()),
        }
    }

    /// What changes in the glossary, which may read otherwise than when the change was made.
    pub fn edits_in_glossary(&self, text: &str) -> Vec<TextEdit> {
        let glossary = Glossary::parse(text);
        let is_meant = |entry: &&GlossaryEntry| label_key(&entry.key.text) == label_key(&self.place.key);
        let entry = glossary.entries.iter().find(is_meant);
        entry.map(|entry| self.entry_edits(text, entry)).unwrap_or_default()
    }

    fn edit(&self, document: &Document, found: EntityUse) -> Option<TextEdit> {
        let written = document.text().slice(found.range.clone());
        let form = self.place.form.as_deref();
        if found.how == How::Link {
            let is_key = self.place.is_key && label_key(&written) == label_key(&self.place.key);
            let is_form = !is_key
                && label_key(&written) != label_key(&self.place.key)
                && form.is_some_and(|form| label_key(form) == label_key(&written));
            return (is_key || is_form).then(|| {
                let gap = written.len() - written.trim_start().len();
                let start = found.range.start + gap;
                TextEdit::replace(start..start + written.trim().len(), self.to.as_str())
            });
        }
        let by = found.form.and_then(|form| document.vocabulary().entities.form(form))?;
        let form = form.filter(|form| *form == by.text)?;
        // The words around tell whether the text is shouted there.
        let block = document.blocks().at(found.range.start)?.content();
        let around = document.text().slice(block.clone());
        let inside = found.range.start - block.start..found.range.end - block.start;
        let is_word = !form.contains(char::is_whitespace);
        if is_word && is_within_longer(&around, &inside, document.vocabulary()) {
            return None;
        }
        Some(TextEdit::replace(found.range, in_case_around(&around, inside, form, &self.to)))
    }

    /// What changes in the entry, which stands in that YAML.
    fn entry_edits(&self, yaml: &str, entry: &GlossaryEntry) -> Vec<TextEdit> {
        let key = self.place.is_key.then_some(&entry.key);
        let form = self.place.form.as_deref();
        let forms = entry.forms().map(|(_, form)| form).filter(|text| form == Some(text.text.as_str()));
        let forms = forms.filter(|text| text.span != entry.key.span);
        let texts = key.into_iter().chain(forms);
        texts
            .map(|text| TextEdit::replace(text.span.range(), write::in_place_of(yaml, text.span, &self.to)))
            .collect()
    }
}

fn moved(edit: TextEdit, by: usize) -> TextEdit {
    let Range { start, end } = edit.range;
    TextEdit { range: by + start..by + end, text: edit.text }
}

/// Says that another entity that the document knows has the new name.
pub fn refuse_clash(document: &Document, place: &NamePlace, to: &str) -> Result<(), Refusal> {
    let entities = &document.vocabulary().entities;
    let own = entities.lookup(&place.key);
    if let Some(other) = entities.lookup(to)
        && Some(other) != own
        && let Some(entry) = entities.entry(other)
    {
        return Err(taken(to, entry));
    }
    let entry = own.and_then(|own| entities.entry(own));
    entry.map_or(Ok(()), |entry| refuse_own(entry, place, to))
}

/// Says that another entry of the glossary has the new name.
pub fn refuse_clash_in(glossary: &Glossary, place: &NamePlace, to: &str) -> Result<(), Refusal> {
    let to_key = label_key(to);
    for entry in &glossary.entries {
        if entry.key.text == place.key {
            refuse_own(entry, place, to)?;
        } else if label_key(&entry.key.text) == to_key
            || entry.forms().any(|(_, form)| label_key(&form.text) == to_key)
        {
            return Err(taken(to, entry));
        }
    }
    Ok(())
}

fn taken(to: &str, entry: &GlossaryEntry) -> Refusal {
    format!("`{to}` already means `{}` (`{}`): choose another name.", entry.name.text, entry.key.text)
}

/// Says that the entity has the new name already, beside the one that is renamed.
fn refuse_own(entry: &GlossaryEntry, place: &NamePlace, to: &str) -> Result<(), Refusal> {
    let Some(from) = &place.form else { return Ok(()) };
    let is_new = |text: &&Text| label_key(&text.text) == label_key(to) && text.text != *from;
    match entry.forms().map(|(_, form)| form).find(is_new) {
        Some(form) if label_key(&form.text) != label_key(from) => Err(format!(
            "`{}` is another name of the same entry already: change the glossary by hand.",
            form.text
        )),
        _ => Ok(()),
    }
}
