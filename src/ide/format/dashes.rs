//! The dashes and the three dots of running text.

use std::ops::Range;

use super::house::SpacedDash;
use super::markers::{is_blank, is_dash};
use super::view::{Change, View};
use crate::rules::TextEdit;
use crate::syntax::inline::BracketKind;

/// Writes the dashes of running text as the house does.
pub fn tidy(view: &View<'_>, changes: &mut Vec<Change>) {
    let Some(wanted) = &view.house.dash else { return };
    let mut at = view.speech_start();
    while let Some(found) = view.text[at..].find(is_dash) {
        let start = at + found;
        let behind = view.text[start..].trim_start_matches(is_dash);
        at = view.text.len() - behind.len();
        changes.extend(Found::read(view, start..at).and_then(|found| found.written_as(view, wanted)));
    }
}

/// A dash between words.
struct Found {
    sign: Range<usize>,
    /// It with the white space around it.
    whole: Range<usize>,
    /// Whether the white space is there to be changed: on both sides or on neither, and words beyond it.
    is_even: bool,
}

impl Found {
    /// Reads a run of dashes, if it is a dash that divides words.
    fn read(view: &View<'_>, sign: Range<usize>) -> Option<Self> {
        let (before, after) = (&view.text[..sign.start], &view.text[sign.end..]);
        let whole = before.trim_end_matches(is_blank).len()
            ..view.text.len() - after.trim_start_matches(is_blank).len();
        let last = view.text[..whole.start].chars().next_back();
        let next = view.text[whole.end..].chars().next();
        let (spaced_before, spaced_after) = (whole.start < sign.start, sign.end < whole.end);
        let is_even = spaced_before == spaced_after;
        let at_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let between_words = is_even && at_word(last) && at_word(next);
        let of_both = |is: fn(char) -> bool| last.is_some_and(is) && next.is_some_and(is);
        let divides = match &view.text[sign.clone()] {
            "—" | "―" => true,
            "–" | "‒" => between_words && spaced_before,
            "--" | "---" if spaced_before => is_even,
            // `#--name` and the like are no words.
            "--" | "---" => between_words && last.is_some_and(ends_words) && next.is_some_and(begins_words),
            "-" => between_words && spaced_before && view.in_turn,
            _ => false,
        };
        let is_sign = next == Some('>') || last == Some('<') || of_both(|c| c.is_ascii_digit());
        if !divides
            || is_sign
            || whole.start < view.speech_start()
            || is_signed(view, sign.start)
            || view.is_apart(sign.start)
        {
            return None;
        }
        let at_edge = last.is_none_or(|c| ",;:!?….(\u{5b}“«„‘\"".contains(c))
            || next.is_none_or(|c| ",;:!?….)]”»’\"".contains(c));
        Some(Found { sign, whole, is_even: between_words && !at_edge })
    }

    fn written_as(self, view: &View<'_>, wanted: &SpacedDash) -> Option<Change> {
        let written = &view.text[self.sign.clone()];
        let sign = if written == "―" && wanted.sign == "—" { "―" } else { wanted.sign.as_str() };
        if !self.is_even {
            return (written != sign).then(|| vec![TextEdit::replace(self.sign, sign)]);
        }
        // A no-break space before a dash is one as good.
        let space = &view.text[self.whole.start..self.sign.start];
        let before = if !wanted.before.is_empty() && space == "\u{a0}" { space } else { &wanted.before };
        let new = format!("{before}{sign}{}", wanted.after);
        (view.text[self.whole.clone()] != new).then(|| vec![TextEdit::replace(self.whole, new)])
    }
}

fn ends_words(c: char) -> bool {
    c.is_alphanumeric() || ".,;:?!…)]”’»\"'*_".contains(c)
}

fn begins_words(c: char) -> bool {
    c.is_alphanumeric() || "([“‘«„\"”’»'*_".contains(c)
}

/// Whether a dash belongs to the signature of a note.
fn is_signed(view: &View<'_>, at: usize) -> bool {
    let bracket = u32::try_from(at).ok().and_then(|at| view.inlines.bracket_at(at));
    bracket.is_some_and(|bracket| match &bracket.kind {
        BracketKind::Note(note) => {
            let (text, signature) = (note.text.range(), note.attribution.range());
            (text.end <= at && at < signature.end) || (signature.start <= at && at < text.start)
        }
        _ => false,
    })
}

/// Writes three dots as the house does.
pub fn dots(view: &View<'_>, changes: &mut Vec<Change>) {
    let Some(wanted) = view.house.ellipsis else { return };
    let mut at = view.speech_start();
    while let Some(found) = view.text[at..].find(['.', '…']) {
        let start = at + found;
        let run = &view.text[start..];
        let end = start + dots_at(run);
        at = end;
        let written = &view.text[start..end];
        let (last, next) = (view.text[..start].chars().next_back(), view.text[end..].chars().next());
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_path = matches!(last, Some('/' | '\\')) || matches!(next, Some('/' | '\\'));
        if matches!(written, "..." | "…" | ". . .")
            && written != wanted
            && !(is_digit(last) && is_digit(next))
            && !is_path
            && !view.is_apart(start)
        {
            changes.push(vec![TextEdit::replace(start..end, wanted)]);
        }
    }
}

/// The length of the run of dots at the start of `run`, with single spaces between them.
fn dots_at(run: &str) -> usize {
    let mut length = 0;
    for dot in run.split_inclusive(['.', '…']) {
        let is_next = matches!(dot, "." | "…") || (length > 0 && dot == " .");
        if !is_next {
            break;
        }
        length += dot.len();
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_with_and_without_spaces_are_one_run() {
        for (run, length) in [("... a", 3), (". . . a", 5), (". A", 1), ("….", 4), (".... ", 4)] {
            assert_eq!(dots_at(run), length, "{run}");
        }
    }
}
