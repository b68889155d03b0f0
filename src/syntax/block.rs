//! What a block is: one paragraph, heading, comment or front matter, with what its first line shows.

use crate::text::{Item, Summary};

/// A stretch of a document: its lines and the blank lines behind them. Offsets are bytes from its start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Bytes in all, the line ends and blank lines behind the content included.
    pub len: u32,
    /// Bytes up to the end of the content, without the white space behind it.
    pub content: u32,
    /// Line ends in all.
    pub newlines: u32,
    /// What the block is.
    pub kind: BlockKind,
    /// What its first line shows of a turn; whether it is one is for the whole document to say.
    pub marker: Option<Marker>,
    /// What its text shows.
    pub facts: Facts,
}

/// The kinds of block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Blank lines before the first block.
    Blank,
    /// YAML between `---` lines at the very start.
    FrontMatter,
    /// `# Heading`, with the number of its signs, 1 to 6.
    Heading(u8),
    /// `<!-- … -->`.
    Comment,
    /// A line of signs that divides (`***`, `* * *`, `---`).
    Divider,
    /// Anything else.
    Text,
}

/// What may open a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Its kind.
    pub kind: MarkerKind,
    /// Where it starts: behind the indentation.
    pub start: u32,
    /// Where the speech begins, white space and closing emphasis skipped.
    pub end: u32,
}

/// The kinds of marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkerKind {
    /// A dash.
    Dash(Dash),
    /// A name.
    Label(Label),
    /// None, but the whole block is set in bold.
    Bold,
}

/// The signs that open a turn, from the strongest to the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// `—` or `―`.
    Em,
    /// `–` or `‒`.
    En,
    /// `--`.
    Double,
    /// `-`, a turn's marker only in a file that uses it so.
    Hyphen,
}

/// A name that may be a speaker's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where the name starts.
    pub start: u32,
    /// Where it ends, emphasis, times and separators outside.
    pub end: u32,
    /// The same for every spelling of the name that differs in case, white space or escapes only.
    pub key: u64,
    /// How it is set off from the speech.
    pub form: LabelForm,
}

/// How a label is set off, from the most to the least telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelForm {
    /// `**Name:**`, `**Name**:`, `__Name:__`.
    Emphasised,
    /// A time stands beside it or above it: `Name [00:12:34]:`, `Name  0:33`.
    Timed,
    /// `[SPEAKER_00]:`.
    Bracketed,
    /// `Q.`, `Q -`, `_Q._`: a questioner's or answerer's letter without a colon.
    Letter,
    /// `Mr. NAME.`, as in minutes and court records.
    Court,
    /// `Name:` before the speech.
    Colon,
    /// `Name:` alone on its line.
    ColonAlone,
    /// `**Name**` alone on its line.
    BareBold,
    /// `Name` alone on its line, the speech right below.
    Bare,
}

/// What a block's text shows, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Facts(u16);

impl Facts {
    /// A blank line, or the start of the document, comes before.
    pub const AFTER_BLANK: Facts = Facts(1);
    /// The text ends in a question mark, whatever closes behind it.
    pub const ASKS: Facts = Facts(1 << 1);
    /// The text ends as a sentence does.
    pub const ENDS_SENTENCE: Facts = Facts(1 << 2);
    /// The text starts as no turn does: in lower case or with closing punctuation.
    pub const STARTS_INSIDE: Facts = Facts(1 << 3);
    /// A speaker is named in the middle of the speech: `— Да, — сказал он.`
    pub const INSET_SPEECH: Facts = Facts(1 << 4);
    /// A comment that no `-->` ends.
    pub const OPEN_COMMENT: Facts = Facts(1 << 5);
    /// The text is short: at most a dozen words' worth of bytes.
    pub const SHORT: Facts = Facts(1 << 6);
    /// There is a question mark somewhere.
    pub const HAS_QUESTION: Facts = Facts(1 << 7);

