//! Where the signs of a text stand: one pass over its bytes spares all who look for some of them their own.

/// What is asked of two bytes that stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// Anything that is none of the others.
    Other,
    /// A space or a tab.
    Space,
    /// The end of a line.
    LineEnd,
    /// `,` `.` `?` `!` `:` `;`
    Mark,
    /// `-`
    Hyphen,
    /// A byte of a character that is not ASCII.
    Wide,
}

const KINDS: u32 = 8;

/// So many bytes are looked at together: one for each bit of a number.
const WINDOW: usize = 64;

/// So many windows hold nearly every paragraph.
const USUAL: usize = 32;

/// Some bytes of a text, by their offsets.
#[derive(Clone, Debug, Default)]
pub struct Places(Vec<u64>);

impl Places {
    /// The first of them from `from` on.
    pub fn next(&self, from: usize) -> Option<usize> {
        let mut window = from / WINDOW;
        let mut bits = self.0.get(window)? & (u64::MAX << (from % WINDOW));
        while bits == 0 {
            window += 1;
            bits = *self.0.get(window)?;
        }
        Some(window * WINDOW + bits.trailing_zeros() as usize)
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        let (mut windows, mut bits, mut start) = (self.0.iter(), 0, 0);
        std::iter::from_fn(move || {
            while bits == 0 {
                bits = *windows.next()?;
                start += WINDOW;
            }
            let at = start - WINDOW + bits.trailing_zeros() as usize;
            bits &= bits - 1;
            Some(at)
        })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }

    /// Whether two of them stand side by side.
    pub fn has_neighbours(&self) -> bool {
        let mut last = 0;
        self.0.iter().any(|bits| {
            let before = bits << 1 | last >> (WINDOW - 1);
            last = *bits;
            bits & before != 0
        })
    }
}

/// The signs of one text.
#[derive(Clone, Debug, Default)]
pub struct Signs {
    /// What divides words: spaces, tabs and `\n`.
    pub gaps: Places,
    /// `A` to `Z`.
    pub capitals: Places,
    /// All ASCII but letters, digits and spaces, and the first bytes of all other characters that are signs in
    /// European and East Asian texts.
    pub signs: Places,
    /// Bytes of characters that are not ASCII.
    pub wide: Places,
    /// Which bytes stand among the signs, a bit for each.
    bytes: [u64; 4],
    pairs: u64,
}

impl Signs {
    /// The signs of `text`.
    pub fn of(text: &str) -> Signs {
        let mut signs = Signs::default();
        signs.read(text);
        signs
    }

    /// Looks at every byte of `text`; what was known of another one is forgotten, and its memory used again.
    pub fn read(&mut self, text: &str) {
        for places in [&mut self.gaps, &mut self.capitals, &mut self.signs, &mut self.wide] {
            places.0.clear();
            places.0.reserve(text.len().div_ceil(WINDOW).max(USUAL));
        }
        let (windows, rest) = text.as_bytes().as_chunks::<WINDOW>();
        windows.iter().for_each(|window| self.push(window));
        if !rest.is_empty() {
            // What fills the last window is in none of the sets.
            let mut window = [b'0'; WINDOW];
            window[..rest.len()].copy_from_slice(rest);
            self.push(&window);
        }
        (self.bytes, self.pairs) = ([0; 4], 0);
        let bytes = text.as_bytes();
        for at in self.signs.iter() {
            let kind = |at: usize| KIND_OF[usize::from(bytes[at])] as u32;
            let before = at.checked_sub(1).map_or(Kind::LineEnd as u32, kind);
            self.pairs |= 1 << (before * KINDS + kind(at));
            self.bytes[usize::from(bytes[at] / 64)] |= 1 << (bytes[at] % 64);
        }
    }

    fn push(&mut self, window: &[u8; WINDOW]) {
        self.gaps.0.push(bits(window, |byte| (byte == b' ') | (byte == b'\t') | (byte == b'\n')));
        self.capitals.0.push(bits(window, |byte| byte.wrapping_sub(b'A') < 26));
        self.signs.0.push(bits(window, is_sign));
        self.wide.0.push(bits(window, |byte| byte >= 0x80));
    }

    /// Whether that byte stands among the signs.
    pub fn has(&self, byte: u8) -> bool {
        self.bytes[usize::from(byte / 64)] & (1 << (byte % 64)) != 0
    }

    /// Whether one of those bytes stands among the signs.
    pub fn has_any(&self, bytes: &[u8]) -> bool {
        bytes.iter().any(|byte| self.has(*byte))
    }

