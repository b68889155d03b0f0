//! `transcript-ls/preview`: the transcript piece by piece, as an editor shows it beside the text.

use serde_json::{Value, json};

use crate::client::Client;

const FILE: &str = "file:///interview.transcript";
const PUSHED: &str = "textDocument/publishDiagnostics";

fn opened(text: &str) -> Client {
    let mut client = Client::initialized();
    client.open(FILE, text);
    client.notified(PUSHED);
    client
}

fn preview(client: &mut Client, line: u32, known: &[&str]) -> Value {
    let params = json!({ "textDocument": { "uri": FILE }, "line": line, "known": known });
    client.request("transcript-ls/preview", params)
}

#[test]
fn a_preview_has_turns_with_lines_and_places_after_an_emoji() {
    let mut client =
        opened("The smith\n\n— Who?\n\n— I 🎙 (of Bern — Ed.) am.\r\n\r\nSo.\n\n— Why?\n\n— It pays.\n");
    let answer = preview(&mut client, 0, &[]);
    assert_eq!((&answer["version"], &answer["lines"]), (&json!(1), &json!(12)));
    assert_eq!((&answer["first"], &answer["end"]), (&json!(0), &json!(12)));
    let pieces = answer["pieces"].as_array().expect("pieces");
    let kinds: Vec<_> = pieces.iter().map(|piece| piece["content"]["kind"].as_str().unwrap_or("")).collect();
    assert_eq!(kinds, ["title", "turn", "turn", "goesOn", "turn", "turn"]);
    assert_eq!((&pieces[3]["line"], &pieces[3]["last"]), (&json!(6), &json!(6)));
    let turn = &pieces[2]["content"];
    assert_eq!((&turn["role"], &turn["number"]), (&json!("answer"), &json!(1)));
    let note = &turn["runs"][1];
    assert_eq!((&note["kind"], &note["by"], &note["who"]), (&json!("note"), &json!("editor"), &json!("Ed.")));
    assert_eq!(note["at"], json!([0, 7]));
    client.finish();
}

#[test]
fn a_piece_that_is_known_is_not_sent_again() {
    let mut client = opened("The smith\n\n— Who?\n\n— I.\n\n— Why?\n\n— It pays.\n");
    let answer = preview(&mut client, 0, &[]);
    let hashes: Vec<String> = answer["pieces"]
        .as_array()
        .expect("pieces")
        .iter()
        .map(|piece| piece["hash"].as_str().expect("a hash").to_owned())
        .collect();
    let known: Vec<&str> = hashes.iter().map(String::as_str).collect();
    client.change(FILE, 2, &[(Some([4, 2, 4, 3]), "\nWe")]);
    let answer = preview(&mut client, 3, &known);
    assert_eq!(answer["version"], 2);
    let sent: Vec<bool> = answer["pieces"]
        .as_array()
        .expect("pieces")
        .iter()
        .map(|piece| piece.get("content").is_some())
        .collect();
    assert_eq!(sent, [false, false, true, false, false]);
    assert_eq!(answer["pieces"][3]["line"], 7);
    client.finish();
}

#[test]
fn an_empty_file_has_nothing_to_read_and_a_glossary_no_preview() {
    let mut client = opened("");
    assert_eq!(preview(&mut client, 9, &[])["pieces"], json!([]));
    client.finish();
    let mut client = Client::initialized();
    client.open("file:///glossary.yaml", "a: { name: A }\n");
    client.notified(PUSHED);
    let params = json!({ "textDocument": { "uri": "file:///glossary.yaml" } });
    assert_eq!(client.request("transcript-ls/preview", params), Value::Null);
    client.finish();
}
