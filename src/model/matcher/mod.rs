//! Finds names in text: whole words, the longest name first, in one pass over all forms of all entities.

mod gap;
mod letters;
mod quotes;
mod search;
mod spelling;
mod trie;
mod words;

pub use spelling::MOST_WORDS;

use spelling::Spelling;
use trie::{NO_FORM, Trie};
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

/// A form with what is needed to recognise it.
#[derive(Debug, Clone)]
struct Slot {
    form: Form,
    spelling: Spelling,
    /// The next form that ends at the same place of the trie.
    next: u32,
}

/// All forms of a set of entities, ready for the search.
#[derive(Debug, Clone, Default)]
pub struct Matcher {
    trie: Trie,
    slots: Vec<Option<Slot>>,
    free: Vec<u32>,
}

impl Matcher {
    /// Adds a form. Nothing if it has no word, more than [`MOST_WORDS`] or a blank line in it.
    ///
    /// Where two forms match the same text, an exact one wins over another, and then the one added first.
    pub fn add(&mut self, form: Form) -> Option<FormId> {
        let (spelling, words) = Spelling::new(&form.text)?;
        let path = path(&form.text, &words)?;
        let node = self.trie.insert(&path);
        let exact = form.case == CaseRule::Exact;
        let slot = Slot {
            form,
            spelling,
            next: NO_FORM,
        };
        let id = match self.free.pop() {
            Some(id) => {
                self.slots[id as usize] = Some(slot);
                id
            }
            None => {
                self.slots.push(Some(slot));
                (self.slots.len() - 1) as u32
            }
        };
        self.chain(node, id, exact);
        Some(FormId(id))
    }

    /// Puts a form into the list of those that end at `node`: behind the exact ones, and behind all if it is not exact.
    fn chain(&mut self, node: u32, id: u32, exact: bool) {
        let mut before = None;
        let mut at = self.trie.node(node).first_form;
        while let Some(slot) = self.slot(at) {
            if exact && slot.form.case != CaseRule::Exact {
                break;
            }
            before = Some(at);
            at = slot.next;
        }
        if let Some(Some(slot)) = self.slots.get_mut(id as usize) {
            slot.next = at;
        }
        self.link(node, before, id);
    }

    /// Makes `id` follow `before`, or be the first at `node`.
    fn link(&mut self, node: u32, before: Option<u32>, id: u32) {
        match before {
            None => self.trie.set_first_form(node, id),
            Some(before) => {
                if let Some(Some(slot)) = self.slots.get_mut(before as usize) {
                    slot.next = id;
                }
            }
        }
    }

    /// Removes a form and gives it back. Its id may be used again by a form added later.
    pub fn remove(&mut self, id: FormId) -> Option<Form> {
        let removed = self.slots.get_mut(id.0 as usize)?.take()?;
        let words: Vec<Word> = Words::new(&removed.form.text).collect();
        let path = path(&removed.form.text, &words)?;
        let node = self.trie.insert(&path);
        let mut before = None;
        let mut at = self.trie.node(node).first_form;
        while at != id.0 {
            before = Some(at);
            at = self.slot(at)?.next;
        }
        self.link(node, before, removed.next);
        self.trie.prune(&path);
        self.free.push(id.0);
        Some(removed.form)
    }

    /// The form of an id that [`Matcher::add`] gave or a mention carries.
    pub fn form(&self, id: FormId) -> Option<&Form> {
        self.slot(id.0).map(|slot| &slot.form)
    }

    /// All forms with their ids.
    pub fn forms(&self) -> impl Iterator<Item = (FormId, &Form)> {
        let slots = self.slots.iter().enumerate();
        slots.filter_map(|(id, slot)| slot.as_ref().map(|slot| (FormId(id as u32), &slot.form)))
    }

    /// The form that `name` as a whole spells, in whatever case; of several the one of highest precedence.
    pub fn lookup(&self, name: &str) -> Option<FormId> {
        let (spelling, words) = Spelling::new(name)?;
        let mut at = 0;
        for (gap, word) in path(name, &words)? {
            at = self.trie.next(at, gap, word)?;
        }
        let mut best: Option<(bool, FormKind, u32)> = None;
        let mut id = self.trie.node(at).first_form;
        while let Some(slot) = self.slot(id) {
            if slot.spelling.folded == spelling.folded && slot.spelling.head == spelling.head {
                let candidate = (slot.spelling.cased != spelling.cased, slot.form.kind, id);
                best = Some(best.map_or(candidate, |known| known.min(candidate)));
            }
            id = slot.next;
        }
        best.map(|(_, _, id)| FormId(id))
    }

    fn slot(&self, id: u32) -> Option<&Slot> {
        self.slots.get(id as usize)?.as_ref()
    }
}

/// The way through the trie that `words` of `text` take.
fn path(text: &str, words: &[Word]) -> Option<Vec<(u64, u64)>> {
    let mut path = Vec::with_capacity(words.len());
    for (index, word) in words.iter().enumerate() {
        let gap = if index == 0 {
            0
        } else {
            gap::hash(text, &words[index - 1], word)?
        };
        path.push((gap, word.hash));
    }
    Some(path)
}

/// The reduced spelling of a name in lower case, by which two spellings of one name are equal.
pub fn folded(name: &str) -> Option<String> {
    Spelling::new(name).map(|(spelling, _)| format!("{}{}{}", spelling.head, spelling.folded, spelling.tail))
}

/// The reduced spelling of a name with its case.
pub fn cased(name: &str) -> Option<String> {
    Spelling::new(name).map(|(spelling, _)| format!("{}{}{}", spelling.head, spelling.cased, spelling.tail))
}
