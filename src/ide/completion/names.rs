//! Names in running text: those of the glossary by any of their forms, and those that the document itself brings.
//!
//! A name is offered for the longest run of words before the cursor with which one begins. Nothing else is: whoever
//! writes prose is left alone.

use rustc_hash::FxHashSet;

use super::here::{Here, is_word};
use super::item::{Item, Kind, List, Subject};
use super::voices::voices;
use crate::ide::shorten;
use crate::model::glossary::{GlossaryEntry, folded_beginning};
use crate::model::matcher::{Form, FormKind};
use crate::model::names::explained_once;
use crate::syntax::lexicon::is_ideograph;

/// More than so many names help nobody to choose.
const MOST: usize = 50;

/// No more than so many forms are looked through for them.
const MOST_SEEN: usize = 2000;

/// A name is looked for in so many words before the cursor at most.
const MOST_WORDS: usize = 6;

/// What a name means is shown beside it in so many characters.
const LONGEST_DETAIL: usize = 40;

/// The names that begin with what is typed.
pub fn complete(here: &Here<'_>) -> Option<List> {
    let before = &*here.line.before;
    let short = starts(before).last().and_then(|start| before.get(start..)).filter(|word| is_short(word));
    let own = own_names(here);
    let found = starts(before).find_map(|start| {
        let typed =
            before.get(start..).filter(|_| !is_in_address(before.get(..start).unwrap_or_default()))?;
        let found = if is_short(typed) { None } else { beginning_with(here, &own, typed) }?;
        Some((typed.len(), found))
    });
    match (found, short) {
        (Some((length, (items, incomplete))), _) => {
            Some(List { incomplete, ..here.line.list(length, items)? })
        }
        // One letter says too little, but the next may say enough.
        (None, Some(typed)) => {
            let (typed, whole) = here.line.stretch(typed.len());
            Some(List { typed, whole, items: Vec::new(), incomplete: true })
        }
        (None, None) => None,
    }
}

/// The entities that a link may mean whose `[[` stands open before the cursor.
pub fn in_link(here: &Here<'_>) -> Option<List> {
    let (_, inside) = here.line.before.rsplit_once("[[")?;
    let typed = inside.trim_start();
    if inside.contains(['|', ']', '[']) {
        return None;
    }
    let rest = here.line.after.trim_start_matches(is_word);
    let closing = if rest.starts_with(['|', ']']) { "" } else { "]]" };
    let (found, incomplete) = if typed.is_empty() { first_entities(here) } else { linked(here, typed) };
    let link = |item: Item| {
        let text = format!("{}{closing}", item.text);
        item.inserting(text)
    };
    Some(List { incomplete, ..here.line.list(typed.len(), found.into_iter().map(link).collect())? })
}

/// Some entities, and whether there are more.
fn first_entities(here: &Here<'_>) -> (Vec<Item>, bool) {
    let entities = &here.document.vocabulary().entities;
    let items = entities.iter().take(MOST).map(|(_, entry)| of_entity(entry, None));
    (items.collect(), entities.len() > MOST)
}

/// The entities with a form that begins with `typed`, in any case, else those with such a key.
fn linked(here: &Here<'_>, typed: &str) -> (Vec<Item>, bool) {
    let entities = &here.document.vocabulary().entities;
    let by_form = of_forms(here, typed, |_, _| true);
    if !by_form.0.is_empty() {
        return by_form;
    }
    let begins = |key: &str| key.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
    let found = entities.iter().map(|(_, entry)| entry).filter(|entry| begins(&entry.key.text));
    let mut found =
        found.map(|entry| Item { filter: Some(entry.key.text.clone()), ..of_entity(entry, None) });
    let items = found.by_ref().take(MOST).collect();
    (items, found.next().is_some())
}

/// The starts of the words before the cursor that can belong to one name, the farthest first; none where the cursor is not
/// at the end of a word.
fn starts(before: &str) -> impl Iterator<Item = usize> {
    let mut starts = Vec::new();
    let mut end = before.len();
    while starts.len() < MOST_WORDS {
        let Some(words) = before.get(..end) else { break };
        let start = words.trim_end_matches(is_word).len();
        if start == end {
            break;
        }
        if words.ends_with(is_ideograph) {
            let letters = words.char_indices().rev().take_while(|(_, c)| is_ideograph(*c));
            starts.extend(letters.map(|(at, _)| at).take(MOST_WORDS));
            break;
        }
        starts.push(start);
        let Some(rest) = words.get(..start).and_then(|words| words.strip_suffix([' ', '\u{a0}', '-', '‑']))
        else {
            break;
        };
        end = rest.trim_end_matches('.').len();
    }
    starts.into_iter().rev()
}

/// Whether what stands behind `before` belongs to an address, a path or a handle.
fn is_in_address(before: &str) -> bool {
    before.ends_with(['/', '\\', '@', '#', '.', ':', '&', '=', '_', '~', '`'])
}

/// Whether too little has been typed to tell that it is a name.
fn is_short(typed: &str) -> bool {
    let least = match typed.chars().next() {
        Some(first) if is_ideograph(first) => 1,
        Some(first) if first.is_lowercase() => 3,
        _ => 2,
    };
    typed.chars().take(least).count() < least
}

