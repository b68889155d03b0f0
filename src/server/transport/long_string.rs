//! Takes the text of a file out of a message before the rest of it is read as JSON.
//!
//! A reader of JSON unescapes a string into a buffer of its own and copies it out of there. A text of 50 MB would lie in
//! memory three times, and take its time. Here it is unescaped where it lies.

use std::ops::Range;

use serde_json::Value;

/// A string that takes as many bytes is long.
const LONG: usize = 64 * 1024;

/// What stands in the message where a long string was taken out.
const PLACE: &str = "\u{0}long string";

/// Takes the first long string out of `body`. Where it is no proper string, the reason comes back.
pub fn take(body: &mut Vec<u8>) -> Result<Option<String>, &'static str> {
    if body.len() < LONG {
        return Ok(None);
    }
    let Some(string) = find(body) else {
        return Ok(None);
    };
    let mut rest = body[..string.start].to_vec();
    rest.extend_from_slice(br"\u0000long string");
    rest.extend_from_slice(&body[string.end..]);
    let mut text = std::mem::replace(body, rest);
    unescape(&mut text, string)?;
    String::from_utf8(text).map(Some).map_err(|_| "a string is not UTF-8")
}

/// Puts the string that was taken out of a message back into what was read of it.
pub fn put_back(string: &mut Option<String>, value: &mut Value) {
    match value {
        Value::String(place) if place == PLACE => *place = string.take().unwrap_or_default(),
        Value::Array(values) => values.iter_mut().for_each(|value| put_back(string, value)),
        Value::Object(values) => values.values_mut().for_each(|value| put_back(string, value)),
        _ => {}
    }
}

/// Where the first long string stands, without its quotation marks.
fn find(json: &[u8]) -> Option<Range<usize>> {
    let mut end = 0;
    loop {
        let start = end + memchr::memchr(b'"', &json[end..])? + 1;
        end = start;
        loop {
            end += memchr::memchr2(b'"', b'\\', json.get(end..)?)?;
            if json[end] == b'"' {
                break;
            }
            end += 2;
        }
        if end - start >= LONG {
            return Some(start..end);
        }
        end += 1;
    }
}

/// Leaves in `bytes` what the string in `range` says.
fn unescape(bytes: &mut Vec<u8>, range: Range<usize>) -> Result<(), &'static str> {
    let (mut from, mut to) = (range.start, 0);
    loop {
        let rest = &bytes[from..range.end];
        let run = memchr::memchr(b'\\', rest).unwrap_or(rest.len());
        // Looks at all of them, so that it looks at many at once.
        if rest[..run].iter().fold(false, |any, byte| any | (*byte < b' ')) {
            return Err("a control character stands in a string");
        }
        bytes.copy_within(from..from + run, to);
        (from, to) = (from + run, to + run);
        if from == range.end {
            bytes.truncate(to);
            return Ok(());
        }
        let (character, length) = escaped(&bytes[from..range.end]).ok_or("an escape in a string is none")?;
        // No escape is shorter than what it stands for.
        to += character.encode_utf8(&mut bytes[to..from + length]).len();
        from += length;
    }
}

/// The character that the escape at the start of `bytes` stands for, and how long the escape is. Half of a surrogate pair
/// stands for U+FFFD, which has the same length in UTF-16.
fn escaped(bytes: &[u8]) -> Option<(char, usize)> {
    let character = match bytes.get(1)? {
        b'n' => '\n',
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'u' => {
            let unit = super::surrogates::escape(bytes)?;
            let next = bytes.get(6..).and_then(super::surrogates::escape);
            return match (unit, next) {
                (0xD800..=0xDBFF, Some(low @ 0xDC00..=0xDFFF)) => {
                    let character = 0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                    Some((char::from_u32(character)?, 12))
                }
                _ => Some((char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER), 6)),
            };
        }
        _ => return None,
    };
    Some((character, 2))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// What is read of a body whose string was taken out and put back.
    fn read(body: &str) -> Result<Value, String> {
        let mut body = body.as_bytes().to_vec();
        let mut string = take(&mut body)?;
        assert!(string.is_some(), "nothing was taken out");
        assert!(body.len() < LONG, "it was not taken out");
        let mut value = serde_json::from_slice(&body).map_err(|error| error.to_string())?;
        put_back(&mut string, &mut value);
        Ok(value)
    }

    fn piece() -> impl Strategy<Value = String> {
        let signs = vec!["\"", "\\", "/", "\n", "\r", "\t", "\u{8}", "\u{c}", "\u{0}", "é", "🎙", "\u{2028}"];
        prop_oneof![prop::sample::select(signs).prop_map(str::to_owned), "[ -~]{0,40}", "\\PC{0,9}"]
    }

    proptest! {
        #[test]
        fn a_long_string_comes_back_as_it_was(pieces in prop::collection::vec(piece(), 1..40)) {
            let text = pieces.concat();
            let long = text.repeat(LONG / text.len().max(1) + 1);
            prop_assume!(long.len() >= LONG);
            let value = json!({ "method": "m", "params": { "a\"": [1, "\\\"", long], "b": text } });
            let body = value.to_string();
            prop_assert!(read(&body) == Ok(value), "{:?}", text);
        }
    }

    #[test]
    fn escapes_that_no_writer_of_ours_makes_are_read_too() {
        let rows = [
            (r"\u0041\u00e9\u2013\u000A", "Aé–\n"),
            (r"\ud83d\ude00 \ud83d \ude00", "😀 \u{fffd} \u{fffd}"),
            (r"\ud83d\ud83d\ude00\ud83dx", "\u{fffd}😀\u{fffd}x"),
            (r"\/\b\f", "/\u{8}\u{c}"),
        ];
        for (escaped, plain) in rows {
            let body = format!(r#"{{"text":"{}"}}"#, escaped.repeat(LONG / 4));
            assert!(read(&body) == Ok(json!({ "text": plain.repeat(LONG / 4) })), "{escaped}");
        }
    }

    #[test]
    fn what_is_no_string_is_told_so() {
        let long = "x".repeat(LONG);
        for bad in ["\n", "\u{1}", r"\x", r"\u12", r"\u+123", r"\"] {
            assert!(read(&format!(r#"{{"text":"{long}{bad}","more":1}}"#)).is_err(), "{bad:?}");
        }
        let mut body = format!(r#"{{"text":"{long}?"}}"#).into_bytes();
        let mark = body.iter().rposition(|byte| *byte == b'?').unwrap();
        body[mark] = 0xff;
        assert!(take(&mut body).is_err());
    }

    #[test]
    fn a_message_without_a_long_string_is_left_alone() {
        let short = format!("[{}\"a\"]", "\"x\",".repeat(LONG / 4));
        let open = format!("\"{}", "x\\".repeat(LONG));
        for text in [short.as_str(), &open, &open[..open.len() - 1], "{}", ""] {
            let mut body = text.as_bytes().to_vec();
            assert_eq!(take(&mut body), Ok(None));
            assert!(body == text.as_bytes());
        }
    }
}
