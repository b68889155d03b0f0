//! Tries offers on whole texts.

use std::sync::Arc;

use super::*;
use crate::model::Context;
use crate::rules::made;

const TEXT: &str = "— Was it the emir 🎙 of Kokand?\r\n\r\n— Yes, he came with his whole court to the town.\r\n\r\n\
— And the bread (a flat loaf – Ed.)?\r\n\r\n— Warm. We had it every day.\r\n";

fn offered(text: &str, settings: &Settings, selection: Range<usize>) -> Vec<(String, String)> {
    let document = Document::new(text, Arc::new(Context::default()));
    let after = |offer: Refactor| {
        let edits = match offer.edits {
            Edits::Now(edits) => edits,
            Edits::AllNotes => all_notes(&document, settings),
        };
        (offer.title, made(text, &edits))
    };
    refactors(&document, settings, selection).into_iter().map(after).collect()
}

fn after(text: &str, settings: &Settings, selection: Range<usize>, title: &str) -> Option<String> {
    offered(text, settings, selection)
        .into_iter()
        .find(|(found, _)| found.contains(title))
        .map(|(_, new)| new)
}

fn place(text: &str, words: &str) -> Range<usize> {
    let start = text.find(words).unwrap();
    start..start + words.len()
}

fn house() -> Settings {
    let toml = "note-brackets = '[]'\nsignatures = { editor = 'editor’s note' }\n";
    Settings::from_toml(toml, crate::rules::keys()).0
}

#[test]
fn selected_words_become_a_note_in_the_form_of_the_others() {
    let new =
        after(TEXT, &Settings::default(), place(TEXT, " his whole court "), "an editor’s note").unwrap();
    assert!(new.contains("came with (his whole court – Ed.) to the town"), "{new}");
    let new = after(TEXT, &house(), place(TEXT, "his whole court"), "an editor’s note").unwrap();
    assert!(new.contains("came with [his whole court – editor’s note] to the town"), "{new}");
}

#[test]
fn a_selection_over_two_paragraphs_or_over_a_marker_becomes_no_note() {
    let whole = 0..place(TEXT, "court").end;
    assert_eq!(offered(TEXT, &Settings::default(), whole), []);
    let marker = place(TEXT, "— Yes, he");
    assert_eq!(after(TEXT, &Settings::default(), marker, "note of"), None);
    let half = place(TEXT, "bread (a flat");
    assert_eq!(after(TEXT, &Settings::default(), half, "note of"), None);
}

#[test]
fn a_note_takes_the_form_of_the_house_and_all_others_with_it() {
    let text = format!("{TEXT}\r\n— And (so to speak – Ed.) the salt?\r\n");
    let at = place(&text, "flat").start;
    let one = after(&text, &house(), at..at, "Write the note").unwrap();
    assert!(one.contains("[a flat loaf – editor’s note]") && one.contains("(so to speak – Ed.)"), "{one}");
    let all = after(&text, &house(), at..at, "Write all notes").unwrap();
    assert!(
        all.contains("[a flat loaf – editor’s note]") && all.contains("[so to speak – editor’s note]"),
        "{all}"
    );
    assert_eq!(after(&text, &Settings::default(), at..at, "Write"), None);
}

#[test]
fn a_note_is_dissolved() {
    let at = place(TEXT, "flat").start;
    let new = after(TEXT, &Settings::default(), at..at, "Put the words").unwrap();
    assert!(new.contains("And the bread a flat loaf?"), "{new}");
}

#[test]
fn a_turn_is_divided_where_a_sentence_ends_and_nowhere_else() {
    let text = "Ann: Why?\r\n\r\nBob: So. And you? 🎙 I too.\r\n\r\nAnn: Now?\r\n\r\nBob: Now.\r\n";
    let at = place(text, " And you").start;
    let new = after(text, &Settings::default(), at..at, "Begin a turn").unwrap();
    assert!(new.contains("Bob: So.\r\n\r\nAnn: And you? 🎙 I too.\r\n"), "{new}");
    let at = place(text, "you").start;
    assert_eq!(after(text, &Settings::default(), at..at, "Begin a turn"), None);
}

#[test]
fn two_turns_of_one_speaker_are_joined() {
    let text = "Ann: Why?\n\nBob: So.\n\nBob: And so on.\n\nAnn: Now?\n\nBob: Now.\n";
    let at = place(text, "And").start;
    let new = after(text, &Settings::default(), at..at, "Join").unwrap();
    assert!(new.contains("Bob: So.\n\nAnd so on.\n\nAnn: Now?"), "{new}");
    let at = place(text, "Now.").start;
    assert_eq!(after(text, &Settings::default(), at..at, "Join"), None);
}

#[test]
fn the_speakers_of_two_turns_are_swapped() {
    let text = "**Ann:** Why?\n\n**Bob:** So.\n\n**Ann:** Now?\n\n**Bob:** Now.\n\n**Ann:** And then?\n\n\
                **Bob:** Then too.\n\n**Ann:** Since when?\n\n**Bob:** Since spring.\n";
    let new = after(text, &Settings::default(), 10..10, "Swap").unwrap();
    assert!(new.starts_with("**Bob:** Why?\n\n**Ann:** So.\n\n**Ann:** Now?"), "{new}");
}

#[test]
fn a_name_is_declared_with_what_its_note_says() {
    let text = "---\r\ntitle: So # a comment\r\n---\r\n\r\n— Who was Колокол (a bell: the “great” one — Ed.)?\r\n\r\n— A bell.\r\n";
    let at = place(text, "great").start;
    let new = after(text, &Settings::default(), at..at, "Declare").unwrap();
    let declared =
        "# a comment\r\nentities:\r\n  Колокол:\r\n    definition: \"a bell: the “great” one\"\r\n---\r\n";
    assert!(new.contains(declared), "{new}");
    let new = after(text, &Settings::default(), place(text, "Колокол"), "Declare `Колокол`").unwrap();
    assert!(new.contains("entities:\r\n  Колокол: Колокол\r\n---"), "{new}");
}

#[test]
fn a_speaker_is_declared_in_front_matter_of_its_own_or_beside_the_others() {
    let text = "Ann: Why?\n\nBob: So.\n\nAnn: Now?\n\nBob: Now.\n\nAnn: And then?\n\nBob: Then too.\n";
    let new = after(text, &Settings::default(), 1..1, "Declare the speaker `Ann`").unwrap();
    assert!(
        new.starts_with("---\nspeakers:\n  - name: Ann\n    role: interviewer\n---\n\nAnn: Why?"),
        "{new}"
    );
    let at = place(&new, "Bob").start;
    let both = after(&new, &Settings::default(), at..at, "Declare the speaker `Bob`").unwrap();
    let declared = "speakers:\n  - name: Bob\n    role: interviewee\n  - name: Ann\n";
    assert!(both.contains(declared), "{both}");
}

#[test]
fn a_piece_of_a_sentence_is_no_name_to_declare() {
    let text = "— In those days the Bell of St. Olave rang. He went out. So Ann Tarrend of the Guild of Bell Founders \
                said. He left the Guild. So did I.\n\n— So?\n";
    let declares = |words| after(text, &Settings::default(), place(text, words), "Declare").is_some();
    for name in ["Bell of St. Olave", "Ann Tarrend", "Guild of Bell Founders", "Olave"] {
        assert!(declares(name), "{name}");
    }
    for words in [
        "In those days the Bell", "He went out", "Olave rang. He", "Guild. So", "days",
        "rang. He went out. So Ann",
    ] {
        assert!(!declares(words), "{words}");
    }
}
