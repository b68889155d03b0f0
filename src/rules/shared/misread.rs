//! Text that was read in the wrong encoding: where it may stand, and what it was.

use std::ops::Range;

use crate::syntax::Signs;

/// The longest stretch on either side of a character that is looked at to see whether it belongs to such text, in bytes.
pub const REACH: usize = 400;

/// The longest of it that is read, and a character more tells what stands before.
const LONGEST: usize = REACH - 4;

/// Text may have gone wrong so many times over.
const DEEPEST: usize = 3;

/// The characters of Windows-1252 from 0x80 to 0x9F; the others are those of Unicode.
const WESTERN: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The characters of Windows-1251 from 0x80 to 0xBF; the alphabet comes behind them.
const CYRILLIC: [char; 64] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', 'ђ', '‘', '’', '“', '”',
    '•', '–', '—', '\u{98}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ', '\u{a0}', 'Ў', 'ў', 'Ј', '¤', 'Ґ', '¦', '§',
    'Ё', '©', 'Є', '«', '¬', '\u{ad}', '®', 'Ї', '°', '±', 'І', 'і', 'ґ', 'µ', '¶', '·', 'ё', '№', 'є', '»',
    'ј', 'Ѕ', 'ѕ', 'ї',
];

/// The parts of a run that are Windows-1252 whole.
pub fn parts(text: &str, run: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut end = run.start;
    text[run].split_inclusive(|c| western_byte(c).is_none()).map(move |piece| {
        let start = end;
        end += piece.len();
        start..start + piece.trim_end_matches(|c| western_byte(c).is_none()).len()
    })
}

/// The runs of characters outside ASCII that show a sign of it, in a text that has these signs.
pub fn runs(text: &str, signs: &Signs) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = signs.wide().next(at)?;
            at = start + bytes[start..].iter().position(u8::is_ascii).unwrap_or(bytes.len() - start);
            if is_suspect(&text[start..at]) {
                return Some(start..at);
            }
        }
    })
}

/// Whether a run holds what such a text always holds: the first byte of a letter, read as a letter.
fn is_suspect(run: &str) -> bool {
    is_cyrillic_sign(run)
        || run.contains(|c| is_western_sign(c) || matches!(c, '\u{80}'..='\u{9f}' | '\u{fffd}'))
}

/// Whether a run begins as a letter does that was read as Windows-1251: with the first byte of one, and a byte behind it
/// that is none of the alphabet.
fn is_cyrillic_sign(run: &str) -> bool {
    let mut chars = run.chars();
    matches!(chars.next(), Some('Р' | 'С' | 'в')) && chars.next().is_some_and(|c| !matches!(c, 'А'..='я'))
}

/// Whether `c` is the first byte of a letter that was read as Windows-1252.
pub fn is_western_sign(c: char) -> bool {
    matches!(c, 'Ã' | 'Â' | 'â' | 'Å' | 'Ä' | 'Ð' | 'Ñ')
}

/// The byte of `c` in Windows-1252, if it is none of ASCII.
fn western_byte(c: char) -> Option<u8> {
    match c {
        '\u{a0}'..='\u{ff}' => Some(c as u8),
        _ => WESTERN.iter().position(|known| *known == c).map(|at| 0x80 + at as u8),
    }
}

/// What a run was before it was read wrongly, where that is certain; `before` is the character in front of it.
pub fn meant(written: &str, before: Option<char>) -> Option<String> {
    let mut meant = reread(written, before)?;
    for _ in 1..DEEPEST {
        let Some(deeper) = reread(&meant, before) else { break };
        meant = deeper;
    }
    Some(meant)
}

fn reread(written: &str, before: Option<char>) -> Option<String> {
    western(written, before).or_else(|| cyrillic(written)).or_else(|| controls(written))
}

