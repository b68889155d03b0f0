//! A quotation whose marks face the wrong way: `”word“`, or `»word«` where the language has `«word»`.
//!
//! The marks point away from what they hold, and it looks as if the words between two quotations were quoted.
//!
//! ```toml
//! language = "en"
//! ```
//!
//! ```transcript,reports
//! — They call it the ”old bell“ here.
//!                    ^^^^^^^^^^
//! ```
//!
//! The fix turns them round.
//!
//! ```transcript,fixed
//! — They call it the “old bell” here.
//! ```
//!
//! Not reported is what a language does: German has `»…«` and `„…“`, Swedish and Finnish have `”…”`.
//!
//! ```toml
//! language = "de"
//! ```
//!
//! ```transcript,accepts
//! — Sie nennen sie die »alte Glocke« oder „die gesprungene“.
//! ```
//!
//! ```toml
//! language = "sv"
//! ```
//!
//! ```transcript,accepts
//! — De kallar den ”den gamla klockan” här.
//! ```

use std::ops::Range;

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use super::shared::prose::{Prose, is_unspaced};
use super::shared::quote_marks::turned;
use super::shared::words::shown;
use crate::config::Level;
use crate::syntax::inline::FaultKind;

pub(super) const RULE: Rule = Rule {
    name: "reversed-quote",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("reversed_quote.rs"),
};

fn check(view: &BlockView<'_>, report: &mut Report) {
    if view.inlines.quotations.is_empty() {
        return;
    }
    let mut prose = None;
    for quotation in &view.inlines.quotations {
        let Some(close) = quotation.close else { continue };
        let Some((open_mark, close_mark)) =
            turned((quotation.open.of(view.text), close.of(view.text)), view.lens.language)
        else {
            continue;
        };
        let prose = prose.get_or_insert_with(|| Prose::of(view));
        let range = quotation.open.range().start..close.range().end;
        let Some(prose) = prose.as_ref().filter(|prose| prose.holds(range.start)) else { continue };
        // Where words have no spaces between them, nothing shows which way a mark faces.
        let inside = prose.after(quotation.open.range().end);
        let around = [prose.before(range.start), inside, prose.after(range.end)];
        if around.into_iter().flatten().any(is_unspaced) || is_nested_same(view, &range) {
            continue;
        }
        let message = format!(
            "The marks of `{}` face the wrong way: write {open_mark}…{close_mark}.",
            shown(&view.text[range.clone()])
        );
        let edits = vec![
            TextEdit::replace(quotation.open.range(), open_mark),
            TextEdit::replace(close.range(), close_mark),
        ];
        report.add(range, message).mended_by("Turn the marks round", edits);
    }
}

/// Whether the quotation has the marks of the one around it, of which `nested-same-quote` speaks.
fn is_nested_same(view: &BlockView<'_>, range: &Range<usize>) -> bool {
    let mut nested = view.inlines.faults.iter().filter(|fault| fault.kind == FaultKind::NestedSameQuote);
    nested.any(|fault| fault.span.range() == *range)
}
