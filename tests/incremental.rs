//! An edited document reads as if it had been opened anew.

#[path = "promises/pieces.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod pieces;
#[path = "promises/blocks.rs"]
mod promised;

use pieces::MARKS;
use proptest::prelude::*;
use transcript_ls::syntax::Blocks;
use transcript_ls::text::Text;

fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(MARKS);
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
            prop_assert_eq!(blocks.summary().newlines + 1, text.line_count());
            promised::are_alike(&blocks, &fresh, || format!("{content:?} after {change:?}"));
            promised::cover(&blocks, &content);
            for piece in [1, 7, 60] {
                let pieced = Blocks::parse_in_pieces(&content, piece);
                promised::are_alike(&pieced, &fresh, || format!("{content:?} in pieces of {piece}"));
            }
        }
    }
}
