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

/// How many sets of places are kept of a text.
const SETS: usize = 4;

/// Some bytes of a text, by their offsets.
#[derive(Clone, Copy, Debug)]
pub struct Places<'s>(&'s [u64]);

impl<'s> Places<'s> {
    /// The first of them from `from` on.
    pub fn next(self, from: usize) -> Option<usize> {
        let mut window = from / WINDOW;
        let mut bits = self.0.get(window)? & (u64::MAX << (from % WINDOW));
        while bits == 0 {
            window += 1;
            bits = *self.0.get(window)?;
        }
        Some(window * WINDOW + bits.trailing_zeros() as usize)
    }

    /// All of them, in order.
    pub fn iter(self) -> impl Iterator<Item = usize> + 's {
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
    pub fn count(self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }

    /// Whether two of them stand side by side.
    pub fn has_neighbours(self) -> bool {
        let mut last = 0;
        self.0.iter().any(|bits| {
            let before = bits << 1 | last >> (WINDOW - 1);
            last = *bits;
            bits & before != 0
        })
    }
}

/// The signs of one text.
#[derive(Clone, Debug)]
pub struct Signs {
    /// One set of places after the other, each with a bit for every byte of the text.
    sets: Box<[u64]>,
    /// Which bytes stand among the signs, a bit for each.
    bytes: [u64; 4],
    pairs: u64,
}

impl Signs {
    /// The signs of `text`, of which every byte is looked at.
    pub fn of(text: &str) -> Signs {
        let bytes = text.as_bytes();
        let count = bytes.len().div_ceil(WINDOW);
        let mut sets = vec![0; SETS * count].into_boxed_slice();
        let mut read = |at: usize, window: &[u8; WINDOW]| {
            let found = [
                bits(window, |byte| (byte == b' ') | (byte == b'\t') | (byte == b'\n')),
                bits(window, |byte| byte.wrapping_sub(b'A') < 26),
                bits(window, is_sign),
                bits(window, |byte| byte >= 0x80),
            ];
            for (set, bits) in found.into_iter().enumerate() {
                sets[set * count + at] = bits;
            }
        };
        let (windows, rest) = bytes.as_chunks::<WINDOW>();
        windows.iter().enumerate().for_each(|(at, window)| read(at, window));
        if !rest.is_empty() {
            // What fills the last window is in none of the sets.
            let mut window = [b'0'; WINDOW];
            window[..rest.len()].copy_from_slice(rest);
            read(windows.len(), &window);
        }
        let mut signs = Signs { sets, bytes: [0; 4], pairs: 0 };
        let (mut found, mut pairs) = ([0; 4], 0);
        for at in signs.all().iter() {
            let kind = |at: usize| KIND_OF[usize::from(bytes[at])] as u32;
            let before = at.checked_sub(1).map_or(Kind::LineEnd as u32, kind);
            pairs |= 1 << (before * KINDS + kind(at));
            found[usize::from(bytes[at] / 64)] |= 1 << (bytes[at] % 64);
        }
        (signs.bytes, signs.pairs) = (found, pairs);
        signs
    }

    fn set(&self, set: usize) -> Places<'_> {
        let count = self.sets.len() / SETS;
        Places(&self.sets[set * count..(set + 1) * count])
    }

    /// What divides words: spaces, tabs and `\n`.
    pub fn gaps(&self) -> Places<'_> {
        self.set(0)
    }

    /// `A` to `Z`.
    pub fn capitals(&self) -> Places<'_> {
        self.set(1)
    }

    /// All ASCII but letters, digits and spaces, and the first bytes of all other characters that are signs in
    /// European and East Asian texts.
    pub fn all(&self) -> Places<'_> {
        self.set(2)
    }

    /// Bytes of characters that are not ASCII.
    pub fn wide(&self) -> Places<'_> {
        self.set(3)
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
        !self.wide().is_empty()
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
        for length in (0..300).filter(|length| piece.repeat(8).is_char_boundary(*length)) {
            let text = &piece.repeat(8)[..length];
            let signs = Signs::of(text);
            let at = |is_in: IsIn| -> Vec<usize> {
                text.bytes().enumerate().filter(|(_, byte)| is_in(*byte)).map(|(at, _)| at).collect()
            };
            let sets: [(Places<'_>, IsIn); 4] = [
                (signs.gaps(), |byte| matches!(byte, b' ' | b'\t' | b'\n')),
                (signs.capitals(), |byte| byte.is_ascii_uppercase()),
                (signs.wide(), |byte| !byte.is_ascii()),
                (signs.all(), |byte| {
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
