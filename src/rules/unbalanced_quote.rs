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
//! There is no fix: only the author knows where the words begin and end. In a text without turns, which may be no
//! transcript at all, the finding is a hint.
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

use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use crate::config::Level;
use crate::model::TurnStyle;
use crate::syntax::inline::FaultKind;

pub(super) const RULE: Rule = Rule {
    name: "unbalanced-quote",
    level: Level::Warning,
    fixable: false,
    unit: Unit::Document(check),
    source: include_str!("unbalanced_quote.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let unmarked = view.document.style() == TurnStyle::Unmarked;
    for standing in &view.standing_faults {
        let message = match standing.fault.kind {
            FaultKind::UnclosedQuotation(_) => {
                "This quotation is never closed: put the closing mark where it ends."
            }
            FaultKind::UnopenedQuotation(_) => {
                "This mark closes a quotation that was never opened: put the opening mark where it begins."
            }
            _ => continue,
        };
        report.add(standing.range(), message).doubtful(unmarked);
    }
}
