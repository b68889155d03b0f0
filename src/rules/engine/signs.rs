//! Which bytes and which pairs of kinds of bytes stand in a text: one pass that spares most rules their own.

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

const KINDS: usize = 8;

/// The bytes and pairs of one text.
#[derive(Clone, Debug)]
pub struct Signs {
    bytes: [bool; 256],
    pairs: u64,
}

impl Signs {
    /// Looks at every byte of `text`.
    pub fn of(text: &str) -> Signs {
        let mut signs = Signs { bytes: [false; 256], pairs: 0 };
        let mut last = Kind::LineEnd as u32;
        for byte in text.bytes() {
            let kind = KIND_OF[byte as usize] as u32;
            signs.bytes[usize::from(byte)] = true;
            signs.pairs |= 1 << (last * KINDS as u32 + kind);
            last = kind;
        }
        signs
    }

    /// Whether that byte stands in the text.
    pub fn has(&self, byte: u8) -> bool {
        self.bytes[usize::from(byte)]
    }

    /// Whether one of those bytes stands in the text.
    pub fn has_any(&self, bytes: &[u8]) -> bool {
        bytes.iter().any(|byte| self.has(*byte))
    }

    /// Whether a character stands in it that is not ASCII.
    pub fn has_wide(&self) -> bool {
        self.bytes[0x80..].contains(&true)
    }

    /// Whether a byte of the one kind stands right before one of the other.
    pub fn has_pair(&self, first: Kind, second: Kind) -> bool {
        self.pairs & (1 << (first as u32 * KINDS as u32 + second as u32)) != 0
    }
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
        let signs = Signs::of("So  it is -- é.\nYes ?");
        assert!(signs.has(b'-') && signs.has(0xc3) && !signs.has(b'"'));
        for (first, second, expected) in [
            (Kind::Space, Kind::Space, true),
            (Kind::Hyphen, Kind::Hyphen, true),
            (Kind::Space, Kind::Mark, true),
            (Kind::Mark, Kind::LineEnd, true),
            (Kind::Space, Kind::LineEnd, false),
            (Kind::Wide, Kind::Space, false),
        ] {
            assert_eq!(signs.has_pair(first, second), expected, "{first:?} {second:?}");
        }
    }
}
