//! Writes a transcript as its house does, and where the house is silent as the transcript itself mostly does.
//!
//! Formatting goes in rounds. In each the passes say what they would change in every block; a block that would then be
//! read otherwise keeps what it has, and so does the whole document. It ends when a round changes nothing, so that a
//! text that was formatted stays as it is. No pass changes a letter or a digit but those of a note's signature.

mod code;
mod dashes;
mod habit;
mod house;
mod lines;
mod markers;
mod marking;
mod notes;
mod notes_alone;
mod on_type;
mod quotes;
mod spaces;
mod view;

use std::ops::Range;

use crate::config::Settings;
use crate::model::{Document, Turn, stop};
use crate::rules::{Lens, Patch, TextEdit, compatible, made, shortened};
use crate::syntax::{BlockKind, Placed, inline};
use code::Code;
use house::House;
use lines::Layout;
use view::{Change, View, changed, is_formatted, is_same_block, reads_alike};

pub use notes_alone::{format_note, format_notes};
pub use on_type::format_typed;
pub use view::have_same_shape;

/// A text that is still changing after so many rounds is tried again in a narrower scope. It takes two or three.
const MOST_ROUNDS: usize = 8;

/// The changes of one block are tried one by one only where there are no more than so many.
const MOST_TRIED: usize = 16;

/// What of a document may be changed.
#[derive(Clone, Copy, Debug)]
struct Scope {
    markers: bool,
    blank_lines: bool,
    words: bool,
}

/// From all to what cannot change how a text is read. The first that leaves the outline as it is counts.
const SCOPES: [Scope; 4] = [
    Scope { markers: true, blank_lines: true, words: true },
    Scope { markers: false, blank_lines: true, words: true },
    Scope { markers: false, blank_lines: false, words: true },
    Scope { markers: false, blank_lines: false, words: false },
];

