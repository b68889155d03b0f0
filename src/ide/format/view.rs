//! One block as the passes of the formatter look at it, and whether it still reads alike after they changed it.

use std::ops::Range;

use super::house::House;
use crate::model::{Document, Turn, TurnMarker};
use crate::rules::prose::Prose;
use crate::rules::turn_dash::{TurnDash, turn_dash};
use crate::rules::{Observed, TextEdit, made};
use crate::syntax::inline::{self, BracketKind, Inlines};
use crate::syntax::lexicon::Lexicon;
use crate::syntax::{Block, BlockKind, Blocks, Facts, Placed};

/// Edits that are made together or not at all, in bytes from the block's start.
pub type Change = Vec<TextEdit>;

/// What opens a turn.
pub enum Opens<'a> {
    /// A dash; offsets count from the block's start.
    Dash(TurnDash<'a>),
    /// A label.
    Label,
}

/// A paragraph or heading. All offsets count from its start.
pub struct View<'a> {
    /// Its text, without the white space behind it.
    pub text: &'a str,
    /// What its first line shows.
    pub block: &'a Block,
    /// What stands in it.
    pub inlines: &'a Inlines,
    /// Its running text, if it has any.
    pub prose: Option<Prose<'a>>,
    /// What opens the turn that it begins.
    pub opens: Option<Opens<'a>>,
    /// Whether it is part of a turn.
    pub in_turn: bool,
    /// How it is to be written.
    pub house: &'a House<'a>,
}

impl<'a> View<'a> {
    /// Looks at a block of `document`, whose content is `text` with `inlines` in it.
    pub fn of(
        document: &'a Document,
        placed: &Placed<'a>,
        text: &'a str,
        inlines: &'a Inlines,
        house: &'a House<'a>,
    ) -> Self {
        let turn = document.turns().at(placed.content().end).map(|(_, turn)| turn);
        let turn = turn.filter(|turn| turn.blocks.contains(&placed.index));
        let first = turn.filter(|turn| turn.blocks.start == placed.index);
        let opens = first.and_then(|turn| Opens::of(document, turn, placed.start));
        let prose = Prose::in_block(text, inlines, (placed.block.speech_start() as usize).min(text.len()));
        let prose = prose.filter(|_| !is_caption(text) && (turn.is_some() || !is_set_out(text)));
        View { text, block: placed.block, inlines, prose, opens, in_turn: turn.is_some(), house }
    }

    /// Where the text behind the marker starts.
    pub fn speech_start(&self) -> usize {
        (self.block.speech_start() as usize).min(self.text.len())
    }

    /// Whether marks at `offset` are no punctuation of running text: in code, addresses, times and links.
    pub fn is_apart(&self, offset: usize) -> bool {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        let bracketed = || {
            self.inlines.bracket_at(offset).is_some_and(|bracket| {
                matches!(
                    bracket.kind,
                    BracketKind::Timestamp(_) | BracketKind::EntityLink { .. } | BracketKind::LinkTarget
                )
            })
        };
        let times = &self.inlines.timestamps;
        let time = times.partition_point(|(span, _)| span.end <= offset);
        let in_time = times.get(time).is_some_and(|(span, _)| span.contains(offset));
        self.inlines.is_verbatim(offset) || in_time || bracketed()
    }
}

impl<'a> Opens<'a> {
    /// What opens `turn`, whose first block starts at `start`; a dash that may sign a quotation opens none.
    fn of(document: &Document, turn: &'a Turn, start: usize) -> Option<Self> {
        match turn.marker {
            TurnMarker::Label => Some(Opens::Label),
            TurnMarker::Dash => {
                let own =
                    |range: Range<usize>| range.start.saturating_sub(start)..range.end.saturating_sub(start);
                let dash = turn_dash(&Observed::new(document), turn)?;
                Some(Opens::Dash(TurnDash { range: own(dash.range), space: dash.space.map(own), ..dash }))
            }
            TurnMarker::Heading | TurnMarker::None => None,
        }
    }
}

/// Whether a block of that kind has words that may be formatted.
pub fn is_formatted(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Text | BlockKind::Heading(_))
}

