//! What can be heard or seen, right behind a bracket: as the file writes it, then as its language does.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::brackets::{Open, code, with_brackets};
use super::here::{Here, is_word};
use super::item::{Item, Kind, List};
use crate::syntax::inline::{Bracket, Shape};
use crate::syntax::lexicon::phrase;

/// An event as it is written nearby.
struct Used {
    name: String,
    written: String,
    shape: Shape,
    count: usize,
}

/// What can be heard or seen, right behind the bracket.
pub fn complete(here: &Here<'_>, open: &Open<'_>, closing: &str) -> Option<List> {
    let typed = open.inside.trim_start();
    if open.inside.contains(['\n', '\r', ':', '.', ',']) || !typed.chars().all(|c| is_word(c) || c == ' ') {
        return None;
    }
    let used = used_events(here);
    let lens = here.lens();
    let house = lens.settings.event_brackets.starts_with(open.shape.glyphs().0);
    let is_used = used.iter().any(|event| event.shape == open.shape);
    // A speaker's own parenthesis is no place to offer sounds, unless the file has them there.
    if !(house || is_used || open.shape == Shape::Square) || here.line.after.starts_with(is_word) {
        return None;
    }
    let fold = phrase(typed);
    let mut written: Vec<(String, String)> =
        used.iter().map(|event| (event.written.clone(), "used here".to_owned())).collect();
    written.extend(known_events(here, &code(&lens), &used, fold.is_empty()));
    let fits = |written: &str| phrase(written).starts_with(&fold) && phrase(written) != fold;
    let mut items: Vec<Item> = Vec::new();
    for (written, detail) in written.into_iter().filter(|(written, _)| fits(written)) {
        let text = format!("{written}{closing}");
        let detail = Some(detail).filter(|detail| *detail != written);
        if items.iter().all(|item| item.label != written) {
            items.push(Item { detail, ..Item::new(Kind::Event, written).inserting(text) });
        }
    }
    Some(List { incomplete: fold.is_empty(), ..here.line.list(typed.len(), items)? })
}

/// The events that transcripts have most, the most frequent first.
const COMMON: [&str; 10] =
    ["laughter", "inaudible", "crosstalk", "pause", "applause", "silence", "music", "sigh", "cough", "noise"];

/// Events of the language that are not written here yet, with their names: the common ones alone, each in one form, or all.
fn known_events(here: &Here<'_>, language: &str, used: &[Used], common_alone: bool) -> Vec<(String, String)> {
    let lexicon = &here.document.vocabulary().lexicon;
    let mut known: Vec<_> = lexicon
        .usual_events(language)
        .filter(|event| used.iter().all(|used| *used.name != *event.name))
        .map(|event| {
            let rank = COMMON.iter().position(|common| *common == &*event.name).unwrap_or(COMMON.len());
            (rank, event.written.clone(), event.name.to_string())
        })
        .collect();
    known.sort_by_key(|(rank, written, name)| (*rank, written != name));
    if common_alone {
        let mut seen = FxHashSet::default();
        known.retain(|(rank, _, name)| *rank < COMMON.len() && seen.insert(name.clone()));
    }
    known.into_iter().map(|(_, written, name)| (written, name)).collect()
}

/// The events nearby as they are written, the most frequent first.
fn used_events(here: &Here<'_>) -> Vec<Used> {
    let mut used: Vec<Used> = Vec::new();
    let mut places: FxHashMap<(String, usize), usize> = FxHashMap::default();
    with_brackets(here, |text, inlines| {
        for (bracket, event) in inlines.events() {
            let Bracket { shape, .. } = bracket;
            let written = event.words.of(text).trim_matches(['*', '_', '.']).to_owned();
            let place = *places.entry((written.clone(), *shape as usize)).or_insert(used.len());
            match used.get_mut(place) {
                Some(known) => known.count += 1,
                None => {
                    used.push(Used { name: event.name.to_string(), written, shape: *shape, count: 1 });
                }
            }
        }
    });
    used.sort_by_key(|event| Reverse(event.count));
    used
}