/// What a text is formatted by: one pass for each matter, those first that others build on.
const PASSES: [fn(&View<'_>, &mut Vec<Change>); 8] = [
    markers::tidy,
    notes::tidy_notes,
    notes::tidy_events,
    quotes::tidy,
    dashes::tidy,
    dashes::dots,
    spaces::close_up,
    spaces::before_marks,
];

/// The edits that format `document`, in order, each as small as can be. `settings` are those that hold for its file.
///
/// There are none to be had where the text changes in every round and never comes to rest.
pub fn format(document: &Document, settings: &Settings) -> Option<Vec<TextEdit>> {
    format_blocks(document, settings, 0..document.blocks().tree().len())
}

/// The edits that format the blocks that `bytes` touches, with the blank lines behind them; none to be had as for a
/// whole document.
pub fn format_range(document: &Document, settings: &Settings, bytes: Range<usize>) -> Option<Vec<TextEdit>> {
    let end = if bytes.end > bytes.start { bytes.end - 1 } else { bytes.end };
    let index = |offset| document.blocks().at(offset).map(|placed| placed.index);
    let (Some(first), Some(last)) = (index(bytes.start), index(end)) else { return Some(Vec::new()) };
    format_blocks(document, settings, first..last + 1)
}

/// A document between two rounds.
struct State {
    document: Document,
    text: String,
    /// The blocks to be formatted.
    blocks: Range<usize>,
}

/// Formats in the widest scope in which the text comes to rest.
fn format_blocks(document: &Document, settings: &Settings, blocks: Range<usize>) -> Option<Vec<TextEdit>> {
    let text = document.text().to_string();
    let start = || State { document: document.clone(), text: text.clone(), blocks: blocks.clone() };
    let mut scopes = (0..SCOPES.len()).filter_map(|widest| SCOPES.get(widest..));
    scopes.find_map(|scopes| settled(start(), settings, scopes, MOST_ROUNDS))
}

/// The edits of all rounds, if one of the first `rounds` has nothing more to change.
fn settled(mut state: State, settings: &Settings, scopes: &[Scope], rounds: usize) -> Option<Vec<TextEdit>> {
    let text = state.text.clone();
    let mut patch = Patch::new(text.len());
    for _ in 0..rounds {
        match scopes.iter().find_map(|scope| step(&state, settings, *scope)) {
            Some(Step::Change(edits, next)) => {
                patch.then(&edits.iter().collect::<Vec<_>>());
                state = *next;
            }
            Some(Step::Done) | None => return Some(patch.edits(&text)),
        }
    }
    None
}

/// What came of one round.
enum Step {
    /// There is nothing to change.
    Done,
    /// These edits lead to this state.
    Change(Vec<TextEdit>, Box<State>),
}

/// One round, unless its result would be read otherwise.
fn step(state: &State, settings: &Settings, scope: Scope) -> Option<Step> {
    let edits = round(state, settings, scope);
    if edits.is_empty() {
        return Some(Step::Done);
    }
    let text = made(&state.text, &edits);
    let document = Document::new(&text, state.document.context().clone());
    let (old, new) = (first_filled(&state.document), first_filled(&document));
    let moved = old.saturating_sub(new);
    let blocks = state.blocks.start.saturating_sub(moved)..state.blocks.end.saturating_sub(moved);
    let alike = have_same_outline(&state.document, &document, moved);
    alike.then(|| Step::Change(edits, Box::new(State { document, text, blocks })))
}

/// The index of the first block that is no blank lines.
fn first_filled(document: &Document) -> usize {
    usize::from(document.blocks().get(0).is_some_and(|placed| placed.block.kind == BlockKind::Blank))
}

/// Whether both documents have the same blocks and turns; in the new one they stand `moved` blocks earlier.
fn have_same_outline(old: &Document, new: &Document, moved: usize) -> bool {
    let mut blocks = old.blocks().tree().iter_from(moved).zip(new.blocks().tree().iter());
    let mut turns = old.turns().iter().zip(new.turns().iter());
    let same_turn = |old: &Turn, new: &Turn| {
        let what = |turn: &Turn| (turn.role, turn.marker, turn.question, turn.asks, turn.inferred.is_some());
        let speaker = |turn: &Turn| turn.speaker.as_ref().map(|(_, key)| *key);
        what(old) == what(new)
            && speaker(old) == speaker(new)
            && old.blocks.start == new.blocks.start + moved
            && old.blocks.end == new.blocks.end + moved
    };
    old.blocks().tree().len() == new.blocks().tree().len() + moved
        && blocks.all(|(old, new)| is_same_block(old, new))
        && old.turns().len() == new.turns().len()
        && turns.all(|(old, new)| same_turn(old, new))
}

/// The edits of one round, in order.
fn round(state: &State, settings: &Settings, scope: Scope) -> Vec<TextEdit> {
    let State { document, text, blocks } = state;
    let lens = Lens::of(document, settings);
    let house = House::of(document, text, &lens);
    let layout = Layout::of(document, text);
    let code = Code::of(document);
    let mut edits = Vec::new();
    for placed in document.blocks().iter_from(blocks.start).take(blocks.len()) {
        stop::if_wanted();
        if code.contains(placed.start) {
            continue;
        }
        let lines = lines::inside(text, &placed, &layout);
        // Where lines are tidied the words wait for the next round, so that no two edits meet.
        if lines.is_empty() && scope.words {
            edits.extend(tidy(document, text, &placed, &house, scope));
        }
        edits.extend(lines);
        edits.extend(lines::behind(document, text, &placed, &layout, scope.blank_lines));
    }
    edits
}

/// The edits of the words and marks of one block.
fn tidy(
    document: &Document,
    text: &str,
    placed: &Placed<'_>,
    house: &House<'_>,
    scope: Scope,
) -> Vec<TextEdit> {
    let Some(content) = text.get(placed.content()) else { return Vec::new() };
    if !is_formatted(placed.block.kind) {
        return Vec::new();
    }
    let inlines = inline::parse(content, house.lexicon);
    let view = View::of(document, placed, content, &inlines, house);
    let passes = PASSES.iter().skip(usize::from(!scope.markers));
    let passes = passes.take(if view.prose.is_some() { PASSES.len() } else { usize::from(scope.markers) });
    let wanted = passes.map(|pass| {
        let mut changes = Vec::new();
        pass(&view, &mut changes);
        changes.into_iter().filter_map(|change| effective(content, change)).collect()
    });
    let kept = safe(&view, wanted.filter(|changes: &Vec<Change>| !changes.is_empty()).collect());
    compatible(kept.iter().map(Vec::as_slice)).0.into_iter().map(|edit| moved(edit, placed.start)).collect()
}

/// A change without what changes nothing; nothing if that is all of it.
fn effective(text: &str, change: Change) -> Option<Change> {
    let edits = change.into_iter().filter_map(|edit| shortened(edit, text));
    Some(edits.collect()).filter(|change: &Change| !change.is_empty())
}

/// Those of the changes, pass by pass, with which the block reads as it did.
fn safe(view: &View<'_>, wanted: Vec<Vec<Change>>) -> Vec<Change> {
    let alike = |changes: &[Change]| {
        changes.is_empty()
            || reads_alike(view.text, view.inlines, &changed(view.text, changes), view.house.lexicon)
    };
    let all = wanted.concat();
    if alike(&all) {
        return all;
    }
    let tried = if all.len() > MOST_TRIED { wanted } else { all.into_iter().map(|one| vec![one]).collect() };
    let mut kept = Vec::new();
    for changes in tried {
        let before = kept.len();
        kept.extend(changes);
        if !alike(&kept) {
            kept.truncate(before);
        }
    }
    kept
}

fn moved(edit: &TextEdit, by: usize) -> TextEdit {
    TextEdit::replace(edit.range.start + by..edit.range.end + by, edit.text.clone())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Context;

    #[test]
    fn a_text_that_does_not_come_to_rest_has_no_edits() {
        let text = "— Why? \n\n\n\n— So.";
        let document = Document::new(text, Arc::new(Context::default()));
        let blocks = 0..document.blocks().tree().len();
        let state = || State { document: document.clone(), text: text.to_owned(), blocks: blocks.clone() };
        let edits = |rounds| settled(state(), &Settings::default(), &SCOPES, rounds);
        assert_eq!(edits(1), None);
        assert!(edits(MOST_ROUNDS).is_some_and(|edits| !edits.is_empty()));
    }
}
