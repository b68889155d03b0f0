//! A note that the glossary wants at a name's first mention, and that stands at a later one.
//!
//! Who reads from the start meets the name without it. The glossary asks for it by `first-mention-note`.
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
//! — Nobody paid the Bell Guild (dissolved in 1820 — Ed.).
//! ```
//!
//! The fix moves the note.
//!
//! ```transcript,fixed
//! ---
//! entities:
//!   guild: { name: Bell Guild, first-mention-note: dissolved in 1820 }
//! ---
//!
//! — Who paid the Bell Guild (dissolved in 1820 — Ed.)?
//!
//! — Nobody paid the Bell Guild.
//! ```
//!
//! Not reported are notes for which the glossary does not ask, and a note that stands at the first mention and again later:
//!
//! ```transcript,accepts
//! ---
//! entities:
//!   guild: { name: Bell Guild, first-mention-note: dissolved in 1820 }
//! ---
//!
//! — Who paid the Bell Guild (dissolved in 1820 — Ed.)?
//!
//! — Nobody paid the Bell Guild; the ropes (of hemp — Ed.) were free.
//! ```
//!
//! ```transcript,accepts
//! ---
//! entities:
//!   guild: { name: Bell Guild }
//! ---
//!
//! — Who paid the Bell Guild (dissolved in 1820 — Ed.)?
//! ```

use super::TextEdit;
use super::engine::{AllTraces, DocumentView, Report};
use super::rule::{Rule, Unit};
use super::shared::first_mention::{gather, noted};
use super::shared::words::shown;
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "late-first-mention-note",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("late_first_mention_note.rs"),
};

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let text = &view.document;
    for name in noted(traces) {
        let Some((note, mention)) = name.note.filter(|(_, mention)| *mention != name.first) else { continue };
        let message = format!(
            "`{}` is first mentioned here, and its note stands in line {} only: move it.",
            shown(&text.words(name.first.clone())),
            text.line_number(note.start)
        );
        let written = text.words(note.clone()).into_owned();
        let finding = report.add(name.first.clone(), message);
        // What stands between the name and its note might go with either.
        let between = text.words(mention.end..note.start);
        if between.chars().all(|c| c == ' ') {
            let edits = vec![
                TextEdit::insert(name.first.end, format!(" {written}")),
                TextEdit::replace(mention.end..note.end, ""),
            ];
            finding.mended_by("Move the note here", edits);
        }
    }
}
