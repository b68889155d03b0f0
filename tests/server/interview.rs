//! The requests of our own: where the cursor stands, the list of questions, the steps between questions and notes.

use serde_json::{Value, json};

use crate::client::{Client, range};

const FILE: &str = "file:///interview.transcript";
const TEXT: &str =
    "Marta: 🎙 How long [in all, Ed.] was it?\n\nOle: Three years.\n\nMarta: 🎙 And then?\n\nOle: So.\n";

fn session() -> Client {
    let mut client = Client::initialized();
    client.open(FILE, TEXT);
    client.notified("textDocument/publishDiagnostics");
    client
}

fn file() -> Value {
    json!({ "uri": FILE })
}

fn whereabouts(client: &mut Client, at: [u32; 4]) -> Value {
    client
        .request("transcript-ls/whereabouts", json!({ "textDocument": { "uri": FILE }, "range": range(at) }))
}

fn step(client: &mut Client, line: u32, character: u32, to: &str) -> Value {
    let position = json!({ "line": line, "character": character });
    client.request("transcript-ls/step", json!({ "textDocument": file(), "position": position, "to": to }))
}

#[test]
fn the_cursor_stands_in_a_question_of_so_many() {
    let mut client = session();
    let turn = json!({ "role": "answer", "speaker": "Ole", "words": 2 });
    assert_eq!(
        whereabouts(&mut client, [2, 6, 2, 6]),
        json!({ "version": 1, "question": 1, "questions": 2, "turn": turn, "words": 12, "selected": null })
    );
    assert_eq!(whereabouts(&mut client, [4, 10, 4, 13])["selected"], 1, "behind an emoji");
    client.change(FILE, 2, &[(Some([2, 5, 2, 5]), "After all ")]);
    let later = whereabouts(&mut client, [4, 0, 4, 0]);
    assert_eq!((&later["version"], &later["question"], &later["words"]), (&json!(2), &json!(2), &json!(14)));
    client.finish();
}

#[test]
fn the_questions_are_a_list() {
    let mut client = session();
    let first = json!({ "number": 1, "speaker": "Marta", "text": "🎙 How long [in all, Ed.] was it?",
        "position": { "line": 0, "character": 0 } });
    let second = json!({ "number": 2, "speaker": "Marta", "text": "🎙 And then?",
        "position": { "line": 4, "character": 0 } });
    assert_eq!(
        client.request("transcript-ls/questions", json!({ "textDocument": file() })),
        json!([first, second])
    );
    client.finish();
}

#[test]
fn steps_lead_from_question_to_question_and_from_note_to_note() {
    let mut client = session();
    let note = range([0, 19, 0, 32]);
    assert_eq!(step(&mut client, 0, 0, "nextQuestion"), range([4, 0, 4, 19]));
    assert_eq!(step(&mut client, 4, 3, "previousQuestion")["start"], json!({ "line": 4, "character": 0 }));
    assert_eq!(step(&mut client, 4, 0, "nextQuestion"), Value::Null);
    assert_eq!(step(&mut client, 0, 0, "nextNote"), note);
    assert_eq!(step(&mut client, 6, 0, "previousNote"), note);
    assert_eq!(step(&mut client, 0, 19, "nextNote"), Value::Null);
    client.finish();
}

#[test]
fn of_a_glossary_and_of_a_file_that_is_not_open_nothing_is_known() {
    let mut client = Client::initialized();
    client.open_as("file:///glossary.yaml", "yaml", "nla: { name: Northern Lighthouse Authority }\n");
    client.notified("textDocument/publishDiagnostics");
    for uri in ["file:///glossary.yaml", FILE] {
        let questions = client.request("transcript-ls/questions", json!({ "textDocument": { "uri": uri } }));
        assert_eq!(questions, Value::Null, "{uri}");
    }
    client.finish();
}
