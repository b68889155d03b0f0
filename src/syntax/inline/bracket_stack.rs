//! Pairs brackets, and keeps a stray one from upsetting the pairs around it.
//!
//! A bracket that looks like something else (`1)`, `:)`) pairs softly: it closes what is open, but gives it up to a
//! better bracket that comes later. A closing bracket of the wrong form waits until it is certain that the right one
//! does not come.

use super::bracket::{Bracket, BracketKind, Shape};
use super::closing_hint;
use super::fault::{Edit, Fault, FaultKind};
use super::note;
use super::soft::{self, Look};
use crate::syntax::{Span, lexicon::Lexicon};

/// Deeper brackets are paired by count only: nobody nests so deep.
const DEEPEST: usize = 128;

/// More faults in one block are not worth telling.
const MOST_FAULTS: usize = 1000;

/// The longest stretch between two brackets that turn the same way, `[laughs[`, in bytes.
const LONGEST_REVERSED: usize = 60;

/// The longest interval, `[0, 1)`, in bytes.
const LONGEST_INTERVAL: usize = 24;

pub(super) struct BracketStack<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    pairs: Vec<Pair>,
    frames: Vec<Frame>,
    faults: Vec<Fault>,
    open: [[u32; 2]; Shape::COUNT],
    too_deep: [[u32; 2]; Shape::COUNT],
    /// The pair at the outermost level that closed softly last.
    yielding: Option<usize>,
    /// For each shape the fault of the last bracket that was left open because one around it closed.
    crossed: [Option<usize>; Shape::COUNT],
}

/// An opening bracket with its partner, once that is known.
struct Pair {
    open: Span,
    close: Option<Span>,
    shape: Shape,
    escaped: bool,
}

/// A bracket that is open.
struct Frame {
    pair: usize,
    soft: bool,
    /// A closing bracket of another form that would do if the right one does not come.
    wrong: Option<(Shape, Span)>,
    /// The pair directly inside that closed softly last.
    yielding: Option<usize>,
    /// The pair directly inside whose opening bracket was soft.
    borrowed: Option<usize>,
}

