//! Reads the inside of a bracket as a note: the words, and the signature at one edge of them.

use std::ops::Range;

use super::bracket::Shape;
use super::closing_hint::{ceil, floor};
use super::note_form::{self, Accepted};
use super::signature::{Divider, at_end, is_around, is_dash, is_markup, trimmed};
use crate::syntax::lexicon::{AttributionForm, Lexicon, NoteKind, Strength, is_ideograph, push_letter};

/// The longest signature, in bytes.
pub(super) const LONGEST: usize = 90;

/// A note read from the inside of a bracket; ranges are relative to that.
pub(super) struct ReadNote {
    pub kind: NoteKind,
    pub attribution: Range<usize>,
    pub text: Range<usize>,
    /// What to replace by what, where the signature is not in an accepted form.
    pub malformed: Option<(Range<usize>, String)>,
}

/// Reads the inside of a bracket as a note.
pub(super) fn read(inner: &str, shape: Shape, lexicon: &Lexicon) -> Option<ReadNote> {
    if inner.len() < 2 {
        return None;
    }
    at_end(inner, shape, lexicon).or_else(|| at_start(inner, lexicon))
}

/// The kind of note that the words before a stray closing bracket are.
pub(super) fn signature_before(before: &str, lexicon: &Lexicon) -> Option<NoteKind> {
    let window = &before[ceil(before, before.len().saturating_sub(2 * LONGEST))..];
    at_end(window, Shape::Round, lexicon).filter(|note| !note.text.is_empty()).map(|note| note.kind)
}

/// The end of the first signature in the words after an unclosed bracket, with its kind. Bytes that are apart are passed
/// over.
pub(super) fn first_signature(
    after: &str,
    is_apart: impl Fn(usize) -> bool,
    lexicon: &Lexicon,
) -> Option<(usize, NoteKind)> {
    let dividers = after.char_indices().filter(|(_, c)| is_dash(*c) || matches!(c, ',' | '.' | '!' | '?'));
    for (at, divider) in dividers.filter(|(at, _)| !is_apart(*at)) {
        let words = at + divider.len_utf8();
        let start = words + after[words..].len() - after[words..].trim_start().len();
        let Some((length, form)) = leading(&after[start..], lexicon) else {
            continue;
        };
        let written = &after[start..start + length];
        let counts = match form.strength {
            Strength::Clear => is_dash(divider) || form.written.contains(['.', ' ']),
            Strength::Marked | Strength::Short => {
                is_dash(divider) && written.ends_with('.') && form.kind != NoteKind::Source
            }
        };
        if counts && start > words {
            return Some((start + length, form.kind));
        }
    }
    None
}

fn at_start(inner: &str, lexicon: &Lexicon) -> Option<ReadNote> {
    let window = &inner[..floor(inner, LONGEST)];
    if !window.contains(|c| is_dash(c) || matches!(c, ':' | '：' | '.')) {
        return None;
    }
    let start = inner.len() - inner.trim_start_matches(is_around).len();
    let (length, form) = leading(&inner[start..], lexicon)?;
    let end = start + length;
    let after = inner[end..].trim_start_matches(|c: char| c.is_whitespace() || is_markup(c));
    let mark = after.chars().next()?;
    let (divider, length) = match mark {
        ':' | '：' => (Divider::Colon, mark.len_utf8()),
        '-' if !inner[end..].starts_with(char::is_whitespace) => return None,
        c if is_dash(c) => (Divider::Dash { after_stop: false }, c.len_utf8()),
        c if inner[..end].ends_with('.') && (c.is_uppercase() || c == '«' || c == '“') => {
            (Divider::Stop, 0)
        }
        _ => return None,
    };
    let names_a_person = form.strength == Strength::Short && form.written.chars().count() >= 5;
    let counts = match divider {
        Divider::Colon => !names_a_person && form.kind != NoteKind::Source,
        Divider::Dash { .. } => form.strength >= Strength::Marked || form.written.contains('.'),
        _ => form.strength == Strength::Clear,
    };
    if !counts {
        return None;
    }
    let malformed = match note_form::accepted(&form.written, &inner[start..end]) {
        Accepted::Yes | Accepted::No => None,
        Accepted::Corrected(corrected) => Some((start..end, corrected)),
    };
    let from = inner.len() - after.len() + length;
    Some(ReadNote {
        kind: form.kind,
        attribution: start..end,
        text: trimmed(inner, from..inner.len()),
        malformed,
    })
}