    /// Whether a character stands in the text that is not ASCII.
    pub fn has_wide(&self) -> bool {
        !self.wide.is_empty()
    }

    /// Whether a byte of the one kind stands right before a sign of the other: a mark, a hyphen, the end of a line.
    pub fn has_pair(&self, first: Kind, second: Kind) -> bool {
        self.pairs & (1 << (first as u32 * KINDS + second as u32)) != 0
    }
}

/// Which bytes of a window are in a set, the first in the lowest bit. Both loops are what a compiler makes vectors of.
fn bits(window: &[u8; WINDOW], is_in: impl Fn(u8) -> bool) -> u64 {
    let mut found = [0; WINDOW];
    found.iter_mut().zip(window).for_each(|(found, byte)| *found = u8::from(is_in(*byte)));
    // The product brings the lowest bits of eight bytes together in the highest byte.
    let eights = found.as_chunks::<8>().0.iter();
    eights.rev().fold(0, |bits, eight| {
        bits << 8 | u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56
    })
}

fn is_sign(byte: u8) -> bool {
    let is_letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    let is_digit = byte.wrapping_sub(b'0') < 10;
    let is_first_byte = (byte == 0xc2) | (byte == 0xe2) | (byte == 0xe3) | (byte == 0xef);
    ((byte < 0x80) & !is_letter & !is_digit & (byte != b' ')) | is_first_byte
}

static KIND_OF: [Kind; 256] = {
    let mut kinds = [Kind::Other; 256];
    kinds[b' ' as usize] = Kind::Space;
    kinds[b'\t' as usize] = Kind::Space;
    kinds[b'\n' as usize] = Kind::LineEnd;
    kinds[b'\r' as usize] = Kind::LineEnd;
    kinds[b'-' as usize] = Kind::Hyphen;
    let marks = b",.?!:;";
    let mut at = 0;
    while at < marks.len() {
        kinds[marks[at] as usize] = Kind::Mark;
        at += 1;
    }
    let mut wide = 0x80;
    while wide < kinds.len() {
        kinds[wide] = Kind::Wide;
        wide += 1;
    }
    kinds
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_pairs_are_seen() {
        let signs = Signs::of("So it is -- …,\tyes.\nYes ?");
        assert!(signs.has(b'-') && signs.has(0xe2) && signs.has(b'\t') && !signs.has(b'"'));
        for (first, second, expected) in [
            (Kind::Hyphen, Kind::Hyphen, true),
            (Kind::Space, Kind::Mark, true),
            (Kind::Wide, Kind::Mark, true),
            (Kind::Mark, Kind::LineEnd, true),
            (Kind::Space, Kind::LineEnd, false),
            (Kind::Wide, Kind::Hyphen, false),
        ] {
            assert_eq!(signs.has_pair(first, second), expected, "{first:?} {second:?}");
        }
    }

    type IsIn = fn(u8) -> bool;

    #[test]
    fn places_are_found_in_texts_of_every_length() {
        let piece = "The Émigré’s  “word”,\nand a\tPlace: «Ж» 7. ";
        let mut signs = Signs::default();
        for length in (0..300).filter(|length| piece.repeat(8).is_char_boundary(*length)) {
            let text = &piece.repeat(8)[..length];
            signs.read(text);
            let at = |is_in: IsIn| -> Vec<usize> {
                text.bytes().enumerate().filter(|(_, byte)| is_in(*byte)).map(|(at, _)| at).collect()
            };
            let sets: [(&Places, IsIn); 4] = [
                (&signs.gaps, |byte| matches!(byte, b' ' | b'\t' | b'\n')),
                (&signs.capitals, |byte| byte.is_ascii_uppercase()),
                (&signs.wide, |byte| !byte.is_ascii()),
                (&signs.signs, |byte| {
                    matches!(byte, 0xc2 | 0xe2 | 0xe3 | 0xef)
                        || (byte.is_ascii() && !byte.is_ascii_alphanumeric() && byte != b' ')
                }),
            ];
            for (places, is_in) in sets {
                let expected = at(is_in);
                assert_eq!(places.iter().collect::<Vec<_>>(), expected);
                assert_eq!((places.count(), places.is_empty()), (expected.len(), expected.is_empty()));
                assert_eq!(places.has_neighbours(), expected.windows(2).any(|pair| pair[0] + 1 == pair[1]));
                for from in 0..length + 70 {
                    let next = expected.iter().find(|at| **at >= from);
                    assert_eq!(places.next(from), next.copied());
                }
            }
        }
    }
}
