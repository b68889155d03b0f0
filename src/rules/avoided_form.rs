//! A name that the glossary says not to use.
//!
//! One person, place or organisation under several names looks like several; the glossary says which one it is to be.
//!
//! ```transcript,reports
//! ---
//! entities:
//!   hezbollah: { name: Hezbollah, avoid: [Hisbollah] }
//! ---
//!
//! — The movement Hisbollah was founded in 1982.
//!                ^^^^^^^^^
//! ```
//!
//! The fix writes the preferred name, in capitals where all of the other one was.
//!
//! ```transcript,fixed
//! ---
//! entities:
//!   hezbollah: { name: Hezbollah, avoid: [Hisbollah] }
//! ---
//!
//! — The movement Hezbollah was founded in 1982.
//! ```
//!
//! Not reported are the accepted names, one to avoid that is part of an accepted one, and parts of other words:
//!
//! ```transcript,accepts
//! ---
//! entities:
//!   council: { name: Security Council of Iran, aliases: [SNSC], avoid: [Security Council] }
//! ---
//!
//! — The Security Council of Iran met; the SNSC decided.
//! ```
//!
//! ```transcript,accepts
//! ---
//! entities:
//!   knife: { name: Nojeh, avoid: [Knife] }
//! ---
//!
//! — He had a knife, a Knifemaker's.
//! ```

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use super::words::{in_case_of, shown};
use crate::config::Level;
use crate::model::matcher::FormKind;
use crate::syntax::Span;
use crate::syntax::inline::BracketKind;

pub(super) const RULE: Rule = Rule {
    name: "avoided-form",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("avoided_form.rs"),
};

fn check(view: &BlockView<'_>, report: &mut Report) {
    for mention in view.mentions {
        let Some(form) =
            view.vocabulary.entities.form(mention.form).filter(|form| form.kind == FormKind::Avoid)
        else {
            continue;
        };
        let Some(entry) = view.vocabulary.entities.entry(form.entity) else { continue };
        let span = Span::new(mention.start, mention.end);
        if is_label(view, span) || is_link(view, span) || view.inlines.is_verbatim(span.start) {
            continue;
        }
        let written = span.of(view.text);
        let preferred = in_case_of(written, &entry.name.text);
        let message = format!("The glossary says not to write `{}`: write `{preferred}`.", shown(written));
        let title = format!("Write `{preferred}`");
        report.add(span.range(), message).mended_by(title, vec![TextEdit::replace(span.range(), preferred)]);
    }
}

/// Whether it is part of the label of a turn, which says who speaks and is no mention.
fn is_label(view: &BlockView<'_>, span: Span) -> bool {
    view.block.label().is_some_and(|label| span.start < label.end)
}

/// Whether it stands before the `|` of a link, where it is a key and not shown.
fn is_link(view: &BlockView<'_>, span: Span) -> bool {
    view.inlines.brackets.iter().any(|bracket| match &bracket.kind {
        BracketKind::EntityLink { target, .. } => target.covers(span),
        BracketKind::LinkTarget => bracket.span().covers(span),
        _ => false,
    })
}
