//! Finds the signature at the end of a bracket, by the tables or by its form, and what divides it from the words.

use std::ops::Range;

use super::bracket::Shape;
use super::closing_hint::ceil;
use super::note::{LONGEST, ReadNote};
use super::note_form;
use crate::syntax::lexicon::{AttributionForm, Lexicon, NoteKind, Strength, is_ideograph, push_letter};

/// What divides a signature from the words that it signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Divider {
    /// A dash, and whether a sentence ends before it.
    Dash {
        after_stop: bool,
    },
    Comma,
    Stop,
    Colon,
    /// Nothing but space.
    Space,
    /// There is nothing but the signature.
    Edge,
}

/// Reads the note that a signature at the end of the inside of a bracket makes.
pub(super) fn at_end(inner: &str, shape: Shape, lexicon: &Lexicon) -> Option<ReadNote> {
    let end = inner.trim_end_matches(is_around).len();
    let unquoted = inner[..end].trim_end_matches(is_quote).len();
    let window = ceil(inner, unquoted.saturating_sub(LONGEST));
    let mut key = String::new();
    let mut starts = Vec::new();
    let mut before = inner[..window].chars().next_back();
    for (at, c) in inner[window..unquoted].char_indices() {
        if c.is_alphanumeric() && (!before.is_some_and(char::is_alphanumeric) || is_ideograph(c)) {
            starts.push((window + at, key.len()));
        }
        push_letter(&mut key, c);
        before = Some(c);
    }
    let edge = Edge { inner, end, unquoted, shape };
    let last = starts.last().map_or("", |(_, from)| &key[*from..]);
    let known = !last.is_empty() && lexicon.ends_attribution(last);
    let listed = starts.iter().filter(|_| known).find_map(|(start, from)| {
        let forms = lexicon.attributions(&key[*from..]);
        let (form, malformed) = note_form::choose(forms, &inner[*start..unquoted])?;
        edge.note(*start, form.kind, Some(form), malformed)
    });
    listed.or_else(|| edge.unlisted(&starts))
}

/// The end of the inside of a bracket, where a signature may stand.
struct Edge<'t> {
    inner: &'t str,
    /// Where the last word ends, with its full stop and quotation marks.
    end: usize,
    /// The same without quotation marks around the signature.
    unquoted: usize,
    shape: Shape,
}

impl Edge<'_> {
    fn note(
        &self,
        start: usize,
        kind: NoteKind,
        form: Option<&AttributionForm>,
        malformed: Option<String>,
    ) -> Option<ReadNote> {
        let quoted = self.unquoted < self.end;
        let before =
            if quoted { self.inner[..start].trim_end_matches(is_quote) } else { &self.inner[..start] };
        let attribution = before.len()..self.end;
        let (divider, text_end, dash) = divider_before(before);
        let counts = match form {
            Some(form) => counts(form, divider, &self.inner[start..self.unquoted], self.shape, quoted),
            None => divider == Divider::Dash { after_stop: true },
        };
        if !counts {
            return None;
        }
        let text = trimmed(self.inner, 0..text_end);
        let hugged =
            form.filter(|form| matches!(form.language.as_str(), "machine" | "ru" | "uk" | "be" | "bg"));
        let hugged =
            dash.filter(|dash| hugged.is_some() && dash.end == attribution.start && text_end < dash.start);
        let malformed = match (hugged, malformed) {
            (None, None) => None,
            (None, Some(corrected)) => Some((start..self.unquoted, corrected)),
            (Some(dash), corrected) => {
                let signature = corrected.unwrap_or_else(|| self.inner[attribution.clone()].to_owned());
                Some((dash.start..attribution.end, format!("{} {signature}", &self.inner[dash])))
            }
        };
        Some(ReadNote { kind, attribution, text, malformed })
    }

    /// A signature that no table holds: after a full stop and a dash a newsroom's short name in capitals, a name in
    /// quotation marks, or the initials of whoever asks.
    fn unlisted(&self, starts: &[(usize, usize)]) -> Option<ReadNote> {
        let quoted = self.unquoted < self.end;
        starts.iter().rev().take(3).find_map(|(start, _)| {
            let written = &self.inner[*start..self.unquoted];
            let capitals =
                written.chars().all(char::is_uppercase) && (2..=6).contains(&written.chars().count());
            let initials = written.split(['.', ' ']).filter(|part| !part.is_empty());
            let initials = written.ends_with('.')
                && written.len() <= 12
                && initials.clone().count() >= 2
                && initials
                    .clone()
                    .all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase));
            match (capitals || quoted, initials) {
                (_, true) => self.note(*start, NoteKind::Author, None, None),
                (true, _) => self.note(*start, NoteKind::Source, None, None),
                _ => None,
            }
        })
    }
}

