//! Notes that a line break splits in two: the bracket opens in one paragraph, the signature closes it in the next.

use std::ops::Range;

use crate::rules::engine::{DocumentView, Observed};
use crate::syntax::Facts;
use crate::syntax::inline::FaultKind;

/// The longest signature with its dash, in bytes.
const LONGEST_SIGNATURE: usize = 90;

/// The line breaks that split a note, which the bracket at `open` begins and the one at `close` ends, if they stand
/// there by mistake: in the middle of a sentence, or before the signature.
pub fn gap(document: &Observed<'_>, open: &Range<usize>, close: &Range<usize>) -> Option<Range<usize>> {
    let first = document.block_at(open.start)?;
    let second = document.block(first.index + 1).filter(|second| second.content().contains(&close.start))?;
    let is_inside =
        !first.block.facts.has(Facts::ENDS_SENTENCE) || second.block.facts.has(Facts::STARTS_INSIDE);
    let breaks = match second.block.marker {
        None => is_inside,
        Some(_) => {
            second.block.dash().is_some() && document.distance(second.start..close.start) <= LONGEST_SIGNATURE
        }
    };
    let is_stray = first.block.is_text() && second.block.is_text() && breaks;
    is_stray.then(|| first.content().end..second.start)
}

/// Whether the standing fault of that index is one half of such a note.
pub fn is_half(view: &DocumentView<'_>, index: usize) -> bool {
    let is_pair = |first: usize| {
        let (Some(open), Some(close)) =
            (view.standing_faults().get(first), view.standing_faults().get(first + 1))
        else {
            return false;
        };
        let (FaultKind::UnclosedBracket(opened, _), FaultKind::UnopenedBracket(closed, Some(_))) =
            (open.fault.kind, close.fault.kind)
        else {
            return false;
        };
        opened == closed && gap(&view.document, &open.range(), &close.range()).is_some()
    };
    is_pair(index) || index.checked_sub(1).is_some_and(is_pair)
}
