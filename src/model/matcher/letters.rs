//! What each character is to a name: part of a word, a quotation mark, a hyphen, an apostrophe.

use std::iter::once;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// How words of a script are set apart from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// By spaces: a word is a run of letters and digits.
    Spaced,
    /// By spaces, but endings are written onto a name: a name must begin a word, and may end inside one.
    Hangul,
    /// Not at all, but names stand in this script among others: a run of it is one word.
    Katakana,
    /// Not at all: a name may begin and end anywhere.
    Spaceless,
}

/// The script of a letter, as far as the matcher tells them apart.
pub(super) fn script(c: char) -> Script {
    match c {
        '\0'..='\u{dff}' => Script::Spaced,
        '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7ff}' => Script::Hangul,
        '\u{30a0}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => Script::Katakana,
        '\u{e00}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Script::Spaceless,
        _ => Script::Spaced,
    }
}

/// Whether a word may begin with `c`.
pub(super) fn begins_word(c: char) -> bool {
    // Quotation marks and dashes are by far the most frequent here, and the tables are slow to say no.
    match c {
        _ if is_plain_letter(c) => true,
        '\u{2000}'..='\u{206f}' => false,
        // These are letters to Unicode; in names they are written and left out like apostrophes.
        'ʹ' | 'ʻ' | 'ʼ' => false,
        _ => c.is_alphanumeric() || is_combining_mark(c),
    }
}

/// Whether `c` goes on with a word that has begun, in whatever script.
pub(super) fn extends_letter(c: char) -> bool {
    c >= '\u{ad}' && (is_invisible(c) || is_combining_mark(c) || is_joining_jamo(c))
}

/// A letter of the Latin and Cyrillic alphabets that is whole in itself, so that no table need be asked.
pub(super) fn is_plain_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}'
        | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}')
}

/// A soft hyphen, a joiner or a non-joiner: it changes how a word looks, not which word it is.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// A vowel or a final consonant of a Korean syllable written in its parts.
fn is_joining_jamo(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11ff}' | '\u{ff9e}' | '\u{ff9f}')
}

/// Whether `c` may change when the word it stands in is normalised.
fn is_unsettled(c: char) -> bool {
    match c {
        '\0'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{400}'..='\u{482}' | '\u{4e00}'..='\u{9fff}' => false,
        _ => is_invisible(c) || is_nfc_quick(once(c)) != IsNormalized::Yes,
    }
}

/// Appends the word, composed (NFC) and without invisible characters; in lower case if `fold` is set.
pub(super) fn push_word(word: &str, fold: bool, out: &mut String) {
    if word.chars().any(is_unsettled) {
        for c in word.chars().filter(|&c| !is_invisible(c)).nfc() {
            push_letter(c, fold, out);
        }
    } else {
        for c in word.chars() {
            push_letter(c, fold, out);
        }
    }
}

/// Appends a composed letter, in lower case if `fold` is set.
pub(super) fn push_letter(c: char, fold: bool, out: &mut String) {
    if !fold {
        out.push(c);
        return;
    }
    match c {
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        '\0'..='\u{7f}' | '\u{430}'..='\u{45f}' => out.push(c),
        '\u{410}'..='\u{42f}' => out.push(char::from_u32(c as u32 + 0x20).unwrap_or(c)),
        // The two small sigmas are one letter.
        'ς' => out.push('σ'),
        _ => out.extend(c.to_lowercase()),
    }
}

/// A mark that only sets a word off: a quotation mark of any language.
pub(super) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '«'
            | '»'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '＂'
    )
}

/// A mark that is an apostrophe between two letters and a quotation mark elsewhere.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | 'ʼ' | 'ʻ' | 'ʹ' | '`' | '´' | '′' | '＇')
}

/// A hyphen or a dash of the width of a hyphen.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '－')
}

/// The dot that stands between the parts of a foreign name in Chinese and Japanese.
pub(super) fn is_middle_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '‧' | '・' | '･' | '∙')
}
