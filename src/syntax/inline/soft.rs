//! Tells brackets that stand for something else: enumerations, smileys, keys, brackets that are spoken of.

use super::bracket::Shape;

/// What a single bracket may be by its surroundings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A bracket.
    Hard,
    /// Perhaps something else: it pairs where it can, and is no fault where it cannot.
    Soft,
    /// Not a bracket: `Ctrl+]`, `"("`.
    Literal,
}

/// How an opening bracket at `at`, of `length` bytes, looks.
pub(super) fn opening(text: &str, at: usize, length: usize) -> Look {
    let (before, after) = (&text[..at], &text[at + length..]);
    if is_spoken_of(before, after) || follows_key(before) {
        return Look::Literal;
    }
    let mouth_before = ends_with_eyes(before);
    let face_after = after.trim_start_matches(['-', '^', '\'']).starts_with([':', ';', '=']);
    if mouth_before || face_after { Look::Soft } else { Look::Hard }
}

/// How a closing bracket at `at`, of `length` bytes, looks.
pub(super) fn closing(text: &str, at: usize, length: usize, shape: Shape) -> Look {
    let (before, after) = (&text[..at], &text[at + length..]);
    if is_spoken_of(before, after) || follows_key(before) {
        return Look::Literal;
    }
    if ends_with_eyes(before)
        || (shape.is_round() && (ends_enumeration(before) || is_turned_face(before, after)))
    {
        Look::Soft
    } else {
        Look::Hard
    }
}

/// `"("`, `“]”`: the bracket is named, not used.
fn is_spoken_of(before: &str, after: &str) -> bool {
    let quotes = |c: char| matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' | '„');
    match (before.chars().next_back(), after.chars().next()) {
        (Some(left), Some(right)) => quotes(left) && quotes(right) && !(left == '”' || left == '»'),
        _ => false,
    }
}

/// `Ctrl+]`, `Ctrl-[`, `⌘]`.
fn follows_key(before: &str) -> bool {
    if before.ends_with(['⌘', '⌥', '⇧', '⌃']) {
        return true;
    }
    let key = before.trim_end_matches(['+', '-', ' ']);
    key.len() < before.len()
        && before.len() - key.len() <= 3
        && ["ctrl", "control", "cmd", "command", "alt", "shift", "option", "meta", "super"].iter().any(
            |name| {
                let start = key.len().wrapping_sub(name.len());
                key.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(name))
                    && before[key.len()..].contains(['+', '-'])
                    && !key[..start].ends_with(char::is_alphanumeric)
            },
        )
}

/// `:` `;-` `=^` `8-`: what stands before a mouth.
fn ends_with_eyes(before: &str) -> bool {
    let nose = before.strip_suffix(['-', '^', 'o', '\'', '~', '*']);
    let (face, nose) = (nose.unwrap_or(before), nose.is_some());
    let mut backward = face.chars().rev();
    match backward.next() {
        Some(':' | ';' | '=') => true,
        Some('8' | 'x' | 'X' | 'B' | '%') => nose && backward.next().is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// `):`, `)-:`: a face that looks the other way.
fn is_turned_face(before: &str, after: &str) -> bool {
    before.chars().next_back().is_none_or(char::is_whitespace)
        && after.trim_start_matches(['-', '^', '\'']).starts_with([':', ';', '='])
}

/// `1)`, `a)`, `iv)`, `2.1)`, `б)`, `*)`: a number or letter at the start or after a space.
fn ends_enumeration(before: &str) -> bool {
    let mut label = 0;
    let mut start = before.len();
    for c in before.chars().rev() {
        if c.is_whitespace()
            || matches!(c, ';' | ',' | ':' | '—' | '–' | '"' | '“' | '«' | '*' | '_' | '>' | '-' | '/')
        {
            break;
        }
        label += 1;
        start -= c.len_utf8();
        if label > 6 {
            return false;
        }
    }
    let stopped = before.ends_with('.');
    let label = before[start..].trim_end_matches('.');
    if stopped
        && label.chars().all(char::is_uppercase)
        && before[..start].trim_start_matches(['-', '*', ' ']).contains(' ')
    {
        // `… It was I.)` ends a sentence.
        return false;
    }
    let roman = |c: char| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x');
    let numbered = label.chars().all(|c| c.is_numeric() || c == '.') || {
        let figures = label.trim_end_matches(char::is_alphabetic);
        label[figures.len()..].chars().count() <= 1 && figures.chars().all(|c| c.is_numeric() || c == '.')
    };
    if label.is_empty() {
        return before.ends_with(['*', '.']) && before.len() <= 2;
    }
    numbered
        || label.chars().all(roman)
        || (label.chars().count() == 1 && label.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &str) -> Look {
        let at = text.rfind([')', ']']).unwrap_or(0);
        closing(text, at, 1, if text[at..].starts_with(')') { Shape::Round } else { Shape::Square })
    }

    #[test]
    fn brackets_that_stand_for_something_else() {
        for (text, expected) in [
            ("1)", Look::Soft),
            ("and 12) then", Look::Soft),
            ("либо б) да", Look::Soft),
            ("iv) four", Look::Soft),
            ("2.1) part", Look::Soft),
            ("3a) part", Look::Soft),
            ("nice :)", Look::Soft),
            ("nice ;-)", Look::Soft),
            ("sad ): now", Look::Soft),
            ("press Ctrl+] to", Look::Literal),
            ("press Ctrl-] to", Look::Literal),
            ("the sign \")\" closes", Look::Literal),
            ("a word) here", Look::Hard),
            ("(IRAS)", Look::Hard),
            ("transl.)", Look::Hard),
            ("in 2016 the post-)", Look::Hard),
        ] {
            assert_eq!(look(text), expected, "{text}");
        }
    }

    #[test]
    fn opening_smileys() {
        for (text, expected) in [("sad :(", Look::Soft), ("(: glad", Look::Soft), ("the (word", Look::Hard)] {
            let at = text.find('(').unwrap_or(0);
            assert_eq!(opening(text, at, 1), expected, "{text}");
        }
    }
}
