//! What stands inside the text of one block: brackets and what they mean, quotations, times, and faults in them.
//!
//! Every construct ends at the end of its block, and every reading takes time in proportion to the block's length.

mod acronym;
mod apostrophe;
mod bracket;
mod bracket_faults;
mod bracket_stack;
mod carry;
mod classify;
mod closing_hint;
mod editorial;
mod event;
mod fault;
mod glued;
mod nesting;
mod note;
mod note_form;
mod quotation;
mod quote_context;
mod quote_reader;
mod quote_stack;
mod scan;
mod signature;
mod soft;
pub mod timestamp;
mod verbatim;

use crate::syntax::{Signs, Span, lexicon::Lexicon};

pub use bracket::{Bracket, BracketKind, Editorial, Event, Malformed, Note, Shape};
pub use carry::standing_faults;
pub use fault::{Edit, Fault, FaultKind};
pub use glued::{GluedSentences, glued_sentences};
pub use quotation::{Quotation, QuoteStyle};
pub use timestamp::Timestamp;

/// What the text of one block holds. All spans are relative to the block's start.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inlines {
    /// Every pair of brackets, in the order in which they open; pairs nest and never cross.
    pub brackets: Vec<Bracket>,
    /// Every quotation, in the order in which they open, with those that are open at the end of the block.
    pub quotations: Vec<Quotation>,
    /// Every time mark with the text it takes up: bracketed, between number signs, or beside an event.
    pub timestamps: Vec<(Span, Timestamp)>,
    /// Runs of blocks (`██`) that black words out.
    pub redactions: Vec<Span>,
    /// Code, addresses and tags: text in which marks mean nothing here, and about which no rule of prose speaks.
    pub verbatim: Vec<Span>,
    /// What is wrong within the block, in the order of the text. Whether it stands may depend on the blocks around: see
    /// [`standing_faults`].
    pub faults: Vec<Fault>,
}

impl Inlines {
    /// The notes, each with its bracket.
    pub fn notes(&self) -> impl Iterator<Item = (&Bracket, &Note)> {
        self.brackets.iter().filter_map(|bracket| match &bracket.kind {
            BracketKind::Note(note) => Some((bracket, &**note)),
            _ => None,
        })
    }

    /// The events, each with its bracket.
    pub fn events(&self) -> impl Iterator<Item = (&Bracket, &Event)> {
        self.brackets.iter().filter_map(|bracket| match &bracket.kind {
            BracketKind::Event(event) => Some((bracket, &**event)),
            _ => None,
        })
    }

    /// The note that stands around a bracket, at any depth.
    pub fn enclosing_note(&self, bracket: &Bracket) -> Option<&Bracket> {
        let mut parent = bracket.parent;
        while let Some(outer) = parent.and_then(|at| self.brackets.get(at as usize)) {
            if matches!(outer.kind, BracketKind::Note(_)) {
                return Some(outer);
            }
            parent = outer.parent;
        }
        None
    }

    /// The innermost bracket that covers a byte offset.
    pub fn bracket_at(&self, offset: u32) -> Option<&Bracket> {
        let before = self.brackets.partition_point(|bracket| bracket.open.start <= offset);
        let mut at = before.checked_sub(1);
        while let Some(bracket) = at.and_then(|at| self.brackets.get(at)) {
            if bracket.span().contains(offset) {
                return Some(bracket);
            }
            at = bracket.parent.map(|parent| parent as usize);
        }
        None
    }

    /// Whether a byte offset lies in code, an address or a tag.
    pub fn is_verbatim(&self, offset: u32) -> bool {
        let after = self.verbatim.partition_point(|span| span.end <= offset);
        self.verbatim.get(after).is_some_and(|span| span.contains(offset))
    }
}

/// Reads the text of one block.
pub fn parse(text: &str, lexicon: &Lexicon) -> Inlines {
    parse_at_signs(text, &Signs::of(text), lexicon)
}

/// Reads the text of one block, of which somebody knows the signs.
pub fn parse_at_signs(text: &str, signs: &Signs, lexicon: &Lexicon) -> Inlines {
    let mut brackets = bracket_stack::BracketStack::new(text, lexicon);
    let mut quotes = quote_reader::QuoteReader::new(text);
    let mut inlines = Inlines::default();
    let mut stars = Vec::new();
    scan::scan(text, signs, |span, mark| match mark {
        scan::Mark::Open { shape, escaped } => brackets.open(shape, span, escaped),
        scan::Mark::Close { shape, escaped } => brackets.close(shape, span, escaped),
        scan::Mark::Quote(glyph) => quotes.glyph(glyph, span),
        scan::Mark::Star => stars.push(span),
        scan::Mark::Number => {
            if let Some((time, length)) = timestamp::parse_numbered(&text[span.range().start..]) {
                inlines.timestamps.push((Span::new(span.start, span.start + length as u32), time));
            }
        }
        scan::Mark::Redaction => inlines.redactions.push(span),
        scan::Mark::Verbatim => inlines.verbatim.push(span),
    });
    brackets.finish(&mut inlines.brackets, &mut inlines.faults);
    quotes.finish(&mut inlines.quotations, &mut inlines.faults);
    classify::starred_events(text, lexicon, &stars, &mut inlines.brackets);
    classify::classify(text, lexicon, &mut inlines);
    inlines.faults.sort_by_key(|fault| (fault.span, fault.related));
    inlines.timestamps.sort_by_key(|(span, _)| *span);
    inlines
}

#[cfg(test)]
mod tests;
