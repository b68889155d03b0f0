//! What holds for every document, edited or fresh.

#[path = "difference.rs"]
mod difference;

use transcript_ls::config::Settings;
use transcript_ls::ide::{symbols, tokens};
use transcript_ls::model::Document;
use transcript_ls::text::Encoding;

/// A document that was edited means what it means when it is opened anew: turns, speakers, colours, outline, findings.
pub fn equals_a_fresh_one(document: &Document, settings: &Settings) {
    let text = document.text().to_string();
    difference::difference(document, &text, settings).unwrap_or_else(|what| panic!("{what}\nin {text:?}"));
    let colours = tokens::tokens(document, Encoding::Utf16);
    assert_eq!(colours, tokens::tokens_in(document, &(0..text.len()), Encoding::Utf16), "{text:?}");
    lies_inside(document, &text);
}

/// Turns and symbols lie in `text`, the document's, on whole characters, and turns follow one another.
pub fn lies_inside(document: &Document, text: &str) {
    let mut end = 0;
    for turn in document.turns().iter() {
        assert!(end <= turn.range.start && text.get(turn.range.clone()).is_some(), "{turn:?} in {text:?}");
        assert!(turn.range.start <= turn.speech && turn.speech <= turn.range.end, "{turn:?} in {text:?}");
        assert!(text.is_char_boundary(turn.speech), "{turn:?} in {text:?}");
        if let Some((name, _)) = &turn.speaker {
            let is_inside = turn.range.start <= name.start && name.end <= turn.range.end;
            assert!(is_inside && text.get(name.clone()).is_some(), "{turn:?} in {text:?}");
        }
        end = turn.range.end;
    }
    for symbol in symbols(document) {
        let (range, selection) = (&symbol.range, &symbol.selection);
        assert!(range.start <= selection.start && selection.end <= range.end, "{symbol:?} in {text:?}");
        assert!(text.get(range.clone()).is_some(), "{symbol:?} in {text:?}");
        assert!(text.get(selection.clone()).is_some(), "{symbol:?} in {text:?}");
    }
}
