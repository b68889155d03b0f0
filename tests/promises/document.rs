//! What holds for every document, edited or fresh.

use transcript_ls::config::Settings;
use transcript_ls::ide::{symbols, tokens};
use transcript_ls::model::Document;
use transcript_ls::rules;
use transcript_ls::text::Encoding;

/// A document that was edited means what it means when it is opened anew: turns, speakers, colours, outline, findings.
pub fn equals_a_fresh_one(document: &Document, settings: &Settings) {
    let text = document.text().to_string();
    let fresh = Document::new(&text, document.context().clone());
    assert_eq!(document.labels(), fresh.labels(), "{text:?}");
    assert_eq!(document.speakers(), fresh.speakers(), "{text:?}");
    assert_eq!(document.style(), fresh.style(), "{text:?}");
    assert_eq!(document.turns(), fresh.turns(), "{text:?}");
    let colours = tokens::tokens(document, Encoding::Utf16);
    assert_eq!(colours, tokens::tokens(&fresh, Encoding::Utf16), "{text:?}");
    assert_eq!(colours, tokens::tokens_in(&fresh, &(0..text.len()), Encoding::Utf16), "{text:?}");
    assert_eq!(symbols(document), symbols(&fresh), "{text:?}");
    assert_eq!(rules::check(document, settings), rules::check(&fresh, settings), "{text:?}");
    lies_inside(&fresh, &text);
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
