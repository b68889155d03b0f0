//! Each room of completion, tried on small texts with a cursor in them.

use std::sync::Arc;

use super::*;
use crate::model::Context;
use crate::model::glossary::{Entities, Glossary, Layer};

const GLOSSARY: &str = "\
lee: { name: Anna Lee, kind: person, aliases: [Lee of Lindau], definition: A poet. }
hezbollah: { name: Hezbollah, kind: organization, aliases: [Party of God], avoid: [Hisbollah] }
hague: { name: The Hague, kind: place }
reservoir: { name: reservoir, kind: term }
astana: { name: 阿斯塔纳 }
";

/// What is offered at the `¦` of a text.
fn list(marked: &str) -> Option<List> {
    let offset = marked.find('¦').expect("a cursor");
    let text = marked.replace('¦', "");
    let layer = Layer { origin: "".into(), glossary: Arc::new(Glossary::parse(GLOSSARY)) };
    let context = Context { entities: Arc::new(Entities::merge(vec![layer])), ..Context::default() };
    let document = Document::new(&text, Arc::new(context));
    complete(&document, &Settings::default(), offset)
}

/// What would be inserted, and in the place of what.
fn offered(marked: &str) -> Vec<(String, String)> {
    let text = marked.replace('¦', "");
    let Some(list) = list(marked) else { return Vec::new() };
    let typed = &text[list.typed];
    list.items.into_iter().map(|item| (typed.to_owned(), item.text)).collect()
}

fn texts(marked: &str) -> Vec<String> {
    offered(marked).into_iter().map(|(_, text)| text).collect()
}

fn first(marked: &str) -> Option<String> {
    texts(marked).into_iter().next()
}

const LABELS: &str = "Anna: Why?\n\nBoris: So.\n\nAnna: Why else?\n\nBoris: Because.\n\n";

#[test]
fn the_one_whose_turn_it_is_comes_first() {
    assert_eq!(texts(&format!("{LABELS}¦")), ["Anna: ", "Boris: "]);
    assert_eq!(texts(&format!("{LABELS}B¦")), ["Boris: "]);
    assert_eq!(texts(&format!("{LABELS}¦\n\nAnna: What now?\n")), ["Anna: ", "Boris: "]);
    assert_eq!(texts("Anna: Why?\n\n¦\n\nBoris: So.\n\nAnna: Why?\n\nBoris: So.\n"), ["Boris: ", "Anna: "]);
    let three = "A. Lee: Why?\n\nBoris: So.\n\nCarla: No.\n\nA. Lee: Why?\n\nBoris: So.\n\nCarla: No.\n\n¦";
    assert_eq!(texts(three), ["Boris: ", "A. Lee: ", "Carla: "]);
}

#[test]
fn a_label_is_written_in_the_form_of_the_file() {
    for (file, expected) in [
        ("**Anna:** Why?\n\n**Boris:** So.\n\n**Anna:** Why?\n\n**Boris:** So.\n\n¦", "**Anna:** "),
        ("**Anna:** Why?\n\n**Boris:** So.\n\n**Anna:** Why?\n\n**Boris:** So.\n\nAn¦", "**Anna:** "),
        ("**Anna:** Why?\n\n**Boris:** So.\n\n**Anna:** Why?\n\n**Boris:** So.\n\n**An¦", "**Anna:** "),
        ("Q. Why?\nA. So.\nQ. Why?\nA. So.\n¦", "Q. "),
        ("ANNA:\nWhy?\n\nBORIS:\nSo.\n\nANNA:\nWhy?\n\nBORIS:\nSo.\n\n¦", "ANNA:\n"),
        ("— Why?\n\n— So.\n\n— Why?\n\n— So.\n\n¦", "— "),
        ("–\u{a0}Why?\r\n\r\n–\u{a0}So.\r\n\r\n–\u{a0}Why?\r\n\r\n–\u{a0}So.\r\n\r\n¦", "–\u{a0}"),
        ("---\nspeakers: [{name: Anna, role: interviewer}, Boris]\n---\n\n¦", "Anna: "),
    ] {
        assert_eq!(first(file).as_deref(), Some(expected), "{file}");
    }
}

#[test]
fn the_time_of_a_label_is_a_gap_to_fill() {
    let file = "[00:00:01] Anna: Why?\n\n[00:00:04] Boris: So.\n\n[00:00:09] Anna: Why?\n\n[00:01:00] Boris: So.\n\n¦";
    let list = list(file).expect("labels");
    assert_eq!(list.items[0].text, "Anna: ");
    assert_eq!(list.items[0].snippet.as_deref(), Some("[${1:00:00:09}] Anna: $0"));
}

