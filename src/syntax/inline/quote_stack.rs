//! Holds the quotations that are open, closes them, and decides which marks without a partner are faults.

use super::fault::{Edit, Fault, FaultKind};
use super::nesting;
use super::quotation::{Quotation, QuoteStyle};
use crate::syntax::Span;

/// Nobody quotes deeper.
const DEEPEST: usize = 32;

/// More faults in one block are not worth telling.
const MOST_FAULTS: usize = 1000;

/// The longest quotation that may share its closing mark with one inside it, `«Группа «Альфа»`, in bytes.
const LONGEST_SHARED: u32 = 160;

pub(super) struct QuoteStack<'t> {
    text: &'t str,
    quotations: Vec<Quotation>,
    open: Vec<Open>,
    faults: Vec<Fault>,
    /// Whether a letter or digit was seen, and up to where was looked for one.
    begun: bool,
    looked: usize,
    /// The quotation that was closed last by a mark that may have been an apostrophe or a measure, and how many were
    /// open around it.
    yielding: Option<(usize, usize)>,
}

struct Open {
    quotation: usize,
    style: QuoteStyle,
    /// Whether it may be no quotation at all.
    soft: bool,
    /// Whether only white space stands before it in its line.
    leads_line: bool,
    /// The last quotation directly inside with the same marks, once it has closed.
    same_inside: Option<usize>,
    /// Same-marked quotations directly inside, to be told once this one closes.
    nested: Vec<usize>,
}

