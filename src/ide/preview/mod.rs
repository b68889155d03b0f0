//! A transcript as it is to be read: title, sections, turns with who speaks, paragraphs as runs of meaning.
//!
//! It is given piece by piece, a piece for each block that has something to read, so that a long document can be
//! shown by the stretch that is looked at, and a piece whose hash is known need not be drawn again.

mod cast;
mod emphasis;
mod front;
mod marks;
mod run;

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

pub use cast::Speaker;
pub use front::{Front, Person};
pub use run::{EditorialMark, Mark, Run, plain};

use super::outline::title;
use crate::model::speakers::Standing;
use crate::model::{Document, Role, Turn, TurnMarker};
use crate::syntax::inline::timestamp;
use crate::syntax::{BlockKind, Placed};
use cast::Cast;

/// Of a longer paragraph only so many bytes are read.
pub const LONGEST_PARAGRAPH: usize = 32 * 1024;

/// One block of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands, in bytes of the document.
    pub range: Range<usize>,
    /// What there is to read.
    pub content: Content,
}

/// What there is to read in a block.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// The front matter.
    Front(Front),
    /// The title.
    Title(Vec<Run>),
    /// A heading, with its level from 1 to 6.
    Section(u8, Vec<Run>),
    /// The first paragraph of a turn.
    Turn(TurnStart, Paragraph),
    /// A further paragraph of a turn, with the turn's role and its speaker's place.
    GoesOn(Role, Option<usize>, Paragraph),
    /// A paragraph that belongs to no turn: a lead, a break.
    Aside(Paragraph),
    /// A line that divides.
    Divider,
}

/// What is shown at the start of a turn.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TurnStart {
    /// Whether it asks, answers, or nothing says which.
    pub role: Role,
    /// Who speaks, where a label says it.
    pub speaker: Option<Speaker>,
    /// The number of the question that it is or answers; a speech that has one asks.
    pub number: Option<u32>,
    /// The time at its label, as it is written.
    pub time: Option<String>,
    /// Whether it stands without the marker that its like have.
    pub inferred: bool,
}

/// A paragraph's text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Paragraph {
    /// The text.
    pub runs: Vec<Run>,
    /// Whether there is more of it than is read.
    pub is_cut: bool,
}

impl Piece {
    /// The same number for all pieces that look the same, wherever they stand.
    pub fn hash(&self) -> u64 {
        let mut hasher = FxHasher::default();
        self.content.hash(&mut hasher);
        hasher.finish()
    }
}

/// The blocks around `offset`, as many as have `most_bytes` together and are no more than `most_blocks`.
pub fn around(document: &Document, offset: usize, most_blocks: usize, most_bytes: usize) -> Range<usize> {
    let blocks = document.blocks();
    let count = blocks.tree().len();
    let index = |offset| blocks.at(offset).map_or(0, |placed| placed.index);
    let middle = index(offset).min(count.saturating_sub(most_blocks / 2));
    let last_start = document.text().len().saturating_sub(most_bytes / 2);
    let first = index(offset.min(last_start).saturating_sub(most_bytes / 2));
    let first = first.max(middle.saturating_sub(most_blocks / 2));
    let mut bytes = 0;
    let fits = blocks.iter_from(first).take(most_blocks).take_while(|placed| {
        let fits = bytes <= most_bytes;
        bytes += (placed.block.content as usize).min(LONGEST_PARAGRAPH);
        fits
    });
    first..first + fits.count()
}

/// The pieces of the blocks in `range`.
pub fn pieces(document: &Document, range: Range<usize>) -> Vec<Piece> {
    let turns = document.turns();
    let first = turns.partition_point(|turn| turn.blocks.end <= range.start);
    let last = turns.partition_point(|turn| turn.blocks.start < range.end);
    let reader = Reader {
        document,
        title: title(document).map(|title| title.start),
        cast: Cast::of(document, turns.get(..last).unwrap_or_default()),
    };
    let mut turns = turns.get(first..last).unwrap_or_default().iter().peekable();
    let blocks = document.blocks().iter_from(range.start).take(range.len());
    let piece = |placed: Placed<'_>| {
        while turns.next_if(|turn| turn.blocks.end <= placed.index).is_some() {}
        let turn = turns.peek().copied().filter(|turn| turn.blocks.contains(&placed.index));
        Some(Piece { range: placed.content(), content: reader.content(&placed, turn)? })
    };
    blocks.filter_map(piece).collect()
}

