//! Stretches whose marks mean nothing here: addresses, code in backticks, tags.

/// The longest scheme of an address, in letters.
const LONGEST_SCHEME: usize = 12;

/// The longest tag, in bytes; what is longer is text.
const LONGEST_TAG: usize = 1000;

/// The longest run of backticks that can hold code.
const LONGEST_TICKS: usize = 8;

/// The address that a colon or full stop at `at` gives away, `https://…` or `www.…`: where it starts and ends.
pub(super) fn address(text: &str, at: usize) -> Option<(usize, usize)> {
    let (before, after) = (&text[..at], &text[at..]);
    if after.starts_with("://") {
        let scheme = before.bytes().rev().take(LONGEST_SCHEME).take_while(u8::is_ascii_alphabetic).count();
        return (scheme > 0).then(|| (at - scheme, address_end(text, at + 3)));
    }
    let start = before.strip_suffix("www")?;
    let in_word = start.ends_with(char::is_alphanumeric) || start.ends_with('.');
    if !after.starts_with('.') || in_word {
        return None;
    }
    let end = address_end(text, start.len());
    (end > at).then_some((start.len(), end))
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
            let mark = text.find("://").or_else(|| text.find('.')).unwrap_or(0);
            assert_eq!(address(text, mark).map(|(start, end)| &text[start..end]), Some(expected));
        }
        assert!(address("://", 0).is_none() && address("awww.b", 4).is_none());
    }

    #[test]
    fn backticks_that_are_apostrophes_hold_no_code() {
        assert!(matches!(CodeSpans::default().at("don`t and can`t", 3), Code::Ticks(1)));
        assert!(matches!(CodeSpans::default().at("``a`b`` c", 0), Code::Span(7)));
    }
}
