//! Pairs brackets, and keeps a stray one from upsetting the pairs around it.
//!
//! A bracket that looks like something else (`1)`, `:)`) pairs softly: it closes what is open, but gives it up to a
//! better bracket that comes later. A closing bracket of the wrong form waits until it is certain that the right one
//! does not come.

use super::bracket::{Bracket, BracketKind, Shape};
use super::bracket_faults::{BracketFaults, is_interval};
use super::fault::Fault;
use super::nesting;
use super::soft::{self, Look};
use crate::syntax::{Span, lexicon::Lexicon};

/// Deeper brackets are paired by count only: nobody nests so deep.
const DEEPEST: usize = 128;

pub(super) struct BracketStack<'t> {
    text: &'t str,
    faults: BracketFaults<'t>,
    pairs: Vec<Pair>,
    frames: Vec<Frame>,
    open: [[u32; 2]; Shape::COUNT],
    too_deep: [[u32; 2]; Shape::COUNT],
    /// The pair at the outermost level that closed softly last.
    yielding: Option<usize>,
}

/// An opening bracket with its partner, once that is known.
pub(super) struct Pair {
    pub open: Span,
    pub close: Option<Span>,
    pub shape: Shape,
    pub escaped: bool,
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

impl Frame {
    /// Keeps a closing bracket of another form in case the right one does not come. What was paired before it may not
    /// reach beyond it any more.
    fn wait_with(&mut self, shape: Shape, close: Span) {
        self.wrong = Some((shape, close));
        self.yielding = None;
    }
}

impl<'t> BracketStack<'t> {
    pub(super) fn new(text: &'t str, lexicon: &'t Lexicon) -> BracketStack<'t> {
        BracketStack {
            text,
            faults: BracketFaults::new(text, lexicon),
            pairs: Vec::new(),
            frames: Vec::new(),
            open: Default::default(),
            too_deep: Default::default(),
            yielding: None,
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
                top.wait_with(shape, span);
            }
        }
    }

    fn close_top(&mut self, span: Span, soft: bool) {
        let Some(frame) = self.pop() else { return };
        self.pairs[frame.pair].close = Some(span);
        if let Some(wrong) = frame.wrong {
            self.faults.unopened(wrong.0, wrong.1);
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
        if self.faults.crosses(shape, span) {
            return;
        }
        match self.frames.last_mut() {
            Some(top) if top.wrong.is_none() && !top.soft && !escaped && shape != Shape::Curly => {
                top.wait_with(shape, span);
            }
            _ => self.faults.unopened(shape, span),
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
            self.faults.unopened(wrong.0, wrong.1);
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
        self.faults.mismatched(pair, close);
    }

    /// Leaves the innermost bracket open, whose words go no further than `limit`; says where it stands.
    fn leave_top_open(&mut self, limit: u32) -> u32 {
        let Some(frame) = self.pop() else { return limit };
        if frame.wrong.is_some() {
            self.settle_mismatch(&frame);
        } else if !frame.soft {
            self.faults.left_open_inside(&self.pairs[frame.pair..], limit);
        }
        self.pairs[frame.pair].open.start
    }

    pub(super) fn finish(mut self, brackets: &mut Vec<Bracket>, faults: &mut Vec<Fault>) {
        // Most paragraphs have no bracket, and at most a stray one that closes nothing.
        if self.pairs.is_empty() {
            return self.faults.finish(faults);
        }
        let frames = std::mem::take(&mut self.frames);
        let mut limit = self.text.len() as u32;
        let mut later: Option<(Span, bool)> = None;
        for frame in frames.iter().rev() {
            let Pair { open, shape, .. } = self.pairs[frame.pair];
            let borrowed = frame.borrowed.filter(|inner| self.pairs[*inner].shape == shape);
            if let Some(close) = borrowed.and_then(|inner| self.pairs[inner].close.take()) {
                self.pairs[frame.pair].close = Some(close);
                later = None;
            } else if frame.wrong.is_some() {
                self.settle_mismatch(frame);
                later = None;
            } else if !frame.soft {
                let pairs = &self.pairs[frame.pair..];
                let faults = &mut self.faults;
                later = faults
                    .turned_wrong_way(&pairs[0], later)
                    .or_else(|| Some((open, faults.unclosed(pairs, limit))));
                limit = open.start;
            }
        }
        brackets.extend(self.pairs.into_iter().filter_map(|pair| {
            let kind = if pair.shape.is_round() { BracketKind::Parenthesis } else { BracketKind::Insertion };
            let Pair { open, close, shape, escaped } = pair;
            Some(Bracket { open, close: close?, shape, escaped, parent: None, kind })
        }));
        nest(brackets);
        self.faults.finish(faults);
    }
}

/// Tells every bracket which one is directly around it.
pub(super) fn nest(brackets: &mut Vec<Bracket>) {
    // A smiley or a mark of another form can leave two pairs that cross; the later one then counts as text.
    let mut around: Vec<Span> = Vec::new();
    brackets.retain(|bracket| {
        while around.pop_if(|outer| outer.end <= bracket.open.start).is_some() {}
        let crosses = around.last().is_some_and(|outer| bracket.close.end > outer.end);
        if !crosses {
            around.push(Span::new(bracket.open.start, bracket.close.start));
        }
        !crosses
    });
    let parents = nesting::parents(brackets.iter().map(|bracket| (bracket.open.start, bracket.close.end)));
    for (bracket, parent) in brackets.iter_mut().zip(parents) {
        bracket.parent = parent;
    }
}