/// Whether a block is set out in columns or as code: its spaces and signs mean something.
fn is_set_out(text: &str) -> bool {
    let mut columns = 0;
    for line in text.lines() {
        let bare = line.trim();
        let indented = line.starts_with(['\t', '\u{a0}']) || line.starts_with("    ");
        if bare.starts_with(['|', '+']) || bare.ends_with('|') || indented || bare.contains("    ") {
            return true;
        }
        columns += usize::from(bare.contains("   "));
    }
    columns > 1
}

/// Whether a block is a caption, its times above its words.
fn is_caption(text: &str) -> bool {
    text.lines()
        .any(|line| line.trim_start().starts_with(|c: char| c.is_ascii_digit()) && line.contains("-->"))
}

/// Whether `new`, made of `old` by the passes, still reads as `old` does.
pub fn reads_alike(old: &str, old_inlines: &Inlines, new: &str, lexicon: &Lexicon) -> bool {
    let new_inlines = inline::parse(new, lexicon);
    spoken(old, old_inlines).eq(spoken(new, &new_inlines))
        && have_same_inlines(old_inlines, &new_inlines)
        && have_same_shape(old, new)
}

/// The text after some changes.
pub fn changed(text: &str, changes: &[Change]) -> String {
    made(text, crate::rules::compatible(changes.iter().map(Vec::as_slice)).0)
}

/// The words outside the signatures of notes: letters and digits, and nothing for each character between them.
fn spoken<'a>(text: &'a str, inlines: &Inlines) -> impl Iterator<Item = Option<char>> + use<'a> {
    let mut signatures: Vec<Range<usize>> =
        inlines.notes().map(|(_, note)| note.attribution.range()).collect();
    signatures.sort_by_key(|signature| signature.start);
    let is_said = move |at: usize| {
        let next = signatures.partition_point(|signature| signature.end <= at);
        !signatures.get(next).is_some_and(|signature| signature.contains(&at))
    };
    let said = text.char_indices().map(move |(at, c)| Some(c).filter(|c| c.is_alphanumeric() && is_said(at)));
    let mut last = None;
    said.filter(move |c| std::mem::replace(&mut last, *c).is_some() || c.is_some())
}

fn have_same_inlines(old: &Inlines, new: &Inlines) -> bool {
    let mut brackets = old.brackets.iter().zip(&new.brackets);
    let mut quotations = old.quotations.iter().zip(&new.quotations);
    old.brackets.len() == new.brackets.len()
        && brackets.all(|(a, b)| a.parent == b.parent && is_same_kind(&a.kind, &b.kind))
        && old.quotations.len() == new.quotations.len()
        && quotations.all(|(a, b)| a.parent == b.parent && a.close.is_some() == b.close.is_some())
        && old.timestamps.len() == new.timestamps.len()
        && old.redactions.len() == new.redactions.len()
        && old.verbatim.len() == new.verbatim.len()
        && new.faults.len() <= old.faults.len()
}

fn is_same_kind(a: &BracketKind, b: &BracketKind) -> bool {
    match (a, b) {
        (BracketKind::Note(a), BracketKind::Note(b)) => a.kind == b.kind,
        (BracketKind::Event(a), BracketKind::Event(b)) => a.name == b.name,
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// Whether both texts, standing alone, fall into the same blocks.
pub fn have_same_shape(old: &str, new: &str) -> bool {
    let (old, new) = (Blocks::parse(old), Blocks::parse(new));
    let same = old.tree().iter().zip(new.tree().iter()).all(|(a, b)| is_same_block(a, b));
    same && old.tree().len() == new.tree().len()
}

/// Whether two blocks tell the same of themselves.
pub fn is_same_block(a: &Block, b: &Block) -> bool {
    const TELLING: [Facts; 4] =
        [Facts::ASKS, Facts::ENDS_SENTENCE, Facts::STARTS_INSIDE, Facts::INSET_SPEECH];
    let kind = |block: &Block| block.marker.map(|marker| std::mem::discriminant(&marker.kind));
    let label = |block: &Block| block.label().map(|label| (label.key, label.form));
    a.kind == b.kind
        && kind(a) == kind(b)
        && label(a) == label(b)
        && TELLING.iter().all(|fact| a.facts.has(*fact) == b.facts.has(*fact))
}
