//! Brings written words to the form in which the tables hold them.

/// The letters and digits of a form, in lower case: `Прим. пер.` and `прим.пер` are both `примпер`.
pub fn letters(written: &str) -> String {
    let mut letters = String::with_capacity(written.len());
    for c in written.chars() {
        push_letter(&mut letters, c);
    }
    letters
}

/// Adds one character to such a key, if it is a letter or digit.
pub fn push_letter(letters: &mut String, c: char) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            letters.push(c.to_ascii_lowercase());
        }
    } else if c.is_alphanumeric() {
        letters.extend(c.to_lowercase().map(plain));
    }
}

/// Whether a character is a word by itself, in scripts that put no space between words.
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// The last word of a form, as a key.
pub(super) fn last_word(written: &str) -> String {
    let words = written.trim_end_matches(|c: char| !c.is_alphanumeric());
    let mut start = words.len();
    for c in words.chars().rev().take_while(|c| c.is_alphanumeric()) {
        start -= c.len_utf8();
        if is_ideograph(c) {
            break;
        }
    }
    letters(&words[start..])
}

/// A phrase in lower case, its words divided by single spaces, without the marks and markup around it:
/// `_Смеётся…_` is `смеется`.
pub fn phrase(written: &str) -> String {
    let mut folded = String::with_capacity(written.len());
    for word in written.trim_matches(is_around).split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        if word.is_ascii() {
            folded.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            folded.extend(word.chars().flat_map(char::to_lowercase).map(plain));
        }
    }
    folded
}

/// One letter or mark for those that are written in several ways.
fn plain(c: char) -> char {
    match c {
        'ё' => 'е',
        '’' | 'ʼ' => '\'',
        other => other,
    }
}

fn is_around(c: char) -> bool {
    let is_mark = matches!(
        c,
        '.' | ',' | ';' | ':' | '!' | '…' | '*' | '_' | '~' | '♪' | '-' | '–' | '—' | '。' | '！'
    );
    is_mark || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_differ_in_dots_spaces_and_case_have_the_same_letters() {
        for written in ["прим. пер.", "Прим.\u{a0}пер", "ПРИМ.ПЕР."] {
            assert_eq!(letters(written), "примпер");
        }
    }

    #[test]
    fn phrases_lose_markup_and_final_marks() {
        assert_eq!(phrase(" _Смеётся…_"), "смеется");
        assert_eq!(phrase("Clears  his\nthroat."), "clears his throat");
    }
}