/// Whether a form signs a note where it stands.
fn counts(form: &AttributionForm, divider: Divider, written: &str, shape: Shape, quoted: bool) -> bool {
    let count = form.written.chars().count();
    let names_a_person = form.strength == Strength::Short && !form.written.contains('.') && count >= 5;
    if form.kind == NoteKind::Source && form.strength == Strength::Short {
        let is_plain = count > 3 || quoted || matches!(written, "RT" | "РТ" | "Ъ");
        return written == form.written
            && matches!(divider, Divider::Dash { after_stop } if after_stop || is_plain);
    }
    match divider {
        Divider::Dash { after_stop } => !names_a_person || after_stop || !shape.is_round(),
        Divider::Comma => {
            form.strength >= Strength::Marked || (!shape.is_round() && form.written.contains('.'))
        }
        Divider::Stop => form.strength == Strength::Clear,
        Divider::Space => form.strength == Strength::Clear && !form.language.is_empty(),
        Divider::Edge => form.strength == Strength::Clear && form.written.contains('.'),
        Divider::Colon => form.strength == Strength::Clear,
    }
}

/// What divides the words of a note from the signature after them, where the words end, and the dash.
fn divider_before(before: &str) -> (Divider, usize, Option<Range<usize>>) {
    let spaced = before.trim_end();
    let words = spaced.trim_end_matches(is_dash);
    let hyphen = words.len() + 1 == spaced.len() && spaced.ends_with('-');
    let loose = words.is_empty() || words.ends_with(|c: char| c.is_whitespace() || ".!?…".contains(c));
    if words.len() < spaced.len() && !(hyphen && spaced.len() == before.len() && !loose) {
        let dash = words.len()..spaced.len();
        let text = words.trim_end();
        return (Divider::Dash { after_stop: ends_sentence(text) }, text.len(), Some(dash));
    }
    let divider = match spaced.chars().next_back() {
        None => Divider::Edge,
        Some(',' | '，' | '、' | ';') => Divider::Comma,
        Some(':' | '：') => Divider::Colon,
        Some(c) if is_stop(c) => Divider::Stop,
        Some(_) => Divider::Space,
    };
    (divider, spaced.len(), None)
}

/// Without white space, markup and the full stop around it.
pub(super) fn trimmed(inner: &str, range: Range<usize>) -> Range<usize> {
    let text = &inner[range.clone()];
    let start = range.start + text.len() - text.trim_start_matches(is_around).len();
    let text = inner[start.min(range.end)..range.end]
        .trim_end_matches(|c: char| c.is_whitespace() || is_markup(c) || ",;，；".contains(c));
    let text = match text.strip_suffix(['.', '。']) {
        Some(stopped) if !stopped.ends_with('.') => stopped,
        _ => text,
    };
    start.min(range.end)..start.min(range.end) + text.trim_end().len()
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '-' | '―' | '‒' | '─' | '−' | '＝' | '－')
}

/// Whether words end in a stop that is not the one of an initial: `Washington, D.C.`
fn ends_sentence(words: &str) -> bool {
    let mut backward = words.chars().rev();
    backward.next().is_some_and(is_stop)
        && !(words.ends_with('.') && backward.next().is_some_and(char::is_uppercase))
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '”' | '»')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

pub(super) fn is_markup(c: char) -> bool {
    matches!(c, '*' | '_')
}

pub(super) fn is_around(c: char) -> bool {
    c.is_whitespace() || is_markup(c) || c == '\\'
}
