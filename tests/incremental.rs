//! An edited document reads as if it had been opened anew.

use proptest::prelude::*;
use transcript_ls::syntax::Blocks;
use transcript_ls::text::Text;

/// Pieces that, strung together, make every construct begin, break and end.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        "— ",
        "– ",
        "-- ",
        "- ",
        "---",
        "---\n",
        "title: x\n",
        "...\n",
        "# ",
        "### Why?",
        "<!--",
        "-->",
        "**Ann Lee:** ",
        "Ann Lee: ",
        "Bob:\n",
        "Q. ",
        "A: ",
        "[00:01:02] ",
        "[00:01:02]\n",
        "Ann  0:33\n",
        "Ann Lee\n",
        "Mr. KNOX. ",
        "(",
        ")",
        "[",
        "]",
        "“",
        "”",
        "?",
        "? ",
        ". ",
        "Да, — сказал он.",
        "🎙",
        "é",
        "e\u{301}",
        "\u{feff}",
        "**Why is it so?**",
        "***",
        "a line that is long enough to look as if somebody had wrapped it here",
        "Перенос строки.",
        "（译者注：好）",
        "3：",
        "3",
        "问：",
        "\\—",
        "\u{2028}",
    ]);
    prop_oneof![6 => fixed.prop_map(str::to_owned), 1 => "[a-zA-Z .,?]{0,30}", 1 => "[ -~]{100,140}"]
}

fn text(pieces: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), pieces).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 400 } else { 20_000 }, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn blocks_cover_the_text_and_edits_agree_with_a_full_parse(
        start in text(0..60),
        edits in prop::collection::vec((0.0..1.0f64, 0usize..40, text(0..6)), 1..12),
    ) {
        let mut text = Text::new(&start);
        let mut blocks = Blocks::parse(&start);
        for (at, length, replacement) in edits {
            let from = (at * text.len() as f64) as usize;
            let range = text.replace(from..from + length, &replacement);
            let change = blocks.edit(&text, range, replacement.len());
            let content = text.to_string();
            let fresh = Blocks::parse(&content);
            let edited: Vec<_> = blocks.tree().iter().collect();
            prop_assert_eq!(&edited, &fresh.tree().iter().collect::<Vec<_>>(), "{:?} after {:?}", content, change);
            prop_assert_eq!(blocks.summary().bytes, content.len());
            prop_assert_eq!(blocks.summary().newlines + 1, text.line_count());
            for placed in blocks.iter() {
                let block = placed.block;
                prop_assert!(block.content <= block.len && block.len > 0);
                prop_assert!(content.is_char_boundary(placed.content().end));
                if let Some(marker) = block.marker {
                    prop_assert!(marker.start <= marker.end && marker.end <= block.content);
                    prop_assert!(content.is_char_boundary(placed.start + marker.end as usize));
                }
                if let Some(label) = block.label() {
                    prop_assert!(label.start < label.end && label.end <= block.content);
                    prop_assert!(content.get(placed.start + label.start as usize..placed.start + label.end as usize).is_some());
                }
            }
        }
    }
}
