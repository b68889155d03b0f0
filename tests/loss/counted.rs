//! How often each word of a transcript stands, and whether edits change other words than those that they touch.

use std::collections::BTreeMap;
use std::ops::Range;

use transcript_ls::model::Document;
use transcript_ls::rules::{TextEdit, made};

use super::files::document;
use super::spoken::written;

/// The words of a text, with those of markers, and how often each stands.
pub fn counted(document: &Document) -> BTreeMap<String, isize> {
    let mut counts = BTreeMap::new();
    written(document).into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
    counts
}

/// Holds edits of `text`, in which those words are `counted`, to change none but the words that they touch.
pub fn changes_only_words_at(
    before: &BTreeMap<String, isize>,
    text: &str,
    edits: &[TextEdit],
) -> Result<(), String> {
    let new = made(text, edits);
    let (mut old_words, mut new_words) = (String::new(), String::new());
    let mut longer = 0;
    for edit in edits {
        let start = edit.range.start.wrapping_add_signed(longer);
        longer += edit.text.len() as isize - edit.range.len() as isize;
        old_words = old_words + whole_words(text, edit.range.clone()) + " ";
        new_words = new_words + whole_words(&new, start..start + edit.text.len()) + " ";
    }
    let after = counted(&document(&new));
    for word in before.keys().chain(after.keys()) {
        let change = after.get(word).unwrap_or(&0) - before.get(word).unwrap_or(&0);
        let touched = if change < 0 { &old_words } else { &new_words };
        if change != 0 && !touched.contains(word.as_str()) {
            return Err(format!("`{word}` stands {change:+} times: {edits:?}"));
        }
    }
    Ok(())
}

/// A stretch of a text with the rest of the words in which it begins and ends.
fn whole_words(text: &str, range: Range<usize>) -> &str {
    let before = text[..range.start].trim_end_matches(char::is_alphanumeric).len();
    let behind = &text[range.end..];
    let after = behind.len() - behind.trim_start_matches(char::is_alphanumeric).len();
    &text[before..range.end + after]
}
