//! How the words of all forms begin, by which a name is found while it is being typed.

use crate::model::matcher::{Form, FormId};

/// A name's form from one of its words to its end, as it is compared.
#[derive(Debug, Clone)]
struct Beginning {
    folded: Box<str>,
    form: FormId,
    /// Where the word starts in the form, in bytes.
    start: u32,
}

/// The beginnings of every word of every form, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Beginnings(Vec<Beginning>);

impl Beginnings {
    pub(super) fn new<'a>(forms: impl Iterator<Item = (FormId, &'a Form)>) -> Self {
        let mut all = Vec::new();
        for (form, declared) in forms {
            let words = word_starts(&declared.text);
            all.extend(words.map(|start| {
                let rest = declared.text.get(start..).unwrap_or_default();
                Beginning { folded: fold(rest).into(), form, start: start as u32 }
            }));
        }
        all.sort_unstable_by(|a, b| a.folded.cmp(&b.folded));
        Beginnings(all)
    }

    /// The forms with a word from which on they begin with `typed`, and where that word starts; the shortest come first
    /// among those that have the same letters.
    pub(super) fn of(&self, typed: &str) -> impl Iterator<Item = (FormId, usize)> {
        let typed = fold(typed);
        let first = self.0.partition_point(|beginning| *beginning.folded < *typed);
        let found = self.0.get(first..).unwrap_or_default().iter();
        let found = found.take_while(move |beginning| beginning.folded.starts_with(&typed));
        found.map(|beginning| (beginning.form, beginning.start as usize))
    }
}

/// Where the words of a form start.
fn word_starts(form: &str) -> impl Iterator<Item = usize> {
    let mut in_word = false;
    form.char_indices().filter_map(move |(at, c)| {
        let starts = c.is_alphanumeric() && !in_word;
        in_word = c.is_alphanumeric() || matches!(c, '\'' | '’' | 'ʼ');
        starts.then_some(at)
    })
}

/// A text as beginnings are compared: in lower case, with one kind of space, apostrophe and hyphen.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            '’' | 'ʼ' => folded.push('\''),
            '‑' | '–' => folded.push('-'),
            'ё' | 'Ё' => folded.push('е'),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}
