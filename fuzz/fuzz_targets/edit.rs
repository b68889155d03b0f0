//! A text and edits to it: after each the document equals one that is read anew.
#![no_main]

#[path = "../../tests/promises/blocks.rs"]
mod blocks;
#[path = "../../tests/promises/document.rs"]
mod document;
#[path = "../../tests/promises/pieces.rs"]
mod pieces;

use std::sync::Arc;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use transcript_ls::config::Settings;
use transcript_ls::model::Document;
use transcript_ls::rules;
use transcript_ls::syntax::Blocks;

/// More edits than these only make a run slow.
const MOST_EDITS: usize = 12;

#[derive(Arbitrary, Debug)]
struct Edit {
    /// Where, in parts of the text.
    at: u16,
    length: u8,
    new: New,
}

#[derive(Arbitrary, Debug)]
enum New {
    Mark(u8),
    Paragraph(u8),
    /// A part of the text itself.
    Copy {
        from: u16,
        length: u8,
    },
    Nothing,
}

fn place(part: u16, length: usize) -> usize {
    length * usize::from(part) / usize::from(u16::MAX)
}

fn new(new: &New, text: &str) -> String {
    let one_of = |all: &[&str], which: u8| all[usize::from(which) % all.len()].to_owned();
    match *new {
        New::Mark(which) => one_of(pieces::MARKS, which),
        New::Paragraph(which) => one_of(pieces::PARAGRAPHS, which),
        New::Copy { from, length } => {
            let from = text.floor_char_boundary(place(from, text.len()));
            text[from..text.floor_char_boundary(from + usize::from(length))].to_owned()
        }
        New::Nothing => String::new(),
    }
}

fuzz_target!(|input: (Vec<Edit>, &str)| {
    let (edits, text) = input;
    let settings = Settings::default();
    let mut edited = Document::new(text, Arc::default());
    for edit in edits.iter().take(MOST_EDITS) {
        rules::check(&edited, &settings);
        let text = edited.text().to_string();
        let from = place(edit.at, text.len());
        edited.edit(from..from + usize::from(edit.length), &new(&edit.new, &text));
        let content = edited.text().to_string();
        blocks::cover(edited.blocks(), &content);
        blocks::are_alike(edited.blocks(), &Blocks::parse(&content), || format!("{content:?}"));
        document::equals_a_fresh_one(&edited, &settings);
    }
});
