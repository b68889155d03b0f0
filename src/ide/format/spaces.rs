//! Repeated spaces in running text, and the no-break space before `? ! : ;` where the house has one.

use super::markers::is_blank;
use super::view::{Change, View};
use crate::rules::TextEdit;
use crate::syntax::Facts;

/// The space that does not let its line break.
pub const NO_BREAK: &str = "\u{a0}";

/// Leaves one space where there are several.
pub fn close_up(view: &View<'_>, changes: &mut Vec<Change>) {
    let may_be_list = !view.house.has_turns && !view.block.facts.has(Facts::ENDS_SENTENCE);
    if !view.text.contains("  ") || may_be_list || is_verse(view.text) {
        return;
    }
    let bytes = view.text.as_bytes();
    let mut at = view.speech_start();
    while let Some(found) = memchr::memmem::find(&bytes[at..], b"  ") {
        let start = at + found;
        let end = start + bytes[start..].iter().take_while(|byte| **byte == b' ').count();
        at = end;
        let before = view.text[..start].chars().next_back();
        let after = view.text[end..].chars().next();
        let are_columns = [before, after].iter().all(|c| c.is_some_and(|c| c.is_ascii_digit()));
        let is_inside =
            before.is_some_and(|c| !c.is_whitespace()) && after.is_some_and(|c| !c.is_whitespace());
        let is_habit = view.house.two_spaces && end - start == 2 && ends_sentence(&view.text[..start]);
        if is_inside && !are_columns && !is_habit && start > view.speech_start() && !view.is_apart(start) {
            changes.push(vec![TextEdit::replace(start + 1..end, "")]);
        }
    }
}

/// Whether text ends where typists put two spaces.
fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*', '_']).ends_with(['.', '?', '!', ':', '…'])
}

/// Whether lines are set in by spaces, or most are spread out to one width.
fn is_verse(text: &str) -> bool {
    let lines = text.lines().count();
    let spread = text.lines().filter(|line| line.trim().contains("  ")).count();
    let set_in = text.lines().skip(1).filter(|line| line.starts_with("  ")).count();
    set_in > 0 || (lines > 2 && spread * 2 > lines)
}

/// Puts a no-break space before `? ! : ;`.
pub fn before_marks(view: &View<'_>, changes: &mut Vec<Change>) {
    if !view.house.spaces_before_marks {
        return;
    }
    for (at, mark) in
        view.text.match_indices(['?', '!', ':', ';']).filter(|(at, _)| *at > view.speech_start())
    {
        let (before, after) = (&view.text[..at], view.text[at + mark.len()..].chars().next());
        let words = before.trim_end_matches(is_blank);
        let follows_word = words.ends_with(|c: char| c.is_alphanumeric() || "»”\")’…%*".contains(c));
        let ends_here = match mark {
            ":" | ";" => after.is_none_or(char::is_whitespace),
            _ => after.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ']' | '/' | '=')),
        };
        let is_set = matches!(&before[words.len()..], "\u{a0}" | "\u{202f}");
        if follows_word && ends_here && !is_set && words.len() >= view.speech_start() && !view.is_apart(at) {
            changes.push(vec![TextEdit::replace(words.len()..at, NO_BREAK)]);
        }
    }
}
