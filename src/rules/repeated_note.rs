//! A note that says of the same name what a note before it has said.
//!
//! Once explained, a name is known; said again, the same words only stop the reader.
//!
//! ```transcript,reports
//! — We called the Heron (a steam dredger — Ed.) at nine.
//!
//! — And the Heron (a steam dredger — Ed.) came.
//!                 ^^^^^^^^^^^^^^^^^^^^^^^
//! ```
//!
//! The fix deletes the second one. It is never made together with others, since an editor may repeat it on purpose.
//!
//! ```transcript,fixed
//! — We called the Heron (a steam dredger — Ed.) at nine.
//!
//! — And the Heron came.
//! ```
//!
//! Not reported are other words on the same name, and the same words on another:
//!
//! ```transcript,accepts
//! — We called the Heron (a steam dredger — Ed.) at nine.
//!
//! — And the Heron (built in 1907 — Ed.) came.
//! ```
//!
//! ```transcript,accepts
//! — We called the Heron (a steam dredger — Ed.) at nine.
//!
//! — And the Bittern (a steam dredger — Ed.) came.
//! ```

use rustc_hash::FxHashMap;

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::tally::key;
use super::shared::words::shown;
use crate::config::Level;
use crate::model::declared::{DeclaredKind, declared};
use crate::model::names::explaining;
use crate::syntax::lexicon::letters;

pub(super) const RULE: Rule = Rule {
    name: "repeated-note",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("repeated_note.rs"),
};

/// The widest gap before a note that goes with it, in bytes.
const LONGEST_GAP: usize = 40;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    if view.inlines.notes().next().is_none() {
        return;
    }
    let mut brackets = explaining(view.inlines);
    brackets.retain(|bracket| bracket.kind == DeclaredKind::Note);
    for bracket in brackets {
        let found = declared(view.text, &[bracket], view.vocabulary.nouns_are_capitals);
        let said = letters(bracket.explanation.of(view.text));
        if let Some(name) = found.first().filter(|_| !said.is_empty()) {
            let name = name.term.of(view.text).to_lowercase();
            traces.add(bracket.outer.range(), 0, key((name, said)));
        }
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let mut first = FxHashMap::default();
    for trace in traces.iter() {
        let Some(earlier) = first.get(&trace.key) else {
            first.insert(trace.key, trace.range.start);
            continue;
        };
        let text = &view.document;
        let line = text.line_number(*earlier);
        let written = text.words(trace.range.clone());
        let message = format!("`{}` stands in line {line} already: delete it here.", shown(&written));
        let before = text.before_on_line(trace.range.start, LONGEST_GAP);
        let gap = before.len() - before.trim_end_matches([' ', '\u{a0}']).len();
        let edit = TextEdit::replace(trace.range.start - gap..trace.range.end, "");
        report.add(trace.range, message).may_be_mended_by("Delete the repeated note", vec![edit]);
    }
}
