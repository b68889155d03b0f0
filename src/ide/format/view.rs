//! One block as the passes of the formatter look at it, and whether it still reads alike after they changed it.

use std::ops::Range;

use super::house::House;
use crate::model::TurnMarker;
use crate::rules::{TextEdit, made};
use crate::syntax::inline::{self, BracketKind, Inlines};
use crate::syntax::lexicon::Lexicon;
use crate::syntax::{Block, Blocks, Facts};

/// Edits that are made together or not at all, in bytes from the block's start.
pub type Change = Vec<TextEdit>;

/// A paragraph or heading. All offsets count from its start.
pub struct View<'a> {
    /// Its text, without the white space behind it.
    pub text: &'a str,
    /// What its first line shows.
    pub block: &'a Block,
    /// What stands in it.
    pub inlines: &'a Inlines,
    /// The marker of the turn that it opens.
    pub opens: Option<TurnMarker>,
    /// Whether it is part of a turn.
    pub in_turn: bool,
    /// How it is to be written.
    pub house: &'a House<'a>,
}

impl View<'_> {
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

/// Whether running text stands in a block: no table, no columns, no indented code, no caption under its times.
pub fn is_running(text: &str) -> bool {
    let mut columns = 0;
    for line in text.lines() {
        let bare = line.trim();
        let indented = line.starts_with('\t') || line.starts_with("    ");
        if bare.starts_with(['|', '+']) || bare.ends_with('|') || indented || bare.contains("    ") {
            return false;
        }
        let is_cue = bare.starts_with(|c: char| c.is_ascii_digit()) && bare.contains("-->");
        if bare.contains('\t') || is_cue {
            return false;
        }
        columns += usize::from(bare.contains("   "));
    }
    columns < 2
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

/// The letters and digits outside the signatures of notes.
fn spoken<'a>(text: &'a str, inlines: &Inlines) -> impl Iterator<Item = char> + use<'a> {
    let mut signatures: Vec<Range<usize>> =
        inlines.notes().map(|(_, note)| note.attribution.range()).collect();
    signatures.sort_by_key(|signature| signature.start);
    let said = text.char_indices().filter(move |(at, _)| {
        let next = signatures.partition_point(|signature| signature.end <= *at);
        !signatures.get(next).is_some_and(|signature| signature.contains(at))
    });
    said.map(|(_, c)| c).filter(|c| c.is_alphanumeric())
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
fn have_same_shape(old: &str, new: &str) -> bool {
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
