//! Opening, closing, and getting out of step.

use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{Client, range};

const FILE: &str = "file:///interview.transcript";

fn able() -> Client {
    Client::initialized_with(json!({ "capabilities": { "textDocument": {
        "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } } } } }))
}

fn opened() -> Client {
    let mut client = able();
    client.open(FILE, "# One (note\n");
    let shown = client.notified("textDocument/publishDiagnostics");
    assert_eq!(shown["diagnostics"].as_array().unwrap().len(), 1);
    client
}

#[test]
fn a_change_with_invalid_params_puts_the_file_out_of_step_until_it_is_opened_again() {
    for params in [
        json!({ "textDocument": { "uri": FILE, "version": 2 } }),
        json!({ "textDocument": { "uri": FILE, "version": "two" }, "contentChanges": [] }),
        json!({ "textDocument": { "uri": FILE, "version": 2 }, "contentChanges": [{ "range": 7, "text": "" }] }),
        json!({ "textDocument": { "uri": FILE, "version": 2 }, "contentChanges": [{ "text": null }] }),
        json!({ "contentChanges": [] }),
        Value::Null,
    ] {
        let mut client = opened();
        assert!(!client.actions(FILE, [0, 0, 0, 99]).as_array().unwrap().is_empty());
        client.notify("textDocument/didChange", params.clone());
        let said = client.notified("window/showMessage");
        assert!(said["message"].as_str().unwrap().contains("interview.transcript"), "{said}");
        let cleared = client.notified("textDocument/publishDiagnostics");
        assert_eq!(cleared["diagnostics"], json!([]), "{params}");
        // Later changes rest on one that we never saw.
        client.change(FILE, 3, &[(Some([0, 2, 0, 5]), "Two")]);
        assert_eq!(client.actions(FILE, [0, 0, 0, 99]), Value::Null);
        assert_eq!(client.symbols(FILE), Value::Null);
        client.silent_for(Duration::from_millis(200));
        assert!(client.stderr().contains("out of step"), "{}", client.stderr());

        client.close(FILE);
        client.open(FILE, "# Two (note\n");
        let shown = client.notified("textDocument/publishDiagnostics");
        assert_eq!(shown["diagnostics"].as_array().unwrap().len(), 1);
        assert!(!client.actions(FILE, [0, 0, 0, 99]).as_array().unwrap().is_empty());
        client.finish();
    }
}

#[test]
fn a_change_that_was_malformed_json_puts_files_out_of_step() {
    let mut client = opened();
    client.raw(b"Content-Length: 38\r\n\r\n{\"method\":\"textDocument/didChange\", \"p");
    assert_eq!(client.answer(Value::Null)["error"]["code"], -32700);
    client.notified("window/showMessage");
    assert_eq!(client.notified("textDocument/publishDiagnostics")["diagnostics"], json!([]));
    assert_eq!(client.actions(FILE, [0, 0, 0, 99]), Value::Null);
    client.finish();
}

#[test]
fn a_change_of_the_whole_text_brings_a_file_back_into_step() {
    let mut client = opened();
    client.notify("textDocument/didChange", json!({ "textDocument": { "uri": FILE }, "contentChanges": 1 }));
    client.notified("window/showMessage");
    client.notified("textDocument/publishDiagnostics");
    client.change(FILE, 3, &[(None, "# Two (note\n")]);
    assert_eq!(client.outline(FILE), ["Two (note"]);
    assert_eq!(client.notified("textDocument/publishDiagnostics")["version"], 3);
    client.finish();
}

#[test]
fn invalid_params_of_other_notifications_change_nothing() {
    let mut client = opened();
    for method in ["textDocument/didOpen", "textDocument/didClose", "workspace/didChangeConfiguration"] {
        client.notify(method, json!({ "textDocument": 7 }));
        client.notify(method, Value::Null);
    }
    client.change("file:///never-opened", 2, &[(None, "x")]);
    assert_eq!(client.outline(FILE), ["One (note"]);
    client.finish();
}

#[test]
fn a_file_that_is_closed_or_unknown_has_no_answers() {
    let mut client = opened();
    client.close(FILE);
    assert_eq!(client.notified("textDocument/publishDiagnostics")["diagnostics"], json!([]));
    for uri in [FILE, "file:///unknown", "untitled:Nothing"] {
        assert_eq!(client.symbols(uri), Value::Null);
        assert_eq!(client.hover(uri, 0, 0), Value::Null);
        assert_eq!(client.actions(uri, [0, 0, 0, 0]), Value::Null);
    }
    client.finish();
}

#[test]
fn unsaved_buffers_and_other_schemes_work_without_a_folder() {
    let mut client = able();
    for uri in ["untitled:Untitled-1", "vscode-notebook-cell:/a/b.ipynb#W0", "inmemory://model/1", "git:/a?x"]
    {
        client.open(uri, "---\nentities: { one: One }\n---\n# One (note\n\nThe One.\n");
        let shown = client.notified("textDocument/publishDiagnostics");
        assert_eq!(shown["uri"], uri);
        assert_eq!(shown["diagnostics"].as_array().unwrap().len(), 1);
        assert_eq!(client.outline(uri), ["One (note"]);
        assert_eq!(client.hover(uri, 5, 4)["range"], range([5, 4, 5, 7]));
        let definition = client.request("textDocument/definition", crate::client::at(uri, 5, 4));
        assert_eq!(definition[0]["uri"], uri);
        let actions = client.actions(uri, [3, 6, 3, 6]);
        assert!(actions[0]["edit"]["changes"][uri].is_array(), "{actions}");
    }
    client.finish();
}

#[test]
fn a_text_above_64_mib_is_refused_with_a_message_and_the_server_goes_on() {
    let mut client = able();
    client.open(FILE, &"x".repeat(64 * 1024 * 1024 + 1));
    let said = client.notified("window/showMessage");
    assert_eq!(said["type"], 1);
    assert!(said["message"].as_str().unwrap().contains("64 MiB"), "{said}");
    client.change(FILE, 2, &[(Some([0, 0, 0, 1]), "y")]);
    assert_eq!(client.symbols(FILE), Value::Null);
    client.open("file:///small", "# Small\n");
    client.notified("textDocument/publishDiagnostics");
    assert_eq!(client.outline("file:///small"), ["Small"]);
    client.finish();
}
