//! The words of a transcript that are said: what nothing that the program proposes may lose or add to.

use transcript_ls::model::Document;
use transcript_ls::model::names::inlines;
use transcript_ls::syntax::inline::Inlines;
use transcript_ls::syntax::{BlockKind, Placed};

/// The words of turns and headings, behind the markers and outside the signatures of notes.
#[allow(dead_code, reason = "formatting is held to more")]
pub fn spoken(document: &Document) -> Vec<String> {
    let blocks = document.blocks().iter().filter(speaks);
    blocks.flat_map(|placed| words(document, &placed, placed.block.speech_start() as usize)).collect()
}

/// The words of all blocks, with those of markers, comments and front matter, outside the signatures of notes.
#[allow(dead_code, reason = "fixes may declare a speaker, or silence a rule")]
pub fn written(document: &Document) -> Vec<String> {
    document.blocks().iter().flat_map(|placed| words(document, &placed, 0)).collect()
}

fn speaks(placed: &Placed<'_>) -> bool {
    placed.block.is_text() || matches!(placed.block.kind, BlockKind::Heading(_))
}

fn words(document: &Document, placed: &Placed<'_>, start: usize) -> Vec<String> {
    let content = document.text().slice(placed.content());
    let inlines = if speaks(placed) { inlines(document, placed) } else { Inlines::default() };
    let signed = |at: usize| inlines.notes().any(|(_, note)| note.attribution.range().contains(&at));
    let mut told = String::new();
    for (at, c) in content.char_indices().filter(|(at, _)| *at >= start) {
        // Ideographs stand without spaces between the words.
        if ('\u{3000}'..'\u{a000}').contains(&c) {
            told.push(' ');
        }
        told.push(if signed(at) || !c.is_alphanumeric() { ' ' } else { c });
    }
    told.split_whitespace().map(str::to_owned).collect()
}
