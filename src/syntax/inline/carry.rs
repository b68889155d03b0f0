//! Judges faults over the blocks of one turn: a quotation that runs over several paragraphs is opened again in each
//! and closed once, and a parenthesis may take up several paragraphs.

use super::fault::{Fault, FaultKind};
use super::{Inlines, QuoteStyle, Shape};

/// A block's index and a fault's index in its [`Inlines::faults`].
type Place = (usize, usize);

/// What earlier blocks left open, each with the fault that stands if it is never closed.
#[derive(Default)]
struct Carried {
    quotation: Option<(QuoteStyle, Place)>,
    brackets: Vec<(Shape, Place)>,
}

/// The faults that stand when the blocks of one turn (or one lead) are read together, as pairs of the block's index
/// and the fault's index in [`Inlines::faults`].
///
/// A quotation or a bracket left open is excused where a later block closes it, for a quotation whether or not the
/// blocks between open it again; a bracket whose own words say where it closes is not.
pub fn standing_faults<'i>(blocks: impl IntoIterator<Item = &'i Inlines>) -> Vec<(usize, usize)> {
    let mut standing = Vec::new();
    let mut carried = Carried::default();
    for (block, inlines) in blocks.into_iter().enumerate() {
        let reopened = carried.reopen(inlines);
        for (at, fault) in inlines.faults.iter().enumerate() {
            let is_reopened =
                reopened && inlines.quotations.first().is_some_and(|first| first.open == fault.span);
            if !(is_reopened && matches!(fault.kind, FaultKind::UnclosedQuotation(_))) {
                standing.extend(carried.judge(fault, (block, at)));
            }
        }
    }
    standing.extend(carried.quotation.map(|(_, fault)| fault));
    standing.extend(carried.brackets.into_iter().map(|(_, fault)| fault));
    standing.sort_unstable();
    standing
}

impl Carried {
    /// Whether a block begins by opening the carried quotation again; where it closes it too, nothing is carried on.
    fn reopen(&mut self, inlines: &Inlines) -> bool {
        let Some((style, _)) = self.quotation else {
            return false;
        };
        let first = inlines.quotations.first();
        let Some(first) = first.filter(|first| first.leads_block && continues(style, first.style)) else {
            return false;
        };
        if first.close.is_some() {
            self.quotation = None;
        }
        true
    }

    /// The fault that is now certain: this one, or an earlier one.
    fn judge(&mut self, fault: &Fault, place: Place) -> Option<Place> {
        match fault.kind {
            FaultKind::UnclosedQuotation(style) => {
                self.quotation.replace((style, place)).map(|(_, earlier)| earlier)
            }
            FaultKind::UnopenedQuotation(style) => {
                let closed = self.quotation.take_if(|(open, _)| continues(*open, style));
                closed.is_none().then_some(place)
            }
            FaultKind::UnclosedBracket(shape, _) if !fault.sure => {
                self.brackets.push((shape, place));
                None
            }
            FaultKind::UnopenedBracket(shape, _)
                if self.brackets.last().is_some_and(|(open, _)| *open == shape) =>
            {
                self.brackets.pop();
                None
            }
            _ => Some(place),
        }
    }
}

/// Whether a mark of the style `later` may go on with, or close, a quotation that was opened in the style `open`.
fn continues(open: QuoteStyle, later: QuoteStyle) -> bool {
    open == later
        || matches!(
            (open, later),
            (QuoteStyle::Angle, QuoteStyle::AngleReversed)
                | (QuoteStyle::Low | QuoteStyle::Straight | QuoteStyle::Right, QuoteStyle::Curly)
                | (QuoteStyle::Curly | QuoteStyle::Low | QuoteStyle::AngleReversed, QuoteStyle::Straight)
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::inline::parse;
    use crate::syntax::lexicon::Lexicon;

    #[test]
    fn a_quotation_over_paragraphs_is_closed_once() {
        let lexicon = Lexicon::default();
        for (blocks, standing) in [
            (vec!["He said: “One.", "“Two.", "“Three.” And left."], vec![]),
            (vec!["He said: «One.", "Two.", "Three». And left."], vec![]),
            (vec!["Dijo: «Uno.", "»Dos.", "»Tres». Y salió."], vec![]),
            (vec!["He said: “One.", "Two."], vec![(0, 0)]),
            (vec!["She (I know.", "It was I.) left"], vec![]),
            (vec!["She (I know.", "It was (I. Left"], vec![(0, 0), (1, 0)]),
            (vec!["One.", "Two.” he"], vec![(1, 0)]),
            (vec!["He said: “One.", "“Two.” And “three."], vec![(1, 0)]),
        ] {
            let inlines: Vec<_> = blocks.iter().map(|block| parse(block, &lexicon)).collect();
            assert_eq!(standing_faults(&inlines), standing, "{blocks:?}");
        }
    }
}