/// The longest form of the table at the start of a text, with its length there.
fn leading<'l>(text: &str, lexicon: &'l Lexicon) -> Option<(usize, &'l AttributionForm)> {
    let mut key = String::new();
    let mut found = None;
    let mut chars = text.char_indices().take_while(|(at, _)| *at < LONGEST).peekable();
    while let Some((at, c)) = chars.next() {
        push_letter(&mut key, c);
        let next = chars.peek().map(|(_, next)| *next);
        let ends_word = c.is_alphanumeric() && (is_ideograph(c) || !next.is_some_and(char::is_alphanumeric));
        if ends_word {
            let end = at + c.len_utf8() + usize::from(next == Some('.'));
            let form = note_form::choose(lexicon.attributions(&key), &text[..end]);
            found = form.map(|(form, _)| (end, form)).or(found);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use NoteKind::{Author, Editor, Source, Translator};

    #[test]
    fn notes_in_many_languages() {
        let lexicon = Lexicon::default();
        for (inner, kind, attribution, text) in [
            ("against Iran — approx. transl.", Translator, "approx. transl.", "against Iran"),
            (
                "Islamic revolution, 1979 — approx. transl.",
                Translator,
                "approx. transl.",
                "Islamic revolution, 1979",
            ),
            ("запрещена в РФ. – Прим. ред.", Editor, "Прим. ред.", "запрещена в РФ"),
            ("организация запрещена. Прим. пер.", Translator, "Прим. пер.", "организация запрещена"),
            ("president of the company.\n— RT", Source, "RT", "president of the company"),
            ("глава компании. — «Известия»", Source, "«Известия»", "глава компании"),
            ("глава компании. — ХБР", Source, "ХБР", "глава компании"),
            ("показывает. — И. К.", Author, "И. К.", "показывает"),
            ("his father, Ed.".replace(", Ed.", " - Ed.").leak(), Editor, "Ed.", "his father"),
            ("a kind of bread; translator's note", Translator, "translator's note", "a kind of bread"),
            ("Translator’s note: a kind of bread.", Translator, "Translator’s note", "a kind of bread"),
            ("Ed. note: cut", Editor, "Ed. note", "cut"),
            ("le président, NdT", Translator, "NdT", "le président"),
            ("NDLR : le président", Editor, "NDLR", "le président"),
            ("der Präsident, Anm. d. Red.", Editor, "Anm. d. Red.", "der Präsident"),
            ("el presidente – N. del T.", Translator, "N. del T.", "el presidente"),
            ("prezydent – przyp. tłum.", Translator, "przyp. tłum.", "prezydent"),
            ("译者注：面包", Translator, "译者注", "面包"),
            ("面包——译者注", Translator, "译者注", "面包"),
            ("パン＝編集部注", Editor, "編集部注", "パン"),
            ("빵 - 역자 주", Translator, "역자 주", "빵"),
            (" — approx. transl.", Translator, "approx. transl.", ""),
            ("*a note. —Trans.*", Translator, "Trans.", "a note"),
        ] {
            let note = read(inner, Shape::Round, &lexicon);
            let read = note
                .as_ref()
                .map(|note| (note.kind, &inner[note.attribution.clone()], &inner[note.text.clone()]));
            assert_eq!(read, Some((kind, attribution, text)), "{inner}");
            assert!(note.is_some_and(|note| note.malformed.is_none()), "{inner} is well formed");
        }
    }

    #[test]
    fn what_is_no_note() {
        let lexicon = Lexicon::default();
        for inner in [
            "Smith, ed.", "Smith, trans.", "Washington, D.C. — AP", "ed.", "TN", "in Nashville, TN",
            "John Smith, Ed", "Norton, 2nd ed.", "n.a.", "NDA", "the NDA", "my editor", "he was the author",
            "Иванов — редактор", "родина — США", "редактор", "I, the translator", "post-ed.",
            "The editor: John", "a", "", "— ", "it was red", "Editor", "the mine in Burma — AP",
        ] {
            assert!(read(inner, Shape::Round, &lexicon).is_none(), "{inner}");
        }
    }

    #[test]
    fn malformed_signatures_still_sign() {
        let lexicon = Lexicon::default();
        for (inner, wrong, corrected) in [
            ("banned organizations — approx.ed.", "approx.ed.", "approx. ed."),
            ("хлеб — Прим.пер", "Прим.пер", "Прим. пер."),
            ("хлеб — прим.. ред.", "прим.. ред.", "прим. ред."),
            ("хлеб —прим. ред.", "—прим. ред.", "— прим. ред."),
            ("bread — approx.transl.", "approx.transl.", "approx. transl."),
        ] {
            let malformed = read(inner, Shape::Round, &lexicon).and_then(|note| note.malformed);
            let malformed = malformed.map(|(span, corrected)| (inner[span].to_owned(), corrected));
            assert_eq!(malformed, Some((wrong.to_owned(), corrected.to_owned())), "{inner}");
        }
    }
}