impl<'t> QuoteStack<'t> {
    pub(super) fn new(text: &'t str) -> QuoteStack<'t> {
        QuoteStack {
            text,
            quotations: Vec::new(),
            open: Vec::new(),
            faults: Vec::new(),
            begun: false,
            looked: 0,
            yielding: None,
        }
    }

    pub(super) fn innermost(&self) -> Option<QuoteStyle> {
        self.open.iter().rev().find(|open| !open.soft).map(|open| open.style)
    }

    pub(super) fn is_open(&self, style: QuoteStyle) -> bool {
        self.open.iter().any(|open| open.style == style)
    }

    pub(super) fn begin(&mut self, style: QuoteStyle, span: Span, soft: bool) {
        if self.open.len() >= DEEPEST {
            return;
        }
        if self.is_carried_to_line(style, span) {
            return;
        }
        if !self.begun {
            self.begun = self.text[self.looked..span.range().start].contains(char::is_alphanumeric);
            self.looked = span.range().end;
        }
        let parent = self.open.last().map(|outer| outer.quotation as u32);
        let quotation = self.quotations.len();
        self.quotations.push(Quotation { open: span, close: None, style, parent, leads_block: !self.begun });
        let leads_line = self.leads_line(span, true);
        self.open.push(Open { quotation, style, soft, leads_line, same_inside: None, nested: Vec::new() });
        if self.yielding.is_some_and(|(_, depth)| depth + 1 >= self.open.len() && !soft) {
            self.yielding = None;
        }
    }

    /// Whether a mark at the start of a line only says that the quotation opened at the start of another goes on, as in
    /// verse and old letters.
    fn is_carried_to_line(&self, style: QuoteStyle, span: Span) -> bool {
        self.open.last().is_some_and(|open| open.style == style && open.leads_line)
            && self.leads_line(span, false)
    }

    fn leads_line(&self, span: Span, or_block: bool) -> bool {
        let before = self.text[..span.range().start].trim_end_matches([' ', '\t']);
        before.ends_with(['\n', '\r']) || (or_block && before.is_empty())
    }

    /// Closes the innermost quotation in one of the styles; a mark that closes none is reported.
    pub(super) fn end_or_report(&mut self, styles: &[QuoteStyle], span: Span) {
        if self.open.iter().any(|open| styles.contains(&open.style)) {
            self.end(styles, span, false);
        } else if let Some(quotation) = self.take_yielding(styles) {
            self.quotations[quotation].close = Some(span);
        } else if let Some(style) = styles.first() {
            self.report(*style, span);
        }
    }

    pub(super) fn end_softly(&mut self, styles: &[QuoteStyle], span: Span, in_doubt: bool) {
        if self.open.iter().any(|open| styles.contains(&open.style)) {
            self.end(styles, span, in_doubt);
        } else if let Some(quotation) = self.take_yielding(styles) {
            self.quotations[quotation].close = Some(span);
        }
    }

    fn take_yielding(&mut self, styles: &[QuoteStyle]) -> Option<usize> {
        let (quotation, depth) = self.yielding?;
        let fits = depth == self.open.len() && styles.contains(&self.quotations[quotation].style);
        fits.then(|| {
            self.yielding = None;
            quotation
        })
    }

    pub(super) fn end(&mut self, styles: &[QuoteStyle], span: Span, in_doubt: bool) {
        let Some(at) = self.open.iter().rposition(|open| styles.contains(&open.style)) else {
            return;
        };
        while self.open.len() > at + 1 {
            self.leave_innermost_open();
        }
        let Some(open) = self.open.pop() else { return };
        self.quotations[open.quotation].close = Some(span);
        for inner in open.nested {
            self.report_nested(open.quotation, inner);
        }
        if in_doubt {
            self.yielding = Some((open.quotation, self.open.len()));
        } else {
            self.yielding = None;
        }
        let outer = self.open.iter_mut().rev().find(|outer| !outer.soft || outer.style.is_doubtful());
        if let Some(outer) =
            outer.filter(|outer| outer.style == open.style && !outer.style.is_doubtful() && !open.soft)
        {
            outer.nested.push(open.quotation);
            outer.same_inside = Some(open.quotation);
        }
    }

    fn leave_innermost_open(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let by_form = !matches!(open.style, QuoteStyle::Straight | QuoteStyle::Right);
        if !open.soft && by_form {
            let fault = FaultKind::UnclosedQuotation(open.style);
            self.fault(Fault::new(fault, self.quotations[open.quotation].open));
        } else if let Some(inner) = open.same_inside {
            self.quotations[open.quotation].close = self.quotations[inner].close.take();
        }
    }

    pub(super) fn report(&mut self, style: QuoteStyle, span: Span) {
        if !style.is_doubtful() {
            self.fault(Fault::new(FaultKind::UnopenedQuotation(style), span));
        }
    }

    fn report_nested(&mut self, outer: usize, inner: usize) {
        let (outer, inner) = (&self.quotations[outer], &self.quotations[inner]);
        let (Some(close), Some(_)) = (inner.close, outer.close) else {
            return;
        };
        let span = Span::new(inner.open.start, close.end);
        let (left, right) =
            outer.style.inside(self.is_cyrillic(span), self.text[close.range()].starts_with('”'));
        let edits = vec![Edit { span: inner.open, text: left }, Edit { span: close, text: right }];
        let fault =
            Fault::new(FaultKind::NestedSameQuote, span).related_to(outer.open).mended_by(edits, true);
        self.fault(fault);
    }

    fn is_cyrillic(&self, span: Span) -> bool {
        let start = super::closing_hint::floor(self.text, (span.start as usize).saturating_sub(60));
        let near = self.text[start..].chars().take(120);
        near.filter(|c| c.is_alphabetic()).take(40).any(|c| matches!(c, '\u{400}'..='\u{52f}'))
    }

    fn fault(&mut self, fault: Fault) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    pub(super) fn finish(mut self, quotations: &mut Vec<Quotation>, faults: &mut Vec<Fault>) {
        if self.quotations.is_empty() {
            return faults.append(&mut self.faults);
        }
        while let Some(open) = self.open.pop() {
            let start = self.quotations[open.quotation].open;
            let continues =
                open.style == QuoteStyle::AngleReversed && self.quotations[open.quotation].leads_block;
            let shared = open.same_inside.and_then(|inner| self.quotations[inner].close);
            let shared = shared
                .filter(|close| open.style == QuoteStyle::Angle && close.end - start.end < LONGEST_SHARED);
            if !open.soft && !continues && shared.is_none() {
                self.fault(Fault::new(FaultKind::UnclosedQuotation(open.style), start));
            }
        }
        let text = self.text;
        self.quotations.retain(|quotation| quotation.close.is_some() || !quotation.style.is_doubtful());
        nest(text, &mut self.quotations);
        *quotations = self.quotations;
        faults.append(&mut self.faults);
    }
}

/// Tells every quotation which one is directly around it; one that is open reaches to the end of the block.
fn nest(text: &str, quotations: &mut [Quotation]) {
    let end = |quotation: &Quotation| quotation.close.map_or(text.len() as u32, |close| close.end);
    let parents = nesting::parents(quotations.iter().map(|quotation| (quotation.open.start, end(quotation))));
    for (quotation, parent) in quotations.iter_mut().zip(parents) {
        quotation.parent = parent;
    }
}