#[test]
fn names_are_found_as_they_are_typed_and_replaced_as_a_whole() {
    let rows = [
        ("He met An¦", "An", "Anna Lee"),
        ("He met Anna L¦", "Anna L", "Anna Lee"),
        ("He met Anna\u{a0}Le¦ yesterday", "Anna\u{a0}Le", "Anna Lee"),
        ("Then Mr Lee o¦", "Lee o", "Anna Lee"),
        ("and Hisbollah¦", "Hisbollah", "Hezbollah"),
        ("the Party¦", "Party", "Hezbollah"),
        ("He lived in The Ha¦", "The Ha", "The Hague"),
        ("a large rese¦", "rese", "reservoir"),
        ("我在阿斯¦", "阿斯", "阿斯塔纳"),
        ("🎙️ e\u{301} “An¦", "An", "Anna Lee"),
    ];
    for (text, typed, name) in rows {
        let found = offered(text);
        assert_eq!(found, [(typed.to_owned(), name.to_owned())], "{text}");
        let filter = list(text).expect("a name").items[0].filter().to_lowercase();
        assert!(filter.starts_with(&typed.to_lowercase().replace('\u{a0}', " ")), "{text}: {filter}");
    }
}

#[test]
fn whoever_writes_prose_is_left_alone() {
    for text in [
        "He met ann¦", "the hag¦", "it was a¦", "I went¦", "He met Anna Lee¦", "He met Anna Lee. ¦",
        "Well, ¦", "A¦", "(he sa¦", "12:3¦", "well – ¦", "https://An¦.", "¦", "Anna: ¦", "Note: (see¦",
    ] {
        assert_eq!(texts(text), Vec::<String>::new(), "{text}");
    }
    assert!(list("A¦").is_some_and(|list| list.incomplete));
}

#[test]
fn the_rest_of_a_word_is_replaced_too() {
    let list = list("He met An¦na today").expect("a name");
    assert_eq!((list.typed, list.whole), (7..9, 7..11));
}

#[test]
fn a_name_that_the_document_explains_is_offered() {
    let text = "Shamkhani (secretary of the council — Ed.) spoke to the Arab Gulf Union (AGU).\n\n";
    assert_eq!(texts(&format!("{text}Then Sham¦")), ["Shamkhani"]);
    assert_eq!(texts(&format!("{text}Then Arab G¦")), ["Arab Gulf Union"]);
    assert_eq!(texts(&format!("{text}Then AG¦")), ["AGU"]);
}

#[test]
fn a_link_is_closed() {
    assert_eq!(texts("of [[hez¦"), ["Hezbollah]]"]);
    assert_eq!(texts("of [[Party¦]] then"), ["Hezbollah"]);
    assert_eq!(texts("of [[¦").len(), 5);
    assert_eq!(texts("of [[hezbollah|Hez¦"), ["Hezbollah"]);
}

#[test]
fn a_note_is_signed_as_the_file_does_it_and_closed() {
    let own = "Knife (a base — transl. note) and IG (banned — Ed.) and UN (a body — transl. note).\n\n";
    assert_eq!(first(&format!("{own}Moscow (the city — ¦")).as_deref(), Some("transl. note)"));
    assert_eq!(first(&format!("{own}Moscow (the city — ¦)")).as_deref(), Some("transl. note"));
    assert_eq!(first(&format!("{own}Moscow (the city —¦)")).as_deref(), Some(" transl. note"));
    assert_eq!(first(&format!("{own}Moscow [the city — e¦")).as_deref(), Some("Ed.]"));
    assert_eq!(texts(&format!("{own}Moscow (the city-¦")), Vec::<String>::new());
    assert_eq!(texts(&format!("{own}Moscow — ¦")), Vec::<String>::new());
    let russian = "---\nlanguage: ru\n---\n\nМосква (город — прим. п¦";
    assert_eq!(offered(russian)[0], ("прим. п".to_owned(), "прим. пер.)".to_owned()));
}

#[test]
fn events_are_those_of_the_file_and_of_its_language() {
    let own = "Anna: So [laughs] it was [bell rings]. [laughs]\n\n";
    let found = texts(&format!("{own}Boris: Yes [¦"));
    assert_eq!(found[0], "laughs]");
    assert!(!found.contains(&"laughter]".to_owned()) && found.contains(&"applause]".to_owned()), "{found:?}");
    assert_eq!(texts(&format!("{own}Boris: Yes [app¦]")), ["applause"]);
    assert_eq!(texts(&format!("{own}Boris: Yes (¦")), Vec::<String>::new());
    assert_eq!(first("---\nlanguage: de\n---\n\nJa [la¦").as_deref(), Some("lachend]"));
    assert_eq!(first("Yes (laughs) he\n\nsaid (la¦").as_deref(), Some("laughs)"));
}
