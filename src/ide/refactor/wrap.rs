//! Puts brackets and a signature around selected words, and takes them away again.

use std::ops::Range;

use super::spot::Spot;
use super::{Refactor, RefactorKind};
use crate::config::Settings;
use crate::model::{Document, names};
use crate::rules::{Lens, TextEdit};
use crate::syntax::inline::{Bracket, Note};
use crate::syntax::lexicon::{NoteKind, is_ideograph};

/// The form of notes is taken from so many blocks before and behind the selection.
const NEAR: usize = 100;

/// How a note is written around its words.
struct Frame {
    open: String,
    /// The dash before the signature, with its spaces.
    dash: String,
    signature: String,
    close: String,
}

/// Offers to make a note of the selected words: first of the one who most likely adds it.
pub fn wrap(spot: &Spot<'_>, settings: &Settings) -> Vec<Refactor> {
    let selected = spot.selected.clone();
    if selected.is_empty() || selected.start < spot.speech_start() || is_entangled(spot) {
        return Vec::new();
    }
    let lens = Lens::of(spot.document, settings);
    let offered = kinds(spot).into_iter().filter_map(|kind| {
        let frame = Frame::of(spot, &lens, kind)?;
        let edits = vec![
            TextEdit::insert(selected.start, frame.open),
            TextEdit::insert(selected.end, format!("{}{}{}", frame.dash, frame.signature, frame.close)),
        ];
        let (_, inlines) = spot.tried(&edits)?;
        let is_new = |(bracket, note): &(&Bracket, &Note)| {
            bracket.open.range().start == selected.start && note.kind == kind
        };
        let is_note = inlines.notes().any(|found| is_new(&found));
        let is_only = inlines.brackets.len() == spot.inlines.brackets.len() + 1
            && inlines.notes().count() == spot.inlines.notes().count() + 1;
        let title = format!("Make {} note of the selected words", whose(kind));
        (is_note && is_only).then(|| Refactor::new(RefactorKind::Rewrite, title, spot.placed(edits)))
    });
    offered.collect()
}

/// Whether `at` lies inside a word, or between a letter and its accent.
fn cuts_word(text: &str, at: usize) -> bool {
    let (before, behind) = text.split_at(text.floor_char_boundary(at));
    let is_mark = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
    let is_part = |c: char| c.is_alphanumeric() && !is_ideograph(c);
    match (before.chars().next_back(), behind.chars().next()) {
        (Some(last), Some(next)) => {
            is_mark(next) || last == '\u{200d}' || ((is_part(last) || is_mark(last)) && is_part(next))
        }
        _ => false,
    }
}

/// Whether the selection lies in a note or holds one, or cuts through a word, brackets or a quotation.
fn is_entangled(spot: &Spot<'_>) -> bool {
    let selected = &spot.selected;
    let overlaps = |range: &Range<usize>| range.start < selected.end && selected.start < range.end;
    let contains =
        |outer: &Range<usize>, inner: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
    let cuts = |range: &Range<usize>, inside: &Range<usize>| {
        overlaps(range) && !contains(selected, range) && !contains(inside, selected)
    };
    let in_notes = spot.inlines.notes().any(|(bracket, _)| overlaps(&bracket.span().range()));
    let mut brackets = spot.inlines.brackets.iter();
    let mut quotations = spot.inlines.quotations.iter();
    in_notes
        || cuts_word(&spot.content, selected.start)
        || cuts_word(&spot.content, selected.end)
        || brackets.any(|bracket| cuts(&bracket.span().range(), &bracket.inner().range()))
        || quotations.any(|quotation| {
            let close = quotation.close.map_or(spot.content.len()..spot.content.len(), |close| close.range());
            let open = quotation.open.range();
            cuts(&(open.start..close.end), &(open.end..close.start))
        })
}

/// Offers to leave the words of the note at the cursor in the text, without its brackets and signature.
pub fn unwrap(spot: &Spot<'_>) -> Option<Refactor> {
    let at = spot.selected.start;
    let around = spot.inlines.notes().filter(|(bracket, _)| {
        let range = bracket.span().range();
        range.start <= at && spot.selected.end <= range.end
    });
    let (bracket, note) = around.min_by_key(|(bracket, _)| bracket.span().range().len())?;
    let (span, words) = (bracket.span().range(), note.text.range());
    if words.is_empty() {
        return None;
    }
    let edits =
        vec![TextEdit::replace(span.start..words.start, ""), TextEdit::replace(words.end..span.end, "")];
    let (_, inlines) = spot.tried(&edits)?;
    let is_gone = inlines.brackets.len() + 1 == spot.inlines.brackets.len()
        && inlines.notes().count() + 1 == spot.inlines.notes().count();
    is_gone.then(|| {
        Refactor::new(RefactorKind::Inline, "Put the words of the note into the text", spot.placed(edits))
    })
}

