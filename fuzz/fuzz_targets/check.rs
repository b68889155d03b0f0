//! Any transcript, as the command line treats it: its outline, its findings, and its safe fixes.
#![no_main]

#[path = "../../tests/promises/document.rs"]
#[allow(dead_code, reason = "the rest is for edits")]
mod document;
#[path = "../../tests/promises/findings.rs"]
mod findings;

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use transcript_ls::config::Settings;
use transcript_ls::ide::{outline, questions};
use transcript_ls::model::Document;
use transcript_ls::rules;

/// As nobody changed them, and each style with all rules on.
static HOUSES: LazyLock<Vec<Settings>> = LazyLock::new(|| {
    let on: String = rules::names().iter().map(|rule| format!("{rule} = 'warning'\n")).collect();
    let house = |style: &str| {
        let settings = Settings::from_toml(&format!("style = '{style}'\n[rules]\n{on}"), rules::keys()).0;
        rules::styles::under(&settings, None)
    };
    let styles = rules::styles::all().iter().map(|style| style.name).chain([""]);
    [Settings::default()].into_iter().chain(styles.map(house)).collect()
});

fuzz_target!(|input: (u8, &str)| {
    let (house, text) = input;
    let settings = &HOUSES[usize::from(house) % HOUSES.len()];
    let document = Document::new(text, Arc::default());
    assert!(outline::title(&document).is_none_or(|title| text.get(title).is_some()), "{text:?}");
    for turn in document.turns().iter() {
        outline::words(&document, turn);
        outline::speaker(&document, turn);
    }
    for question in questions(&document) {
        assert!(text.is_char_boundary(question.start), "{question:?} in {text:?}");
    }
    let found = rules::check(&document, settings);
    assert!(found.is_sorted_by_key(|finding| finding.range.start), "{found:?}");
    findings::lie_inside(&found, text);
    assert_eq!(rules::check(&Document::new(text, Arc::default()), settings), found);
    findings::are_mended("", &document, settings);
    document::lies_inside(&document, text);
});
