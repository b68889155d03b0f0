//! Makes text of the bytes of a file, or says where and why they are none.

use super::foreign;

/// Bytes that are no UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUtf8 {
    /// The first byte that shows it.
    pub offset: usize,
    /// The line of that byte, from 1.
    pub line: usize,
    /// What they most likely are instead, by the name that `iconv` has for it.
    pub likely: Option<&'static str>,
}

/// The text that `bytes` are. UTF-16 that passes for UTF-8 is none.
pub fn decode(bytes: Vec<u8>) -> Result<String, NotUtf8> {
    let text = String::from_utf8(bytes)
        .map_err(|error| refused(error.as_bytes(), error.utf8_error().valid_up_to()))?;
    match foreign::hidden_zero(text.as_bytes()) {
        Some(zero) => Err(refused(text.as_bytes(), zero)),
        None => Ok(text),
    }
}

fn refused(bytes: &[u8], offset: usize) -> NotUtf8 {
    let before = bytes.get(..offset).unwrap_or(bytes);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    NotUtf8 { offset, line, likely: foreign::likely(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_utf_8_is_told_by_its_place() {
        assert_eq!(decode("é🎙".into()).as_deref(), Ok("é🎙"));
        let latin = NotUtf8 { offset: 5, line: 2, likely: Some("ISO-8859-1") };
        assert_eq!(decode(b"Q:\nA \xe9t\xe9 in the middle of a sentence".to_vec()), Err(latin));
        let wide = decode(b"Q\0:\0 \0W\0h\0y\0".to_vec()).unwrap_err();
        assert_eq!((wide.offset, wide.likely), (1, Some("UTF-16LE")));
    }
}
