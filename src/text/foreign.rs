//! What encoding a file that is not UTF-8 is most likely in.

/// A byte that is no ASCII starts here.
const HIGH: u8 = 0x80;

/// Capital letters start here in Windows-1251 and in all of Latin; what lies below are signs.
const LETTERS: u8 = 0xc0;

/// From here on letters are small in Windows-1251 and capital in KOI8-R.
const SECOND_CASE: u8 = 0xe0;

/// More is not looked at.
const SAMPLE: usize = 256 * 1024;

/// The name of the encoding that `bytes` are most likely in, which `iconv` knows too; none where several may be.
pub fn likely(bytes: &[u8]) -> Option<&'static str> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if let Some(wide) = wide(sample) {
        return Some(wide);
    }
    let letters = count(sample, |byte| byte >= LETTERS);
    // Where a language has its own letters they stand side by side; accents are scattered among ASCII.
    let side_by_side = sample.windows(2).filter(|pair| pair.iter().all(|byte| *byte >= LETTERS)).count();
    if side_by_side * 2 > letters { cyrillic(sample, letters) } else { latin(sample) }
}

/// Two encodings of Russian differ in where the small letters are, which are most of all.
fn cyrillic(sample: &[u8], letters: usize) -> Option<&'static str> {
    if letters * 10 < count(sample, |byte| byte >= HIGH) * 9 {
        return None;
    }
    let second_case = count(sample, |byte| byte >= SECOND_CASE);
    // ISO-8859-5 has hardly any letter here.
    let first_half = count(sample, |byte| (LETTERS..0xd0).contains(&byte));
    if second_case * 3 > letters * 2 {
        Some("Windows-1251")
    } else if second_case * 3 < letters && first_half * 4 > letters {
        Some("KOI8-R")
    } else {
        None
    }
}

fn latin(sample: &[u8]) -> Option<&'static str> {
    let high = count(sample, |byte| byte >= HIGH);
    let threes = sample.windows(3);
    let odd = threes.filter(|three| matches!(three, [before, byte, after] if is_odd(*before, *byte, *after)));
    // A dash or a mark that is UTF-8 says that the file is partly in order; to convert it would spoil that part.
    let is_mixed = sample.windows(3).any(|three| {
        three.first().is_some_and(|first| *first >= HIGH)
            && std::str::from_utf8(three).is_ok_and(|text| text.chars().count() == 1)
    });
    if high * 2 >= sample.len() || odd.count() * 10 > high || is_mixed {
        return None;
    }
    // These are no letters in Latin-1 but controls, which no text has; Windows has quotation marks and dashes there.
    let has_marks = sample.iter().any(|byte| (HIGH..0xa0).contains(byte));
    Some(if has_marks { "Windows-1252" } else { "ISO-8859-1" })
}

fn count(sample: &[u8], is_one: impl Fn(u8) -> bool) -> usize {
    sample.iter().filter(|byte| is_one(**byte)).count()
}

/// Whether a byte would make no sense between these two if it were Windows-1252 or Latin-1: it is something else there,
/// most likely a Macintosh's dash or quotation mark, or half a character.
fn is_odd(before: u8, byte: u8, after: u8) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || byte >= LETTERS;
    match byte {
        0x81 | 0x8d | 0x8f | 0x90 | 0x9d => true,
        // Spaces and guillemets stand side by side, as in French; other signs do not.
        0xa0 | 0xab | 0xbb => false,
        0xa1..LETTERS => (0xa1..LETTERS).contains(&after) && !matches!(after, 0xab | 0xbb),
        // Capitals do not follow small letters, and but for À and É they do not stand alone.
        0x8a | 0x8c | 0x8e | 0x9f | LETTERS..0xdf => {
            let is_alone = !is_letter(before) && !is_letter(after);
            before.is_ascii_lowercase() || is_alone && !matches!(byte, 0xc0 | 0xc9)
        }
        _ => false,
    }
}

/// Where the first zero is, if `bytes` are UTF-16 without any letter that UTF-8 has not too: they pass for UTF-8.
pub fn hidden_zero(bytes: &[u8]) -> Option<usize> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zero = memchr::memchr(0, sample)?;
    wide(sample).map(|_| zero)
}

/// UTF-16, by its mark or by the zeros that ASCII has in it.
fn wide(sample: &[u8]) -> Option<&'static str> {
    if let [0xff, 0xfe, ..] | [0xfe, 0xff, ..] = sample {
        return Some("UTF-16");
    }
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let many = sample.len() / 20 + 2;
    match (zeros(0) >= many, zeros(1) >= many) {
        (false, true) => Some("UTF-16LE"),
        (true, false) => Some("UTF-16BE"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart_by_where_their_letters_stand() {
        let cases: [(&[u8], Option<&str>); 10] = [
            (b"\x96 Why?\n\n\x96 L\x92\xe9t\xe9 \x96 \xe9\xe9.\n", Some("Windows-1252")),
            (b"\xe2\x80\x94 not any more: caf\xe9 and some more words", None),
            (b"A caf\xe9 in the middle of an English sentence", Some("ISO-8859-1")),
            (b"\x93Why?\x94 he said, and that was all of it.", Some("Windows-1252")),
            (b"\xcf\xee\xf7\xe5\xec\xf3 \xee\xed \xf3\xf8\xb8\xeb?", Some("Windows-1251")),
            (b"\xf0\xcf\xde\xc5\xcd\xd5 \xcf\xce \xd5\xdb\xa3\xcc?", Some("KOI8-R")),
            (
                b"Il a dit\xa0: \xab\xa0\xc0 demain\xa0\xbb, et c'est tout ce qu'il a dit, je crois.",
                Some("ISO-8859-1"),
            ),
            (b"He didn\xd5t know \xd1 or so he said, and that was all.", None),
            (b"\xff\xfeA\0", Some("UTF-16")),
            (b"W\0h\0y\0\xe9\0", Some("UTF-16LE")),
        ];
        for (bytes, expected) in cases {
            assert_eq!(likely(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn wide_ascii_is_no_utf_8() {
        assert_eq!(hidden_zero(b"Q\0:\0 \0W\0h\0y\0?\0"), Some(1));
        assert_eq!(hidden_zero(b"Q: Why\0?"), None);
    }

    #[test]
    fn chinese_is_not_taken_for_russian() {
        // GBK: “How have you been these years?”, twice.
        let gbk = b"\xc4\xe3\xd5\xe2\xd0\xa9\xc4\xea\xb9\xfd\xb5\xc3\xd4\xf5\xc3\xb4\xd1\xf9\xa3\xbf";
        assert_eq!(likely(gbk), None);
        assert_eq!(likely(b"\x82\xb1\x82\xf1\x82\xc9\x82\xbf\x82\xcd"), None);
    }
}
