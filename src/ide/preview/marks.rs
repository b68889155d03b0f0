//! Collects what is marked in the text of one block, and divides the text into runs by it.

use std::cmp::Reverse;

use super::emphasis::emphasis;
use super::run::{EditorialMark, Mark, Run};
use crate::model::Vocabulary;
use crate::model::declared::declared;
use crate::model::names::explaining;
use crate::syntax::Span;
use crate::syntax::inline::{self, Bracket, BracketKind, Editorial, Inlines, Note};

/// Marks deeper inside one another than this are read as text.
const DEEPEST: usize = 12;

/// The text of a block from byte `start` on, as runs.
pub fn runs(text: &str, start: usize, vocabulary: &Vocabulary) -> Vec<Run> {
    let inlines = inline::parse(text, &vocabulary.lexicon);
    let mut marks = Marks { text, found: Vec::new() };
    marks.brackets(&inlines, vocabulary);
    marks.names(&inlines, vocabulary);
    marks.others(&inlines, start);
    marks.found.sort_by_key(|(span, _)| (span.start, Reverse(span.end)));
    let mut divider = Divider { text, marks: &marks.found, next: 0 };
    divider.skip_to(start);
    divider.runs(start, text.len(), None, 0)
}

/// A stretch that is marked, or (`None`) one that is not shown.
type Found = (Span, Option<Mark>);

struct Marks<'a> {
    text: &'a str,
    found: Vec<Found>,
}

impl Marks<'_> {
    fn mark(&mut self, span: Span, mark: Mark) {
        self.found.push((span, Some(mark)));
    }

    fn hide(&mut self, start: u32, end: u32) {
        if start < end {
            self.found.push((Span::new(start, end), None));
        }
    }

    fn signs(&mut self, start: u32, end: u32) {
        if start < end {
            self.mark(Span::new(start, end), Mark::Sign);
        }
    }

    fn brackets(&mut self, inlines: &Inlines, vocabulary: &Vocabulary) {
        for (at, bracket) in inlines.brackets.iter().enumerate() {
            let span = bracket.span();
            match &bracket.kind {
                BracketKind::Note(note) => self.note(bracket, note),
                BracketKind::Event(event) => {
                    self.mark(span, Mark::Event(event.name.to_string()));
                    self.glyphs(bracket);
                }
                BracketKind::Editorial(editorial) => {
                    let mark = match editorial {
                        Editorial::Sic => EditorialMark::Sic,
                        Editorial::Omission => EditorialMark::Omission,
                        Editorial::Uncertain(_) => EditorialMark::Uncertain,
                        Editorial::Redacted => EditorialMark::Redacted,
                    };
                    self.mark(span, Mark::Editorial(mark));
                }
                BracketKind::EntityLink { target, text } => {
                    let shown = text.unwrap_or(*target);
                    let entities = &vocabulary.entities;
                    let entry = entities.lookup(target.of(self.text)).and_then(|id| entities.entry(id));
                    let key = entry.map_or(target.of(self.text), |entry| &entry.key.text);
                    self.mark(span, Mark::Entity(key.to_owned()));
                    self.hide(span.start, shown.start);
                    self.hide(shown.end, span.end);
                }
                BracketKind::LinkText => {
                    let target = inlines.brackets.get(at + 1..).unwrap_or_default().iter();
                    let mut target = target.filter(|next| next.open.start == bracket.close.end);
                    let address = target.next().map_or("", |target| target.inner().of(self.text));
                    self.mark(span, Mark::Link(address.to_owned()));
                    self.hide(bracket.open.start, bracket.open.end);
                    self.hide(bracket.close.start, bracket.close.end);
                }
                BracketKind::LinkTarget => self.hide(span.start, span.end),
                BracketKind::Insertion => self.mark(span, Mark::Insertion),
                // The times are collected with those that have no brackets.
                BracketKind::Timestamp(_) | BracketKind::Acronym { .. } | BracketKind::Parenthesis => {}
            }
        }
    }

    fn glyphs(&mut self, bracket: &Bracket) {
        self.signs(bracket.open.start, bracket.open.end);
        self.signs(bracket.close.start, bracket.close.end);
    }

    /// A signature stands before or behind what it signs.
    fn note(&mut self, bracket: &Bracket, note: &Note) {
        let who = note.attribution.of(self.text).trim().to_owned();
        self.mark(bracket.span(), Mark::Note { kind: note.kind, who });
        self.mark(note.attribution, Mark::Signature);
        let (text, signature) = (note.text, note.attribution);
        let (first, second) = if text.is_empty() {
            (signature, signature)
        } else if text.start < signature.start {
            (text, signature)
        } else {
            (signature, text)
        };
        self.signs(bracket.open.start, first.start);
        self.signs(first.end, second.start);
        self.signs(second.end, bracket.close.end);
    }

    fn names(&mut self, inlines: &Inlines, vocabulary: &Vocabulary) {
        let mut mentions = Vec::new();
        vocabulary.entities.find_in(self.text, &mut mentions);
        for mention in mentions {
            let span = Span::new(mention.start, mention.end);
            if let Some(entry) = vocabulary.entities.entry(mention.entity) {
                self.mark(span, Mark::Entity(entry.key.text.clone()));
            }
        }
        for name in declared(self.text, &explaining(inlines), vocabulary.nouns_are_capitals) {
            self.mark(name.term, Mark::Term);
        }
    }

    fn others(&mut self, inlines: &Inlines, start: usize) {
        for quotation in &inlines.quotations {
            let whole = quotation.close.map(|close| Span::new(quotation.open.start, close.end));
            if let Some(whole) = whole.filter(|whole| !crosses(inlines, *whole)) {
                self.mark(whole, Mark::Quotation);
            }
        }
        for (span, time) in &inlines.timestamps {
            self.mark(*span, Mark::Time(time.milliseconds));
        }
        for span in &inlines.redactions {
            self.mark(*span, Mark::Editorial(EditorialMark::Redacted));
        }
        for span in &inlines.verbatim {
            self.mark(*span, Mark::Verbatim);
        }
        let events: Vec<Span> = inlines.events().map(|(bracket, _)| bracket.span()).collect();
        for (mark, whole, inner) in emphasis(self.text, start) {
            // `*laughs*` is an event, and its asterisks are its brackets.
            if inlines.is_verbatim(whole.start)
                || events.binary_search(&whole).is_ok()
                || crosses(inlines, whole)
            {
                continue;
            }
            self.mark(whole, mark);
            self.hide(whole.start, inner.start);
            self.hide(inner.end, whole.end);
        }
    }
}

