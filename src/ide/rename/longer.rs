//! Tells whether one word that is a name stands within a longer name, which is somebody else's: `Ann` in `Mary Ann Smith`.

use std::ops::Range;

use super::speaker::is_title;
use crate::model::Vocabulary;
use crate::syntax::lexicon::labels::{LabelWord, word};

/// Whether the word at `range` of `text` has a word with a capital right beside it that is no name by itself.
///
/// A word that begins a sentence has its capital from there. Where every noun has one, nothing can be told.
pub fn is_within_longer(text: &str, range: &Range<usize>, vocabulary: &Vocabulary) -> bool {
    let (Some(before), Some(behind)) = (text.get(..range.start), text.get(range.end..)) else { return false };
    let is_part = |beside: &str| {
        let lower = beside.to_lowercase();
        beside.starts_with(char::is_uppercase)
            && ![LabelWord::SENTENCE, LabelWord::PARTICLE].iter().any(|what| word(&lower).says(*what))
            && !is_title(&lower)
            && vocabulary.entities.lookup(beside).is_none()
    };
    !vocabulary.nouns_are_capitals
        && (word_behind(behind).is_some_and(is_part) || word_before(before).is_some_and(is_part))
}

/// The word that follows after white space alone.
fn word_behind(text: &str) -> Option<&str> {
    let rest = text.trim_start();
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    rest.get(..end).filter(|word| !word.is_empty() && rest.len() < text.len())
}

/// The word that stands before, with white space alone behind it, if it does not begin a sentence.
fn word_before(text: &str) -> Option<&str> {
    let rest = text.trim_end();
    let (before, word) = rest.split_at(rest.rfind(char::is_whitespace)?);
    let is_inside = before.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let word = word.trim_start();
    (is_inside && rest.len() < text.len() && word.ends_with(char::is_alphanumeric)).then_some(word)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Context, Document};

    #[test]
    fn a_word_with_a_capital_right_beside_makes_a_longer_name() {
        let document = Document::new("", Arc::new(Context::default()));
        for (text, expected) in [
            ("I saw Ann.", false),
            ("I saw Ann Smith.", true),
            ("I SAW ANN\r\nSMITH.", true),
            ("I saw Mary Ann there.", true),
            ("Yesterday Ann went.", false),
            ("We know, Mary Ann went.", true),
            ("— Did Ann go? Then Ann, Smith and Ann’s Bo. Ann I know.", false),
            ("They and Mr Ann, THE ANN OF IT", false),
            ("I saw Ann — Smith", false),
            ("Ann", false),
            ("ЭТО ANN", false),
        ] {
            let found = text.match_indices("Ann").chain(text.match_indices("ANN"));
            let mut found = found.map(|(at, name)| at..at + name.len());
            let is_longer = found.any(|range| is_within_longer(text, &range, document.vocabulary()));
            assert_eq!(is_longer, expected, "{text}");
        }
    }
}
