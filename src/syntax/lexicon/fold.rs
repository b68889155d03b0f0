//! Brings written words to the form in which the tables hold them.

/// The letters and digits of a form, in lower case: `Прим. пер.` and `прим.пер` are both `примпер`.
pub fn letters(written: &str) -> String {
    let mut folded = String::with_capacity(written.len());
    written.chars().for_each(|c| push_letter(&mut folded, c));
    folded
}

/// Adds one character to a form as [`letters`] holds it.
pub fn push_letter(folded: &mut String, c: char) {
    if c.is_alphanumeric() {
        folded.extend(c.to_lowercase().map(plain));
    }
}

/// The letters of the last word of a form; in scripts without spaces, its last sign.
pub fn last_word(written: &str) -> String {
    let mut folded = String::with_capacity(written.len());
    let mut before = None;
    for c in written.chars() {
        let starts_word = !before.is_some_and(char::is_alphanumeric) || is_ideograph(c);
        if c.is_alphanumeric() && starts_word {
            folded.clear();
        }
        push_letter(&mut folded, c);
        before = Some(c);
    }
    folded
}

/// Whether `c` is a sign of a script that sets no spaces between words.
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A phrase in lower case, its words divided by single spaces, without the marks and markup around it:
/// `_Смеётся…_` is `смеется`.
pub fn phrase(written: &str) -> String {
    let mut folded = String::with_capacity(written.len());
    for word in written.trim_matches(is_around).split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase).map(plain));
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
    c.is_whitespace() || ".,;:!…*_~♪-–—。！".contains(c)
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
