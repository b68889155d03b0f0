//! Times beside a label: before it, behind it, in brackets or bare.

use super::inline::timestamp;

/// The length of a time that `text` is or starts with: `0:33`, `00:12:34.5`, `00:00:02:22`.
///
/// A colon right behind it, with a space after that, is a label's; letters behind it make it something else.
pub fn parse(text: &str) -> Option<usize> {
    let (_, length) = timestamp::parse(text)?;
    let bytes = text.as_bytes();
    let ends = bytes.get(length).is_none_or(|byte| {
        !byte.is_ascii_alphanumeric() && *byte != b':' || bytes.get(length + 1) == Some(&b' ')
    });
    ends.then_some(length)
}

/// The length of a time at the start of `text`, in brackets or bare, with the white space behind it.
pub fn prefix(text: &str) -> Option<usize> {
    let length = bracketed(text).or_else(|| parse(text))?;
    let behind = &text[length..];
    let space = behind.len() - behind.trim_start_matches([' ', '\t', '-', '–', '—', '|']).len();
    (space > 0 || behind.is_empty()).then_some(length + space)
}

/// Whether `line` is a time and nothing else.
pub fn is_alone(line: &str) -> bool {
    let line = line.trim();
    bracketed(line).or_else(|| parse(line)) == Some(line.len())
}

/// The length of white space and a time at the start of `text`; 0 if there is none.
pub fn suffix(text: &str) -> usize {
    let trimmed = text.trim_start();
    let space = text.len() - trimmed.len();
    bracketed(trimmed).or_else(|| parse(trimmed)).map_or(0, |length| space + length)
}

/// `name` without a time at its end, and without the white space and dashes before that.
pub fn strip_suffix(name: &str) -> &str {
    let name = name.trim_end();
    let start = name
        .rfind([' ', '\t', '(', '['])
        .map_or(0, |at| if name[at..].starts_with([' ', '\t']) { at + 1 } else { at });
    let time = &name[start..];
    let is_time = start > 0 && bracketed(time).or_else(|| parse(time)) == Some(time.len());
    if is_time { name[..start].trim_end_matches([' ', '\t', '-', '–', '—', '|']) } else { name }
}

/// The length of a time in brackets at the start of `text`, escaped brackets among them.
fn bracketed(text: &str) -> Option<usize> {
    let escape = usize::from(text.starts_with('\\'));
    let close = match text.as_bytes().get(escape)? {
        b'[' => b']',
        b'(' => b')',
        b'{' => b'}',
        b'<' => b'>',
        _ => return None,
    };
    let inner = escape + 1;
    let end = inner + parse(&text[inner..])?;
    let end = end + usize::from(escape > 0 && text[end..].starts_with('\\'));
    (text.as_bytes().get(end) == Some(&close)).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_every_form() {
        for (text, length) in [("0:33", 4), ("00:12:34.5 x", 10), ("00:00:02:22", 11), ("1:02:03,250", 11)] {
            assert_eq!(parse(text), Some(length), "{text}");
        }
        for text in ["12", "1:2", "x", "12:30pm", "1234:00"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(prefix("[00:01] Bob:"), Some(8));
        assert_eq!(prefix("00:01 Bob:"), Some(6));
        assert_eq!(strip_suffix("Bob (00:12)"), "Bob");
        assert_eq!(strip_suffix("Jonas Rosland  0:21"), "Jonas Rosland");
        assert_eq!(strip_suffix("Speaker 1"), "Speaker 1");
        assert_eq!(suffix(" 00:01:02 x"), 9);
        assert_eq!(suffix(" \\[00:01\\] x"), 10);
        assert!(is_alone("[00:00:02:22]"));
    }
}
