//! Reads each quotation mark by its form and by the way it faces, and says whether it opens or closes.

use super::apostrophe;
use super::fault::Fault;
use super::quotation::{Quotation, QuoteStyle};
use super::quote_context::{self, Context, Facing};
use super::quote_stack::QuoteStack;
use crate::syntax::Span;

pub(super) struct QuoteReader<'t> {
    text: &'t str,
    stack: QuoteStack<'t>,
}

impl<'t> QuoteReader<'t> {
    pub(super) fn new(text: &'t str) -> QuoteReader<'t> {
        QuoteReader { text, stack: QuoteStack::new(text) }
    }

    pub(super) fn finish(self, quotations: &mut Vec<Quotation>, faults: &mut Vec<Fault>) {
        self.stack.finish(quotations, faults);
    }

    pub(super) fn glyph(&mut self, glyph: char, span: Span) {
        if is_mojibake(&self.text[..span.range().start]) {
            return;
        }
        let context = quote_context::around(self.text, span.range().start, span.range().end);
        match glyph {
            '“' => self.curly_left(span, &context),
            '”' => self.curly_right(span, &context),
            '„' | '‟' => self.stack.begin(QuoteStyle::Low, span, false),
            '‘' | '‛' => self.single_left(span, &context),
            '’' => self.single_right(span, &context),
            '‚' if context.facing == Facing::Opening => self.stack.begin(QuoteStyle::LowSingle, span, true),
            '«' => self.angle(span, &context, QuoteStyle::Angle, QuoteStyle::AngleReversed, false),
            '»' => self.angle(span, &context, QuoteStyle::AngleReversed, QuoteStyle::Angle, true),
            '‹' => {
                self.angle(span, &context, QuoteStyle::AngleSingle, QuoteStyle::AngleSingleReversed, false)
            }
            '›' => {
                self.angle(span, &context, QuoteStyle::AngleSingleReversed, QuoteStyle::AngleSingle, true)
            }
            '"' => self.straight(span, &context),
            '\'' => self.straight_single(span, &context),
            '「' => self.stack.begin(QuoteStyle::Corner, span, false),
            '『' => self.stack.begin(QuoteStyle::WhiteCorner, span, false),
            '《' => self.stack.begin(QuoteStyle::Title, span, false),
            '〈' => self.stack.begin(QuoteStyle::TitleSingle, span, true),
            '」' => self.stack.end_or_report(&[QuoteStyle::Corner], span),
            '』' => self.stack.end_or_report(&[QuoteStyle::WhiteCorner], span),
            '》' => self.stack.end_or_report(&[QuoteStyle::Title], span),
            '〉' => self.stack.end_or_report(&[QuoteStyle::TitleSingle], span),
            _ => {}
        }
    }

    fn curly_left(&mut self, span: Span, context: &Context) {
        let closes_low = self.stack.is_open(QuoteStyle::Low) && context.facing != Facing::Opening;
        let closes_other = context.facing == Facing::Closing;
        if closes_low {
            self.stack.end(&[QuoteStyle::Low], span, false);
        } else if closes_other && self.stack.innermost() == Some(QuoteStyle::Right) {
            // `”word“`: both marks face the wrong way.
            self.stack.end(&[QuoteStyle::Right], span, false);
        } else if closes_other {
            self.stack.end_or_report(&[QuoteStyle::Curly, QuoteStyle::Straight], span);
        } else {
            self.stack.begin(QuoteStyle::Curly, span, false);
        }
    }

    fn curly_right(&mut self, span: Span, context: &Context) {
        let styles = [QuoteStyle::Curly, QuoteStyle::Low, QuoteStyle::Right, QuoteStyle::Straight];
        if context.facing == Facing::Opening && !styles.iter().any(|style| self.stack.is_open(*style)) {
            self.stack.begin(QuoteStyle::Right, span, false);
        } else {
            self.stack.end_or_report(&styles, span);
        }
    }

    /// An angle that opens `style` and closes `partner`. The usual direction wins where the surroundings are silent.
    fn angle(
        &mut self,
        span: Span,
        context: &Context,
        style: QuoteStyle,
        partner: QuoteStyle,
        usually_closes: bool,
    ) {
        // `l’« ami »`: the apostrophe belongs to the word before, the mark to the one after.
        let is_elided = !usually_closes && self.text[..span.range().start].ends_with(['’', '\'']);
        let opens = context.facing == Facing::Opening || is_elided;
        let closes = context.facing == Facing::Closing && !is_elided;
        if self.stack.is_open(partner)
            && (usually_closes || !opens || self.stack.innermost() == Some(partner))
        {
            self.stack.end(&[partner], span, false);
        } else if closes && self.stack.innermost() == Some(style) {
            self.stack.end(&[style], span, false);
        } else if opens || !(usually_closes || closes) {
            self.stack.begin(style, span, false);
        } else {
            self.stack.report(partner, span);
        }
    }

    fn straight(&mut self, span: Span, context: &Context) {
        let measure = context.before.is_some_and(|c| c.is_ascii_digit()) && context.facing != Facing::Opening;
        let styles = [QuoteStyle::Straight, QuoteStyle::Curly, QuoteStyle::Low, QuoteStyle::AngleReversed];
        let is_open = self.stack.is_open(QuoteStyle::Straight);
        let in_hebrew = matches!(context.before, Some('\u{5d0}'..='\u{5ea}'));
        match context.facing {
            // A mark before the last letter of a short form: צה"ל.
            Facing::Inside if in_hebrew => {}
            Facing::Opening => self.stack.begin(QuoteStyle::Straight, span, false),
            Facing::Closing | Facing::Inside if measure => {
                if is_open {
                    self.stack.end(&styles, span, true);
                }
            }
            Facing::Closing => self.stack.end_or_report(&styles, span),
            Facing::Inside | Facing::Free if is_open => self.stack.end(&styles[..1], span, false),
            Facing::Inside | Facing::Free => self.stack.begin(QuoteStyle::Straight, span, true),
        }
    }

    fn single_left(&mut self, span: Span, context: &Context) {
        let after = &self.text[span.range().end..];
        if self.stack.is_open(QuoteStyle::LowSingle) && context.facing != Facing::Opening {
            self.stack.end(&[QuoteStyle::LowSingle], span, false);
        } else if context.facing == Facing::Opening && !apostrophe::follows(after) {
            self.stack.begin(QuoteStyle::CurlySingle, span, true);
        }
    }

    fn single_right(&mut self, span: Span, context: &Context) {
        if context.facing == Facing::Closing {
            let in_doubt = context.before.is_some_and(char::is_alphanumeric);
            self.stack.end_softly(&[QuoteStyle::CurlySingle, QuoteStyle::LowSingle], span, in_doubt);
        }
    }

    fn straight_single(&mut self, span: Span, context: &Context) {
        let after = &self.text[span.range().end..];
        let in_doubt = context.before.is_some_and(char::is_alphanumeric);
        match context.facing {
            Facing::Opening if !apostrophe::follows(after) => {
                self.stack.begin(QuoteStyle::StraightSingle, span, true)
            }
            Facing::Closing => self.stack.end_softly(&[QuoteStyle::StraightSingle], span, in_doubt),
            _ => {}
        }
    }
}

/// Whether a mark behind `before` is a byte of another letter that was read in the wrong encoding: `â€“`, `Ã«`.
fn is_mojibake(before: &str) -> bool {
    before.ends_with("â€") || before.ends_with(['Ã', 'Â'])
}
