//! A name that the glossary wants a note at, and that has none.
//!
//! What the note says, the law or the house may ask for; only the glossary says it, by `first-mention-note`.
//!
//! ```transcript,reports
//! ---
//! entities:
//!   guild: { name: Bell Guild, first-mention-note: dissolved in 1820 }
//! ---
//!
//! — Who paid the Bell Guild?
//!                ^^^^^^^^^^
//!
//! — Nobody paid the Bell Guild.
//! ```
//!
//! The fix puts the note behind the first mention, in the house's brackets and with its signature; else as the other notes
//! of the file are. It is only offered: what the note is to say there, a person has to see.
//!
//! ```transcript,fixed
//! ---
//! entities:
//!   guild: { name: Bell Guild, first-mention-note: dissolved in 1820 }
//! ---
//!
//! — Who paid the Bell Guild (dissolved in 1820 — editor's note)?
//!
//! — Nobody paid the Bell Guild.
//! ```
//!
//! Where a note stands there already, the fix adds to what it says.
//!
//! Not reported are names whose note says more than that, and headings:
//!
//! ```transcript,accepts
//! ---
//! entities:
//!   guild: { name: Bell Guild, first-mention-note: dissolved in 1820 }
//! ---
//!
//! # The Bell Guild and its heirs
//!
//! — Who paid the Bell Guild (a brotherhood; dissolved in 1820 by the king — Transl.)?
//! ```
//!
//! ```transcript,accepts
//! ---
//! entities:
//!   guild: { name: Bell Guild }
//! ---
//!
//! — Who paid the Bell Guild?
//! ```

use std::cell::LazyCell;

use super::TextEdit;
use super::engine::{AllTraces, DocumentView, Report};
use super::rule::{Rule, Unit};
use super::shared::first_mention::{gather, model, noted};
use super::shared::note_form::{NoteForm, note_right_behind};
use super::shared::words::shown;
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "missing-first-mention-note",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("missing_first_mention_note.rs"),
};

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let form = LazyCell::new(|| NoteForm::of(view, model(traces)));
    for name in noted(traces).into_iter().filter(|name| name.note.is_none()) {
        let entry = view.document.vocabulary().entities.entry(name.entity);
        let Some(wanted) = entry.and_then(|entry| entry.first_mention_note.as_ref()) else { continue };
        let text = &view.document;
        let mention = shown(&text.words(name.first.clone()));
        let message = format!("The glossary wants a note at the first mention of `{mention}`");
        let said = shown(&wanted.text);
        let behind = text.words_behind(name.first.end, LONGEST_END);
        let end = name.first.end + ending(&behind);
        if let Some((end, says_something)) = note_right_behind(&view.document, end) {
            let divider = if says_something { "; " } else { "" };
            let edits = vec![TextEdit::insert(end, format!("{divider}{}", wanted.text))];
            report
                .add(name.first, format!("{message}, and the one there says something else: add `{said}`."))
                .may_be_mended_by("Add it to the note", edits);
            continue;
        }
        let note = form.write(&wanted.text);
        report
            .add(name.first, format!("{message}: say `{said}`."))
            .may_be_mended_by("Add the note", vec![TextEdit::insert(end, format!(" {note}"))]);
    }
}

/// The most bytes of what belongs to a name behind it.
const LONGEST_END: usize = 8;

/// The bytes of a quotation mark or a possessive that belongs to the name before it.
fn ending(behind: &str) -> usize {
    let possessive = ["’s", "'s"].iter().find(|ending| behind.starts_with(**ending));
    let quote = || behind.chars().next().filter(|c| matches!(c, '”' | '»' | '"' | '“' | '」' | '』'));
    possessive.map_or_else(|| quote().map_or(0, char::len_utf8), |ending| ending.len())
}
