//! Words and edits that several rules share.

use std::ops::Range;

use crate::rules::TextEdit;
use crate::syntax::inline::{self, Fault, Note};
use crate::syntax::lexicon::NoteKind;

/// What a note of that kind is called.
pub fn of_kind(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Translator => "translator's note",
        NoteKind::Editor => "editor's note",
        NoteKind::Author => "author's note",
        NoteKind::Source => "note",
    }
}

/// The signature of a note in `text`, or what it should be where it is malformed.
pub fn signature_of<'t>(note: &'t Note, text: &'t str) -> &'t str {
    match &note.malformed {
        // The dash before it may be part of what is to be mended.
        Some(malformed) => malformed.corrected.trim_start_matches(|c: char| !c.is_alphanumeric()),
        None => note.attribution.of(text),
    }
}

/// The edits that put a fault right, for offsets from `start` bytes before its block.
pub fn edits(fault: &Fault, start: usize) -> Vec<TextEdit> {
    let edit = |edit: &inline::Edit| {
        TextEdit::replace(start + edit.span.range().start..start + edit.span.range().end, edit.text)
    };
    fault.edits.iter().map(edit).collect()
}

/// `name` as it stands where `written` stood: in capitals, if that is a word in capitals and no short form.
pub fn in_case_of(written: &str, name: &str) -> String {
    let mut letters = written.chars().filter(|c| c.is_alphabetic());
    let is_shouted = letters.clone().count() > 4 && letters.all(char::is_uppercase);
    if is_shouted { name.to_uppercase() } else { name.to_owned() }
}

/// `name` as it stands at `range` of `text` in place of what is declared as `form`: in capitals where the text is
/// shouted there, and not where capitals are how one word is written.
pub fn in_case_around(text: &str, range: Range<usize>, form: &str, name: &str) -> String {
    let is_loud = |text: &str| text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    let written = text.get(range.clone()).unwrap_or_default();
    let words = || written.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let before = text.get(..range.start).unwrap_or_default().split_whitespace().next_back();
    let behind = text.get(range.end..).unwrap_or_default().split_whitespace().next();
    let is_shouted = is_loud(written)
        && form.chars().any(char::is_lowercase)
        && (words().count() > 1 || before.is_some_and(is_loud) || behind.is_some_and(is_loud));
    if is_shouted { name.to_uppercase() } else { name.to_owned() }
}

/// `text` in one line and not too long, as it is quoted in a message.
pub fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let head: String = line.chars().take(LONGEST - 1).collect();
    format!("{}…", head.trim_end())
}

/// `form` with a capital where `written` has one.
pub fn starting_as(written: &str, form: &str) -> String {
    let mut letters = form.chars();
    match letters.next() {
        Some(first) if written.starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => form.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_in_capitals_where_the_text_is_shouted() {
        for (text, written, form, expected) in [
            ("It is the KNIFE they USE.", "KNIFE", "Knife", "Nojeh"),
            ("IT IS THE KNIFE!", "KNIFE", "Knife", "NOJEH"),
            ("The HAMAS movement", "HAMAS", "Hamas", "Nojeh"),
            ("ONE DAESH MORE", "DAESH", "DAESH", "Nojeh"),
            ("the RIVER COMMITTEE met", "RIVER COMMITTEE", "River Committee", "NOJEH"),
            ("the Knife", "Knife", "Knife", "Nojeh"),
        ] {
            let start = text.find(written).unwrap_or_default();
            assert_eq!(in_case_around(text, start..start + written.len(), form, "Nojeh"), expected, "{text}");
        }
    }
}
