//! Words and edits that several rules share.

use super::TextEdit;
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
