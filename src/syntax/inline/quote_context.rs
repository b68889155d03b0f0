//! What the characters around a quotation mark say about its direction.

/// How far away a character that counts may stand, in characters.
const REACH: usize = 4;

/// The direction in which a mark faces by the characters around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Facing {
    /// It stands at the beginning of a word.
    Opening,
    /// It stands at the end of one.
    Closing,
    /// It stands inside a word.
    Inside,
    /// It stands in the open, or nothing can be said.
    Free,
}

/// What stands around a mark; other marks, markup and backslashes do not count.
pub(super) struct Context {
    /// The nearest character before it that counts.
    pub before: Option<char>,
    /// Which way it faces.
    pub facing: Facing,
}

pub(super) fn around(text: &str, start: usize, end: usize) -> Context {
    let before = text[..start].chars().rev().take(REACH).find(|c| !is_transparent(*c));
    let after = text[end..].chars().take(REACH).find(|c| !is_transparent(*c));
    let word_after = after.is_some_and(|c| c.is_alphanumeric() || begins(c));
    let word_before = before.is_some_and(|c| !c.is_whitespace() && !opens(c) && c != '>');
    let facing = match (is_open(before), word_after) {
        // Wide punctuation brings its own space, so that a mark behind it touches nothing.
        _ if before.is_some_and(is_wide) && after.is_some_and(char::is_whitespace) => Facing::Free,
        (true, true) if before.is_some_and(is_dash) && after.is_some_and(|c| c == '…') => Facing::Free,
        (true, true) => Facing::Opening,
        _ if word_before && ends(after) => Facing::Closing,
        _ if word_before && word_after => Facing::Inside,
        _ => Facing::Free,
    };
    Context { before, facing }
}

fn is_transparent(c: char) -> bool {
    matches!(c, '*' | '_' | '\\' | '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›')
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '-' | '―')
}

fn is_wide(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '：' | '；' | '！' | '？')
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '（' | '［' | '【' | '¿' | '¡')
}

/// What stands before a mark that opens.
fn is_open(before: Option<char>) -> bool {
    before.is_none_or(|c| {
        c.is_whitespace() || opens(c) || is_dash(c) || matches!(c, '/' | '=' | '#' | '>' | '|' | '\u{feff}')
    })
}

/// What begins a quotation, beside words.
fn begins(c: char) -> bool {
    opens(c)
        || matches!(
            c,
            '…' | '$' | '€' | '£' | '#' | '@' | '—' | '–' | '-' | '+' | '.' | '<' | '&' | '%' | '~' | '`'
        )
}

/// What stands after a mark that closes.
fn ends(after: Option<char>) -> bool {
    after.is_none_or(|c| c.is_whitespace() || is_dash(c) || ".,;:!?…)]}/<|）］】、。，？！；：".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_faces_the_word_that_it_touches() {
        for (text, facing) in [
            ("said “yes", Facing::Opening),
            ("yes”, he", Facing::Closing),
            ("said: “‘yes", Facing::Opening),
            ("I was—” he", Facing::Closing),
            ("(“yes", Facing::Opening),
            ("a “ b", Facing::Free),
            ("a“b", Facing::Inside),
            ("**“yes", Facing::Opening),
            ("<i>“ yes", Facing::Free),
            ("他說：“ 好", Facing::Free),
        ] {
            let at = text.find(['“', '”']).unwrap_or(0);
            assert_eq!(around(text, at, at + 3).facing, facing, "{text}");
        }
    }
}
