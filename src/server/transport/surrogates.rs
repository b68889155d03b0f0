//! Mends JSON in which half of a surrogate pair stands alone, as editors written in UTF-16 can send it.

/// The body with every lone surrogate escape replaced by U+FFFD, or nothing if there was none.
///
/// The replacement has the same length in UTF-16, so positions in that encoding stay right.
pub fn mend(body: &[u8]) -> Option<Vec<u8>> {
    let mut mended = Vec::with_capacity(body.len());
    let mut any = false;
    let mut rest = body;
    while let Some(at) = memchr::memchr(b'\\', rest) {
        mended.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        let kept = match (escape(rest), escape(rest.get(6..).unwrap_or_default())) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                any = true;
                mended.extend_from_slice(b"\\ufffd");
                rest = &rest[6..];
                continue;
            }
            _ => rest.len().min(2),
        };
        mended.extend_from_slice(&rest[..kept]);
        rest = &rest[kept..];
    }
    mended.extend_from_slice(rest);
    any.then_some(mended)
}

/// The code unit of a `\uXXXX` escape at the start of `bytes`.
pub fn escape(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(json: &str) -> Option<String> {
        mend(json.as_bytes()).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    #[test]
    fn lone_halves_are_replaced_and_pairs_kept() {
        assert_eq!(mended(r#""\ud83d\ude00 \ud83d""#).unwrap(), r#""\ud83d\ude00 \ufffd""#);
        assert_eq!(mended(r#""\ude00x\ud83d\ud83d\ude00""#).unwrap(), r#""\ufffdx\ufffd\ud83d\ude00""#);
    }

    #[test]
    fn an_escaped_backslash_is_no_escape() {
        assert_eq!(mended(r#""\\ud83d""#), None);
        assert_eq!(mended(r#""\"#), None);
        assert_eq!(mended(r#""\ud8"#), None);
    }
}
