//! Transcripts of a few lines, and the pieces that are read in them.

use std::sync::Arc;

use super::*;

/// The pieces of a text, each as a line: what it is, and its runs as tags.
fn shown(text: &str) -> Vec<String> {
    let document = Document::new(text, Arc::default());
    let all = 0..document.blocks().tree().len();
    pieces(&document, all).iter().map(|piece| line(&piece.content)).collect()
}

fn line(content: &Content) -> String {
    match content {
        Content::Front(front) => format!("front {front:?}"),
        Content::Title(runs) => format!("title {}", tagged(runs)),
        Content::Section(level, runs) => format!("section{level} {}", tagged(runs)),
        Content::Turn(turn, paragraph) => {
            let number = turn.number.map(|number| number.to_string()).unwrap_or_default();
            let inferred = if turn.inferred { "!" } else { "" };
            let time = turn.time.iter().map(|time| format!(" at {time}")).collect::<String>();
            let speaker = turn.speaker.iter();
            let speaker =
                speaker.map(|speaker| format!(" {}={}", speaker.label, speaker.place)).collect::<String>();
            format!("{:?}{number}{inferred}{speaker}{time} {}", turn.role, tagged(&paragraph.runs))
        }
        Content::GoesOn(role, place, paragraph) => {
            let place = place.map(|place| place.to_string()).unwrap_or_default();
            format!("+{role:?}{place} {}", tagged(&paragraph.runs))
        }
        Content::Aside(paragraph) => format!("aside {}", tagged(&paragraph.runs)),
        Content::Divider => "divider".to_owned(),
    }
}

fn tagged(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run {
            Run::Text(text) => text.clone(),
            Run::Marked { mark, runs, .. } => format!("<{}|{}>", name(mark), tagged(runs)),
        })
        .collect()
}

fn name(mark: &Mark) -> String {
    match mark {
        Mark::Note { kind, who } => format!("{} {who}", kind.name()),
        Mark::Sign => "s".to_owned(),
        Mark::Signature => "by".to_owned(),
        Mark::Event(name) => format!("event {name}"),
        Mark::Editorial(mark) => format!("{mark:?}"),
        Mark::Insertion => "insertion".to_owned(),
        Mark::Entity(key) => format!("entity {key}"),
        Mark::Term => "term".to_owned(),
        Mark::Quotation => "q".to_owned(),
        Mark::Time(milliseconds) => format!("time {milliseconds}"),
        Mark::Strong => "b".to_owned(),
        Mark::Emphasis => "i".to_owned(),
        Mark::Link(address) => format!("link {address}"),
        Mark::Verbatim => "v".to_owned(),
    }
}

#[test]
fn an_interview_with_dashes_is_read_without_its_markers() {
    let text = "A talk\n\nWhat it is about.\n\n— Who are you?\n\n— A smith.\n\nAnd a poet.\n\n— Why?\n\n— It pays.\n";
    assert_eq!(
        shown(text),
        [
            "title A talk", "aside What it is about.", "Question1 Who are you?", "Answer1 A smith.",
            "+Answer And a poet.", "Question2 Why?", "Answer2 It pays."
        ]
    );
}

#[test]
fn speakers_have_places_in_the_order_in_which_they_speak() {
    let text = "---\ntitle: T\ndate: 2020-01-02\nspeakers:\n  - name: Ann Lee\n    label: AL\n    role: interviewer\n  - { name: Bo, role: interviewee }\n---\n\n\
        **AL:** Why?\n\n**Bo [00:12]:** So.\n\n**Ann Lee:** Why not?\n\n**Bo:** Yes.\n\nIndeed.\n";
    let lines = shown(text);
    assert!(
        lines[0].contains("title: Some(\"T\")") && lines[0].contains("[(\"date\", [\"2020-01-02\"])]"),
        "{}",
        lines[0]
    );
    assert_eq!(
        lines[1..],
        [
            "Question1 AL=0 Why?", "Answer1 Bo=1 at 00:12 So.", "Question2 Ann Lee=0 Why not?",
            "Answer2 Bo=1 Yes.", "+Answer1 Indeed."
        ]
    );
}

#[test]
fn what_is_marked_inside_a_paragraph_is_a_run() {
    for (text, expected) in [
        (
            "He left (to Rome, 1870 — transl. note) [laughs].",
            "He left <translator transl. note|<s|(>to Rome, 1870<s| — ><by|transl. note><s|)>> <event laughter|<s|[>laughs<s|]>>.",
        ),
        ("Then “it was” [sic] so […].", "Then <q|“it was”> <Sic|[sic]> so <Omission|[…]>."),
        (r"At \[00:12:34\] he *said* **so**.", "At <time 754000|[00:12:34]> he <i|said> <b|so>."),
        ("See [here](https://a.b/c), https://d.e/f.", "See <link https://a.b/c|here>, <v|https://d.e/f>."),
        ("Said [the minister] (aloud)\nto me.", "Said <insertion|[the minister]> (aloud) to me."),
        ("He **(crossed** it — Ed.) 🎙 é", "He **<editor Ed.|<s|(>crossed** it<s| — ><by|Ed.><s|)>> 🎙 é"),
        ("[[x|the talks]] went on", "<entity x|the talks> went on"),
    ] {
        let lines = shown(&format!("It begins.\n\n{text}\n"));
        assert_eq!(lines.last().map(String::as_str), Some(&*format!("aside {expected}")), "{text}");
    }
}

#[test]
fn a_name_is_marked_with_the_key_of_its_entity() {
    let text =
        "---\nentities:\n  smiths: { name: Guild of Smiths, aliases: [the Guild] }\n---\n\nIn the Guild.\n";
    assert_eq!(shown(text).last().map(String::as_str), Some("aside In <entity smiths|the Guild>."));
}

#[test]
fn a_piece_keeps_its_hash_where_nothing_about_it_changes() {
    let hashes = |text: &str| {
        let document = Document::new(text, Arc::default());
        pieces(&document, 0..9).iter().map(Piece::hash).collect::<Vec<_>>()
    };
    let text = "It is a lead.\n\n— Who?\n\n— I. The one.\n\n— Why?\n\n— So.\n";
    let (before, after) = (hashes(text), hashes(&text.replace("a lead", "quite a long lead")));
    assert_eq!(before[1..], after[1..]);
    assert_ne!(before[0], after[0]);
}

#[test]
fn a_long_document_is_read_around_a_place() {
    let text = "One line of it.\n\n".repeat(1000);
    let document = Document::new(&text, Arc::default());
    assert_eq!(around(&document, 0, 10, 1 << 20), 0..10);
    assert_eq!(around(&document, text.len() / 2, 10, 1 << 20), 495..505);
    assert_eq!(around(&document, text.len(), 10, 1 << 20), 990..1000);
    let few = around(&document, text.len() / 2, 1000, 300);
    assert!(few.contains(&500) && few.len() < 25, "{few:?}");
    assert_eq!(around(&Document::default(), 0, 10, 10), 0..0);
}

#[test]
fn a_paragraph_without_end_and_brackets_without_end_are_cut() {
    let deep = "(".repeat(50_000) + &"x ".repeat(50_000);
    let document = Document::new(&deep, Arc::default());
    let read = pieces(&document, 0..1);
    assert!(matches!(&read[0].content, Content::Aside(paragraph) if paragraph.is_cut));
    let nested = "(a ".repeat(3000) + &")".repeat(3000);
    assert_eq!(shown(&nested).len(), 1);
}
