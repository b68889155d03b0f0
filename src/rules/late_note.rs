//! A note that explains a name which was used before without it.
//!
//! Whoever needs the note needs it where the name comes first.
//!
//! ```transcript,reports
//! — We called the Heron at nine, and she came at noon.
//!
//! — And what the Heron (a steam dredger — Ed.) did was soon done.
//!                ^^^^^
//! ```
//!
//! There is no fix: moved, the note may have to be worded anew.
//!
//! Not reported are a name that stood in the title or in the same paragraph only, and one that was explained in other
//! words:
//!
//! ```transcript,accepts
//! The Last Days of the Heron
//!
//! — We called the Heron (a steam dredger — Ed.) at nine.
//! ```
//!
//! ```transcript,accepts
//! — We called the Heron (a dredger, if you want to know) at nine, and she came at noon.
//!
//! — And what the Heron (a steam dredger — Ed.) did was soon done.
//! ```

use std::ops::Range;

use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::words::shown;
use crate::config::Level;
use crate::model::declared::{DeclaredKind, declared};
use crate::model::names;

pub(super) const RULE: Rule = Rule {
    name: "late-note",
    level: Level::Hint,
    fixable: false,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("late_note.rs"),
};

/// A file that explains more names than this is a glossary.
const MOST_NAMES: usize = 100;

/// A name that a note explains, and where.
struct Explained {
    name: Box<str>,
    term: Range<usize>,
}

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    if !view.block.is_text() || view.inlines.notes().next().is_none() {
        return;
    }
    let brackets = names::explaining(view.inlines);
    for found in declared(view.text, &brackets, view.vocabulary.nouns_are_capitals) {
        if found.kind == DeclaredKind::Note {
            traces.add(found.term.range(), 0, 0);
        }
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let document = &view.document;
    let mut explained: Vec<Explained> = Vec::new();
    for trace in traces.iter() {
        if explained.len() >= MOST_NAMES {
            break;
        }
        let name = document.words(trace.range.clone());
        if explained.iter().all(|known| *known.name != *name) {
            explained.push(Explained { name: name.into(), term: trace.range });
        }
    }
    // Where the glossary asks for a note, `late-first-mention-note` speaks.
    let entities = &document.vocabulary().entities;
    let is_asked_for = |name: &str| {
        let entry = entities.lookup(name).and_then(|entity| entities.entry(entity));
        entry.is_some_and(|entry| entry.first_mention_note.is_some())
    };
    explained.retain(|found| !is_asked_for(&found.name));
    if explained.is_empty() {
        return;
    }
    let wanted: Vec<Box<str>> = explained.iter().map(|found| found.name.clone()).collect();
    for (found, first) in explained.into_iter().zip(document.first_uses(wanted)) {
        let Some(first) = first.filter(|first| first.start < found.term.start) else { continue };
        let paragraph = |offset| document.block_at(offset).map(|placed| placed.index);
        if paragraph(first.start) == paragraph(found.term.start) || is_explained(view, first.end) {
            continue;
        }
        if may_be_common(view, &found) {
            continue;
        }
        let line = document.line_number(first.start);
        let message = format!("`{}` is used in line {line} already: explain it there.", shown(&found.name));
        report.add(found.term, message);
    }
}

/// Whether a bracket follows, which says something of the name that ends at `offset`.
fn is_explained(view: &DocumentView<'_>, offset: usize) -> bool {
    let text = &view.document;
    let line = text.line_at(offset);
    let after = text.words(offset..line.end.max(offset));
    after
        .trim_start_matches(|c: char| !c.is_alphanumeric() && !"([{（［【".contains(c))
        .starts_with(['(', '[', '{', '（', '［', '【'])
}

/// Whether its capital may only be that of a sentence.
fn may_be_common(view: &DocumentView<'_>, found: &Explained) -> bool {
    let text = &view.document;
    let line_start = text.line_at(found.term.start).start;
    let before = text.words(line_start..found.term.start);
    let inside = before.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let is_plain = found.name.chars().skip(1).all(char::is_lowercase);
    is_plain && !inside
}
