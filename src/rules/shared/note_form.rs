//! How a note is written in a file: its brackets, its dash, its signature.

use super::signing::usual_form;
use super::words::signature_of;
use crate::rules::engine::{DocumentView, Observed};
use crate::syntax::lexicon::NoteKind;

/// How a note is written.
#[derive(Clone, Debug)]
pub struct NoteForm {
    brackets: (String, String),
    between: String,
    signature: String,
}

impl NoteForm {
    /// The form of the house; else that of the note whose bracket opens at `model`; else that of the language.
    pub fn of(view: &DocumentView<'_>, model: Option<usize>) -> NoteForm {
        let own = model.and_then(|open| form_at(&view.document, open));
        let mut form = own.unwrap_or_else(|| NoteForm {
            brackets: ("(".to_owned(), ")".to_owned()),
            between: " — ".to_owned(),
            signature: usual_form(view, NoteKind::Editor).unwrap_or_default().to_owned(),
        });
        let settings = &view.lens.settings;
        let mut glyphs = settings.note_brackets.chars();
        if let (Some(open), Some(close)) = (glyphs.next(), glyphs.next()) {
            form.brackets = (open.to_string(), close.to_string());
        }
        let signatures = &settings.signatures;
        if let Some(signature) =
            signatures.get(NoteKind::Editor.name()).or_else(|| signatures.values().next())
        {
            form.signature.clone_from(signature);
        }
        form
    }

    /// A note that says `text`.
    pub fn write(&self, text: &str) -> String {
        format!("{}{text}{}{}{}", self.brackets.0, self.between, self.signature, self.brackets.1)
    }
}

/// The form of the note that opens at a byte offset, where its signature stands behind its text.
fn form_at(document: &Observed<'_>, offset: usize) -> Option<NoteForm> {
    let placed = document.block_at(offset)?;
    let inlines = document.inlines(&placed);
    let text = document.words(placed.content());
    let open = (offset - placed.start) as u32;
    let (bracket, note) = inlines.notes().find(|(bracket, _)| bracket.open.start == open)?;
    let between = text.get(note.text.end as usize..note.attribution.start as usize)?;
    let (opens, closes) = (bracket.open.of(&text).to_owned(), bracket.close.of(&text).to_owned());
    Some(NoteForm {
        brackets: (opens, closes),
        between: spaced(between),
        signature: signature_of(note, &text).to_owned(),
    })
}

/// The end of what the note says that stands right behind a byte offset, and whether it says anything.
pub fn note_right_behind(document: &Observed<'_>, offset: usize) -> Option<(usize, bool)> {
    let placed = document.block_at(offset)?;
    let inlines = document.inlines(&placed);
    let at = |position: u32| placed.start + position as usize;
    let (_, note) = inlines.notes().find(|(bracket, _)| {
        let open = at(bracket.open.start);
        open >= offset && document.words(offset..open).trim().is_empty()
    })?;
    let said = note.text.of(&document.words(placed.content())).trim_end().len();
    Some((at(note.text.start) + said, said > 0))
}

/// What divides a note from its signature, with a space behind it.
fn spaced(between: &str) -> String {
    if between.ends_with(char::is_whitespace) { between.to_owned() } else { format!("{between} ") }
}
