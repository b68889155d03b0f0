//! Renames a speaker: in labels, and where front matter declares the name.

use super::{Change, Refusal, new_name};
use crate::ide::person::{Person, is_speaker};
use crate::model::Document;
use crate::model::front_matter::SpeakerDeclaration;
use crate::model::yaml::write;
use crate::rules::TextEdit;
use crate::syntax::lexicon::labels::{LabelWord, word};
use crate::syntax::{LabelForm, is_capitalised, label_key, normal_name};

/// Words before a name that alone make no full name of it.
const TITLES: &str = " mr mrs ms miss mx dr prof professor sir the hon rev senator rep judge justice president chairman \
    chairwoman secretary herr frau monsieur madame m mme señor señora sr sra don doña г-н г-жа господин госпожа pan pani ";

/// Somebody who speaks gets another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerChange {
    /// The label, as it is to be shown.
    pub from: String,
    /// What it is to be.
    pub to: String,
    /// Whether front matter of the text in which it is renamed declares the name.
    pub declared: bool,
}

/// How sure it is that the same name in another file is the same person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// It is the same full name, but no front matter says so.
    Likely,
    /// It is the same full name, and front matter declares it in one of the files.
    Certain,
}

impl SpeakerChange {
    /// The change that renames the speaker with the label `from`, unless nobody can be called so here.
    pub fn new(document: &Document, from: String, new: &str) -> Result<SpeakerChange, Refusal> {
        let to = new_name::of_speaker(new)?;
        let person = Person::of(document, label_key(&from));
        if let Some(whole) = person.declaration(document).and_then(|speaker| shortened(speaker, &from))
            && to.contains(char::is_whitespace)
        {
            return Err(format!(
                "`{from}` is short for `{whole}`: rename that in the front matter, or give one word."
            ));
        }
        refuse_other_speaker(document, &from, &to)?;
        let declared = declares(document, &from);
        Ok(SpeakerChange { from, to, declared })
    }

    /// What changes in the transcript.
    pub fn edits(&self, document: &Document) -> Vec<TextEdit> {
        label_edits(document, &self.from, &self.to)
    }
}

/// Whether front matter declares a speaker of that name.
pub fn declares(document: &Document, name: &str) -> bool {
    let speakers = &document.front_matter().speakers;
    speakers.iter().any(|speaker| label_key(&speaker.name.text) == label_key(name))
}

/// Whether a name is the same person's in another transcript. `declared` says whether front matter of the one has it.
pub fn same_person(name: &str, declared: bool, other: &Document) -> Option<Sure> {
    let is_there = declares(other, name);
    let person = Person::named(other, name);
    let speaks = is_there || (person.declared.is_none() && is_speaker(other, label_key(name)));
    (speaks && is_full_name(name)).then_some(if declared || is_there { Sure::Certain } else { Sure::Likely })
}

/// The edits that give the speaker with the label `from` the name `to`, in labels and in front matter.
///
/// Where it is a whole name that front matter declares, labels that are its first or last word follow; where it is such
/// a word, so does the whole name.
pub fn label_edits(document: &Document, from: &str, to: &str) -> Vec<TextEdit> {
    let person = Person::of(document, label_key(from));
    let mut renamed = vec![(label_key(from), to.to_owned())];
    if let Some(speaker) = person.declaration(document) {
        let whole = label_key(&speaker.name.text);
        if whole == label_key(from) {
            let (old, new) = (ends(from), ends(to));
            renamed.extend([(label_key(old.0), new.0.to_owned()), (label_key(old.1), new.1.to_owned())]);
        } else if shortened(speaker, from).is_some() {
            renamed.push((whole, with_word(&speaker.name.text, from, to)));
        }
        let own = |key| speaker.labels.iter().any(|label| label_key(&label.text) == key);
        // A label that is declared by itself is no short form of the name.
        renamed.retain(|(key, _)| person.keys.contains(key) && (*key == label_key(from) || !own(*key)));
    }
    let new_name = |key: u64| renamed.iter().find(|(old, _)| *old == key).map(|(_, new)| new.as_str());
    let mut edits = declaration_edits(document, &person, new_name);
    for placed in document.blocks().iter() {
        let Some(label) = placed.block.label().filter(|label| is_speaker(document, label.key)) else {
            continue;
        };
        let Some(new) = new_name(label.key) else { continue };
        let range = placed.start + label.start as usize..placed.start + label.end as usize;
        let written = document.text().slice(range.clone());
        let text = match label.form {
            LabelForm::Court => with_last_word_in_capitals(new),
            _ => in_case_of(&written, from, new),
        };
        edits.push(TextEdit::replace(range, text));
    }
    edits
}

