//! Findings in all files of the workspace, pulled.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use serde_json::{Value, json};

use crate::archive::{changed, folder, session, uri};
use crate::client::{Client, range};

const METHOD: &str = "workspace/diagnostic";
const BAD: &str = "Anna: Why?\n\nBoris: So (they — translator’s note\n\nAnna: And?\n\nBoris: No.\n";
const GOOD: &str = "Anna: Why?\n\nBoris: So.\n\nAnna: And?\n\nBoris: No.\n";

fn pulls() -> Value {
    json!({ "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": {} } })
}

/// The kind of each report, and how many findings it has, by the name of its file.
fn told(items: &Value) -> BTreeMap<String, String> {
    let one = |item: &Value| {
        let name = item["uri"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let count = item["items"].as_array().map_or(String::new(), |items| format!(" {}", items.len()));
        (name, format!("{}{count}", item["kind"].as_str().unwrap()))
    };
    items.as_array().unwrap().iter().map(one).collect()
}

fn previous(items: &Value) -> Value {
    let known = items.as_array().unwrap().iter().filter(|item| item["resultId"].is_string());
    known.map(|item| json!({ "uri": item["uri"], "value": item["resultId"] })).collect()
}

fn expected(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, kind)| ((*name).to_owned(), (*kind).to_owned())).collect()
}

/// Parts sent under the token until the answer comes.
fn parts(client: &mut Client, id: i64) -> Value {
    assert_eq!(client.answer(id)["result"], json!({ "items": [] }));
    let mut items = Vec::new();
    while let Some(part) = client.try_notified("$/progress") {
        assert_eq!(part["token"], "parts");
        items.extend(part["value"]["items"].as_array().unwrap().clone());
    }
    Value::Array(items)
}

#[test]
fn all_files_of_the_workspace_are_checked_in_parts_and_again_when_there_is_news() {
    let folder = folder(&[
        ("a.transcript", BAD),
        ("in/b.transcript", GOOD),
        ("glossary.yaml", "lindau: { name: Lindau, kind: plase }\n"),
        ("transcript-ls.toml", "unheard-of = 1\n"),
    ]);
    let mut client = session(folder.path(), pulls());
    client.notified("window/showMessage");
    let open = uri(&folder.path().join("in/b.transcript"));
    client.open(&open, BAD);
    let ask = |previous: Value| json!({ "previousResultIds": previous, "partialResultToken": "parts" });
    let id = client.ask(METHOD, ask(json!([])));
    let first = parts(&mut client, id);
    let all = [
        ("a.transcript", "full 1"),
        ("b.transcript", "full 1"),
        ("glossary.yaml", "full 1"),
        ("transcript-ls.toml", "full 1"),
    ];
    assert_eq!(told(&first), expected(&all));
    let item = |items: &Value, name: &str| {
        items
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["uri"].as_str().unwrap().ends_with(name))
            .unwrap()
            .clone()
    };
    assert_eq!(item(&first, "a.transcript")["version"], Value::Null);
    assert_eq!(item(&first, "b.transcript")["version"], 1);
    assert_eq!(item(&first, "transcript-ls.toml")["items"][0]["range"], range([0, 0, 1, 0]));

    // Nothing is new: the question waits, and is then answered by the news alone.
    let id = client.ask(METHOD, ask(previous(&first)));
    client.silent_for(Duration::from_millis(300));
    fs::write(folder.path().join("a.transcript"), GOOD).unwrap();
    changed(&mut client, &folder.path().join("a.transcript"));
    let second = parts(&mut client, id);
    assert_eq!(told(&second), expected(&[("a.transcript", "full 0")]));

    // One that does not take parts gets all at once, and hears of what is as it was and of what is gone.
    fs::remove_file(folder.path().join("transcript-ls.toml")).unwrap();
    changed(&mut client, &folder.path().join("transcript-ls.toml"));
    std::thread::sleep(Duration::from_millis(100));
    let answer = client.request(METHOD, json!({ "previousResultIds": previous(&first) }));
    let all = [
        ("a.transcript", "full 0"),
        ("b.transcript", "unchanged"),
        ("glossary.yaml", "unchanged"),
        ("transcript-ls.toml", "full 0"),
    ];
    assert_eq!(told(&answer["items"]), expected(&all));

    // A question that waits is answered when the session ends.
    let id = client.ask(METHOD, ask(json!([])));
    let third = parts(&mut client, id);
    let id = client.ask(METHOD, ask(previous(&third)));
    client.silent_for(Duration::from_millis(300));
    client.request("shutdown", Value::Null);
    client.answer(id);
    client.notify("exit", Value::Null);
    assert_eq!(client.exit().code, Some(0));
}

#[test]
fn a_long_check_tells_how_far_it_is_and_stops_when_it_is_cancelled() {
    let long = BAD.repeat(100);
    let names: Vec<String> = (0..60).map(|number| format!("{number}.transcript")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), long.as_str())).collect();
    let folder = folder(&files);
    let mut client = session(folder.path(), pulls());
    let params = json!({ "previousResultIds": [], "partialResultToken": "parts", "workDoneToken": "work" });
    let id = client.ask(METHOD, params);
    let begun = client.notified("$/progress");
    assert_eq!((&begun["token"], &begun["value"]["kind"]), (&json!("work"), &json!("begin")));
    loop {
        let told = client.notified("$/progress");
        if told["token"] == "work" && told["value"]["kind"] == "report" {
            break;
        }
    }
    client.notify("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.answer(id)["error"]["code"], -32800);
    loop {
        let told = client.notified("$/progress");
        if told["token"] == "work" && told["value"]["kind"] == "end" {
            break;
        }
    }
    client.silent_for(Duration::from_millis(500));
    client.finish();
}
