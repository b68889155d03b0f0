//! The words of a block that are written with capitals, and where they stand.

use std::ops::Range;

use crate::rules::engine::BlockView;
use crate::syntax::Signs;

/// How a word with a capital is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// One capital and small letters: `Astana`.
    Name,
    /// At least two capitals and nothing else: `IAEA`.
    Capitals,
    /// In some other way: `A`, `G20`, `McKay`.
    Other,
}

/// A word that begins with a capital.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capital {
    /// Its bytes in the block.
    pub range: Range<usize>,
    /// How it is written.
    pub look: Look,
    /// Whether it stands inside a sentence for certain: after a word or a comma, in the same line.
    pub inside: bool,
}

/// The words of the speech that begin with a capital, but for those in code and addresses.
pub fn capitals<'v>(view: &'v BlockView<'_>) -> &'v [Capital] {
    view.capitals.get_or_init(|| {
        let (text, signs) = (view.text, view.signs);
        let mut capitals = Vec::with_capacity(signs.capitals().count());
        let letters_are_ascii = letters_are_ascii(text, signs);
        let next = |at| match letters_are_ascii {
            true => next_ascii_capital(text, signs, at).map(|start| (start, ascii_word_at(text, start))),
            false => next_capital(text, at).map(|start| (start, word_with_look(text, start))),
        };
        let mut at = view.block.speech_start() as usize;
        while let Some((start, (end, look))) = next(at) {
            at = end;
            if !view.inlines.is_verbatim(start as u32) {
                capitals.push(Capital { range: start..end, look, inside: is_inside_sentence(text, start) });
            }
        }
        capitals
    })
}

/// Where the word that begins with a capital at `start` ends, and how it is written.
fn word_with_look(text: &str, start: usize) -> (usize, Look) {
    let word = word_at(text, start);
    (start + word.len(), look(word))
}

/// The same, where nothing but ASCII is a letter.
fn ascii_word_at(text: &str, start: usize) -> (usize, Look) {
    let rest = text.as_bytes().get(start + 1..).unwrap_or_default();
    let (mut is_small, mut is_loud, mut length) = (true, true, 0);
    for byte in rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()) {
        is_small &= byte.is_ascii_lowercase();
        is_loud &= byte.is_ascii_uppercase();
        length += 1;
    }
    let look = match (length, is_small, is_loud) {
        (0, ..) => Look::Other,
        (_, true, _) => Look::Name,
        (_, _, true) => Look::Capitals,
        _ => Look::Other,
    };
    (start + 1 + length, look)
}

/// The word that begins at a byte offset; empty where none does.
pub fn word_at(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if rest.as_bytes().get(plain).is_none_or(u8::is_ascii) {
        return rest.get(..plain).unwrap_or_default();
    }
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

/// Whether the word that begins at a byte offset stands inside a sentence for certain.
fn is_inside_sentence(text: &str, start: usize) -> bool {
    if let [.., last, b' '] = &text.as_bytes()[..start]
        && last.is_ascii()
        && *last != b' '
    {
        return last.is_ascii_alphanumeric() || *last == b',';
    }
    let before = text.get(..start).unwrap_or_default().trim_end_matches([' ', '\u{a0}']);
    before.len() < start && before.ends_with(|c: char| c.is_alphanumeric() || c == ',')
}

/// Whether all that is not ASCII are dashes, quotation marks and what else stands with them in Unicode, as in English.
fn letters_are_ascii(text: &str, signs: &Signs) -> bool {
    let mut at = 0;
    while let Some(wide) = signs.wide().next(at) {
        if text.as_bytes().get(wide..wide + 2) != Some(&[0xe2, 0x80]) {
            return false;
        }
        at = wide + 3;
    }
    true
}

/// The next word's start that is a capital, in a text in which all letters are ASCII.
fn next_ascii_capital(text: &str, signs: &Signs, from: usize) -> Option<usize> {
    let mut at = signs.capitals().next(from)?;
    while at.checked_sub(1).is_some_and(|before| text.as_bytes()[before].is_ascii_alphanumeric()) {
        at = signs.capitals().next(at + 1)?;
    }
    Some(at)
}

/// The next word's start that is a capital.
fn next_capital(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    let mut in_word = text.get(..from)?.ends_with(char::is_alphanumeric);
    while let Some(&byte) = bytes.get(at) {
        match ASCII[usize::from(byte)] {
            Ascii::Capital if !in_word => return Some(at),
            Ascii::Not => {}
            kind => {
                in_word = kind != Ascii::Between;
                at += 1;
                continue;
            }
        }
        let c = text.get(at..)?.chars().next()?;
        if !in_word && c.is_uppercase() {
            return Some(at);
        }
        in_word = c.is_alphanumeric();
        at += c.len_utf8();
    }
    None
}

/// What a byte is among letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ascii {
    Capital,
    InWord,
    Between,
    Not,
}

static ASCII: [Ascii; 256] = {
    let mut table = [Ascii::Not; 256];
    let mut byte = 0;
    while byte < 0x80 {
        let c = byte as u8;
        table[byte] = match c {
            _ if c.is_ascii_uppercase() => Ascii::Capital,
            _ if c.is_ascii_alphanumeric() => Ascii::InWord,
            _ => Ascii::Between,
        };
        byte += 1;
    }
    table
};

fn look(word: &str) -> Look {
    let mut letters = word.chars().skip(1);
    let Some(second) = letters.next() else { return Look::Other };
    if second.is_lowercase() && letters.clone().all(char::is_lowercase) {
        Look::Name
    } else if second.is_uppercase() && letters.all(char::is_uppercase) {
        Look::Capitals
    } else {
        Look::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_capitals_are_found_in_every_script() {
        let text = "the IAEA, McKay’s Ärzte и НАТО “Über” iPhone A";
        let mut at = 0;
        let mut found = Vec::new();
        while let Some(start) = next_capital(text, at) {
            let word = word_at(text, start);
            found.push((word, look(word)));
            at = start + word.len();
        }
        let expected = [
            ("IAEA", Look::Capitals),
            ("McKay", Look::Other),
            ("Ärzte", Look::Name),
            ("НАТО", Look::Capitals),
            ("Über", Look::Name),
            ("A", Look::Other),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn both_ways_to_the_next_capital_lead_to_the_same() {
        for text in ["", "the IAEA’s McKay — “A” x9B Bc, C", "“Über”", "a b"] {
            let signs = Signs::of(text);
            if letters_are_ascii(text, &signs) {
                for from in (0..=text.len()).filter(|from| text.is_char_boundary(*from)) {
                    let next = next_capital(text, from);
                    let words = next.map(|start| (ascii_word_at(text, start), word_with_look(text, start)));
                    assert!(words.is_none_or(|(ascii, any)| ascii == any), "{text} {from}");
                    assert_eq!(
                        next_ascii_capital(text, &signs, from),
                        next_capital(text, from),
                        "{text} {from}"
                    );
                }
            }
        }
        assert!(!letters_are_ascii("“Über”", &Signs::of("“Über”")));
    }

    #[test]
    fn a_sentence_goes_on_after_a_word_or_a_comma() {
        for (before, expected) in [
            ("in ", true),
            ("so, ", true),
            ("so. ", false),
            ("“", false),
            ("", false),
            ("so\n", false),
            ("— ", false),
        ] {
            assert_eq!(is_inside_sentence(&format!("{before}Astana"), before.len()), expected, "{before:?}");
        }
    }
}
