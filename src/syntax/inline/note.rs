//! Finds the signature at the edge of a bracket, and the words that it signs.

use std::ops::Range;

use super::bracket::Shape;
use super::closing_hint::{ceil, floor};
use super::note_form::{self, Accepted};
use crate::syntax::lexicon::{AttributionForm, Lexicon, NoteKind, Strength, is_ideograph, push_letter};

/// The longest signature, in bytes.
const LONGEST: usize = 90;

/// A note read from the inside of a bracket; ranges are relative to that.
pub(super) struct ReadNote {
    pub kind: NoteKind,
    pub attribution: Range<usize>,
    pub text: Range<usize>,
    /// What to replace by what, where the signature is not in an accepted form.
    pub malformed: Option<(Range<usize>, String)>,
}

/// What divides a signature from the words that it signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Divider {
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
    at_end(window, Shape::Round, lexicon)
        .filter(|note| !note.text.is_empty())
        .map(|note| note.kind)
}

/// The end of the first signature in the words after an unclosed bracket, with its kind.
pub(super) fn first_signature(after: &str, lexicon: &Lexicon) -> Option<(usize, NoteKind)> {
    let dividers = after
        .char_indices()
        .filter(|(_, c)| is_dash(*c) || matches!(c, ',' | '.' | '!' | '?'));
    for (at, divider) in dividers {
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

fn at_end(inner: &str, shape: Shape, lexicon: &Lexicon) -> Option<ReadNote> {
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
    let edge = Edge {
        inner,
        end,
        unquoted,
        shape,
    };
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
        let before = if quoted {
            self.inner[..start].trim_end_matches(is_quote)
        } else {
            &self.inner[..start]
        };
        let attribution = before.len()..self.end;
        let (divider, text_end, dash) = divider_before(before);
        let counts = match form {
            Some(form) => counts(
                form,
                divider,
                &self.inner[start..self.unquoted],
                self.shape,
                quoted,
            ),
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
                Some((
                    dash.start..attribution.end,
                    format!("{} {signature}", &self.inner[dash]),
                ))
            }
        };
        Some(ReadNote {
            kind,
            attribution,
            text,
            malformed,
        })
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
        Divider::Comma => form.strength >= Strength::Marked,
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
        return (
            Divider::Dash {
                after_stop: text.ends_with(is_stop),
            },
            text.len(),
            Some(dash),
        );
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
        Divider::Dash { .. } => form.strength >= Strength::Marked,
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

/// Without white space, markup and the full stop around it.
fn trimmed(inner: &str, range: Range<usize>) -> Range<usize> {
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

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '-' | '―' | '‒' | '─' | '−' | '＝' | '－')
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '”' | '»')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

fn is_markup(c: char) -> bool {
    matches!(c, '*' | '_')
}

fn is_around(c: char) -> bool {
    c.is_whitespace() || is_markup(c) || c == '\\'
}

#[cfg(test)]
mod tests {
    use super::*;
    use NoteKind::{Author, Editor, Source, Translator};

    #[test]
    fn notes_in_many_languages() {
        let lexicon = Lexicon::default();
        for (inner, kind, attribution, text) in [
            (
                "against Iran — approx. transl.",
                Translator,
                "approx. transl.",
                "against Iran",
            ),
            (
                "Islamic revolution, 1979 — approx. transl.",
                Translator,
                "approx. transl.",
                "Islamic revolution, 1979",
            ),
            (
                "запрещена в РФ. – Прим. ред.",
                Editor,
                "Прим. ред.",
                "запрещена в РФ",
            ),
            (
                "организация запрещена. Прим. пер.",
                Translator,
                "Прим. пер.",
                "организация запрещена",
            ),
            (
                "president of the company.\n— RT",
                Source,
                "RT",
                "president of the company",
            ),
            (
                "глава компании. — «Известия»",
                Source,
                "«Известия»",
                "глава компании",
            ),
            ("глава компании. — ХБР", Source, "ХБР", "глава компании"),
            ("показывает. — И. К.", Author, "И. К.", "показывает"),
            (
                "his father, Ed.".replace(", Ed.", " - Ed.").leak(),
                Editor,
                "Ed.",
                "his father",
            ),
            (
                "a kind of bread; translator's note",
                Translator,
                "translator's note",
                "a kind of bread",
            ),
            (
                "Translator’s note: a kind of bread.",
                Translator,
                "Translator’s note",
                "a kind of bread",
            ),
            ("Ed. note: cut", Editor, "Ed. note", "cut"),
            ("le président, NdT", Translator, "NdT", "le président"),
            ("NDLR : le président", Editor, "NDLR", "le président"),
            (
                "der Präsident, Anm. d. Red.",
                Editor,
                "Anm. d. Red.",
                "der Präsident",
            ),
            (
                "el presidente – N. del T.",
                Translator,
                "N. del T.",
                "el presidente",
            ),
            (
                "prezydent – przyp. tłum.",
                Translator,
                "przyp. tłum.",
                "prezydent",
            ),
            ("译者注：面包", Translator, "译者注", "面包"),
            ("面包——译者注", Translator, "译者注", "面包"),
            ("パン＝編集部注", Editor, "編集部注", "パン"),
            ("빵 - 역자 주", Translator, "역자 주", "빵"),
            (" — approx. transl.", Translator, "approx. transl.", ""),
            ("*a note. —Trans.*", Translator, "Trans.", "a note"),
        ] {
            let note = read(inner, Shape::Round, &lexicon);
            let read = note.as_ref().map(|note| {
                (
                    note.kind,
                    &inner[note.attribution.clone()],
                    &inner[note.text.clone()],
                )
            });
            assert_eq!(read, Some((kind, attribution, text)), "{inner}");
            assert!(
                note.is_some_and(|note| note.malformed.is_none()),
                "{inner} is well formed"
            );
        }
    }

    #[test]
    fn what_is_no_note() {
        let lexicon = Lexicon::default();
        for inner in [
            "Smith, ed.",
            "ed.",
            "TN",
            "in Nashville, TN",
            "John Smith, Ed",
            "Norton, 2nd ed.",
            "n.a.",
            "NDA",
            "the NDA",
            "my editor",
            "he was the author",
            "Иванов — редактор",
            "родина — США",
            "редактор",
            "I, the translator",
            "post-ed.",
            "The editor: John",
            "a",
            "",
            "— ",
            "it was red",
            "Editor",
            "the mine in Burma — AP",
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
            assert_eq!(
                malformed,
                Some((wrong.to_owned(), corrected.to_owned())),
                "{inner}"
            );
        }
    }
}
