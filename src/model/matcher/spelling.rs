//! The one spelling to which all accepted spellings of a name are reduced, and the form that is matched by it.

use super::gap;
use super::letters::{is_apostrophe, is_quote, push_word};
use super::words::{Word, Words};

/// A name of more words than this, or letters in a script without spaces, is not matched.
pub const MOST_WORDS: usize = 64;

/// A name taken apart for matching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelling {
    /// Punctuation before the first word that belongs to the name, as in `.NET`.
    pub head: Box<str>,
    /// Punctuation after the last word that belongs to the name, as in `C++`.
    pub tail: Box<str>,
    /// The words and gaps, reduced and in lower case.
    pub folded: Box<str>,
    /// The same with the case as written.
    pub cased: Box<str>,
}

impl Spelling {
    /// The spelling of `name` with its words, or nothing if `name` has no word, too many, or a blank line.
    pub(super) fn new(name: &str) -> Option<(Self, Vec<Word>)> {
        let words: Vec<Word> = Words::new(name).take(MOST_WORDS + 1).collect();
        let (first, last) = (words.first()?, words.last()?);
        if words.len() > MOST_WORDS {
            return None;
        }
        let (mut folded, mut cased) = (String::new(), String::new());
        if !reduce(name, &words, true, &mut folded) || !reduce(name, &words, false, &mut cased) {
            return None;
        }
        let spelling = Self {
            head: edge(&name[..first.start as usize]),
            tail: edge(&name[last.end as usize..]),
            folded: folded.into(),
            cased: cased.into(),
        };
        Some((spelling, words))
    }

    /// Whether two forms are one but for their case.
    pub(super) fn is_folded_as(&self, other: &Self) -> bool {
        self.folded == other.folded && self.head == other.head && self.tail == other.tail
    }
}

/// Writes the reduced spelling of `words`, which stand in `text`. False where no name goes across a gap.
pub(super) fn reduce(text: &str, words: &[Word], fold: bool, out: &mut String) -> bool {
    for (index, word) in words.iter().enumerate() {
        if index > 0 && !gap::reduce(text, &words[index - 1], word, |c| out.push(c)) {
            return false;
        }
        push_word(&text[word.start as usize..word.end as usize], fold, out);
    }
    true
}

/// The punctuation at an edge of a name, without the spaces and quotation marks that only set it off.
fn edge(text: &str) -> Box<str> {
    text.trim_matches(|c: char| c.is_whitespace() || is_quote(c) || is_apostrophe(c)).into()
}
