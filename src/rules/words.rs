//! Words and edits that several rules share.

use super::TextEdit;
use crate::syntax::inline::Fault;
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

/// The edits that put a fault right.
pub fn edits(fault: &Fault) -> Vec<TextEdit> {
    fault.edits.iter().map(|edit| TextEdit::replace(edit.span.range(), edit.text)).collect()
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