impl<'t> BracketStack<'t> {
    pub(super) fn new(text: &'t str, lexicon: &'t Lexicon) -> BracketStack<'t> {
        BracketStack {
            text,
            lexicon,
            pairs: Vec::new(),
            frames: Vec::new(),
            faults: Vec::new(),
            open: Default::default(),
            too_deep: Default::default(),
            yielding: None,
            crossed: Default::default(),
        }
    }

    pub(super) fn open(&mut self, shape: Shape, span: Span, escaped: bool) {
        let look = soft::opening(self.text, span.range().start, span.len() as usize);
        if look == Look::Literal {
            return;
        }
        if self.frames.len() >= DEEPEST {
            self.too_deep[shape as usize][usize::from(escaped)] += 1;
            return;
        }
        self.open[shape as usize][usize::from(escaped)] += 1;
        let pair = self.pairs.len();
        self.pairs.push(Pair { open: span, close: None, shape, escaped });
        self.frames.push(Frame {
            pair,
            soft: look == Look::Soft,
            wrong: None,
            yielding: None,
            borrowed: None,
        });
    }

    pub(super) fn close(&mut self, shape: Shape, span: Span, escaped: bool) {
        let too_deep = &mut self.too_deep[shape as usize][usize::from(escaped)];
        if *too_deep > 0 {
            *too_deep -= 1;
            return;
        }
        let look = soft::closing(self.text, span.range().start, span.len() as usize, shape);
        if look == Look::Literal {
            return;
        }
        while !self.close_once(shape, span, escaped, look == Look::Soft) {}
    }

    /// Deals with a closing bracket, or settles a frame that is in its way and asks to be called again.
    fn close_once(&mut self, shape: Shape, span: Span, escaped: bool, soft: bool) -> bool {
        if let Some(top) = self.frames.last() {
            let pair = &self.pairs[top.pair];
            if pair.shape == shape && pair.escaped == escaped {
                if soft && top.wrong.is_some() {
                    self.settle_top();
                    return false;
                }
                self.close_top(span, soft);
                return true;
            }
            if pair.shape == shape && !soft {
                self.drop_top();
                return true;
            }
        }
        if soft {
            self.take_as_interval(shape, span);
            return true;
        }
        if self.open[shape as usize][usize::from(escaped)] > 0 {
            return self.close_deeper(shape, span, escaped);
        }
        self.close_nothing(shape, span, escaped);
        true
    }

    /// The end of `[0, 1)` looks like an enumeration.
    fn take_as_interval(&mut self, shape: Shape, span: Span) {
        if let Some(top) = self.frames.last_mut() {
            let open = self.pairs[top.pair].open.range().end;
            let inner = &self.text[open..span.range().start];
            if top.wrong.is_none() && is_interval(inner) {
                top.wrong = Some((shape, span));
            }
        }
    }

    fn close_top(&mut self, span: Span, soft: bool) {
        let Some(frame) = self.pop() else { return };
        self.pairs[frame.pair].close = Some(span);
        if let Some(wrong) = frame.wrong {
            self.unopened(wrong.0, wrong.1);
        }
        let gives_way = soft || frame.yielding.is_some();
        match self.frames.last_mut() {
            Some(outer) => {
                outer.yielding = gives_way.then_some(frame.pair);
                outer.borrowed = if frame.soft { Some(frame.pair) } else { outer.borrowed };
            }
            None => self.yielding = gives_way.then_some(frame.pair),
        }
    }

    /// The partner is not the innermost bracket: those inside it are left open, unless the partner has taken a
    /// bracket of another form already.
    fn close_deeper(&mut self, shape: Shape, span: Span, escaped: bool) -> bool {
        let partner = self.frames.iter().rposition(|frame| {
            let pair = &self.pairs[frame.pair];
            pair.shape == shape && pair.escaped == escaped
        });
        let Some(partner) = partner else { return true };
        if self.frames[partner].wrong.is_some() {
            let frame = self.frames.remove(partner);
            self.forget_open(frame.pair);
            self.settle_mismatch(&frame);
            return false;
        }
        let mut limit = span.start;
        while self.frames.len() > partner + 1 {
            limit = self.leave_top_open(limit);
        }
        self.close_top(span, false);
        true
    }

    fn close_nothing(&mut self, shape: Shape, span: Span, escaped: bool) {
        let yielding = match self.frames.last_mut() {
            Some(top) => &mut top.yielding,
            None => &mut self.yielding,
        };
        if let Some(pair) = yielding.filter(|pair| self.pairs[*pair].shape == shape) {
            *yielding = None;
            self.pairs[pair].close = Some(span);
            return;
        }
        if let Some(fault) = self.crossed[shape as usize].take() {
            let crossed = &mut self.faults[fault];
            crossed.kind = FaultKind::MismatchedBrackets;
            crossed.related = Some(std::mem::replace(&mut crossed.span, span));
            crossed.edits.clear();
            crossed.sure = false;
            return;
        }
        match self.frames.last_mut() {
            Some(top) if top.wrong.is_none() && !top.soft && !escaped && shape != Shape::Curly => {
                top.wrong = Some((shape, span));
            }
            _ => self.unopened(shape, span),
        }
    }

    fn pop(&mut self) -> Option<Frame> {
        let frame = self.frames.pop()?;
        self.forget_open(frame.pair);
        Some(frame)
    }

    fn forget_open(&mut self, pair: usize) {
        let pair = &self.pairs[pair];
        self.open[pair.shape as usize][usize::from(pair.escaped)] -= 1;
    }

    /// Only one of the two brackets is escaped: both are plain text.
    fn drop_top(&mut self) {
        if let Some(Frame { wrong: Some(wrong), .. }) = self.pop() {
            self.unopened(wrong.0, wrong.1);
        }
    }

    fn settle_top(&mut self) {
        if let Some(frame) = self.pop() {
            self.settle_mismatch(&frame);
        }
    }

    /// Pairs a bracket with the one of another form that came instead of its own.
    fn settle_mismatch(&mut self, frame: &Frame) {
        let Some((_, close)) = frame.wrong else { return };
        let pair = &mut self.pairs[frame.pair];
        pair.close = Some(close);
        let (open, right) = (pair.open, pair.shape.glyphs().1);
        if !is_interval(&self.text[open.range().end..close.range().start]) {
            let edits = vec![Edit { span: close, text: right }];
            self.fault(
                Fault::new(FaultKind::MismatchedBrackets, close).related_to(open).mended_by(edits, true),
            );
        }
    }

    /// Leaves the innermost bracket open, whose words go no further than `limit`; says where it stands.
    fn leave_top_open(&mut self, limit: u32) -> u32 {
        let Some(frame) = self.pop() else { return limit };
        if frame.wrong.is_some() {
            self.settle_mismatch(&frame);
        } else if !frame.soft {
            let shape = self.pairs[frame.pair].shape;
            if self.unclosed(frame.pair, limit) {
                self.crossed[shape as usize] = self.faults.len().checked_sub(1);
            }
        }
        self.pairs[frame.pair].open.start
    }

    pub(super) fn finish(mut self, brackets: &mut Vec<Bracket>, faults: &mut Vec<Fault>) {
        let frames = std::mem::take(&mut self.frames);
        let mut limit = self.text.len() as u32;
        let mut later: Option<(Span, bool)> = None;
        for frame in frames.iter().rev() {
            let open = self.pairs[frame.pair].open;
            let borrowed = frame.borrowed.and_then(|inner| self.pairs[inner].close.take());
            if let Some(close) = borrowed {
                self.pairs[frame.pair].close = Some(close);
            } else if frame.wrong.is_some() {
                self.settle_mismatch(frame);
            } else if !frame.soft {
                later = self
                    .turned_wrong_way(frame.pair, later)
                    .or_else(|| Some((open, self.unclosed(frame.pair, limit))));
                limit = open.start;
            }
        }
        brackets.extend(self.pairs.into_iter().filter_map(|pair| {
            let kind = if pair.shape.is_round() { BracketKind::Parenthesis } else { BracketKind::Insertion };
            let Pair { open, close, shape, escaped } = pair;
            Some(Bracket { open, close: close?, shape, escaped, parent: None, kind })
        }));
        nest(brackets);
        faults.append(&mut self.faults);
    }

    /// Reports one fault for a pair that both open, `[laughs[`. `later` is the bracket left open after this one, and
    /// whether it was reported.
    fn turned_wrong_way(&mut self, pair: usize, later: Option<(Span, bool)>) -> Option<(Span, bool)> {
        let (later, reported) = later?;
        let open = self.pairs[pair].open;
        let words = &self.text[open.range().end..later.range().start];
        let same = self.text[later.range()] == self.text[open.range()];
        if !same || words.len() > LONGEST_REVERSED || !closing_hint::names_event(words, self.lexicon) {
            return None;
        }
        if reported {
            self.faults.pop();
        }
        let edits = vec![Edit { span: later, text: self.closing_glyph(pair) }];
        let fault = Fault::new(FaultKind::UnclosedBracket(self.pairs[pair].shape, None), open);
        self.fault(fault.related_to(later).mended_by(edits, true));
        Some((open, true))
    }

    fn closing_glyph(&self, pair: usize) -> &'static str {
        match (self.pairs[pair].shape, self.pairs[pair].escaped) {
            (Shape::Round, true) => r"\)",
            (Shape::Square, true) => r"\]",
            (Shape::Curly, true) => r"\}",
            (shape, _) => shape.glyphs().1,
        }
    }

    /// Records a bracket that never closes before `limit`; says whether it counts as a fault.
    fn unclosed(&mut self, pair: usize, limit: u32) -> bool {
        if self.faults.len() >= MOST_FAULTS {
            return false;
        }
        let Pair { open, shape, escaped, .. } = self.pairs[pair];
        let after = &self.text[open.range().end..(limit as usize).max(open.range().end)];
        let hint = closing_hint::find(self.text, open, after, self.lexicon);
        let evidence = hint.as_ref().is_some_and(|hint| hint.sure);
        let is_call = self.text[..open.range().start]
            .ends_with(|c: char| c.is_ascii_alphanumeric() || "_(".contains(c));
        let is_grimace = shape == Shape::Round && (is_call || self.text[open.range().end..].starts_with('('));
        if (escaped || is_grimace || shape == Shape::Curly) && !evidence {
            return false;
        }
        let note = hint.as_ref().and_then(|hint| hint.note);
        let fault = Fault::new(FaultKind::UnclosedBracket(shape, note), open);
        self.fault(match hint {
            Some(hint) => {
                let edits = vec![Edit { span: Span::new(hint.at, hint.at), text: self.closing_glyph(pair) }];
                fault.mended_by(edits, hint.sure)
            }
            None => fault,
        });
        true
    }

    fn unopened(&mut self, shape: Shape, span: Span) {
        if self.faults.len() >= MOST_FAULTS {
            return;
        }
        let before = &self.text[..span.range().start];
        let note = note::signature_before(before, self.lexicon);
        let glyph = &self.text[span.range()];
        let is_event = || closing_hint::ends_with_event(before, self.lexicon);
        let is_laugh =
            glyph == ")" && (before.ends_with(')') || self.text[span.range().end..].starts_with(')'));
        let is_literal = glyph.starts_with('\\') || glyph == "}" || is_laugh;
        if note.is_none() && is_literal && (is_laugh || !is_event()) {
            return;
        }
        self.fault(Fault::new(FaultKind::UnopenedBracket(shape, note), span));
    }

    fn fault(&mut self, fault: Fault) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }
}

/// `[0, 1)`: figures between brackets that differ on purpose.
fn is_interval(inner: &str) -> bool {
    inner.len() <= LONGEST_INTERVAL
        && inner.contains([',', ';'])
        && inner.split([',', ';', ' ']).all(|part| {
            part.chars().all(|c| c.is_numeric() || "+-−.∞".contains(c)) || part.chars().count() == 1
        })
}

/// Tells every bracket which one is directly around it.
pub(super) fn nest(brackets: &mut [Bracket]) {
    let mut around: Vec<(u32, u32)> = Vec::new();
    for (at, bracket) in brackets.iter_mut().enumerate() {
        while around.last().is_some_and(|(_, end)| *end <= bracket.open.start) {
            around.pop();
        }
        bracket.parent = around.last().map(|(outer, _)| *outer);
        around.push((at as u32, bracket.close.end));
    }
}
