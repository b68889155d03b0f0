//! What a time, an event or a note is.

use super::Hover;
use crate::ide::links::{Goal, recording};
use crate::ide::markdown::escaped;
use crate::model::{Document, names};
use crate::syntax::Placed;
use crate::syntax::inline::{BracketKind, Note};
use crate::syntax::lexicon::NoteKind;
use crate::text::Span;

/// What is known of the time or the event at `offset`.
pub fn time_or_event(document: &Document, placed: &Placed<'_>, offset: usize) -> Option<Hover> {
    if !names::is_read(placed.block) {
        return None;
    }
    let at = u32::try_from(offset.checked_sub(placed.start)?).ok()?;
    let inlines = names::inlines(document, placed);
    let here = |span: Span| placed.start + span.range().start..placed.start + span.range().end;
    if let Some((span, time)) = inlines.timestamps.iter().find(|(span, _)| span.contains(at)) {
        return Some(Hover { range: here(*span), markdown: time_page(document, time.milliseconds) });
    }
    let bracket = inlines.bracket_at(at)?;
    let BracketKind::Event(event) = &bracket.kind else { return None };
    // `[laughter]` says it itself.
    let written = event.words.of(&document.text().slice(placed.content())).to_lowercase();
    (written != *event.name).then(|| Hover {
        range: here(bracket.span()),
        markdown: format!("**Event**\n\n{}", escaped(&event.name)),
    })
}

fn time_page(document: &Document, milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let clock = format!("**{hours}:{minutes:02}:{seconds:02}**");
    let from_start = match (hours, minutes) {
        (0, 0) => format!("{seconds} s from the start"),
        (0, _) => format!("{minutes} min {seconds} s from the start"),
        _ => format!("{hours} h {minutes} min {seconds} s from the start"),
    };
    match recording(document) {
        Some(Goal::Address(media) | Goal::File(media)) => {
            let name = media.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).unwrap_or(&media);
            format!("{clock}\n\n{from_start} of {}", escaped(name))
        }
        _ => format!("{clock}\n\n{from_start} of the recording"),
    }
}

/// What is known of a note, which starts in the block that starts at `block`.
pub fn note_page(document: &Document, note: &Note, block: usize) -> String {
    let at = |span: Span| {
        document.text().slice(block + span.start as usize..block + span.end as usize).into_owned()
    };
    let kind = match note.kind {
        NoteKind::Translator => "Translator’s note",
        NoteKind::Editor => "Editor’s note",
        NoteKind::Author => "Author’s note",
        NoteKind::Source => "Note of the source",
    };
    let text = at(note.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines = vec![format!("**{kind}** ({})", escaped(at(note.attribution).trim()))];
    lines.extend((!text.is_empty()).then(|| escaped(&text)));
    lines.join("\n\n")
}
