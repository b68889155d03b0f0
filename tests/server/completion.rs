//! Completion as clients of different ability get it.

use serde_json::{Value, json};

use crate::abilities;
use crate::client::{Client, at, range};
use crate::workspace::folder;

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
    assert_eq!(labels[..2], ["Anna:", "Boris:"]);
    assert_eq!(list["items"][0]["textEdit"], json!({ "range": range([13, 0, 13, 0]), "newText": "Anna: " }));
    assert_eq!((&list["items"][0]["preselect"], list["items"][1].get("preselect")), (&json!(true), None));
    client.finish();
}

#[test]
fn a_form_has_gaps_only_for_a_client_that_knows_them() {
    for (snippets, text) in [(true, "(${1:what it says} — transl.)$0"), (false, "(what it says — transl.)")]
    {
        let item = json!({ "completionItem": { "snippetSupport": snippets } });
        let mut client = session(item, "Knife (a base — transl.) and more\n\n");
        let list = completion(&mut client, 2, 0);
        let note = list["items"].as_array().unwrap().iter().find(|item| item["label"] == "note").unwrap();
        assert_eq!(note["textEdit"]["newText"], text);
        assert_eq!(note.get("insertTextFormat").is_some(), snippets);
        client.finish();
    }
}

#[test]
fn a_mark_that_opens_nothing_offers_nothing() {
    let mut client = session(json!({}), "Anna: So.\n\nBoris: I:\n\nAnna: So.\n\nBoris: So.\n\n");
    for (line, column, mark) in [(2, 9, ":"), (0, 5, ":"), (8, 0, "-")] {
        let mut params = at(FILE, line, column);
        params["context"] = json!({ "triggerKind": 2, "triggerCharacter": mark });
        assert_eq!(client.request("textDocument/completion", params), Value::Null);
    }
    client.finish();
}

#[test]
fn a_glossary_is_completed_too() {
    let mut client = Client::initialized();
    let glossary = "file:///glossary.yaml";
    client.open_as(glossary, "yaml", "lee:\n  kind: pers\n");
    client.notified(PUSHED);
    let list = client.request("textDocument/completion", at(glossary, 1, 12));
    assert_eq!(list["items"][0]["textEdit"], json!({ "range": range([1, 8, 1, 12]), "newText": "person" }));
    let list = client.request("textDocument/completion", at(glossary, 1, 3));
    let told = client.request("completionItem/resolve", list["items"][0].clone());
    assert_eq!(told["documentation"]["value"], "What it is.");
    client.finish();
}

#[test]
fn a_path_is_completed_within_the_session() {
    let folder = folder(&[
        ("talks/one.transcript", ""),
        ("names/people.yaml", ""),
        ("names/.hidden.yaml", ""),
        ("names/notes.txt", ""),
    ]);
    let uri = format!("file://{}", folder.path().display());
    let file = format!("{uri}/talks/one.transcript");
    for (folders, expected) in
        [(json!([{ "uri": uri, "name": "" }]), json!(["notes.txt", "people.yaml"])), (json!([]), json!([]))]
    {
        let mut client = Client::initialized_with(json!({ "capabilities": {}, "workspaceFolders": folders }));
        client.open(&file, "---\nmedia: ../names/\n---\n");
        client.notified(PUSHED);
        let list = client.request("textDocument/completion", at(&file, 1, 16));
        let items = list["items"].as_array().cloned().unwrap_or_default();
        let labels: Vec<_> = items.iter().map(|item| item["label"].clone()).collect();
        assert_eq!(json!(labels), expected);
        client.finish();
    }
}

#[test]
fn both_marks_of_a_label_are_linked() {
    let mut client = session(json!({}), "**🎙 Anna:** Why?\n\n**Boris:** So.\n");
    let answer = client.request("textDocument/linkedEditingRange", at(FILE, 0, 1));
    assert_eq!(answer["ranges"], json!([range([0, 0, 0, 2]), range([0, 10, 0, 12])]));
    assert_eq!(answer["wordPattern"], "[*_]*");
    assert_eq!(client.request("textDocument/linkedEditingRange", at(FILE, 0, 6)), Value::Null);
    client.finish();
}
