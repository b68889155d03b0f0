//! Inside a bracket: who signs a note, behind the dash; what can be heard, behind the bracket itself.

use rustc_hash::FxHashMap;

use super::here::{Here, is_word};
use super::item::{Item, Kind, List};
use crate::model::names::inlines;
use crate::rules::Lens;
use crate::syntax::BlockKind;
use crate::syntax::inline::{Bracket, Shape};
use crate::syntax::lexicon::{NoteKind, letters, phrase};

/// The brackets in which notes and events stand.
const SHAPES: [Shape; 6] =
    [Shape::Round, Shape::Square, Shape::Curly, Shape::WideRound, Shape::WideSquare, Shape::Lenticular];

/// A bracket that is open before the cursor.
pub struct Open<'t> {
    /// Its form.
    pub shape: Shape,
    /// What stands in it before the cursor.
    pub inside: &'t str,
    /// Whether it is written with a backslash.
    pub escaped: bool,
}

impl<'t> Open<'t> {
    /// The innermost bracket that is open at the end of `before`.
    pub fn of(before: &'t str) -> Option<Open<'t>> {
        let mut closed = 0;
        for (at, c) in before.char_indices().rev() {
            let is = |glyph: &str| glyph.starts_with(c);
            if SHAPES.iter().any(|shape| is(shape.glyphs().1)) {
                closed += 1;
            } else if let Some(shape) = SHAPES.into_iter().find(|shape| is(shape.glyphs().0)) {
                if closed == 0 {
                    let escaped = before.get(..at)?.ends_with('\\');
                    return Some(Open { shape, inside: before.get(at + c.len_utf8()..)?, escaped });
                }
                closed -= 1;
            }
        }
        None
    }

    /// What is missing behind the cursor to close it, where `after` stands there.
    pub fn closing(&self, after: &str) -> &'static str {
        let (open, close) = self.shape.glyphs();
        let mut depth = 0;
        for c in after.chars() {
            if open.starts_with(c) {
                depth += 1;
            } else if close.starts_with(c) {
                if depth == 0 {
                    return "";
                }
                depth -= 1;
            }
        }
        match (self.shape, self.escaped) {
            (Shape::Square, true) => "\\]",
            _ => close,
        }
    }
}

/// What can stand in the bracket that is open before the cursor.
pub fn complete(here: &Here<'_>) -> Option<List> {
    let before = here.before_in_block();
    let open = Open::of(&before)?;
    let closing = open.closing(&here.after_in_block());
    signatures(here, &open, closing).or_else(|| events(here, &open, closing))
}

/// The words that sign a note, behind the dash that divides them from it.
fn signatures(here: &Here<'_>, open: &Open<'_>, closing: &str) -> Option<List> {
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
    let known = attributions(here).into_iter().filter(|(_, written)| letters(written).starts_with(&fold));
    let items = known.map(|(kind, written)| {
        let text = format!("{space}{written}{closing}");
        Item::new(Kind::Attribution, written).detailed(format!("{}’s note", kind.name())).inserting(text)
    });
    here.line.list(typed.len(), items.collect())
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―' | '-')
}

/// How notes are signed: as the house has it, as it is done nearby, as is usual in the language; the likeliest first.
pub fn attributions(here: &Here<'_>) -> Vec<(NoteKind, String)> {
    let lens = here.lens();
    let house = lens.settings.signatures.iter();
    let mut all: Vec<(NoteKind, String)> =
        house.filter_map(|(kind, written)| Some((NoteKind::from_name(kind)?, written.clone()))).collect();
    all.extend(used_attributions(here));
    let lexicon = &here.document.vocabulary().lexicon;
    let language = code(&lens);
    let mut others: Vec<_> = lexicon
        .all_attributions()
        .map(|(_, form)| form)
        .filter(|form| form.language.is_empty() || form.language == language)
        .collect();
    let is_usual = |kind, written: &str| {
        lexicon.usual_attribution(&language, kind).is_some_and(|usual| usual == written)
    };
    others.sort_by_key(|form| {
        let is_usual = form.language.is_empty() || is_usual(form.kind, &form.written);
        (!is_usual, std::cmp::Reverse(form.strength), form.kind, form.written.clone())
    });
    all.extend(others.into_iter().map(|form| (form.kind, form.written.clone())));
    let mut seen = Vec::new();
    all.retain(|(_, written)| {
        let key = letters(written);
        let is_new = !seen.contains(&key);
        seen.push(key);
        is_new
    });
    all
}

/// The language of the text; English where it cannot be told.
fn code(lens: &Lens) -> String {
    let code = lens.language.code();
    if code.is_empty() { "en".to_owned() } else { code.to_owned() }
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
    used.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
    used.into_iter().map(|(kind, written, _)| (kind, written)).collect()
}

/// Looks at each block nearby that has brackets.
fn with_brackets(here: &Here<'_>, mut look: impl FnMut(&str, &crate::syntax::inline::Inlines)) {
    for placed in here.nearby() {
        let speaks = matches!(placed.block.kind, BlockKind::Text | BlockKind::Heading(_));
        let content = here.document.text().slice(placed.content());
        if speaks && content.contains(['(', '[', '{', '（', '［', '【']) {
            look(&content, &inlines(here.document, &placed));
        }
    }
}

/// An event as it is written nearby.
struct Used {
    name: String,
    written: String,
    shape: Shape,
    count: usize,
}

/// What can be heard or seen, right behind the bracket.
fn events(here: &Here<'_>, open: &Open<'_>, closing: &str) -> Option<List> {
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
    let lexicon = &here.document.vocabulary().lexicon;
    let language = code(&lens);
    let known =
        lexicon.usual_events(&language).filter(|event| used.iter().all(|used| *used.name != *event.name));
    written.extend(known.map(|event| (event.written.clone(), event.name.to_string())));
    let fits = |written: &str| phrase(written).starts_with(&fold) && phrase(written) != fold;
    let mut items: Vec<Item> = Vec::new();
    for (written, detail) in written.into_iter().filter(|(written, _)| fits(written)) {
        let text = format!("{written}{closing}");
        let detail = Some(detail).filter(|detail| *detail != written);
        if items.iter().all(|item| item.label != written) {
            items.push(Item { detail, ..Item::new(Kind::Event, written).inserting(text) });
        }
    }
    here.line.list(typed.len(), items)
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
    used.sort_by_key(|event| std::cmp::Reverse(event.count));
    used
}
