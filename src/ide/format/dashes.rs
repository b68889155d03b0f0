//! The dashes and the three dots of running text.

use super::house::SpacedDash;
use super::spaces::NO_BREAK;
use super::view::{Change, View};
use crate::rules::TextEdit;
use crate::rules::prose::Prose;
use crate::rules::running_dash::{RunningDash, running_dashes};

/// Writes the dashes of running text as the house does.
pub fn tidy(view: &View<'_>, changes: &mut Vec<Change>) {
    let (Some(wanted), Some(prose)) = (&view.house.dash, &view.prose) else { return };
    for found in running_dashes(prose) {
        let at = found.dash.start;
        // A hyphen between spaces may set off an item of a list where nobody speaks.
        let is_item = !view.in_turn && &view.text[found.dash.clone()] == "-";
        if !is_item && !prose.signs_note(at) && !view.is_apart(at) {
            changes.extend(written_as(view, prose, &found, wanted));
        }
    }
}

/// The change that writes `found` as the house does: with its spaces where words go on behind it.
fn written_as(
    view: &View<'_>,
    prose: &Prose<'_>,
    found: &RunningDash,
    wanted: &SpacedDash,
) -> Option<Change> {
    if !found.goes_on(prose) {
        let is_wanted = view.text[found.dash.clone()] == wanted.sign;
        return (!is_wanted).then(|| vec![TextEdit::replace(found.dash.clone(), wanted.sign.as_str())]);
    }
    // A no-break space before a dash is one as good.
    let space = &view.text[found.range.start..found.dash.start];
    let before = if !wanted.before.is_empty() && space == NO_BREAK { space } else { &wanted.before };
    let new = format!("{before}{}{}", wanted.sign, wanted.after);
    (view.text[found.range.clone()] != new).then(|| vec![TextEdit::replace(found.range.clone(), new)])
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