/// Whether a stretch begins in other brackets than it ends in.
fn crosses(inlines: &Inlines, span: Span) -> bool {
    let around = |at| inlines.bracket_at(at).map(Bracket::span);
    around(span.start) != around(span.end.saturating_sub(1))
}

/// Walks the marks in the order of the text.
struct Divider<'a> {
    text: &'a str,
    marks: &'a [Found],
    next: usize,
}

impl Divider<'_> {
    fn skip_to(&mut self, start: usize) {
        let before = self.marks.iter().take_while(|(span, _)| (span.start as usize) < start);
        self.next = before.count();
    }

    /// The text from `from` to `to`; a mark that crosses one around it is left out.
    fn runs(&mut self, from: usize, to: usize, around: Option<&Mark>, depth: usize) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = from;
        while let Some((span, mark)) = self.marks.get(self.next) {
            let (start, end) = (span.start as usize, span.end as usize);
            if start >= to {
                break;
            }
            self.next += 1;
            let again = matches!((mark, around), (Some(Mark::Entity(_)), Some(Mark::Entity(_))));
            if start < at || end > to || start >= end || depth > DEEPEST || again {
                continue;
            }
            self.text_run(at, start, &mut runs);
            if let Some(mark) = mark {
                let inner = self.runs(start, end, Some(mark), depth + 1);
                runs.push(Run::Marked { mark: mark.clone(), span: *span, runs: inner });
            }
            at = end;
        }
        self.text_run(at, to, &mut runs);
        runs
    }

    fn text_run(&mut self, from: usize, to: usize, runs: &mut Vec<Run>) {
        if let Some(text) = self.text.get(from..to).filter(|text| !text.is_empty()) {
            runs.push(Run::Text(read(text)));
        }
    }
}

/// Text without its escapes, with a space for a line end.
pub fn read(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\\' if characters.peek().is_some_and(|next| is_escaped(*next)) => {
                read.extend(characters.next());
            }
            '\n' | '\r' => {
                read.truncate(read.trim_end_matches([' ', '\t']).len());
                while characters.next_if(|next| next.is_whitespace()).is_some() {}
                read.push(' ');
            }
            c => read.push(c),
        }
    }
    read
}

fn is_escaped(c: char) -> bool {
    c.is_ascii_punctuation() || matches!(c, '—' | '–' | '―' | '‒' | '（' | '）' | '【' | '】' | '［' | '］')
}
