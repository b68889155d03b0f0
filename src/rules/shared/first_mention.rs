//! Where the names stand that the glossary wants a note at, and which mention has the note.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::mentions;
use super::words::signature_of;
use crate::model::matcher::{EntityId, Mention};
use crate::rules::engine::{AllTraces, BlockView, Traces};
use crate::syntax::inline::{Bracket, BracketKind, Note};
use crate::syntax::lexicon::NoteKind;
use crate::syntax::{BlockKind, Facts, Span};

/// The kinds of traces: a note that a person signed, of which the key is 1 where the editor signs, and a mention, of which
/// the kind is its entity's number and the key the place of its note, if it has one.
const NOTE: u32 = 0;
const FIRST_ENTITY: u32 = 1;

/// A note may stand so many bytes behind the name, in the same sentence: `IG fighters (banned in …)`.
const REACH: usize = 40;

/// An entity that is to be noted, as it stands in a document.
#[derive(Clone, Debug)]
pub struct Noted {
    /// The entity.
    pub entity: EntityId,
    /// Its first mention.
    pub first: Range<usize>,
    /// The bracket of the first mention that has the note, with that mention.
    pub note: Option<(Range<usize>, Range<usize>)>,
}

/// Remembers the mentions of entities that want a note, and the notes by which the form of another one is known.
pub fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    if view.vocabulary.entities.is_empty() {
        return;
    }
    let is_model = |note: &Note| !view.vocabulary.lexicon.is_machine_made(signature_of(note, view.text));
    for (bracket, note) in view.inlines.notes().filter(|(_, note)| is_model(note)) {
        traces.add(bracket.span().range(), NOTE, u64::from(note.kind == NoteKind::Editor));
    }
    if is_headline(view) {
        return;
    }
    for (mention, _, entry) in mentions::shown(view) {
        let Some(wanted) = &entry.first_mention_note else { continue };
        if !is_in_note(view, mention) {
            let end = mention.end as usize;
            let bracket = note_behind(view, mention, &wanted.text);
            let place = bracket.map_or(0, |bracket| {
                let at = bracket.range();
                ((at.start - end) as u64) << 32 | at.len() as u64
            });
            traces.add(mention.start as usize..end, FIRST_ENTITY + mention.entity.0, place);
        }
    }
}

/// Whether the block is a heading or a line like one, where nobody looks for a note.
fn is_headline(view: &BlockView<'_>) -> bool {
    let facts = view.block.facts;
    let is_line = facts.has(Facts::SHORT) && !facts.has(Facts::ENDS_SENTENCE) && !facts.has(Facts::ASKS);
    view.block.kind != BlockKind::Text || (is_line && view.block.marker.is_none())
}

fn is_in_note(view: &BlockView<'_>, mention: &Mention) -> bool {
    let Some(bracket) = view.inlines.bracket_at(mention.start) else { return false };
    matches!(bracket.kind, BracketKind::Note(_)) || view.inlines.enclosing_note(bracket).is_some()
}

/// The bracket behind a mention, in its sentence, that has the wanted words in it.
fn note_behind(view: &BlockView<'_>, mention: &Mention, wanted: &str) -> Option<Span> {
    let brackets = &view.inlines.brackets;
    let from = brackets.partition_point(|bracket| bracket.open.start < mention.end);
    let holds = |bracket: &&Bracket| {
        let between = view.text.get(mention.end as usize..bracket.open.start as usize);
        between.is_some_and(|text| text.len() <= REACH && !text.contains(['.', '?', '!']))
            && plain(bracket.inner().of(view.text)).contains(&plain(wanted))
    };
    brackets.get(from..)?.iter().take(2).find(holds).map(Bracket::span)
}

/// A text as it is compared: in small letters, one space between words.
fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A note of the file that others may be written like, the editor's before others: where its bracket opens.
pub fn model(traces: AllTraces<'_>) -> Option<usize> {
    let notes = || traces.iter().filter(|trace| trace.kind == NOTE);
    notes().find(|trace| trace.key == 1).or_else(|| notes().next()).map(|trace| trace.range.start)
}

/// Every entity that is to be noted, as far as it is mentioned.
pub fn noted(traces: AllTraces<'_>) -> Vec<Noted> {
    let mut all: FxHashMap<u32, Noted> = FxHashMap::default();
    for trace in traces.iter().filter(|trace| trace.kind >= FIRST_ENTITY) {
        let noted = all.entry(trace.kind).or_insert_with(|| Noted {
            entity: EntityId(trace.kind - FIRST_ENTITY),
            first: trace.range.clone(),
            note: None,
        });
        if trace.key != 0 && noted.note.is_none() {
            let start = trace.range.end + (trace.key >> 32) as usize;
            let end = start + (trace.key & u64::from(u32::MAX)) as usize;
            noted.note = Some((start..end, trace.range));
        }
    }
    all.into_values().collect()
}
