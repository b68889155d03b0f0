//! A quotation mark without its partner.
//!
//! The reader cannot tell where somebody else's words end and the speaker's go on.
//!
//! ```transcript,reports
//! — He told me: “We are late, and then he left.
//!               ^
//! ```
//!
//! ```transcript,reports
//! — He told me: We are late”, and then he left.
//!                          ^
//! ```
//!
//! There is no fix: only the author knows where the words begin and end. It is a hint in a
//! text without turns, which may be no transcript, and where several straight marks stand alone in one paragraph, which
//! may be code.
//!
//! Not reported is a quotation over several paragraphs of one turn, whether or not each of them opens it again; nor are
//! apostrophes and measures:
//!
//! ```transcript,accepts
//! — He told me: “We are late.
//!
//! “We shall not wait.
//!
//! “Come.” And then he left.
//! ```
//!
//! ```transcript,accepts
//! — In the ’90s the dogs’ home had a 24" screen, rock ’n’ roll and 5' 10" of snow.
//! ```
//!
//! ```transcript,accepts
//! — It had a 24” screen, he said “yes”, and a 6” nail.
//! ```

use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use super::shared::misread;
use crate::config::Level;
use crate::model::TurnStyle;
use crate::syntax::inline::{FaultKind, QuoteStyle};

pub(super) const RULE: Rule = Rule {
    name: "unbalanced-quote",
    level: Level::Warning,
    fixable: false,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("unbalanced_quote.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let unmarked = view.document.style() == TurnStyle::Unmarked;
    for block in view.standing_faults().chunk_by(|a, b| a.start == b.start) {
        // Several straight marks that find no partner in one paragraph are code or a table.
        let is_code = block.iter().filter(|standing| is_straight(standing.fault.kind)).count() > 1;
        for standing in block {
            let message = match standing.fault.kind {
                FaultKind::UnclosedQuotation(_) => {
                    "This quotation is never closed: put the closing mark where it ends."
                }
                FaultKind::UnopenedQuotation(_) => {
                    "This mark closes a quotation that was never opened: put the opening mark where it begins."
                }
                _ => continue,
            };
            let is_closing = matches!(standing.fault.kind, FaultKind::UnopenedQuotation(_));
            if is_misread(view, standing.range().start)
                || (is_closing && is_measure(view, standing.range().start))
            {
                continue;
            }
            let doubtful = unmarked || (is_code && is_straight(standing.fault.kind));
            report.add(standing.range(), message).doubtful(doubtful);
        }
    }
}

/// Whether the mark at a byte offset is part of a letter that was misread, of which `mojibake` speaks.
fn is_misread(view: &DocumentView<'_>, at: usize) -> bool {
    let (start, wide) = view.document.stretch_around(at, misread::REACH, |byte| !byte.is_ascii());
    misread::covers(&wide, at - start)
}

/// Whether the mark at a byte offset stands behind a figure: word processors make a closing mark of the sign for inches.
fn is_measure(view: &DocumentView<'_>, at: usize) -> bool {
    view.document.words_before(at, 1).ends_with(|c: char| c.is_ascii_digit())
}

fn is_straight(kind: FaultKind) -> bool {
    matches!(
        kind,
        FaultKind::UnclosedQuotation(QuoteStyle::Straight)
            | FaultKind::UnopenedQuotation(QuoteStyle::Straight)
    )
}
