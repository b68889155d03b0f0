//! Diagnostics, pushed or pulled.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{Client, range};

const FILE: &str = "file:///interview.transcript";
const PUSHED: &str = "textDocument/publishDiagnostics";

/// Longer than any quiet period.
const A_WHILE: Duration = Duration::from_millis(500);

fn pull(client: &mut Client, previous: Option<&str>) -> Value {
    let params = json!({ "textDocument": { "uri": FILE }, "previousResultId": previous });
    client.request("textDocument/diagnostic", params)
}

#[test]
fn what_is_pushed_is_complete_and_names_its_version() {
    let mut client = Client::initialized_with(
        json!({ "capabilities": { "textDocument": { "publishDiagnostics": { "dataSupport": true } } } }),
    );
    client.open(FILE, "# A (note\n");
    let pushed = client.notified(PUSHED);
    assert_eq!(pushed["version"], 1);
    let found = &pushed["diagnostics"][0];
    assert_eq!(found["source"], "transcript-ls");
    assert_eq!(found["code"], "unclosed-note");
    assert_eq!(found["severity"], 4);
    assert_eq!(found["range"], range([0, 4, 0, 5]));
    let edit = json!([{ "range": range([0, 9, 0, 9]), "newText": ")" }]);
    assert_eq!(found["data"]["edits"], edit);
    client.finish();
}

#[test]
fn unchanged_diagnostics_are_not_pushed_again() {
    let mut client = Client::initialized();
    client.open(FILE, "# A (note\n# B\n");
    client.notified(PUSHED);
    client.change(FILE, 2, &[(Some([1, 2, 1, 3]), "C")]);
    client.silent_for(A_WHILE);
    client.change(FILE, 3, &[(Some([0, 9, 0, 9]), ")")]);
    let pushed = client.notified(PUSHED);
    assert_eq!((&pushed["version"], &pushed["diagnostics"]), (&json!(3), &json!([])));
    client.finish();
}

/// A client of a server that waits for long after a keystroke, however busy the machine is.
fn patient() -> Client {
    let options = json!({ "quiet-period": 400 });
    Client::initialized_with(json!({ "capabilities": {}, "initializationOptions": options }))
}

#[test]
fn typing_is_answered_once_it_pauses_and_never_with_an_older_version() {
    let mut client = patient();
    client.open(FILE, "# A (note\n");
    client.notified(PUSHED);
    for version in 2..=12 {
        client.change(FILE, version, &[(Some([0, 2, 0, 2]), "x")]);
        std::thread::sleep(Duration::from_millis(10));
    }
    let pushed = client.notified(PUSHED);
    assert_eq!(pushed["version"], 12);
    assert_eq!(pushed["diagnostics"][0]["range"], range([0, 15, 0, 16]));
    client.silent_for(A_WHILE);
    client.finish();
}

#[test]
fn typing_without_a_pause_still_shows_diagnostics() {
    let mut client = patient();
    client.open(FILE, "# A (note\n");
    client.notified(PUSHED);
    let began = Instant::now();
    let mut version = 1;
    while began.elapsed() < Duration::from_secs(5) {
        version += 1;
        client.change(FILE, version, &[(Some([0, 2, 0, 2]), "x")]);
        std::thread::sleep(Duration::from_millis(80));
    }
    assert!(client.notified(PUSHED)["version"].as_i64().unwrap() < i64::from(version));
    while client.notified(PUSHED)["version"] != version {}
    client.silent_for(A_WHILE);
    client.finish();
}

#[test]
fn of_too_many_diagnostics_the_gravest_are_shown() {
    let options = json!({ "rules": { "mismatched-brackets": "hint", "unclosed-note": "warning" } });
    let mut client =
        Client::initialized_with(json!({ "capabilities": {}, "initializationOptions": options }));
    let text = format!("{}\u{2014} Was it (there — Ed.\n\n\u{2014} Yes.\n", "It was (so].\n\n".repeat(1_500));
    client.open(FILE, &text);
    let pushed = client.notified(PUSHED);
    let shown = pushed["diagnostics"].as_array().unwrap();
    assert_eq!(shown.len(), 1_000);
    assert_eq!(shown.last().unwrap()["code"], "unclosed-note");
    let lines: Vec<_> = shown.iter().map(|found| found["range"]["start"]["line"].as_u64().unwrap()).collect();
    assert!(lines.is_sorted());
    client.finish();
}

#[test]
fn closing_a_file_clears_what_was_shown() {
    let mut client = Client::initialized();
    client.open(FILE, "# A (note\n");
    client.notified(PUSHED);
    client.change(FILE, 2, &[(Some([0, 2, 0, 3]), "BB")]);
    client.close(FILE);
    assert_eq!(client.notified(PUSHED)["diagnostics"], json!([]));
    client.silent_for(A_WHILE);
    client.open(FILE, "# A (note\n");
    assert_eq!(client.notified(PUSHED)["version"], 1);
    client.open("file:///clean", "# A\n");
    client.notified(PUSHED);
    client.close("file:///clean");
    client.silent_for(A_WHILE);
    client.finish();
}

#[test]
fn a_client_that_pulls_is_never_pushed_to() {
    let mut client =
        Client::initialized_with(json!({ "capabilities": { "textDocument": { "diagnostic": {} } } }));
    client.open(FILE, "# A (note\n");
    let first = pull(&mut client, None);
    assert_eq!(first["kind"], "full");
    assert_eq!(first["items"][0]["code"], "unclosed-note");
    let id = first["resultId"].as_str().unwrap().to_owned();

    client.change(FILE, 2, &[(Some([0, 10, 0, 10]), "\n# B")]);
    assert_eq!(pull(&mut client, Some(&id)), json!({ "kind": "unchanged", "resultId": id }));
    client.change(FILE, 3, &[(Some([0, 9, 0, 9]), ")")]);
    let fixed = pull(&mut client, Some(&id));
    assert_eq!((&fixed["kind"], &fixed["items"]), (&json!("full"), &json!([])));
    client.silent_for(A_WHILE);
    client.close(FILE);
    assert_eq!(pull(&mut client, None)["items"], json!([]));
    client.silent_for(A_WHILE);
    client.finish();
}

#[test]
fn a_client_that_does_not_pull_is_offered_nothing_to_pull() {
    let mut client = Client::start();
    let result = client.initialize(json!({ "capabilities": {} }));
    assert!(result["capabilities"].get("diagnosticProvider").is_none());
    client.finish();
}
