//! A document that was edited means what it means when it is opened anew: turns, speakers, findings.

use std::sync::Arc;

use proptest::prelude::*;
use transcript_ls::config::Settings;
use transcript_ls::ide::{symbols, tokens};
use transcript_ls::model::{Context, Document};
use transcript_ls::rules;
use transcript_ls::text::Encoding;

/// Paragraphs that make the document now one style, now another.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "\n\n",
        "\n\n",
        "\n\n",
        "\n",
        "\r\n",
        "— Why do you say so?",
        "— Because it is true.",
        "Why now?",
        "It was late.",
        "**Ann Lee:** Why?",
        "**Bob Ray:** I see (as they say — transl.) that.",
        "Ann Lee: And?",
        "Bob Ray: No.",
        "Q: Why?",
        "A: So.",
        "Note: x",
        "### What is it?",
        "## Part",
        "# ",
        "# #",
        "\r",
        "3：",
        "\u{feff}",
        "**Who are you?**",
        "“Open.",
        "“Open.” Closed.",
        "(open",
        "note — Ed.)",
        "---\nspeakers:\n- {name: Ann Lee, role: interviewer}\n---\n",
        "<!-- transcript-ls: allow unclosed-note -->",
        "— ",
        "x",
        "so it ended.Then we left",
        "🎙",
        "[[Nobody]]",
    ])
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
            let text = document.text().to_string();
            let fresh = Document::new(&text, context.clone());
            prop_assert_eq!(document.labels(), fresh.labels(), "{:?}", text);
            prop_assert_eq!(document.speakers(), fresh.speakers(), "{:?}", text);
            prop_assert_eq!(document.style(), fresh.style(), "{:?}", text);
            prop_assert_eq!(document.turns(), fresh.turns(), "{:?}", text);
            let colours = tokens::tokens(&document, Encoding::Utf16);
            prop_assert_eq!(&colours, &tokens::tokens(&fresh, Encoding::Utf16), "{:?}", text);
            prop_assert_eq!(&colours, &tokens::tokens_in(&fresh, &(0..text.len()), Encoding::Utf16), "{:?}", text);
            prop_assert_eq!(symbols(&document), symbols(&fresh), "{:?}", text);
            for symbol in symbols(&document) {
                let (range, selection) = (&symbol.range, &symbol.selection);
                prop_assert!(range.start <= selection.start && selection.start <= selection.end, "{:?} in {:?}", symbol, text);
                prop_assert!(selection.end <= range.end && text.get(selection.clone()).is_some(), "{:?} in {:?}", symbol, text);
            }
            prop_assert_eq!(rules::check(&document, &settings), rules::check(&fresh, &settings), "{:?}", text);
        }
    }
}
