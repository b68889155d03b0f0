//! A document that was edited means what it means when it is opened anew: turns, speakers, findings.

#[path = "promises/pieces.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod pieces;
#[path = "promises/document.rs"]
mod promised;

use std::sync::Arc;

use pieces::PARAGRAPHS;
use proptest::prelude::*;
use transcript_ls::config::Settings;
use transcript_ls::model::{Context, Document};
use transcript_ls::rules;

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(PARAGRAPHS)
}

fn text(pieces: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), pieces).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if cfg!(debug_assertions) { 250 } else { 10_000 },
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn an_edited_document_equals_a_fresh_one(
        start in text(0..60),
        edits in prop::collection::vec((0.0..1.0f64, 0usize..60, text(0..5)), 1..10),
    ) {
        let context = Arc::new(Context::default());
        let settings = Settings::default();
        let mut document = Document::new(&start, context.clone());
        for (at, length, replacement) in edits {
            rules::check(&document, &settings);
            let from = (at * document.text().len() as f64) as usize;
            document.edit(from..from + length, &replacement);
            promised::equals_a_fresh_one(&document, &settings);
        }
    }
}
