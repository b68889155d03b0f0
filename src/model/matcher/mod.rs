//! Finds names in text: whole words, the longest name first, in one pass over all forms of all entities.

mod forms;
mod gap;
mod letters;
mod quotes;
mod search;
mod spelling;
mod trie;
mod words;

pub use spelling::MOST_WORDS;

use forms::{Declared, Forms};
use spelling::Spelling;
use trie::{Step, Trie};
use words::{Word, Words};

/// An entity of the set that the matcher serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// A form of a name in one matcher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormId(pub u32);

/// What a form is to its entity. The order is the order of precedence where two entities claim one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FormKind {
    /// The name to be used.
    Preferred,
    /// Another accepted name.
    Alias,
    /// The name in the language that was spoken.
    SourceForm,
    /// A name that is not to be used.
    Avoid,
}

/// How far the case of a form matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaseRule {
    /// Each letter as it is declared: `IG` is not `ig`.
    Exact,
    /// Any case, but the last word does not begin with a small letter: `Knife` is `KNIFE` and not `knife`.
    Capital,
    /// Any case.
    Any,
}

/// One form of the name of an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The form as it was declared.
    pub text: String,
    /// Whose name it is.
    pub entity: EntityId,
    /// What it is to its entity.
    pub kind: FormKind,
    /// How far its case matters.
    pub case: CaseRule,
}

/// A name found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Byte offset of its first byte in the searched text.
    pub start: u32,
    /// Byte offset after its last byte.
    pub end: u32,
    /// Who or what is named.
    pub entity: EntityId,
    /// By which of its forms.
    pub form: FormId,
}

/// Why a form was not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It has no word, more than [`MOST_WORDS`] or a blank line in it.
    Unmatchable,
    /// This form matches the same texts.
    Taken(FormId),
}

/// All forms of a set of entities, ready for the search.
#[derive(Debug, Clone, Default)]
pub struct Matcher {
    trie: Trie,
    forms: Forms,
}

impl Matcher {
    /// Adds a form.
    ///
    /// Where several forms match a text, an exact one is found before others, then the one added first. Of two forms
    /// that match the very same texts only one could ever be found: the second is refused.
    pub fn add(&mut self, form: Form) -> Result<FormId, Refused> {
        let (spelling, words) = Spelling::new(&form.text).ok_or(Refused::Unmatchable)?;
        let path = path(&form.text, &words).ok_or(Refused::Unmatchable)?;
        self.trie.insert(&path);
        let place = self.trie.end_mut(&path).ok_or(Refused::Unmatchable)?;
        let taken = self.forms.chain(place.first_form).find(|(_, known)| {
            known.form.case == form.case
                && known.spelling.is_folded_as(&spelling)
                && (form.case != CaseRule::Exact || known.spelling.cased == spelling.cased)
        });
        if let Some((id, _)) = taken {
            return Err(Refused::Taken(FormId(id)));
        }
        let (id, first) = self.forms.add(form, spelling, place.first_form);
        place.first_form = first;
        Ok(FormId(id))
    }

    /// Removes a form and gives it back. Its id may be used again by a form added later.
    pub fn remove(&mut self, id: FormId) -> Option<Form> {
        let form = self.form(id)?.clone();
        let words: Vec<Word> = Words::new(&form.text).collect();
        let path = path(&form.text, &words)?;
        let place = self.trie.end_mut(&path)?;
        place.first_form = self.forms.remove(id.0, place.first_form);
        self.trie.prune(&path);
        Some(form)
    }

    /// The form of an id that [`Matcher::add`] gave or a mention carries.
    pub fn form(&self, id: FormId) -> Option<&Form> {
        self.forms.declared(id.0).map(|known| &known.form)
    }

    /// All forms with their ids.
    pub fn forms(&self) -> impl Iterator<Item = (FormId, &Form)> {
        self.forms.iter()
    }

    /// The form that `name` as a whole spells, in whatever case; of several the one of highest precedence.
    pub fn lookup(&self, name: &str) -> Option<FormId> {
        let cased = Spelling::new(name)?.0.cased;
        let precedence = |(_, known): &(FormId, &Declared)| (known.spelling.cased != cased, known.form.kind);
        self.spelled(name).into_iter().min_by_key(precedence).map(|(id, _)| id)
    }

    /// Whether `name` as a whole spells a form of the entity, in whatever case.
    pub fn has_form(&self, entity: EntityId, name: &str) -> bool {
        self.spelled(name).iter().any(|(_, known)| known.form.entity == entity)
    }

    fn spelled(&self, name: &str) -> Vec<(FormId, &Declared)> {
        let Some((spelling, words)) = Spelling::new(name) else {
            return Vec::new();
        };
        let Some(place) = path(name, &words).and_then(|path| self.trie.walk(&path)) else {
            return Vec::new();
        };
        let chain = self.forms.chain(place.first_form);
        chain
            .filter(|(_, known)| known.spelling.is_folded_as(&spelling))
            .map(|(id, known)| (FormId(id), known))
            .collect()
    }
}

/// The way through the trie that `words` of `text` take.
fn path(text: &str, words: &[Word]) -> Option<Vec<Step>> {
    let mut path = Vec::with_capacity(words.len());
    for (index, word) in words.iter().enumerate() {
        let gap = if index == 0 { 0 } else { gap::hash(text, &words[index - 1], word)? };
        path.push((gap, word.hash));
    }
    Some(path)
}

/// The reduced spelling of a name in lower case, by which two spellings of one name are equal.
pub fn folded(name: &str) -> Option<String> {
    Spelling::new(name).map(|(spelling, _)| format!("{}{}{}", spelling.head, spelling.folded, spelling.tail))
}
