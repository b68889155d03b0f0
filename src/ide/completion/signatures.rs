//! Who signs a note, behind the dash that divides the signature from what it says.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use super::brackets::{Open, code, with_brackets};
use super::here::Here;
use super::item::{Item, Kind, List};
use crate::syntax::lexicon::{NoteKind, letters};

/// The words that sign a note, behind the dash that divides them from it.
pub fn complete(here: &Here<'_>, open: &Open<'_>, closing: &str) -> Option<List> {
    let words = open.inside.trim_end_matches(|c: char| !is_dash(c));
    let typed = open.inside.get(words.len()..)?;
    let said = words.trim_end_matches(is_dash);
    let gap = said.ends_with(char::is_whitespace) || words.ends_with(['—', '–', '―']);
    if said.trim().is_empty() || !gap || said.len() == words.len() || typed.contains(['\n', '\r']) {
        return None;
    }
    // A dash at the cursor is followed by the space that stands before it.
    let space = if typed.is_empty() && said.ends_with(char::is_whitespace) { " " } else { "" };
    let typed = typed.trim_start();
    let fold = letters(typed);
    let (likely, all) = attributions(here);
    // Before a letter is typed a few are enough.
    let most = if fold.is_empty() { likely } else { all.len() };
    let known = all.into_iter().take(most).filter(|(_, written)| letters(written).starts_with(&fold));
    let items = known.map(|(kind, written)| {
        let text = format!("{space}{written}{closing}");
        Item::new(Kind::Attribution, written).detailed(format!("{}’s note", kind.name())).inserting(text)
    });
    Some(List { incomplete: fold.is_empty(), ..here.line.list(typed.len(), items.collect())? })
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―' | '-')
}

/// How notes are signed, the likeliest first: as the house has it, as it is done nearby, as is usual in the language, and
/// in all other ways; and how many of them are likely.
pub fn attributions(here: &Here<'_>) -> (usize, Vec<(NoteKind, String)>) {
    let lens = here.lens();
    let lexicon = &here.document.vocabulary().lexicon;
    let language = code(&lens);
    let house = lens.settings.signatures.iter();
    let mut all: Vec<(NoteKind, String)> =
        house.filter_map(|(kind, written)| Some((NoteKind::from_name(kind)?, written.clone()))).collect();
    all.extend(used_attributions(here));
    let known: Vec<_> = lexicon.all_attributions().map(|(_, form)| form).collect();
    let mut added: Vec<_> = known.iter().filter(|form| form.language.is_empty()).collect();
    added.sort_by_key(|form| (form.kind, &form.written));
    all.extend(added.into_iter().map(|form| (form.kind, form.written.clone())));
    let usual = |kind| Some((kind, lexicon.usual_attribution(&language, kind)?.to_owned()));
    all.extend(kinds(here).into_iter().filter_map(usual));
    keep_first(&mut all);
    let likely = all.len();
    let mut others: Vec<_> = known.into_iter().filter(|form| form.language == language).collect();
    others.sort_by_key(|form| (Reverse(form.strength), form.kind, &form.written));
    all.extend(others.into_iter().map(|form| (form.kind, form.written.clone())));
    keep_first(&mut all);
    (likely, all)
}

/// Who most likely adds a note: where nothing says that the text is a translation, it is an editor.
fn kinds(here: &Here<'_>) -> [NoteKind; 3] {
    let front_matter = here.document.front_matter();
    if front_matter.source_language.is_some() || !front_matter.translators.is_empty() {
        [NoteKind::Translator, NoteKind::Editor, NoteKind::Author]
    } else {
        [NoteKind::Editor, NoteKind::Translator, NoteKind::Author]
    }
}

/// Drops those that have the same letters as one before them.
fn keep_first(all: &mut Vec<(NoteKind, String)>) {
    let mut seen = FxHashSet::default();
    all.retain(|(_, written)| seen.insert(letters(written)));
}

/// How notes nearby are signed, the most used first.
pub fn used_attributions(here: &Here<'_>) -> Vec<(NoteKind, String)> {
    let mut used: Vec<(NoteKind, String, usize)> = Vec::new();
    with_brackets(here, |text, inlines| {
        for (_, note) in inlines.notes().filter(|(_, note)| note.malformed.is_none()) {
            let written = note.attribution.of(text).trim();
            match used.iter_mut().find(|(_, known, _)| known == written) {
                Some((.., count)) => *count += 1,
                None => used.push((note.kind, written.to_owned(), 1)),
            }
        }
    });
    used.sort_by_key(|(.., count)| Reverse(*count));
    used.into_iter().map(|(kind, written, _)| (kind, written)).collect()
}
