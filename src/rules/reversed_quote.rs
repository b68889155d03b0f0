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

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::prose::Prose;
use super::rule::{Rule, Unit};
use super::words::shown;
use crate::config::Level;
use crate::model::typography::{self, QuotePair, Typography};

pub(super) const RULE: Rule = Rule {
    name: "reversed-quote",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("reversed_quote.rs"),
};

fn check(view: &BlockView<'_>, report: &mut Report) {
    // Where words have no spaces between them, nothing shows which way a mark faces.
    let language = view.lens.language;
    if view.inlines.quotations.is_empty() || language.is_any(&["zh", "ja"]) {
        return;
    }
    let Some(habits) = typography::of(language) else { return };
    let mut prose = None;
    for quotation in &view.inlines.quotations {
        let Some(close) = quotation.close else { continue };
        let Some((open_mark, close_mark)) =
            turned((quotation.open.of(view.text), close.of(view.text)), habits)
        else {
            continue;
        };
        let prose = prose.get_or_insert_with(|| Prose::of(view));
        if prose.as_ref().is_none_or(|prose| !prose.holds(quotation.open.range().start)) {
            continue;
        }
        let range = quotation.open.range().start..close.range().end;
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

/// The pair that is meant, if the marks face the wrong way in a language with these habits.
fn turned(marks: (&str, &str), habits: &Typography) -> Option<QuotePair> {
    let meant = match marks {
        ("”", "“" | "”") | ("“", "“") => ("“", "”"),
        ("»", "«") => ("«", "»"),
        _ => return None,
    };
    let has = |pair: (&str, &str)| {
        let all = habits.quotes.iter().chain(&habits.other_quotes);
        all.into_iter().any(|(open, close)| (open.trim(), close.trim()) == pair)
    };
    // The outer marks of the language, as a rule: what few use may be set in any way.
    let is_meant = has(meant) && !has(marks);
    is_meant.then_some(meant)
}
