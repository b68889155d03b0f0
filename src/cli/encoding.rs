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
    let high = sample.iter().filter(|byte| **byte >= HIGH).count();
    let letters = sample.iter().filter(|byte| **byte >= LETTERS).count();
    // Where a language has its own letters they stand side by side; accents are scattered among ASCII.
    let side_by_side = sample.windows(2).filter(|pair| pair.iter().all(|byte| *byte >= LETTERS)).count();
    if side_by_side * 2 > letters && letters > 0 {
        let second_case = sample.iter().filter(|byte| **byte >= SECOND_CASE).count();
        return match letters * 10 >= high * 9 {
            true if second_case * 3 > letters * 2 => Some("Windows-1251"),
            true if second_case * 3 < letters => Some("KOI8-R"),
            _ => None,
        };
    }
    let is_scattered = high * 10 < sample.len();
    // These are no letters in Latin-1 but controls, which no text has; Windows has quotation marks and dashes there.
    let has_marks = sample.iter().any(|byte| (HIGH..0xa0).contains(byte));
    is_scattered.then_some(if has_marks { "Windows-1252" } else { "ISO-8859-1" })
}

/// UTF-16, by its mark or by the zeros that ASCII has in it.
fn wide(sample: &[u8]) -> Option<&'static str> {
    match sample {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Some("UTF-16"),
        _ => {}
    }
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let many = sample.len() / 10 + 1;
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
        let cases: [(&[u8], Option<&str>); 7] = [
            (b"\xe2\x80\x94 not any more: caf\xe9 and some more words", Some("Windows-1252")),
            (b"A caf\xe9 in the middle of an English sentence", Some("ISO-8859-1")),
            (b"\x93Why?\x94 he said, and that was all of it.", Some("Windows-1252")),
            (b"\xcf\xee\xf7\xe5\xec\xf3 \xee\xed \xf3\xf8\xb8\xeb?", Some("Windows-1251")),
            (b"\xf0\xcf\xde\xc5\xcd\xd5 \xcf\xce \xd5\xdb\xa3\xcc?", Some("KOI8-R")),
            (b"\xff\xfeA\0", Some("UTF-16")),
            (b"W\0h\0y\0\xe9\0", Some("UTF-16LE")),
        ];
        for (bytes, expected) in cases {
            assert_eq!(likely(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn chinese_is_not_taken_for_russian() {
        // GBK: “How have you been these years?”, twice.
        let gbk = b"\xc4\xe3\xd5\xe2\xd0\xa9\xc4\xea\xb9\xfd\xb5\xc3\xd4\xf5\xc3\xb4\xd1\xf9\xa3\xbf";
        assert_eq!(likely(gbk), None);
        assert_eq!(likely(b"\x82\xb1\x82\xf1\x82\xc9\x82\xbf\x82\xcd"), None);
    }
}
