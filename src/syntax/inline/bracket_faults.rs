//! Decides which brackets without a partner are faults, and says what would put them right.

use super::bracket::Shape;
use super::bracket_stack::Pair;
use super::closing_hint;
use super::fault::{Edit, Fault, FaultKind};
use super::note;
use crate::syntax::{Span, lexicon::Lexicon};

/// More faults in one block are not worth telling.
const MOST_FAULTS: usize = 1000;

/// The longest stretch between two brackets that turn the same way, `[laughs[`, in bytes.
const LONGEST_REVERSED: usize = 60;

/// The longest interval, `[0, 1)`, in bytes.
const LONGEST_INTERVAL: usize = 24;

pub(super) struct BracketFaults<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    faults: Vec<Fault>,
    /// For each shape the fault of the last bracket that was left open because one around it closed.
    left_open: [Option<usize>; Shape::COUNT],
}

impl<'t> BracketFaults<'t> {
    pub(super) fn new(text: &'t str, lexicon: &'t Lexicon) -> BracketFaults<'t> {
        BracketFaults { text, lexicon, faults: Vec::new(), left_open: Default::default() }
    }

    pub(super) fn finish(mut self, faults: &mut Vec<Fault>) {
        faults.append(&mut self.faults);
    }

    /// Judges a pair of different forms.
    pub(super) fn mismatched(&mut self, pair: &Pair, close: Span) {
        if !is_interval(&self.text[pair.open.range().end..close.range().start]) {
            let edits = vec![Edit { span: close, text: closing_glyph(pair) }];
            let fault = Fault::new(FaultKind::MismatchedBrackets, close);
            self.push(fault.related_to(pair.open).mended_by(edits, true));
        }
    }

    /// Judges the first of the pairs, still open where one around it closes.
    pub(super) fn left_open_inside(&mut self, pairs: &[Pair], limit: u32) {
        let Some(pair) = pairs.first() else { return };
        if self.unclosed(pairs, limit) {
            self.left_open[pair.shape as usize] = self.faults.len().checked_sub(1);
        }
    }

    /// Whether a bracket that closes nothing is the partner of one that was left open inside another pair, `( [ ) ]`:
    /// the two are one fault.
    pub(super) fn crosses(&mut self, shape: Shape, span: Span) -> bool {
        let earlier = self.left_open[shape as usize].take();
        let Some(fault) = earlier.and_then(|fault| self.faults.get_mut(fault)) else {
            return false;
        };
        *fault = Fault::new(FaultKind::MismatchedBrackets, span).related_to(fault.span);
        true
    }

    /// Reports one fault for a pair that both open, `[laughs[`. `later` is the bracket left open after this one, and
    /// whether it was the last to be reported.
    pub(super) fn turned_wrong_way(
        &mut self,
        pair: &Pair,
        later: Option<(Span, bool)>,
    ) -> Option<(Span, bool)> {
        let (later, reported) = later?;
        let words = &self.text[pair.open.range().end..later.range().start];
        let same = self.text[later.range()] == self.text[pair.open.range()];
        if !same || words.len() > LONGEST_REVERSED || !closing_hint::names_event(words, self.lexicon) {
            return None;
        }
        if reported {
            self.faults.pop();
        }
        let edits = vec![Edit { span: later, text: closing_glyph(pair) }];
        let fault = Fault::new(FaultKind::UnclosedBracket(pair.shape, None), pair.open);
        self.push(fault.related_to(later).mended_by(edits, true));
        Some((pair.open, true))
    }

    /// Judges the first of the pairs, which never closes before `limit`; says whether it counts as a fault.
    pub(super) fn unclosed(&mut self, pairs: &[Pair], limit: u32) -> bool {
        let Some((pair, later)) = pairs.split_first().filter(|_| self.faults.len() < MOST_FAULTS) else {
            return false;
        };
        let Pair { open, shape, escaped, .. } = *pair;
        let after = &self.text[open.range().end..(limit as usize).max(open.range().end)];
        let inside = later.iter().take_while(|pair| pair.open.start < limit);
        let inside = inside.filter_map(|pair| Some(Span::new(pair.open.start, pair.close?.end)));
        let hint = closing_hint::find(self.text, open, after, inside, self.lexicon);
        let evidence = hint.as_ref().is_some_and(|hint| hint.sure);
        if !evidence && (escaped || shape == Shape::Curly || self.is_no_parenthesis(pair)) {
            return false;
        }
        let note = hint.as_ref().and_then(|hint| hint.note);
        let fault = Fault::new(FaultKind::UnclosedBracket(shape, note), open);
        self.push(match hint {
            Some(hint) => {
                let edits = vec![Edit { span: Span::new(hint.at, hint.at), text: closing_glyph(pair) }];
                fault.mended_by(edits, hint.sure)
            }
            None => fault,
        });
        true
    }

    /// `f(`, `((`: the call of a function, a sad face.
    fn is_no_parenthesis(&self, pair: &Pair) -> bool {
        let called = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '(';
        pair.shape == Shape::Round
            && (self.text[..pair.open.range().start].ends_with(called)
                || self.text[pair.open.range().end..].starts_with('('))
    }

    /// Judges a bracket that closes nothing.
    pub(super) fn unopened(&mut self, shape: Shape, span: Span) {
        let (before, glyph) = (&self.text[..span.range().start], &self.text[span.range()]);
        // In some languages `))` is a smile.
        let is_smile = glyph == ")" && before.ends_with(')');
        if is_smile || self.faults.len() >= MOST_FAULTS {
            return;
        }
        let note = note::signature_before(before, self.lexicon);
        let begins_smile = glyph == ")" && self.text[span.range().end..].starts_with(')');
        let is_literal = glyph.starts_with('\\') || glyph == "}";
        let doubtful = begins_smile || (is_literal && !closing_hint::ends_with_event(before, self.lexicon));
        if note.is_some() || !doubtful {
            self.push(Fault::new(FaultKind::UnopenedBracket(shape, note), span));
        }
    }

    fn push(&mut self, fault: Fault) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }
}

fn closing_glyph(pair: &Pair) -> &'static str {
    match (pair.shape, pair.escaped) {
        (Shape::Round, true) => r"\)",
        (Shape::Square, true) => r"\]",
        (Shape::Curly, true) => r"\}",
        (shape, _) => shape.glyphs().1,
    }
}

/// `[0, 1)`: figures between brackets that differ on purpose.
pub(super) fn is_interval(inner: &str) -> bool {
    inner.len() <= LONGEST_INTERVAL
        && inner.contains([',', ';'])
        && inner.split([',', ';', ' ']).all(|part| {
            part.chars().all(|c| c.is_numeric() || "+-−.∞".contains(c)) || part.chars().count() == 1
        })
}
