//! Letters that were read in the wrong encoding: `â€™` for an apostrophe, `РџСЂРё` for Russian.
//!
//! A file was written in one encoding and opened in another. What stands there now is no language.
//!
//! ```transcript,reports
//! — It wasnâ€™t the bell, it was the cafÃ©.
//!          ^^^
//!                                       ^^
//! ```
//!
//! ```transcript,reports
//! — It wasnâ€™t the bell.
//!          ^^^
//! ```
//!
//! The fix reads the letters as they were meant, where that can be told. What became `�` is lost. More
//! than three in one file are told once, and the fix mends all of them.
//!
//! ```transcript,fixed
//! — It wasn’t the bell.
//! ```
//!
//! Letters with marks are no fault by themselves:
//!
//! ```transcript,accepts
//! — Ça alors, la Dame d’Ô et le “café d’à côté”… É! «AMANHÃ», e «São João».
//! ```
//!
//! ```transcript,accepts
//! — С… с этим, ещё «СССР», Ёлка и подъезд.
//! ```

use std::ops::Range;

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, PlacedTrace, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::words::shown;
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "mojibake",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("mojibake.rs"),
};

/// The kinds of trace: a character that is lost, and characters that were misread, with the one before as the key.
const LOST: u32 = 0;
const MISREAD: u32 = 1;

/// More in one file are told once.
const FEW: usize = 3;

/// Text may have gone wrong so many times over.
const DEEPEST: usize = 3;

/// The characters of Windows-1252 from 0x80 to 0x9F; the others are those of Unicode.
const WESTERN: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The characters of Windows-1251 from 0x80 to 0xBF; the alphabet comes behind them.
const CYRILLIC: [char; 64] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', 'ђ', '‘', '’', '“', '”',
    '•', '–', '—', '\u{98}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ', '\u{a0}', 'Ў', 'ў', 'Ј', '¤', 'Ґ', '¦', '§',
    'Ё', '©', 'Є', '«', '¬', '\u{ad}', '®', 'Ї', '°', '±', 'І', 'і', 'ґ', 'µ', '¶', '·', 'ё', '№', 'є', '»',
    'ј', 'Ѕ', 'ѕ', 'ї',
];

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    // No character that is misread is ASCII.
    if !view.signs.has_wide() {
        return;
    }
    for run in runs(view.text).filter(|run| !view.inlines.is_verbatim(run.start as u32)) {
        let written = &view.text[run.clone()];
        if written.contains('\u{fffd}') {
            traces.add(run, LOST, 0);
        } else if !misread(view.text, run.clone(), traces) && written.contains(is_western_sign) {
            // Right letters of another script stand beside those that are wrong.
            for part in parts(view.text, run) {
                misread(view.text, part, traces);
            }
        }
    }
}

/// Leaves a trace where a run was misread; says whether it was.
fn misread(text: &str, run: Range<usize>, traces: &mut Traces) -> bool {
    let before = text[..run.start].chars().next_back();
    let is_misread = meant(&text[run.clone()], before).is_some();
    if is_misread {
        traces.add(run, MISREAD, before.map_or(0, |c| u64::from(u32::from(c))));
    }
    is_misread
}

/// The parts of a run that are Windows-1252 whole.
fn parts(text: &str, run: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut end = run.start;
    text[run].split_inclusive(|c| western_byte(c).is_none()).map(move |piece| {
        let start = end;
        end += piece.len();
        start..start + piece.trim_end_matches(|c| western_byte(c).is_none()).len()
    })
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let all = |kind| traces.iter().filter(move |trace| trace.kind == kind);
    let lost = all(LOST).count();
    for trace in all(LOST).take(if lost > FEW { 1 } else { FEW }) {
        let others = if lost > FEW { format!(", and {lost} in all") } else { String::new() };
        report.add(trace.range, format!("A character was lost here{others}: look it up in the source."));
    }
    let misread: Vec<_> = all(MISREAD).filter_map(|trace| correction(view, trace)).collect();
    if let Some((written, edit)) = misread.first().filter(|_| misread.len() > FEW) {
        let (meant, count) = (shown(&edit.text), misread.len());
        let message = format!(
            "`{}` was read in the wrong encoding, one of {count} in this file: write `{meant}`.",
            shown(written)
        );
        let edits = misread.iter().map(|(_, edit)| edit.clone()).collect();
        report.add(edit.range.clone(), message).mended_by("Read all as they were meant", edits);
        return;
    }
    for (written, edit) in misread {
        let message =
            format!("`{}` was read in the wrong encoding: write `{}`.", shown(&written), shown(&edit.text));
        report.add(edit.range.clone(), message).mended_by("Read it as it was meant", vec![edit]);
    }
}

