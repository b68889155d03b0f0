//! A letter of another alphabet in a word: a Cyrillic `о` in `tоwer`, which looks like a Latin one.
//!
//! Nobody sees the difference, but no search finds the word, and it sorts where nobody looks.
//!
//! ```transcript,reports
//! — The bell hangs in the tоwer.
//!                         ^^^^^
//! ```
//!
//! The fix writes the letter of the right alphabet.
//!
//! ```transcript,fixed
//! — The bell hangs in the tower.
//! ```
//!
//! Not reported are words that are made of two on purpose, and those that could be of either alphabet:
//!
//! ```transcript,accepts
//! — У нас IT-компания, COVID-йский год, Wi-Fi-сеть и SMSка.
//! ```
//!
//! ```transcript,accepts
//! — The angle is α, and the word is “колокол”.
//! ```

use std::ops::Range;

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use super::shared::prose::Prose;
use super::shared::words::shown;
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "mixed-scripts",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("mixed_scripts.rs"),
};

/// Letters that look the same, Latin and Cyrillic.
const ALIKE: [(char, char); 29] = [
    ('a', 'а'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('c', 'с'),
    ('y', 'у'),
    ('x', 'х'),
    ('i', 'і'),
    ('j', 'ј'),
    ('s', 'ѕ'),
    ('ë', 'ё'),
    ('ï', 'ї'),
    ('A', 'А'),
    ('B', 'В'),
    ('E', 'Е'),
    ('K', 'К'),
    ('M', 'М'),
    ('H', 'Н'),
    ('O', 'О'),
    ('P', 'Р'),
    ('C', 'С'),
    ('T', 'Т'),
    ('Y', 'У'),
    ('X', 'Х'),
    ('I', 'І'),
    ('J', 'Ј'),
    ('S', 'Ѕ'),
    ('Ë', 'Ё'),
    ('Ï', 'Ї'),
];

fn check(view: &BlockView<'_>, report: &mut Report) {
    let bytes = view.text.as_bytes();
    let has_cyrillic = || memchr::memchr2(0xd0, 0xd1, bytes).is_some();
    if !view.signs.has_wide() || !has_cyrillic() || !bytes.iter().any(u8::is_ascii_alphabetic) {
        return;
    }
    let mut prose = None;
    for word in words(view.text) {
        let written = &view.text[word.clone()];
        let Some(meant) = meant(written) else { continue };
        let prose = prose.get_or_insert_with(|| Prose::of(view));
        if prose
            .as_ref()
            .is_some_and(|prose| !view.inlines.is_verbatim(word.start as u32) && !prose.text.is_empty())
        {
            let (wrong, right) = difference(written, &meant);
            let message = format!(
                "`{}` mixes two alphabets: write the {} `{right}` instead of the {} `{wrong}`.",
                shown(written),
                alphabet(right),
                alphabet(wrong)
            );
            report
                .add(word.clone(), message)
                .mended_by("Write it in one alphabet", vec![TextEdit::replace(word, meant)]);
        }
    }
}

/// The runs of letters in which both alphabets may stand.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    text.split_inclusive(|c: char| !c.is_alphabetic()).filter_map(move |piece| {
        let start = end;
        end += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        let is_mixed = word.bytes().any(|byte| byte.is_ascii_alphabetic()) && !word.is_ascii();
        is_mixed.then(|| start..start + word.len())
    })
}

/// The word in one alphabet, where all letters of the other have their like in it.
fn meant(word: &str) -> Option<String> {
    let latin = word.chars().filter(|c| is_latin(*c)).count();
    let cyrillic = word.chars().filter(|c| is_cyrillic(*c)).count();
    // `PRщик`: a short form with an ending.
    let capitals = word.chars().take_while(|c| is_latin(*c) && c.is_uppercase()).count();
    let has_ending = capitals > 1 && capitals == latin && word.chars().skip(capitals).all(char::is_lowercase);
    if latin == 0 || cyrillic == 0 || latin + cyrillic != word.chars().count() || has_ending {
        return None;
    }
    let to_latin: Option<String> =
        word.chars().map(|c| if is_cyrillic(c) { like(c) } else { Some(c) }).collect();
    let to_cyrillic: Option<String> =
        word.chars().map(|c| if is_latin(c) { like(c) } else { Some(c) }).collect();
    match (to_latin, to_cyrillic) {
        (Some(_), Some(_)) if latin == cyrillic => None,
        (Some(word), Some(_)) if latin > cyrillic => Some(word),
        (Some(_), word @ Some(_)) | (None, word) => word,
        (word, None) => word,
    }
}

/// The letter that looks like `c` in the other alphabet.
fn like(c: char) -> Option<char> {
    ALIKE.iter().find_map(|(latin, cyrillic)| match c {
        // These are rare in Cyrillic, and common in Latin.
        's' | 'S' | 'j' | 'J' => None,
        _ if c == *latin => Some(*cyrillic),
        _ if c == *cyrillic => Some(*latin),
        _ => None,
    })
}

/// The first letter in which two words of the same length differ.
fn difference(written: &str, meant: &str) -> (char, char) {
    written.chars().zip(meant.chars()).find(|(a, b)| a != b).unwrap_or_default()
}

fn alphabet(c: char) -> &'static str {
    if is_cyrillic(c) { "Cyrillic" } else { "Latin" }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}')
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_of_a_word_is_that_of_its_unmistakable_letters() {
        for (written, expected) in [
            ("tоwer", Some("tower")),
            ("Mосква", Some("Москва")),
            ("СОVID", Some("COVID")),
            ("XIХ", Some("XIX")),
            ("SMSка", None),
            ("PRщик", None),
            ("колокол", None),
            ("tower", None),
            ("oо", None),
        ] {
            assert_eq!(meant(written).as_deref(), expected, "{written}");
        }
    }
}
