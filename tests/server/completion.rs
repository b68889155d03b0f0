//! Completion as clients of different ability get it.

use serde_json::{Value, json};

use crate::abilities;
use crate::client::{Client, at, range};

const FILE: &str = "file:///interview.transcript";
const PUSHED: &str = "textDocument/publishDiagnostics";

const TEXT: &str = "\
---
entities:
  lee: { name: Anna Lee, kind: person, definition: A poet. }
---

Anna: Why?

Boris: 🎙 With Anna Le

Anna: Why else?

Boris: Because.

";

fn session(completion: Value, text: &str) -> Client {
    let capabilities = json!({ "textDocument": { "completion": completion } });
    let mut client = Client::initialized_with(json!({ "capabilities": capabilities }));
    client.open(FILE, text);
    client.notified(PUSHED);
    client
}

fn completion(client: &mut Client, line: u32, column: u32) -> Value {
    client.request("textDocument/completion", at(FILE, line, column))
}

#[test]
fn a_name_of_two_words_is_replaced_as_a_whole() {
    let mut client = session(json!({}), TEXT);
    let list = completion(&mut client, 7, 22);
    let item = &list["items"][0];
    assert_eq!((&list["isIncomplete"], &item["label"]), (&json!(false), &json!("Anna Lee")));
    assert_eq!((&item["filterText"], &item["detail"]), (&json!("Anna Lee"), &json!("person")));
    assert_eq!(item["textEdit"], json!({ "range": range([7, 15, 7, 22]), "newText": "Anna Lee" }));
    client.finish();
}

#[test]
fn a_client_that_can_do_more_gets_one_range_for_all_items() {
    let mut client = session(abilities::all()["textDocument"]["completion"].clone(), TEXT);
    let list = completion(&mut client, 7, 21);
    let (insert, replace) = (range([7, 15, 7, 21]), range([7, 15, 7, 22]));
    assert_eq!(list["itemDefaults"]["editRange"], json!({ "insert": insert, "replace": replace }));
    let item = &list["items"][0];
    assert_eq!((&item["textEditText"], item.get("textEdit")), (&json!("Anna Lee"), None));
    assert_eq!(item["labelDetails"], json!({ "description": "person" }));
    client.finish();
}

#[test]
fn what_an_item_means_is_told_when_it_is_looked_at() {
    for (formats, value) in [
        (json!(["markdown"]), "**Anna Lee** — person\n\nA poet."),
        (json!([]), "Anna Lee — person\n\nA poet."),
    ] {
        let mut client = session(json!({ "completionItem": { "documentationFormat": formats } }), TEXT);
        let item = completion(&mut client, 7, 22)["items"][0].take();
        assert_eq!(item.get("documentation"), None);
        let told = client.request("completionItem/resolve", item);
        assert_eq!(told["documentation"]["value"], value);
        client.finish();
    }
}

#[test]
fn an_item_of_another_server_comes_back_as_it_is() {
    let mut client = session(json!({}), TEXT);
    for item in [json!({ "label": "x" }), json!({ "label": "x", "data": { "uri": "file:///no.transcript" } })]
    {
        assert_eq!(client.request("completionItem/resolve", item.clone()), item);
    }
    client.finish();
}

#[test]
fn the_label_of_whose_turn_it_is_comes_first_at_the_start_of_a_line() {
    let mut client = session(json!({}), TEXT);
    let list = completion(&mut client, 13, 0);
    let labels: Vec<_> = list["items"].as_array().unwrap().iter().map(|item| item["label"].clone()).collect();
    assert_eq!(labels, ["Anna:", "Boris:"]);
    assert_eq!(list["items"][0]["textEdit"], json!({ "range": range([13, 0, 13, 0]), "newText": "Anna: " }));
    assert_eq!((&list["items"][0]["preselect"], list["items"][1].get("preselect")), (&json!(true), None));
    client.finish();
}