struct Reader<'a> {
    document: &'a Document,
    /// Where the title starts.
    title: Option<usize>,
    cast: Cast,
}

impl Reader<'_> {
    fn content(&self, placed: &Placed<'_>, turn: Option<&Turn>) -> Option<Content> {
        let starts = turn.filter(|turn| turn.blocks.start == placed.index);
        match placed.block.kind {
            BlockKind::Blank | BlockKind::Comment => None,
            BlockKind::FrontMatter => Some(Content::Front(front::front(self.document.front_matter()))),
            BlockKind::Divider => Some(Content::Divider),
            BlockKind::Heading(_) if starts.is_some() => starts.map(|turn| self.turn(placed, turn)),
            BlockKind::Heading(level) => {
                let runs = self.heading(placed);
                let is_title = self.is_title(placed);
                Some(if is_title { Content::Title(runs) } else { Content::Section(level, runs) })
            }
            BlockKind::Text if self.is_title(placed) => {
                Some(Content::Title(self.paragraph(placed, placed.start).runs))
            }
            BlockKind::Text => Some(match (starts, turn) {
                (Some(turn), _) => self.turn(placed, turn),
                (None, Some(turn)) if !self.is_break(placed) => {
                    let paragraph = self.paragraph(placed, placed.start);
                    Content::GoesOn(turn.role, self.cast.place(turn), paragraph)
                }
                _ => Content::Aside(self.paragraph(placed, placed.start)),
            }),
        }
    }

    fn is_title(&self, placed: &Placed<'_>) -> bool {
        self.title.is_some_and(|title| placed.content().contains(&title))
    }

    fn is_break(&self, placed: &Placed<'_>) -> bool {
        let standing = |key| self.document.speakers().standing(key);
        placed.block.label().is_some_and(|label| standing(label.key) == Standing::Break)
    }

    fn turn(&self, placed: &Placed<'_>, turn: &Turn) -> Content {
        let speaker = self.cast.speaker(self.document, turn, placed.start);
        let role = turn.role;
        let time = self.time(turn);
        let start =
            TurnStart { role, speaker, number: turn.question, time, inferred: turn.inferred.is_some() };
        let paragraph = match placed.block.kind {
            BlockKind::Heading(_) => Paragraph { runs: self.heading(placed), is_cut: false },
            _ => self.paragraph(placed, turn.speech),
        };
        Content::Turn(start, paragraph)
    }

    /// The time in the marker of a turn, beside the label.
    fn time(&self, turn: &Turn) -> Option<String> {
        let (label, _) = turn.speaker.as_ref().filter(|_| turn.marker == TurnMarker::Label)?;
        let text = self.document.text();
        [turn.range.start..label.start, label.end..turn.speech].into_iter().find_map(|part| {
            let part = text.slice(part);
            let at = part.find(|c: char| c.is_ascii_digit())?;
            let time = part.get(at..)?;
            let (_, length) = timestamp::parse(time)?;
            time.get(..length).map(str::to_owned)
        })
    }

    fn heading(&self, placed: &Placed<'_>) -> Vec<Run> {
        let content = placed.content();
        let text = self.document.text().slice(content.clone());
        let bare = text.trim_end_matches(['#', ' ', '\t']);
        let start = bare.len() - bare.trim_start_matches(['\u{feff}', '#', ' ', '\t']).len();
        marks::runs(bare, start, self.document.vocabulary())
    }

    /// The text of a block from byte `from` of the document on.
    fn paragraph(&self, placed: &Placed<'_>, from: usize) -> Paragraph {
        let content = placed.content();
        let start = from.clamp(content.start, content.end);
        let end = content.end.min(start.saturating_add(LONGEST_PARAGRAPH));
        let text = self.document.text().slice(content.start..end);
        let speech = text.get(start - content.start..).unwrap_or_default();
        let blank =
            speech.len() - speech.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
        let runs = marks::runs(&text, start - content.start + blank, self.document.vocabulary());
        Paragraph { runs, is_cut: end < content.end }
    }
}

#[cfg(test)]
mod tests;
