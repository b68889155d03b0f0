//! What is kept from before an edit is what would be found anew; no text makes a rule panic or leave the text.

use std::sync::Arc;

use proptest::prelude::*;
use transcript_ls::config::Settings;
use transcript_ls::model::{Context, Document};
use transcript_ls::rules::{self, Diagnostic};

/// Pieces that, strung together, give every rule something to find.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\n\n",
        "\r\n",
        " ",
        "— ",
        "- ",
        "Why is it so? ",
        "It is so. ",
        "Q: ",
        "A: ",
        "Ann Lee: ",
        "Anne Lee: ",
        "---\nspeakers: [Ann Lee, Bob]\n---\n\n",
        "---\nrules: { unclosed-note: off }\nentities: { a: { name: Aba, avoid: [Abba] } }\n---\n",
        "<!-- transcript-ls: allow unclosed-note, unbalanced-quote -->",
        "<!-- transcript-ls: allow-file nested-note -->\n\n",
        "<!-- transcript-ls: allow missing-turn-markr, undefined-entity-link, x -->\n",
        "<!-- transcript-ls: alow nested-note -->\n",
        "# Heading\n\n",
        "(",
        ")",
        "[",
        "]",
        "(against Iran — approx. transl.)",
        "( — Ed.)",
        "(so — approx.ed.)",
        "(so [no — Ed.] — transl.)",
        " — прим. пер.",
        "“",
        "”",
        "\"",
        "«",
        "»",
        "’",
        "done.Given this",
        "[[a]]",
        "[[nobody|x]]",
        "Abba",
        "ABBA",
        "é",
        "🎙",
        "\u{feff}",
        "`code",
        "[laughs[",
    ]);
    prop_oneof![8 => fixed.prop_map(str::to_owned), 1 => "[a-zA-Z .,?]{0,30}"]
}

fn text(pieces: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), pieces).prop_map(|pieces| pieces.concat())
}

fn holds_to_the_text(content: &str, found: &Diagnostic) -> bool {
    let fits = |range: &std::ops::Range<usize>| content.get(range.clone()).is_some();
    let edits = found.fix.as_ref().map_or(&[][..], |fix| &fix.edits);
    let in_order = edits.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start);
    fits(&found.range) && in_order && edits.iter().all(|edit| fits(&edit.range))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if cfg!(debug_assertions) { 200 } else { 5_000 },
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn findings_after_edits_are_those_of_a_fresh_document(
        start in text(0..120),
        edits in prop::collection::vec((0.0..1.0f64, 0usize..40, text(0..5)), 1..10),
    ) {
        let context = Arc::new(Context::default());
        let settings = Settings::default();
        let mut document = Document::new(&start, context.clone());
        rules::check(&document, &settings);
        for (at, length, replacement) in edits {
            let from = (at * document.text().len() as f64) as usize;
            document.edit(from..from + length, &replacement);
            let content = document.text().to_string();
            let kept = rules::check(&document, &settings);
            let fresh = rules::check(&Document::new(&content, context.clone()), &settings);
            prop_assert_eq!(&kept, &fresh, "{:?}", content);
            for found in &kept {
                prop_assert!(holds_to_the_text(&content, found), "{:?} in {:?}", found, content);
            }
        }
    }
}