    /// Whether all of `facts` hold.
    pub fn has(self, facts: Facts) -> bool {
        self.0 & facts.0 == facts.0
    }

    /// Adds `facts` where `holds`.
    #[must_use]
    pub fn with(self, facts: Facts, holds: bool) -> Facts {
        if holds { Facts(self.0 | facts.0) } else { self }
    }
}

impl Block {
    /// The label, if the block starts with one.
    pub fn label(&self) -> Option<Label> {
        match self.marker?.kind {
            MarkerKind::Label(label) => Some(label),
            _ => None,
        }
    }

    /// The dash, if the block starts with one.
    pub fn dash(&self) -> Option<Dash> {
        match self.marker?.kind {
            MarkerKind::Dash(dash) => Some(dash),
            _ => None,
        }
    }

    /// Where the text behind the marker starts.
    pub fn speech_start(&self) -> u32 {
        self.marker.map_or(0, |marker| marker.end)
    }

    /// Whether the block is a paragraph.
    pub fn is_text(&self) -> bool {
        self.kind == BlockKind::Text
    }
}

/// What a stretch of blocks comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlockSummary {
    /// Bytes.
    pub bytes: usize,
    /// Line ends.
    pub newlines: usize,
    /// Blocks of text.
    pub texts: u32,
    /// Blocks that start with each [`Dash`], and the figures that tell an interview from a list.
    pub dashes: [DashCount; 4],
    /// Blocks wholly in bold, and how many of them ask.
    pub bold: (u32, u32),
    /// Headings, and how many of them ask.
    pub headings: (u32, u32),
}

/// Figures on the blocks that start with one kind of dash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DashCount {
    /// All of them.
    pub all: u32,
    /// Those that end in a question mark.
    pub ask: u32,
    /// Those that have a speaker named in the middle.
    pub inset: u32,
    /// Those that do not end as a sentence does, or do not start as one.
    pub fragments: u32,
    /// Those that are short.
    pub short: u32,
}

impl DashCount {
    /// Adds another count.
    pub fn add(&mut self, other: &DashCount) {
        self.all += other.all;
        self.ask += other.ask;
        self.inset += other.inset;
        self.fragments += other.fragments;
        self.short += other.short;
    }
}

impl Summary for BlockSummary {
    fn join(&mut self, next: &Self) {
        self.bytes += next.bytes;
        self.newlines += next.newlines;
        self.texts += next.texts;
        self.dashes.iter_mut().zip(&next.dashes).for_each(|(sum, count)| sum.add(count));
        self.bold = (self.bold.0 + next.bold.0, self.bold.1 + next.bold.1);
        self.headings = (self.headings.0 + next.headings.0, self.headings.1 + next.headings.1);
    }
}

impl Item for Block {
    type Summary = BlockSummary;

    fn summary(&self) -> BlockSummary {
        let asks = u32::from(self.facts.has(Facts::ASKS));
        let mut summary = BlockSummary {
            bytes: self.len as usize,
            newlines: self.newlines as usize,
            texts: u32::from(self.is_text()),
            ..Default::default()
        };
        if matches!(self.kind, BlockKind::Heading(_)) {
            summary.headings = (1, asks);
        }
        match self.marker.map(|marker| marker.kind) {
            Some(MarkerKind::Bold) => summary.bold = (1, asks),
            Some(MarkerKind::Dash(dash)) => {
                let fragment = self.facts.has(Facts::STARTS_INSIDE) || !self.facts.has(Facts::ENDS_SENTENCE);
                summary.dashes[dash as usize] = DashCount {
                    all: 1,
                    ask: asks,
                    inset: u32::from(self.facts.has(Facts::INSET_SPEECH)),
                    fragments: u32::from(fragment),
                    short: u32::from(self.facts.has(Facts::SHORT)),
                };
            }
            Some(MarkerKind::Label(_)) | None => {}
        }
        summary
    }
}
