//! Stretches whose marks mean nothing here: addresses, code in backticks, tags.

use memchr::memmem;

use crate::syntax::Span;

/// The longest tag, in bytes; what is longer is text.
const LONGEST_TAG: usize = 1000;

/// The longest run of backticks that can hold code.
const LONGEST_TICKS: usize = 8;

/// The addresses in a text: `https://…` and `www.…`, with the brackets that they hold.
pub(super) fn addresses(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut done = 0;
    let schemes = memmem::find_iter(text.as_bytes(), "://").map(|at| (scheme_start(text, at), at + 3));
    for (start, body) in schemes.collect::<Vec<_>>() {
        if start + 3 < body && start >= done {
            done = address_end(text, body);
            found.push(Span::at(start, done));
        }
    }
    let with_scheme = found.len();
    for start in memmem::find_iter(text.as_bytes(), "www.") {
        let word_before = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
        let inside = found[..with_scheme].partition_point(|span: &Span| (span.end as usize) <= start);
        let inside = found[..with_scheme].get(inside).is_some_and(|span| span.contains(start as u32));
        let again = found[with_scheme..].last().is_some_and(|span| start < span.end as usize);
        if !word_before && !inside && !again {
            found.push(Span::at(start, address_end(text, start)));
        }
    }
    found.sort_unstable();
    found
}

fn scheme_start(text: &str, colon: usize) -> usize {
    let scheme = text.as_bytes()[..colon].iter().rev().take(12).take_while(|byte| byte.is_ascii_alphabetic());
    colon - scheme.count()
}

/// Where an address ends: before white space, a quotation mark, a bracket that it did not open, and final marks.
fn address_end(text: &str, from: usize) -> usize {
    let mut open = Vec::new();
    let mut end = from;
    for (at, c) in text[from..].char_indices() {
        match c {
            '(' | '[' | '{' => open.push(c),
            ')' | ']' | '}' => {
                let partner = if c == ')' {
                    '('
                } else if c == ']' {
                    '['
                } else {
                    '{'
                };
                if open.pop() != Some(partner) {
                    break;
                }
            }
            '<' | '>' | '"' | '`' | '\\' | '“' | '”' | '«' | '»' | '（' | '）' | '【' | '】' | '、'
            | '。' | '，' => break,
            c if c.is_whitespace() => break,
            _ => {}
        }
        let final_mark =
            matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '…' | '(' | '[' | '{');
        if !final_mark {
            end = from + at + c.len_utf8();
        }
    }
    end
}

/// The length of the tag or comment that begins at a `<`: `<i>`, `</v>`, `<!-- … -->`.
pub(super) fn tag(text: &str, at: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[at..];
    if !bytes.get(1).is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!')) {
        return None;
    }
    let window = &bytes[1..bytes.len().min(LONGEST_TAG)];
    let end = memchr::memchr2(b'<', b'>', window)?;
    (window[end] == b'>').then_some(end + 2)
}

/// What a run of backticks is, with the length in bytes.
pub(super) enum Code {
    /// The start of code that ends with as many.
    Span(usize),
    /// Only backticks.
    Ticks(usize),
}

/// Finds code in backticks, and remembers which runs have no partner, so that none is sought twice.
#[derive(Debug, Default)]
pub(super) struct CodeSpans {
    no_partner: [bool; LONGEST_TICKS + 1],
}

impl CodeSpans {
    pub(super) fn at(&mut self, text: &str, at: usize) -> Code {
        let bytes = text.as_bytes();
        let ticks = run(bytes, at);
        let in_word = text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
            && text[at + ticks..].chars().next().is_some_and(char::is_alphabetic);
        if ticks > LONGEST_TICKS
            || self.no_partner[ticks]
            || (ticks == 1 && in_word && bytes[at - 1].is_ascii())
        {
            return Code::Ticks(ticks);
        }
        let mut next = at + ticks;
        while let Some(gap) = memchr::memchr(b'`', &bytes[next..]) {
            next += gap;
            let closing = run(bytes, next);
            next += closing;
            if closing == ticks {
                return Code::Span(next - at);
            }
        }
        self.no_partner[ticks] = true;
        Code::Ticks(ticks)
    }
}

fn run(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|byte| **byte == b'`').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_takes_its_own_brackets_and_leaves_final_marks() {
        for (text, expected) in [
            (
                "see https://en.wikipedia.org/wiki/Rust_(language).",
                "https://en.wikipedia.org/wiki/Rust_(language)",
            ),
            ("(www.example.org/a[1], or", "www.example.org/a[1]"),
            ("[a](https://b.c/d)", "https://b.c/d"),
            ("«https://b.c»", "https://b.c"),
        ] {
            let found: Vec<_> = addresses(text).into_iter().map(|span| &text[span.range()]).collect();
            assert_eq!(found, [expected]);
        }
        assert!(addresses("://, a ://b").is_empty());
    }

    #[test]
    fn backticks_that_are_apostrophes_hold_no_code() {
        assert!(matches!(CodeSpans::default().at("don`t and can`t", 3), Code::Ticks(1)));
        assert!(matches!(CodeSpans::default().at("``a`b`` c", 0), Code::Span(7)));
    }
}