fn western(written: &str, before: Option<char>) -> Option<String> {
    let starts = written.starts_with(is_western_sign);
    // `«AMANHÃ»`: a capital letter before a closing mark.
    let in_capitals = before.is_some_and(char::is_uppercase) && written.chars().count() == 2;
    if !starts || in_capitals {
        return None;
    }
    decode(written, western_byte)
}

fn cyrillic(written: &str) -> Option<String> {
    if !is_cyrillic_sign(written) {
        return None;
    }
    let meant = decode(written, |c| match c {
        'А'..='я' => Some((c as u32 - 'А' as u32) as u8 + 0xc0),
        _ => CYRILLIC.iter().position(|known| *known == c).map(|at| 0x80 + at as u8),
    })?;
    // `С…` is a letter and three dots as often as it is one letter.
    (meant.chars().count() > 1 || written.starts_with("вЂ")).then_some(meant)
}

/// The control characters of Latin-1, which nobody writes, are marks of Windows-1252.
fn controls(written: &str) -> Option<String> {
    let is_control = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    let meant = |c: char| WESTERN.get(c as usize - 0x80).copied().filter(|meant| !is_control(*meant));
    let has = written.chars().any(is_control);
    has.then(|| written.chars().map(|c| if is_control(c) { meant(c) } else { Some(c) }).collect())?
}

/// Reads the bytes that `byte` gives for each character as UTF-8.
fn decode(written: &str, byte: impl Fn(char) -> Option<u8>) -> Option<String> {
    let bytes: Option<Vec<u8>> = written.chars().map(byte).collect();
    let text = String::from_utf8(bytes?).ok()?;
    let plausible = |c: char| (c.is_alphabetic() || !c.is_control()) && c != '\u{fffd}';
    text.chars().all(plausible).then_some(text)
}

/// Whether the character at a byte offset is part of a letter that was misread, and none by itself.
pub fn covers(text: &str, at: usize) -> bool {
    let (Some(before), Some(behind)) = (text.get(..at), text.get(at..)) else { return false };
    let start = before.bytes().rev().take(LONGEST).take_while(|byte| !byte.is_ascii()).count();
    let length = behind.bytes().take(LONGEST).take_while(|byte| !byte.is_ascii()).count();
    let run = at - start..at + length;
    let is_misread = |range: &Range<usize>| {
        let before = text.get(..range.start).and_then(|before| before.chars().next_back());
        text.get(range.clone()).is_some_and(|written| meant(written, before).is_some())
    };
    let is_suspect = text.get(run.clone()).is_some_and(is_suspect);
    is_suspect && (is_misread(&run) || parts(text, run).any(|part| part.contains(&at) && is_misread(&part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_wrong_is_read_back() {
        for (written, expected) in [
            ("â€™", "’"),
            ("â€\u{9d}", "”"),
            ("Ã©", "é"),
            ("Ã¢â‚¬â„¢", "’"),
            ("РџСЂРёРІРµС‚", "Привет"),
            ("вЂ”", "—"),
            ("\u{92}", "’"),
        ] {
            assert_eq!(meant(written, None).as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn what_is_right_stays() {
        for written in ["é", "«É»", "Привет", "СССР»", "С…", "“", "Â", "ã"] {
            assert_eq!(meant(written, Some('a')), None, "{written}");
        }
    }

    #[test]
    fn a_mark_belongs_to_a_letter_that_was_misread() {
        for (text, mark, expected) in [
            ("ÐºÐ¾Ð»Ð¾ÐºÐ¾Ð»", "»", true),
            ("РєРѕР»РѕРєРѕР»", "»", true),
            ("Ð\u{ad}Ñ‚Ð¾", "\u{ad}", true),
            ("всё» и", "»", false),
            ("СССР» и", "»", false),
            ("été» et", "»", false),
            ("a\u{ad}b", "\u{ad}", false),
        ] {
            let at = text.find(mark).unwrap_or_default();
            assert_eq!(covers(text, at), expected, "{text}");
        }
    }
}
