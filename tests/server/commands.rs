//! Commands: the server asks the client to make their edits, for the versions it knows.

use std::fs;

use serde_json::{Value, json};
use tower_lsp::lsp_types::Url;

use crate::abilities;
use crate::client::{Client, range};

/// Something that is safe to mend behind an emoji, and something that is not.
const TEXT: &str = "# Title\n\nAnna: 🎙 Where was it (home — trans.note) then?\n\nBoris: At  home (in town\n\nAnna: Then?\n\nBoris: Gone.\n";
const FILE: &str = "file:///interview.transcript";

fn session(folder: Option<&str>) -> Client {
    let mut client = Client::start();
    client.initialize(json!({ "capabilities": abilities::all(), "rootUri": folder }));
    client
}

fn run(client: &mut Client, command: &str, arguments: Value) -> Value {
    let id = client.ask("workspace/executeCommand", json!({ "command": command, "arguments": arguments }));
    client.answer(id)
}

/// The changes that the client is asked to make, which it does.
fn applied(client: &mut Client) -> Vec<Value> {
    let (id, params) = client.asked("workspace/applyEdit");
    client.reply(&id, json!({ "applied": true }));
    params["edit"]["documentChanges"].as_array().unwrap().clone()
}

#[test]
fn a_command_mends_one_file_or_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap();
    fs::write(path.join("a.transcript"), TEXT).unwrap();
    fs::write(
        path.join("b.transcript"),
        "Anna: Fine (well — trans.note)?\n\nBoris: Fine.\n\nAnna: Good?\n\nBoris: Yes.\n",
    )
    .unwrap();
    fs::write(path.join("c.transcript"), "Anna: Fine?\n\nBoris: Fine.\n").unwrap();
    let uri = |name: &str| Url::from_file_path(path.join(name)).unwrap().to_string();
    let mut client = session(Some(Url::from_file_path(&path).unwrap().as_str()));
    client.open(&uri("a.transcript"), TEXT);

    assert_eq!(
        run(&mut client, "transcript-ls.fixFile", json!([uri("a.transcript")]))["result"],
        Value::Null
    );
    let changes = applied(&mut client);
    assert_eq!(changes[0]["textDocument"], json!({ "uri": uri("a.transcript"), "version": 1 }));
    let edits: Vec<_> =
        changes[0]["edits"].as_array().unwrap().iter().map(|edit| edit["range"].clone()).collect();
    assert_eq!(edits, [range([2, 36, 2, 36]), range([4, 10, 4, 11])]);

    run(&mut client, "transcript-ls.fixWorkspace", json!([]));
    let files: Vec<_> = applied(&mut client).iter().map(|change| change["textDocument"].clone()).collect();
    assert_eq!(
        files,
        [
            json!({ "uri": uri("a.transcript"), "version": 1 }),
            json!({ "uri": uri("b.transcript"), "version": null })
        ]
    );
    client.finish();
}

#[test]
fn a_command_is_about_the_text_as_it_was_when_it_came() {
    let mut client = session(None);
    client.open(FILE, TEXT);
    let id = client
        .ask("workspace/executeCommand", json!({ "command": "transcript-ls.fixFile", "arguments": [FILE] }));
    client.change(FILE, 2, &[(Some([0, 0, 0, 0]), "\n")]);
    client.answer(id);
    // The client refuses edits for a version that is gone, and the person learns of it.
    let (id, params) = client.asked("workspace/applyEdit");
    assert_eq!(params["edit"]["documentChanges"][0]["textDocument"]["version"], 1);
    client.reply(&id, json!({ "applied": false, "failureReason": "the text has changed" }));
    let said = client.notified("window/showMessage")["message"].take();
    assert_eq!(said, "The editor did not make the fixes: the text has changed");
    client.finish();
}

#[test]
fn what_cannot_be_run_is_said_in_one_sentence() {
    let mut client = session(None);
    client.open(FILE, "Anna: Fine?\n\nBoris: Fine.\n");
    for (command, arguments, message) in [
        ("transcript-ls.fixFile", json!([]), "Name a transcript that is open: its address is the argument."),
        (
            "transcript-ls.fixFile",
            json!(["file:///b"]),
            "Name a transcript that is open: its address is the argument.",
        ),
        ("transcript-ls.burn", json!([FILE]), "There is no command `transcript-ls.burn`."),
    ] {
        assert_eq!(run(&mut client, command, arguments)["error"]["message"], message);
    }
    run(&mut client, "transcript-ls.fixFile", json!([FILE]));
    let said = client.notified("window/showMessage")["message"].take();
    assert_eq!(said, "There is nothing that is safe to mend.");
    client.finish();
}

#[test]
fn a_command_can_be_cancelled() {
    let mut client = Client::start_with(&[("TRANSCRIPT_LS_DRILL", "1")]);
    client.initialize(json!({ "capabilities": abilities::all() }));
    client.open(FILE, TEXT);
    let busy: Vec<_> = (0..16).map(|_| client.ask("transcript-ls/drill", json!({ "sleep": 100 }))).collect();
    let id = client.ask("workspace/executeCommand", json!({ "command": "transcript-ls.fixWorkspace" }));
    client.notify("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.answer(id)["error"]["code"], -32800);
    busy.into_iter().for_each(|id| drop(client.answer(id)));
    client.finish();
}
