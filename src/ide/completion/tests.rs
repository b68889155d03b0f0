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
    let folder = |path: &str| match path {
        "" => vec!["names/".to_owned(), "talk.mp3".to_owned(), "people.yaml".to_owned()],
        "names/" => vec!["places.yml".to_owned()],
        _ => Vec::new(),
    };
    let (settings, before) = (Settings::default(), &text[..offset]);
    let found = crate::rules::check(&document, &settings);
    let is_asked = !before.ends_with(['[', '(', '—', '-', ':', '<', '*']);
    let around = Surroundings { settings: &settings, found: &found, folder: &folder, is_asked };
    complete(&document, &around, offset)
}

/// What would be inserted, and in the place of what.
fn offered(marked: &str) -> Vec<(String, String)> {
    let text = marked.replace('¦', "");
    let Some(list) = list(marked) else { return Vec::new() };
    let typed = &text[list.typed];
    list.items.into_iter().map(|item| (typed.to_owned(), item.text)).collect()
}

/// What would be inserted, but for forms with gaps.
fn texts(marked: &str) -> Vec<String> {
    let items = list(marked).map_or_else(Vec::new, |list| list.items);
    items.into_iter().filter(|item| item.kind != Kind::Snippet).map(|item| item.text).collect()
}

fn first(marked: &str) -> Option<String> {
    offered(marked).into_iter().next().map(|(_, text)| text)
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
        "He met ann¦", "the hag¦", "it was a¦", "I went¦", "He met Anna Lee¦", "A¦", "(he sa¦", "12:3¦",
        "https://An¦.", "Anna: he¦", "Note: (see¦",
    ] {
        assert_eq!(first(text), None, "{text}");
    }
    // Who asks in the middle of a sentence may want a note, and nothing else.
    assert_eq!(offered("He met Anna Lee ¦").len(), 1);
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

#[test]
fn front_matter_offers_what_is_missing() {
    let keys = texts("---\ntitle: The bridges\n¦\nlanguage: en\n---\n");
    assert_eq!(
        &keys[..2],
        ["date: ", "speakers:\n  - name: Name\n    role: interviewer\n  - name: Name\n    role: interviewee"]
    );
    for (text, expected) in [
        ("---\nst¦\n---\n", vec!["status: ", "style: "]),
        ("---\nst¦: x\n---\n", vec!["status", "style"]),
        ("---\nstyle: press-e¦\n---\n", vec!["press-en", "press-es"]),
        ("---\nstatus:¦\n---\n", vec![" draft", " final"]),
        ("---\nspeakers:\n  - name: A\n    ro¦\n---\n", vec!["role: "]),
        ("---\nspeakers:\n  - { name: A, role: interviewer¦ }\n---\n", vec!["interviewer"]),
        ("---\nglossary: ¦\n---\n", vec!["names/", "people.yaml"]),
        ("---\nglossary:\n  - ¦\n---\n", vec!["names/", "people.yaml"]),
        ("---\nglossary: [people.yaml, names/p¦]\n---\n", vec!["names/places.yml"]),
        ("---\nmedia: t¦\n---\n", vec!["talk.mp3"]),
        ("---\nrules:\n  empty-n¦\n---\n", vec!["empty-note: "]),
        ("---\nrules:\n  empty-note: o¦\n---\n", vec!["off"]),
        ("---\nentities:\n  lee:\n    kind: pl¦\n---\n", vec!["place"]),
        ("---\nattributions:\n  tr¦\n---\n", vec!["translator: "]),
        ("---\nlanguage: no¦\n---\n", vec!["\"no\""]),
        ("---\ntitle: x\nstat¦", vec!["status: "]),
        ("---\nsource: ¦\n---\n", vec![]),
        ("---\n# ti¦\n---\n", vec![]),
        ("---\ntitle: Anna L¦\n---\n", vec![]),
    ] {
        assert_eq!(texts(text), expected, "{text}");
    }
    let undeclared = format!("---\nspeakers:\n  - name: Anna\n  - name: ¦\n---\n{LABELS}");
    assert_eq!(texts(&undeclared), ["Boris"]);
}

#[test]
fn a_glossary_offers_its_keys_and_kinds() {
    let texts = |marked: &str| {
        let text = Text::new(&marked.replace('¦', ""));
        let list = complete_glossary(&text, marked.find('¦').expect("a cursor"));
        list.map_or_else(Vec::new, |list| list.items.into_iter().map(|item| item.text).collect())
    };
    assert_eq!(texts("lee:\n  name: Lee\n  ali¦\n"), ["aliases: "]);
    assert_eq!(texts("lee:\n  kind: p¦\n"), ["person", "place"]);
    assert_eq!(texts("lee: { name: Lee, case: ¦ }\n"), ["exact", "any"]);
    assert!(texts("lee:\n  name: Lee\n¦\n")[0].starts_with("key:\n  name: Name\n"));
    assert!(texts("lee:\n  name: ¦\n").is_empty());
}

#[test]
fn a_comment_names_what_has_been_found_first() {
    for (text, expected) in [
        ("<¦", "<!-- transcript-ls: allow rule -->"),
        ("<!--¦", " transcript-ls: allow rule -->"),
        ("<!-- tr¦ -->", "transcript-ls: allow rule"),
        ("<!-- transcript-ls:¦ -->", " allow rule"),
        ("<!-- transcript-ls: allow-¦", "allow-file rule -->"),
        ("<!-- transcript-ls: allow ¦\n\nHe went (home.\n", "unclosed-note -->"),
        ("<!-- transcript-ls: allow empty-note, unc¦ -->", "unclosed-note"),
    ] {
        assert_eq!(first(text).as_deref(), Some(expected), "{text}");
    }
    for text in ["<!-- He ¦", "<!-- transcript-ls: allow unclosed-note -- he sa¦", "a <¦", "<!-- Anna L¦ -->"]
    {
        assert_eq!(first(text), None, "{text}");
    }
}

#[test]
fn forms_are_those_of_the_file() {
    for (text, label, expected) in [
        ("— Why?\n\n— So.\n\n— Why?\n\n— So.\n\n¦", "question and answer", "— Question?\n\n— Answer."),
        ("— Why?\n— So.\n— Why?\n— So.\n\nque¦", "question and answer", "— Question?\n— Answer."),
        ("**Why?**\n\nSo.\n\n**Why?**\n\nSo.\n\n¦", "question", "**Question?**"),
        (
            "IG [banned, Ed.] and UN (a body - Ed.) or [ho — Ed.]\n\nand UNO (a body - Ed.)\n\nno¦",
            "note",
            "(what it says - Ed.)",
        ),
        ("---\nlanguage: fr\n---\n\nIl vint ¦ hier", "note", "(what it says — NDLR)"),
    ] {
        let list = list(text).expect(text);
        let item = list.items.iter().find(|item| item.label == label).expect(label);
        assert_eq!(item.text, expected, "{text}");
    }
    assert!(first("¦").is_some_and(|text| text.starts_with("---\ntitle: ")));
    assert!(first("fr¦").is_some_and(|text| text.starts_with("---\ntitle: ")));
    assert_eq!(first("He said it and\nno¦"), None);
}