/// What stands at a trace, and the edit that puts it right.
fn correction(view: &DocumentView<'_>, trace: PlacedTrace) -> Option<(String, TextEdit)> {
    let written = view.document.text().slice(trace.range.clone());
    let before = u32::try_from(trace.key).ok().and_then(char::from_u32).filter(|c| *c != '\0');
    let meant = meant(&written, before)?;
    Some((written.into_owned(), TextEdit::replace(trace.range, meant)))
}

/// The runs of characters outside ASCII that show a sign of it.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += bytes[at..].iter().position(|byte| *byte >= 0x80)?;
            let start = at;
            at += bytes[at..].iter().position(u8::is_ascii).unwrap_or(bytes.len() - at);
            if is_suspect(&text[start..at]) {
                return Some(start..at);
            }
        }
    })
}

/// Whether a run holds what such a text always holds: the first byte of a letter, read as a letter.
fn is_suspect(run: &str) -> bool {
    is_cyrillic_sign(run)
        || run.contains(|c| is_western_sign(c) || matches!(c, '\u{80}'..='\u{9f}' | '\u{fffd}'))
}

/// Whether a run begins as a letter does that was read as Windows-1251: with the first byte of one, and a byte behind it
/// that is none of the alphabet.
fn is_cyrillic_sign(run: &str) -> bool {
    let mut chars = run.chars();
    matches!(chars.next(), Some('Р' | 'С' | 'в')) && chars.next().is_some_and(|c| !matches!(c, 'А'..='я'))
}

/// Whether `c` is the first byte of a letter that was read as Windows-1252.
fn is_western_sign(c: char) -> bool {
    matches!(c, 'Ã' | 'Â' | 'â' | 'Å' | 'Ä' | 'Ð' | 'Ñ')
}

/// The byte of `c` in Windows-1252, if it is none of ASCII.
fn western_byte(c: char) -> Option<u8> {
    match c {
        '\u{a0}'..='\u{ff}' => Some(c as u8),
        _ => WESTERN.iter().position(|known| *known == c).map(|at| 0x80 + at as u8),
    }
}

/// What a run was before it was read wrongly, where that is certain.
fn meant(written: &str, before: Option<char>) -> Option<String> {
    let mut meant = reread(written, before)?;
    for _ in 1..DEEPEST {
        let Some(deeper) = reread(&meant, before) else { break };
        meant = deeper;
    }
    Some(meant)
}

fn reread(written: &str, before: Option<char>) -> Option<String> {
    western(written, before).or_else(|| cyrillic(written)).or_else(|| controls(written))
}

fn western(written: &str, before: Option<char>) -> Option<String> {
    let starts = written.starts_with(is_western_sign);
    // `«AMANHÃ»`: a capital letter before a closing mark.
    let in_capitals = before.is_some_and(char::is_uppercase) && written.chars().count() == 2;
    if !starts || in_capitals {
        return None;
    }
    decode(written, western_byte)
}

fn cyrillic(written: &str) -> Option<String> {
    if !is_cyrillic_sign(written) {
        return None;
    }
    let meant = decode(written, |c| match c {
        'А'..='я' => Some((c as u32 - 'А' as u32) as u8 + 0xc0),
        _ => CYRILLIC.iter().position(|known| *known == c).map(|at| 0x80 + at as u8),
    })?;
    // `С…` is a letter and three dots as often as it is one letter.
    (meant.chars().count() > 1 || written.starts_with("вЂ")).then_some(meant)
}

/// The control characters of Latin-1, which nobody writes, are marks of Windows-1252.
fn controls(written: &str) -> Option<String> {
    let is_control = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    let meant = |c: char| WESTERN.get(c as usize - 0x80).copied().filter(|meant| !is_control(*meant));
    let has = written.chars().any(is_control);
    has.then(|| written.chars().map(|c| if is_control(c) { meant(c) } else { Some(c) }).collect())?
}

/// Reads the bytes that `byte` gives for each character as UTF-8.
fn decode(written: &str, byte: impl Fn(char) -> Option<u8>) -> Option<String> {
    let bytes: Option<Vec<u8>> = written.chars().map(byte).collect();
    let text = String::from_utf8(bytes?).ok()?;
    let plausible = |c: char| (c.is_alphabetic() || !c.is_control()) && c != '\u{fffd}';
    text.chars().all(plausible).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_wrong_is_read_back() {
        for (written, expected) in [
            ("â€™", "’"),
            ("â€\u{9d}", "”"),
            ("Ã©", "é"),
            ("Ã¢â‚¬â„¢", "’"),
            ("РџСЂРёРІРµС‚", "Привет"),
            ("вЂ”", "—"),
            ("\u{92}", "’"),
        ] {
            assert_eq!(meant(written, None).as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn what_is_right_stays() {
        for written in ["é", "«É»", "Привет", "СССР»", "С…", "“", "Â", "ã"] {
            assert_eq!(meant(written, Some('a')), None, "{written}");
        }
    }
}
