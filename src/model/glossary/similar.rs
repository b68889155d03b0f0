//! The words of all names of a set of entities, by which a name with a slip of the pen is found.

use rustc_hash::FxHashMap;

use crate::model::matcher::{Form, FormId, FormKind};
use crate::model::slip::{edges_of, is_slip};

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameWord {
    /// The form that it belongs to.
    pub form: FormId,
    /// The number of words before it.
    pub index: usize,
    /// The word.
    word: Box<str>,
}

/// The words of accepted names that are long enough for a slip, by their edges.
#[derive(Debug, Clone, Default)]
pub(super) struct NameWords(FxHashMap<u32, Vec<NameWord>>);

/// The words of a name.
pub fn words_of(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

impl NameWords {
    pub(super) fn new<'a>(forms: impl Iterator<Item = (FormId, &'a Form)>) -> Self {
        let mut words = NameWords::default();
        for (form, declared) in forms.filter(|(_, form)| is_accepted(form.kind)) {
            for (index, word) in words_of(&declared.text).enumerate() {
                let is_name = word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
                if let Some(edges) = edges_of(word).filter(|_| is_name) {
                    words.0.entry(edges).or_default().push(NameWord { form, index, word: word.into() });
                }
            }
        }
        words
    }

    /// The words for which `written` may be a slip.
    pub(super) fn like(&self, written: &str) -> impl Iterator<Item = &NameWord> {
        let near = edges_of(written).and_then(|edges| self.0.get(&edges)).map_or(&[][..], Vec::as_slice);
        near.iter().filter(move |known| is_slip(&known.word, written))
    }
}

fn is_accepted(kind: FormKind) -> bool {
    matches!(kind, FormKind::Preferred | FormKind::Alias)
}