/// Who may add a note: where nothing says that the text is a translation, an editor first.
fn kinds(spot: &Spot<'_>) -> [NoteKind; 2] {
    let front_matter = spot.document.front_matter();
    if front_matter.source_language.is_some() || !front_matter.translators.is_empty() {
        [NoteKind::Translator, NoteKind::Editor]
    } else {
        [NoteKind::Editor, NoteKind::Translator]
    }
}

fn whose(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Translator => "a translator’s",
        NoteKind::Editor => "an editor’s",
        NoteKind::Author => "an author’s",
        NoteKind::Source => "a newsroom’s",
    }
}

impl Frame {
    /// The form of the house; else that of the nearest note that is signed behind its words; else that of the language.
    fn of(spot: &Spot<'_>, lens: &Lens, kind: NoteKind) -> Option<Frame> {
        let lexicon = &spot.document.vocabulary().lexicon;
        let settings = &lens.settings;
        let usual = |language| lexicon.usual_attribution(language, kind);
        let signature = usual(lens.language.code()).or_else(|| usual("en")).map(str::to_owned);
        let nearby = Frame::nearby(spot, None);
        let of_kind = Frame::nearby(spot, Some(kind)).map(|frame| frame.signature);
        let house = settings.signatures.get(kind.name()).cloned();
        let nearby = nearby.unwrap_or_else(|| Frame {
            open: "(".to_owned(),
            dash: " — ".to_owned(),
            signature: String::new(),
            close: ")".to_owned(),
        });
        let mut frame = Frame { signature: house.or(of_kind).or(signature)?, ..nearby };
        let mut glyphs = settings.note_brackets.chars();
        if let (Some(open), Some(close)) = (glyphs.next(), glyphs.next()) {
            (frame.open, frame.close) = (open.to_string(), close.to_string());
        }
        let dash = settings.dash.trim();
        if !dash.is_empty() {
            frame.dash = format!(" {dash} ");
        }
        Some(frame)
    }

    /// The form of the note nearest to the selection, of that kind if one is given.
    fn nearby(spot: &Spot<'_>, kind: Option<NoteKind>) -> Option<Frame> {
        let document = spot.document;
        let first = spot.placed.index.saturating_sub(NEAR);
        let blocks =
            document.blocks().iter_from(first).take(2 * NEAR).filter(|placed| placed.block.is_text());
        let with_notes = blocks.filter_map(|placed| {
            let text = document.text().slice(placed.content());
            if !text.contains(['(', '[', '（', '［', '【']) {
                return None;
            }
            let inlines = names::inlines(document, &placed);
            let mut notes = inlines.notes().filter(|(_, note)| {
                kind.is_none_or(|kind| kind == note.kind)
                    && note.malformed.is_none()
                    && !is_machine_made(document, note.attribution.of(&text))
            });
            let frame = notes.find_map(|(bracket, note)| Frame::written(&text, bracket, note))?;
            Some((placed.index.abs_diff(spot.placed.index), frame))
        });
        with_notes.min_by_key(|(distance, _)| *distance).map(|(_, frame)| frame)
    }

    /// The form of a note that is signed behind its words, with a dash.
    fn written(text: &str, bracket: &Bracket, note: &Note) -> Option<Frame> {
        let dash = text.get(note.text.range().end..note.attribution.range().start)?;
        let is_dash = |c: char| c.is_whitespace() || matches!(c, '—' | '–' | '―' | '-');
        let is_one = dash.chars().any(|c| !c.is_whitespace()) && dash.chars().all(is_dash);
        let signature = note.attribution.of(text);
        let is_short =
            !note.text.is_empty() && !dash.contains(['\n', '\r']) && !signature.contains(['\n', '\r']);
        (is_one && is_short).then(|| Frame {
            open: bracket.open.of(text).to_owned(),
            dash: dash.to_owned(),
            signature: signature.to_owned(),
            close: bracket.close.of(text).to_owned(),
        })
    }
}

/// Whether a program made a signature.
fn is_machine_made(document: &Document, signature: &str) -> bool {
    document.vocabulary().lexicon.is_machine_made(signature)
}
