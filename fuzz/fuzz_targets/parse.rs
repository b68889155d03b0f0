//! Any text: blocks cover it, what is found in it lies inside it, and reading it again gives the same.
#![no_main]

#[path = "../../tests/promises/blocks.rs"]
mod blocks;
#[path = "../../tests/promises/document.rs"]
#[allow(dead_code, reason = "the rest is for edits")]
mod document;
#[path = "../../tests/promises/inlines.rs"]
mod inlines;

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use transcript_ls::model::{Document, names};
use transcript_ls::syntax::Blocks;

fuzz_target!(|text: &str| {
    let read = Document::new(text, Arc::default());
    blocks::cover(read.blocks(), text);
    blocks::are_alike(read.blocks(), &Blocks::parse(text), || format!("{text:?}"));
    document::lies_inside(&read, text);
    for placed in read.blocks().iter() {
        let content = &text[placed.content()];
        inlines::lie_inside(&names::inlines(&read, &placed), content);
        for mention in names::mentions(&read, &placed) {
            assert!(
                content.get(mention.start as usize..mention.end as usize).is_some(),
                "{mention:?} in {content:?}"
            );
        }
    }
});
