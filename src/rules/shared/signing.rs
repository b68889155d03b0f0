//! How the notes of a file are signed: what each signature leaves behind, and which form is the file's own.

use super::tally::{Tally, key};
use super::words::{signature_of, starting_as};
use crate::rules::engine::{AllTraces, BlockView, DocumentView, PlacedTrace, Traces};
use crate::syntax::lexicon::{NoteKind, letters};

/// The kinds of note that a person signs. A newsroom has one name.
pub const KINDS: [NoteKind; 3] = [NoteKind::Translator, NoteKind::Editor, NoteKind::Author];

/// Marks the trace of a signature that a program made.
const MACHINE: u32 = 1 << 8;

/// Marks the trace of one that is malformed.
const MALFORMED: u32 = 1 << 9;

/// Remembers every signature of a block; equal forms have equal keys, a malformed one that of the form it should have.
pub fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    for (_, note) in view.inlines.notes() {
        let form = signature_of(note, view.text);
        let mark = |holds, mark| if holds { mark } else { 0 };
        let kind = note.kind as u32
            | mark(view.vocabulary.lexicon.is_machine_made(form), MACHINE)
            | mark(note.malformed.is_some(), MALFORMED);
        traces.add(note.attribution.range(), kind, key(form.to_lowercase()));
    }
}

/// The signatures of one kind that a program made, in order; those that are malformed as well are the business of
/// `malformed-attribution`.
pub fn by_machine(traces: AllTraces<'_>, kind: NoteKind) -> Vec<PlacedTrace> {
    let of_kind = traces.iter().filter(|trace| trace.kind == kind as u32 | MACHINE);
    let mut found: Vec<PlacedTrace> = of_kind.collect();
    // The signature of a note around another one stands behind that of the inner one.
    found.sort_by_key(|trace| trace.range.start);
    found
}

/// Those that are not in their usual form, with whether a program made them.
pub fn malformed(traces: AllTraces<'_>) -> Vec<(bool, PlacedTrace)> {
    let malformed = traces.iter().filter(|trace| trace.kind & MALFORMED != 0);
    let with_maker = |trace: PlacedTrace| (trace.kind & MACHINE != 0, trace);
    malformed.map(with_maker).collect()
}

/// The signatures of one kind that people wrote.
pub fn by_people(traces: AllTraces<'_>, kind: NoteKind) -> Vec<PlacedTrace> {
    traces.iter().filter(|trace| trace.kind & !MALFORMED == kind as u32).collect()
}

/// How the house signs such notes, or else most people in this file: the form, its key, and whether the house sets it.
pub fn own_form(
    view: &DocumentView<'_>,
    kind: NoteKind,
    traces: AllTraces<'_>,
) -> Option<(String, u64, bool)> {
    if let Some(house) = view.lens.settings.signatures.get(kind.name()) {
        return Some((house.clone(), key(house.to_lowercase()), true));
    }
    let mut tally = Tally::default();
    let by_people = by_people(traces, kind);
    by_people.iter().for_each(|trace| tally.add(trace.key));
    let usual = tally.usual()?;
    let places = by_people.iter().filter(|trace| trace.key == usual);
    let place = places.min_by_key(|trace| trace.kind & MALFORMED)?;
    let written = view.document.words(place.range.clone());
    if place.kind & MALFORMED == 0 {
        return Some((written.into_owned(), usual, false));
    }
    let key = letters(&written);
    let form = view.document.vocabulary().lexicon.attributions(&key).next()?;
    Some((starting_as(&written, &form.written), usual, false))
}

/// How such notes are signed in the language of the text, and in English where that is unknown.
pub fn usual_form<'v>(view: &DocumentView<'v>, kind: NoteKind) -> Option<&'v str> {
    let lexicon = &view.document.vocabulary().lexicon;
    let by = |language| lexicon.usual_attribution(language, kind);
    by(view.lens.language.code()).or_else(|| by("en"))
}
