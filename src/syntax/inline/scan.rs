//! Finds the marks in a text that may mean something, and runs over everything else.

use super::bracket::Shape;
use super::verbatim::{self, CodeSpans};
use crate::syntax::{Signs, Span};

/// A mark that may mean something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// An opening bracket.
    Open { shape: Shape, escaped: bool },
    /// A closing bracket.
    Close { shape: Shape, escaped: bool },
    /// A quotation mark or apostrophe.
    Quote(char),
    /// An asterisk, alone.
    Star,
    /// A number sign with a digit after it.
    Number,
    /// A run of full blocks.
    Redaction,
    /// Code, an address or a tag.
    Verbatim,
}

/// Calls `on` for each mark, in the order of the text, which has these signs.
pub(super) fn scan(text: &str, signs: &Signs, mut on: impl FnMut(Span, Mark)) {
    let bytes = text.as_bytes();
    let mut code = CodeSpans::default();
    // Where the last mark ended: an address may begin before the byte that gives it away, but not before this.
    let mut done = 0;
    let mut at = 0;
    while let Some(sign) = signs.all().next(at) {
        at = sign;
        if !MAY_BE_MARK[bytes[at] as usize] {
            at += 1;
            continue;
        }
        match mark_at(text, at, &mut code) {
            Found::Nothing(length) => at += length,
            Found::Mark(length, mark) => {
                on(Span::at(at, at + length), mark);
                at += length;
                done = at;
            }
            Found::Address { start, end } => {
                if start >= done {
                    on(Span::at(start, end), Mark::Verbatim);
                }
                at = end;
                done = end;
            }
        }
    }
}

/// What stands at a byte that may be a mark, with its length in bytes.
enum Found {
    Nothing(usize),
    Mark(usize, Mark),
    Address { start: usize, end: usize },
}

fn mark_at(text: &str, at: usize, code: &mut CodeSpans) -> Found {
    let bytes = text.as_bytes();
    let byte = |ahead: usize| bytes.get(at + ahead).copied().unwrap_or(0);
    match bytes[at] {
        b'\\' => escape_at(text, at),
        b'`' => code_at(text, at, code),
        b'<' => {
            verbatim::tag(text, at).map_or(Found::Nothing(1), |length| Found::Mark(length, Mark::Verbatim))
        }
        b':' | b'.' => match verbatim::address(text, at) {
            Some((start, end)) => Found::Address { start, end },
            None => Found::Nothing(1),
        },
        b'#' if byte(1).is_ascii_digit() => Found::Mark(1, Mark::Number),
        b'*' if byte(1) == b'*' => {
            Found::Nothing(bytes[at..].iter().take_while(|byte| **byte == b'*').count())
        }
        b'*' => Found::Mark(1, Mark::Star),
        b'\'' if byte(1).is_ascii_alphabetic() && at > 0 && bytes[at - 1].is_ascii_alphabetic() => {
            Found::Nothing(2)
        }
        0xE2 if bytes[at..].starts_with("’".as_bytes())
            && byte(3).is_ascii_lowercase()
            && in_word(bytes, at) =>
        {
            Found::Nothing(3)
        }
        0xC2 if !matches!(byte(1), 0xAB | 0xBB) => Found::Nothing(2),
        0xE2 if !matches!(byte(1), 0x80 | 0x96) => Found::Nothing(3),
        0xE3 if byte(1) != 0x80 => Found::Nothing(3),
        0xEF if byte(1) != 0xBC => Found::Nothing(3),
        _ => match text[at..].chars().next() {
            Some('█') => {
                Found::Mark(text[at..].chars().take_while(|c| *c == '█').count() * 3, Mark::Redaction)
            }
            Some(c) => plain_mark(c, false)
                .map_or(Found::Nothing(c.len_utf8()), |mark| Found::Mark(c.len_utf8(), mark)),
            None => Found::Nothing(1),
        },
    }
}

fn in_word(bytes: &[u8], at: usize) -> bool {
    at > 0 && bytes[at - 1].is_ascii_alphabetic()
}

/// A backslash takes the meaning from the mark after it, but for brackets, whose partner decides.
fn escape_at(text: &str, at: usize) -> Found {
    match text[at + 1..].chars().next() {
        Some(c) => match plain_mark(c, true) {
            Some(mark @ (Mark::Open { .. } | Mark::Close { .. })) => Found::Mark(1 + c.len_utf8(), mark),
            _ if c.is_ascii_punctuation() => Found::Nothing(2),
            _ => Found::Nothing(1),
        },
        None => Found::Nothing(1),
    }
}

fn code_at(text: &str, at: usize, code: &mut CodeSpans) -> Found {
    match code.at(text, at) {
        verbatim::Code::Span(length) => Found::Mark(length, Mark::Verbatim),
        verbatim::Code::Ticks(length) => Found::Nothing(length),
    }
}

fn plain_mark(c: char, escaped: bool) -> Option<Mark> {
    let open = |shape| Some(Mark::Open { shape, escaped });
    let close = |shape| Some(Mark::Close { shape, escaped });
    match c {
        '(' => open(Shape::Round),
        ')' => close(Shape::Round),
        '[' => open(Shape::Square),
        ']' => close(Shape::Square),
        '{' => open(Shape::Curly),
        '}' => close(Shape::Curly),
        '（' => open(Shape::WideRound),
        '）' => close(Shape::WideRound),
        '［' => open(Shape::WideSquare),
        '］' => close(Shape::WideSquare),
        '【' => open(Shape::Lenticular),
        '】' => close(Shape::Lenticular),
        '"' | '\'' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '«' | '»' | '‹' | '›' | '「' | '」'
        | '『' | '』' | '《' | '》' | '〈' | '〉' => Some(Mark::Quote(c)),
        _ => None,
    }
}

/// Whether a byte is a mark, or the first of a character that may be one. All of them are among a text's signs.
static MAY_BE_MARK: [bool; 256] = {
    let mut table = [false; 256];
    let marks = *b"()[]{}\"'`\\<#*:.\xC2\xE2\xE3\xEF";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        scan(text, &Signs::of(text), |span, _| found.push(&text[span.range()]));
        found
    }

    #[test]
    fn marks_are_found_and_verbatim_text_is_passed_whole() {
        for (text, expected) in [
            ("plain — text, it's", vec![]),
            ("(a) “b”", vec!["(", ")", "“", "”"]),
            (r"\[laughter\] \* \x", vec![r"\[", r"\]"]),
            ("`f(x)` <i>(", vec!["`f(x)`", "<i>", "("]),
            ("(http://a.b/c_(d)).", vec!["(", "http://a.b/c_(d)", ")"]),
            ("ああ（い）█████", vec!["（", "）", "█████"]),
        ] {
            assert_eq!(marks(text), expected, "{text}");
        }
    }
}
