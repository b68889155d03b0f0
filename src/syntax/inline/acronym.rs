//! Finds the words that a short form in brackets stands for: `the Islamic State (IS)`.

use std::ops::Range;

/// How far before the bracket the words may begin, in bytes.
const REACH: usize = 240;

/// The longest short form, in bytes.
const LONGEST_SHORT: usize = 48;

/// Whether the inside of a bracket can be a short form: mostly capitals, no space.
pub(super) fn is_short_form(inner: &str) -> bool {
    if inner.len() > LONGEST_SHORT {
        return false;
    }
    let count = inner.chars().count();
    let capitals = inner.chars().filter(|c| c.is_uppercase()).count();
    (2..=12).contains(&count)
        && inner.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
        && inner.chars().all(|c| c.is_alphanumeric() || "&-/.".contains(c))
        && capitals >= 2
        && capitals * 2 > count
}

/// The words at the end of `before` whose initials make up the short form.
pub(super) fn words_before(before: &str, short: &str) -> Option<Range<usize>> {
    let wanted: Vec<char> =
        short.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if wanted.is_empty() || wanted.len() > 20 {
        return None;
    }
    let end = before.trim_end().trim_end_matches(|c: char| is_quote(c) || c == '*' || c == '_').len();
    let from = super::closing_hint::ceil(before, end.saturating_sub(REACH));
    // One bit for each number of letters of the short form that may still be missing.
    let mut missing: u32 = 1 << wanted.len();
    let mut words = 0;
    let mut word_end = None;
    let mut found = None;
    let limit = wanted.len() * 2 + 5;
    let window = &before[from..end];
    let starts = window.char_indices().rev().map(|(at, c)| (at, Some(c)));
    for (at, c) in starts.chain([(0, None)]) {
        let in_word = c.is_some_and(|c| c.is_alphanumeric() || c == '\'' || c == '’');
        match (in_word, word_end) {
            (true, None) => word_end = Some(at + c.map_or(0, char::len_utf8)),
            (false, Some(stop)) => {
                let start = at + c.map_or(0, char::len_utf8);
                words += 1;
                missing = take_word(&window[start..stop], &wanted, missing);
                if missing & 1 == 1 && words >= 2 {
                    found = Some(from + start..end);
                }
                missing &= !1;
                word_end = None;
            }
            _ => {}
        }
        let divides =
            c.is_some_and(|c| matches!(c, '.' | ';' | ':' | '?' | '!' | '(' | ')' | '[' | ']' | '\\'));
        if missing == 0 || words > limit || (divides && words > 0) {
            break;
        }
    }
    found
}

/// What may be missing after one more word, seen from the end: it gives its first letter, or its first and some that
/// follow, or, if it is a small one, none.
fn take_word(word: &str, wanted: &[char], missing: u32) -> u32 {
    let letters: Vec<char> = word.chars().flat_map(char::to_lowercase).take(40).collect();
    let small = letters.len() <= 4 && word.chars().next().is_some_and(char::is_lowercase);
    let mut after = if small { missing } else { 0 };
    for count in 1..=wanted.len() {
        if missing & (1 << count) == 0 {
            continue;
        }
        for given in 1..=count.min(3) {
            if gives(&letters, &wanted[count - given..count]) {
                after |= 1 << (count - given);
            }
        }
    }
    after
}

/// Whether a word begins with the first of the letters and has the others later, in order.
fn gives(word: &[char], wanted: &[char]) -> bool {
    let mut word = word.iter();
    let first = wanted.first().is_some_and(|wanted| word.next() == Some(wanted));
    first && wanted[1..].iter().all(|wanted| word.any(|letter| letter == wanted))
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '’' | '‘')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_must_match() {
        for (before, short, words) in [
            ("groups of the Islamic State ", "IS", Some("Islamic State")),
            ("the Foundation for the Study of Iran ", "FSI", Some("Foundation for the Study of Iran")),
            ("в Организации Объединённых Наций ", "ООН", Some("Организации Объединённых Наций")),
            ("the HyperText Markup Language ", "HTML", Some("HyperText Markup Language")),
            ("a user-activated soft fork ", "UASF", Some("user-activated soft fork")),
            ("in the framework of Astana ", "IRAS", None),
            ("It was he. Islamic State ", "HIS", None),
        ] {
            let found = words_before(before, short).map(|range| &before[range]);
            assert_eq!(found, words, "{before}");
        }
    }

    #[test]
    fn short_forms() {
        for (inner, expected) in
            [("IRAS", true), ("G20", false), ("I", false), ("Iran", false), ("R&D", true), ("a", false)]
        {
            assert_eq!(is_short_form(inner), expected, "{inner}");
        }
    }
}
