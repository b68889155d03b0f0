//! Judges quotation marks over the blocks of one turn: a quotation that runs over several paragraphs is opened again
//! in each and closed once.

use super::fault::FaultKind;
use super::{Inlines, QuoteStyle};

/// A quotation that earlier blocks left open.
struct Carried {
    style: QuoteStyle,
    /// The block and the index of the fault that stands if it is never closed.
    fault: (usize, usize),
}

/// Of the faults about unclosed and unopened quotations, those that stand when the blocks of one turn (or one lead)
/// are read together: pairs of the block's index and the fault's index in [`Inlines::faults`].
///
/// A quotation left open is excused where a later block closes it, whether or not the blocks between open it again.
pub fn standing_quote_faults<'i>(blocks: impl IntoIterator<Item = &'i Inlines>) -> Vec<(usize, usize)> {
    let mut standing = Vec::new();
    let mut carried: Option<Carried> = None;
    for (block, inlines) in blocks.into_iter().enumerate() {
        let reopened = inlines.quotations.first().filter(|quotation| {
            quotation.leads_block
                && carried.as_ref().is_some_and(|carried| continues(carried.style, quotation.style))
        });
        let mut excused = None;
        if let Some(quotation) = reopened {
            if quotation.close.is_some() {
                carried = None;
            } else {
                excused = Some(quotation.open);
            }
        }
        for (at, fault) in inlines.faults.iter().enumerate() {
            match (fault.kind, &carried) {
                (FaultKind::UnclosedQuotation(_), _) if excused == Some(fault.span) => {}
                (FaultKind::UnclosedQuotation(style), _) => {
                    if let Some(earlier) = carried.replace(Carried { style, fault: (block, at) }) {
                        standing.push(earlier.fault);
                    }
                }
                (FaultKind::UnopenedQuotation(style), Some(open)) if continues(open.style, style) => {
                    carried = None
                }
                (FaultKind::UnopenedQuotation(_), _) => standing.push((block, at)),
                _ => {}
            }
        }
    }
    standing.extend(carried.map(|carried| carried.fault));
    standing.sort_unstable();
    standing
}

/// Whether a mark of the style `later` may go on with, or close, a quotation that was opened in the style `open`.
fn continues(open: QuoteStyle, later: QuoteStyle) -> bool {
    open == later
        || matches!(
            (open, later),
            (QuoteStyle::Angle, QuoteStyle::AngleReversed)
                | (QuoteStyle::Low | QuoteStyle::Straight | QuoteStyle::Right, QuoteStyle::Curly)
                | (QuoteStyle::Curly | QuoteStyle::Low, QuoteStyle::Straight)
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
            (vec!["One.", "Two.” he"], vec![(1, 0)]),
            (vec!["He said: “One.", "“Two.” And “three."], vec![(1, 0)]),
        ] {
            let inlines: Vec<_> = blocks.iter().map(|block| parse(block, &lexicon)).collect();
            assert_eq!(standing_quote_faults(&inlines), standing, "{blocks:?}");
        }
    }
}
