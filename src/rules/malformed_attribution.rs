//! A note whose signature is not in its usual form, as `trans.note` is not.
//!
//! One form for one role lets a reader know at once who speaks, and a program find all notes.
//!
//! ```transcript,reports
//! — They support the IG (a banned organisation — trans.note) and other groups.
//!                                                ^^^^^^^^^^
//! ```
//!
//! The fix writes the signature with the spaces, stops and letters of its usual form.
//!
//! ```transcript,fixed
//! — They support the IG (a banned organisation — trans. note) and other groups.
//! ```
//!
//! One that a translation program made, `approx.ed.`, is written as [`machine-attribution`](#machine-attribution) has it.
//!
//! ```transcript,reports
//! — The reservoir (it was filled in 2009 — approx.transl.) has one purpose.
//!                                          ^^^^^^^^^^^^^^
//! ```
//!
//! ```transcript,fixed
//! — The reservoir (it was filled in 2009 — translator's note) has one purpose.
//! ```
//!
//! Not reported are the forms that are in use, and words that only look like a signature:
//!
//! ```transcript,accepts
//! — They support the IG (a banned organisation — Translator's note) and others (see above — Ed.).
//! ```
//!
//! ```transcript,accepts
//! — The price (approx. five roubles) was high, and the book (2nd ed.) was old.
//! ```

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::TextEdit;
use super::engine::{AllTraces, DocumentView, Observed, Report};
use super::rule::{Rule, Unit};
use super::shared::signing::{by_machine, gather, malformed, own_form, usual_form};
use super::shared::words::{shown, starting_as};
use crate::config::Level;
use crate::syntax::lexicon::NoteKind;

pub(super) const RULE: Rule = Rule {
    name: "malformed-attribution",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("malformed_attribution.rs"),
};

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let text = &view.document;
    let mut read = BlockRead::default();
    let mut own_forms: FxHashMap<NoteKind, Option<String>> = FxHashMap::default();
    let mut by_machines: FxHashMap<NoteKind, bool> = FxHashMap::default();
    for (is_machine, trace) in malformed(traces) {
        let Some((kind, range, corrected)) = read.note_at(&view.document, &trace.range) else { continue };
        let own = is_machine.then(|| {
            let forms = own_forms.entry(kind);
            &*forms.or_insert_with(|| own_form(view, kind, traces).map(|(form, ..)| form))
        });
        let own = own.and_then(Option::as_deref);
        let usual = own.or_else(|| is_machine.then(|| usual_form(view, kind)).flatten());
        let wanted = usual.map_or(corrected.clone(), |usual| signed(&corrected, usual));
        let message = format!(
            "The signature `{}` is not in its usual form: write `{wanted}`.",
            shown(&text.words(range.clone())),
        );
        // Beside others that a program made, a form that nobody here uses is to be seen first.
        let is_open = is_machine
            && own.is_none()
            && *by_machines.entry(kind).or_insert_with(|| !by_machine(traces, kind).is_empty());
        let edits = vec![TextEdit::replace(range.clone(), wanted)];
        let finding = report.add(range, message);
        if is_open {
            finding.may_be_mended_by(TITLE, edits);
        } else {
            finding.mended_by(TITLE, edits);
        }
    }
}

const TITLE: &str = "Write the signature in its usual form";

/// A note with a malformed signature: its kind, what is to be mended of it, and how.
type Malformed = (NoteKind, Range<usize>, String);

/// The malformed notes of the block that was read last, by where their signatures start.
#[derive(Default)]
struct BlockRead {
    block: Option<usize>,
    notes: FxHashMap<usize, Malformed>,
}

impl BlockRead {
    /// The note that is signed at `range`.
    fn note_at(&mut self, document: &Observed<'_>, range: &Range<usize>) -> Option<Malformed> {
        let placed = document.block_at(range.start)?;
        if self.block.replace(placed.index) != Some(placed.index) {
            self.notes.clear();
            for (_, note) in document.inlines(&placed).notes() {
                let Some(malformed) = &note.malformed else { continue };
                let at = |offset: u32| placed.start + offset as usize;
                let mended = at(malformed.span.start)..at(malformed.span.end);
                let note_at = self.notes.entry(at(note.attribution.start));
                note_at.or_insert((note.kind, mended, malformed.corrected.clone()));
            }
        }
        self.notes.get(&range.start).cloned()
    }
}

/// `usual` behind what stands before the signature in `corrected`: a dash.
fn signed(corrected: &str, usual: &str) -> String {
    let signature = corrected.trim_start_matches(|c: char| !c.is_alphanumeric());
    let before = corrected.strip_suffix(signature).unwrap_or_default();
    format!("{before}{}", starting_as(signature, usual))
}