/// The names that begin with `typed`, and whether there are more.
fn beginning_with(here: &Here<'_>, own: &[Item], typed: &str) -> Option<(Vec<Item>, bool)> {
    let is_small = |text: &str| text.chars().next().is_some_and(char::is_lowercase);
    // A word in lower case is no name that has a capital.
    let fits = |form: &Form, start: usize| {
        form.text.get(start..).is_some_and(|rest| is_small(rest) == is_small(typed))
    };
    let (mut items, incomplete) = of_forms(here, typed, fits);
    let known: Vec<String> = items.iter().map(|item| folded_beginning(&item.text)).collect();
    let own = own.iter().filter(|item| is_small(item.filter()) == is_small(typed));
    let typed = folded_beginning(typed);
    for item in own {
        let text = folded_beginning(&item.text);
        if items.len() < MOST && text.starts_with(&typed) && text != typed && !known.contains(&text) {
            items.push(item.clone());
        }
    }
    // What has been written whole is no beginning of something else by its last words.
    let is_written = || entities_named(here, &typed);
    (!items.is_empty() || is_written()).then_some((items, incomplete))
}

/// Whether an entity may be called that.
fn entities_named(here: &Here<'_>, typed: &str) -> bool {
    let entities = &here.document.vocabulary().entities;
    let mut forms = entities.beginning_with(typed).take(MOST_SEEN);
    forms.any(|(form, start)| entities.form(form).is_some_and(|form| is_done(form, start, typed)))
}

/// Whether a form stands whole, and may stay as it is.
fn is_done(form: &Form, start: usize, typed: &str) -> bool {
    start == 0 && form.kind != FormKind::Avoid && folded_beginning(&form.text) == typed
}

/// The entities that have a form that fits and begins with `typed` at one of its words, each once, by the form that it is
/// most called by; and whether there are more.
fn of_forms(here: &Here<'_>, typed: &str, fits: impl Fn(&Form, usize) -> bool) -> (Vec<Item>, bool) {
    let entities = &here.document.vocabulary().entities;
    let mut found: Vec<(&Form, usize)> = entities
        .beginning_with(typed)
        .take(MOST_SEEN)
        .filter_map(|(form, start)| Some((entities.form(form)?, start)))
        .filter(|(form, start)| fits(form, *start))
        .collect();
    let is_more = found.len() > MOST;
    found.sort_by_key(|(form, start)| (*start > 0, form.kind, form.text.len()));
    let typed = folded_beginning(typed);
    // What has been written whole and may stay needs no completion.
    let done = found.iter().filter(|(form, start)| is_done(form, *start, &typed));
    let done: Vec<_> = done.map(|(form, _)| form.entity).collect();
    let mut seen = Vec::new();
    let mut items = Vec::new();
    for (form, start) in found {
        if !done.contains(&form.entity) && !seen.contains(&form.entity) {
            seen.push(form.entity);
            items.extend(entities.entry(form.entity).map(|entry| of_entity(entry, Some((form, start)))));
        }
        if items.len() == MOST {
            break;
        }
    }
    (items, is_more)
}

/// The item that writes an entity by its preferred name, found by a form from one of its words on.
fn of_entity(entry: &GlossaryEntry, by: Option<(&Form, usize)>) -> Item {
    let name = &entry.name.text;
    let other = by.filter(|(form, _)| form.text != *name);
    let for_form = other.map(|(form, _)| match form.kind {
        FormKind::Avoid => format!("instead of {}", form.text),
        _ => form.text.clone(),
    });
    let kind = entry.kind.map(|kind| kind.name().to_owned());
    let details: Vec<String> = kind.into_iter().chain(for_form).collect();
    Item {
        detail: Some(details.join(", ")).filter(|detail| !detail.is_empty()),
        filter: by.and_then(|(form, start)| form.text.get(start..)).map(str::to_owned),
        ..Item::new(Kind::Name(entry.kind), name).about(Subject::Entity(entry.key.text.clone()))
    }
}

/// The names that the document brings and that begin as a word before the cursor does, each once: those it explains, and
/// those of who speaks.
fn own_names(here: &Here<'_>) -> Vec<Item> {
    let (document, before) = (here.document, &*here.line.before);
    let first = |text: &str| text.chars().next().and_then(|c| c.to_lowercase().next());
    let typed: Vec<Option<char>> = starts(before)
        .filter_map(|start| before.get(start..).filter(|typed| !is_short(typed)))
        .map(first)
        .collect();
    if typed.is_empty() {
        return Vec::new();
    }
    let begins = |text: &str| typed.contains(&first(text));
    let names = explained_once(document, begins).into_iter().flat_map(|name| {
        let item =
            |text: &str| Item::new(Kind::Name(None), text).about(Subject::Explained(name.name.to_string()));
        match &name.short {
            Some(short) => vec![item(&name.name).detailed(&**short), item(short).detailed(&*name.name)],
            None => {
                let says = document.text().slice(name.explanation.clone());
                vec![item(&name.name).detailed(shorten(&says, LONGEST_DETAIL))]
            }
        }
    });
    let declared = document.front_matter().speakers.iter().map(|speaker| speaker.name.text.clone());
    let speaking = voices(here).into_iter().map(|voice| voice.name);
    let speakers = declared.chain(speaking).filter(|name| is_name(name));
    let speakers = speakers.map(|name| Item::new(Kind::Speaker, name).detailed("speaks here"));
    let mut seen = FxHashSet::default();
    names.chain(speakers).filter(|item| begins(&item.text) && seen.insert(item.text.clone())).collect()
}

/// Whether a label is somebody's name as it would stand in a sentence, and no letter or word in capitals.
fn is_name(label: &str) -> bool {
    label.starts_with(char::is_uppercase) && label.chars().any(char::is_lowercase)
}