/// The name and the labels of the person's declaration that change.
fn declaration_edits<'n>(
    document: &Document,
    person: &Person,
    new_name: impl Fn(u64) -> Option<&'n str>,
) -> Vec<TextEdit> {
    let (Some(speaker), Some(range)) = (person.declaration(document), document.front_matter_range()) else {
        return Vec::new();
    };
    let yaml = document.text().slice(range.clone());
    let texts = speaker.labels.iter().chain([&speaker.name]);
    let edits = texts.filter_map(|text| {
        let new = write::in_place_of(&yaml, text.span, new_name(label_key(&text.text))?);
        let place = range.start + text.span.start as usize..range.start + text.span.end as usize;
        Some(TextEdit::replace(place, new))
    });
    edits.collect()
}

/// The declared name, if `label` is only its first or last word.
fn shortened<'s>(speaker: &'s SpeakerDeclaration, label: &str) -> Option<&'s str> {
    let key = label_key(label);
    let is_own = speaker.labels.iter().chain([&speaker.name]).any(|own| label_key(&own.text) == key);
    let (first, last) = ends(&speaker.name.text);
    (!is_own && (label_key(first) == key || label_key(last) == key)).then_some(speaker.name.text.as_str())
}

/// The first and the last word of a name.
fn ends(name: &str) -> (&str, &str) {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or(name);
    (first, words.next_back().unwrap_or(first))
}

/// `name` with the word `new` for its first or last word `old`.
fn with_word(name: &str, old: &str, new: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let is_old = |word: &&str| label_key(word) == label_key(old);
    if let Some(word) = words.iter_mut().find(|word| is_old(word)) {
        *word = new;
    }
    words.join(" ")
}

/// `new` in capitals where a label stands in capitals and the name that is renamed does not.
fn in_case_of(written: &str, from: &str, new: &str) -> String {
    let is_loud = |text: &str| text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    if is_loud(written) && !is_loud(from) { new.to_uppercase() } else { new.to_owned() }
}

/// `new` as labels of minutes are read: `Mr. WHITLOW`.
fn with_last_word_in_capitals(new: &str) -> String {
    let last = new.rsplit(char::is_whitespace).next().map_or(0, str::len);
    let (before, word) = new.split_at(new.len() - last);
    format!("{before}{}", word.to_uppercase())
}

/// Says that somebody else than the speaker with the label `from` goes by the name `to`.
pub fn refuse_other_speaker(document: &Document, from: &str, to: &str) -> Result<(), Refusal> {
    match other_with(document, &Person::of(document, label_key(from)), to) {
        Some(other) => {
            Err(format!("There is already a speaker `{other}`: two with one name could not be told apart."))
        }
        None => Ok(()),
    }
}

/// Somebody else who goes by a name already, as it is written.
fn other_with(document: &Document, person: &Person, name: &str) -> Option<String> {
    let key = label_key(name);
    if person.keys.contains(&key) {
        return None;
    }
    let other = Person::of(document, key);
    if let Some(speaker) = other.declaration(document).filter(|_| other.declared != person.declared) {
        return Some(speaker.name.text.clone());
    }
    let label = other.first_label(document)?;
    Some(document.text().slice(label).into_owned())
}

/// Whether a word, in lower case, stands before a name as `mr` does.
pub fn is_title(word: &str) -> bool {
    TITLES.split(' ').any(|title| title == word)
}

/// Whether a name is one by which a person is known beyond one file: at least two words, none of them a title or a number.
fn is_full_name(name: &str) -> bool {
    let normal = normal_name(name);
    let general = [LabelWord::INTERVIEWER, LabelWord::INTERVIEWEE, LabelWord::NUMBERED, LabelWord::DEFAULT];
    let is_general = |words: &str| general.iter().any(|what| word(words).says(*what));
    let (first, last) = ends(&normal);
    first != last
        && is_capitalised(name)
        && !name.chars().any(char::is_numeric)
        && ![&normal, first, last].into_iter().any(is_general)
        && !is_title(first)
}

/// Says that after the edits of the change the text would no longer have the turns that it has.
pub fn refuse_other_turns(document: &Document, change: &Change, edits: &[TextEdit]) -> Result<(), Refusal> {
    let mut text = String::with_capacity(document.text().len());
    let mut end = 0;
    for edit in edits {
        text.push_str(&document.text().slice(end..edit.range.start));
        text.push_str(&edit.text);
        end = edit.range.end;
    }
    text.push_str(&document.text().slice(end..document.text().len()));
    let renamed = Document::new(&text, document.context().clone());
    let blocks =
        |document: &Document| document.turns().iter().map(|turn| turn.blocks.clone()).collect::<Vec<_>>();
    if blocks(document) == blocks(&renamed) {
        return Ok(());
    }
    Err(match change {
        Change::Speaker(SpeakerChange { to, .. }) => {
            format!(
                "`{to}` would not be read as a speaker's name everywhere it is to stand: choose another one."
            )
        }
        _ => "With this name the text would be divided into other turns: choose another one.".to_owned(),
    })
}
