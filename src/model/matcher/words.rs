//! Cuts a text into words with a hash of each, which is all that the search looks at.

use super::letters::{Script, begins_word, extends_letter, is_plain_letter, push_letter, push_word, script};

/// One word, or one letter of a script without spaces.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Byte offset of its first byte.
    pub start: u32,
    /// Byte offset after its last byte.
    pub end: u32,
    /// A hash of the folded word.
    pub hash: u64,
    /// The script it is written in.
    pub script: Script,
}

/// The words of a text, in order.
pub(super) struct Words<'text> {
    text: &'text str,
    position: usize,
    folded: String,
}

/// A word longer than this, in bytes, is in no name; reading it stays linear and needs no more memory.
const LONGEST_WORD: usize = 512;

impl<'text> Words<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        Self { text, position: 0, folded: String::new() }
    }

    fn char_at(&self, position: usize) -> Option<char> {
        self.text[position..].chars().next()
    }

    /// The word of a spaced script that begins at `start`, known to be ASCII up to `end`.
    fn long_word(&mut self, start: usize, mut end: usize) -> Word {
        self.folded.clear();
        self.folded.extend(self.text[start..end].chars().take(LONGEST_WORD).map(|c| c.to_ascii_lowercase()));
        let mut plain = true;
        while let Some(c) = self.char_at(end) {
            if !is_plain_letter(c) {
                let letter = c.is_ascii_digit() || (begins_word(c) && script(c) == Script::Spaced);
                if !letter && !extends_letter(c) {
                    break;
                }
                plain &= c.is_ascii();
            }
            if plain && self.folded.len() < LONGEST_WORD {
                push_letter(c, true, &mut self.folded);
            }
            end += c.len_utf8();
        }
        if !plain || end - start > LONGEST_WORD {
            return self.folded_word(start, end, Script::Spaced);
        }
        self.position = end;
        let hash = hash::<false>(self.folded.as_bytes());
        Word { start: start as u32, end: end as u32, hash, script: Script::Spaced }
    }

    /// The letter `c` at `start` with the marks that belong to it.
    fn letter(&mut self, start: usize, c: char, script: Script) -> Word {
        let mut end = start + c.len_utf8();
        while let Some(mark) = self.char_at(end).filter(|&mark| extends_letter(mark)) {
            end += mark.len_utf8();
        }
        self.folded_word(start, end, script)
    }

    fn folded_word(&mut self, start: usize, end: usize, script: Script) -> Word {
        let kept = self.text.floor_char_boundary(end.min(start + LONGEST_WORD));
        self.folded.clear();
        push_word(&self.text[start..kept], true, &mut self.folded);
        self.position = end;
        Word { start: start as u32, end: end as u32, hash: hash::<false>(self.folded.as_bytes()), script }
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        loop {
            let start = self.position;
            let first = *bytes.get(start)?;
            if first.is_ascii_alphanumeric() {
                let mut end = start + 1;
                while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
                    end += 1;
                }
                if bytes.get(end).is_some_and(|byte| !byte.is_ascii()) {
                    return Some(self.long_word(start, end));
                }
                self.position = end;
                let hash = hash::<true>(&bytes[start..end]);
                return Some(Word { start: start as u32, end: end as u32, hash, script: Script::Spaced });
            }
            if first.is_ascii() {
                self.position += 1;
                continue;
            }
            let c = self.char_at(start)?;
            if begins_word(c) {
                return Some(match script(c) {
                    Script::Spaced => self.long_word(start, start),
                    other => self.letter(start, c, other),
                });
            }
            self.position += c.len_utf8();
        }
    }
}

/// A hash of the bytes. With `FOLD` the bytes are ASCII letters and digits and count as in lower case: setting the
/// bit 0x20 lowers a letter and leaves a digit alone.
fn hash<const FOLD: bool>(bytes: &[u8]) -> u64 {
    let fold = |value: u64, mask: u64| if FOLD { value | mask } else { value };
    let eight = |at: usize| bytes[at..].first_chunk().map_or(0, |chunk| u64::from_le_bytes(*chunk));
    let four = |at: usize| bytes[at..].first_chunk().map_or(0, |chunk| u64::from(u32::from_le_bytes(*chunk)));
    let length = bytes.len();
    let mut state = SEED ^ length as u64;
    let (low, high) = match length {
        0 => (0, 0),
        1..=3 => {
            let (first, middle, last) = (bytes[0], bytes[length / 2], bytes[length - 1]);
            let value = u64::from(first) | u64::from(middle) << 8 | u64::from(last) << 16;
            (fold(value, 0x20_2020), 0)
        }
        4..=7 => (fold(four(0), 0x2020_2020), fold(four(length - 4), 0x2020_2020)),
        _ => {
            let mut at = 0;
            while at + 16 < length {
                state = mix(fold(eight(at), EACH_BYTE) ^ state, fold(eight(at + 8), EACH_BYTE) ^ SECOND);
                at += 16;
            }
            // The two reads overlap where fewer than sixteen bytes are left.
            (fold(eight(at.min(length - 8)), EACH_BYTE), fold(eight(length - 8), EACH_BYTE))
        }
    };
    mix(low ^ state, high ^ SECOND)
}

const EACH_BYTE: u64 = 0x2020_2020_2020_2020;
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const SECOND: u64 = 0xd1b5_4a32_d192_ed03;

/// Multiplies into 128 bits and folds the halves together: every bit of the result depends on all of both.
pub(super) fn mix(left: u64, right: u64) -> u64 {
    let product = u128::from(left) * u128::from(right);
    (product as u64) ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_as_each_script_cuts_them() {
        for (text, expected) in [
            ("O’Brien, the U.S. – 3rd", "O|Brien|the|U|S|3rd"),
            ("Кнес_сет façade cafe\u{301}s", "Кнес|сет|façade|cafe\u{301}s"),
            ("使用Python语言", "使|用|Python|语|言"),
            ("กรุงเทพ", "ก|รุ|ง|เ|ท|พ"),
            ("co\u{ad}operate", "co\u{ad}operate"),
            ("", ""),
        ] {
            let words: Vec<_> =
                Words::new(text).map(|word| &text[word.start as usize..word.end as usize]).collect();
            assert_eq!(words.join("|"), expected);
        }
    }

    #[test]
    fn spellings_of_one_word_have_one_hash() {
        for spellings in [
            &["hezbollah", "HEZBOLLAH", "Hezbollah"][..],
            &["café", "CAFÉ", "cafe\u{301}", "CAFE\u{301}"],
            &["cooperate", "co\u{ad}operate"],
            &["москва", "МОСКВА"],
            &["ig", "IG"],
            &["Constantinopolitan", "CONSTANTINOPOLITAN"],
            &["σοφος", "σοφος", "ΣΟΦΟΣ", "σοφος".replace('ς', "σ").as_str()],
            &["한", "\u{1112}\u{1161}\u{11ab}"],
            &["が", "か\u{3099}"],
        ] {
            let hashes: Vec<_> =
                spellings.iter().map(|text| Words::new(text).next().map(|w| w.hash)).collect();
            assert!(hashes.iter().all(|hash| hash.is_some() && hash == &hashes[0]), "{spellings:?}");
        }
    }
}
