//! What clients put on the wire, and should not.

use serde_json::{Value, json};

use crate::client::Client;

const FILE: &str = "file:///interview.transcript";

/// Demands that the session still works.
fn still_serves(client: &mut Client) {
    client.open(FILE, "# Alive\n");
    client.notified("textDocument/publishDiagnostics");
    assert_eq!(client.outline(FILE), ["Alive"]);
}

#[test]
fn malformed_json_is_answered_and_the_server_goes_on() {
    let mut client = Client::initialized();
    for body in ["{\"jsonrpc\": ", "", "nonsense", "{\"a\":1}}", "{\"x\":\"\u{0}\"}"] {
        client.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
        let answer = client.answer(Value::Null);
        assert_eq!(answer["error"]["code"], -32700, "{body}: {answer}");
    }
    client.raw(b"Content-Length: 4\r\n\r\n\"\xff\xfe\"");
    assert!(client.answer(Value::Null)["error"]["code"].is_i64());
    still_serves(&mut client);
    client.finish();
}

#[test]
fn json_that_is_no_message_is_answered_and_the_server_goes_on() {
    let mut client = Client::initialized();
    for message in [json!(1), json!("x"), json!({}), json!({ "jsonrpc": "2.0" }), json!({ "method": 7 })] {
        client.send(&message);
        let answer = client.answer(Value::Null);
        assert_eq!(answer["error"]["code"], -32600, "{message}: {answer}");
    }
    client.send(&json!({ "jsonrpc": "2.0", "id": "mine", "method": 7 }));
    assert_eq!(client.answer("mine")["error"]["code"], -32600);
    still_serves(&mut client);
    client.finish();
}

#[test]
fn a_batch_is_answered_and_the_server_goes_on() {
    let mut client = Client::initialized();
    client.send(&json!([{ "jsonrpc": "2.0", "id": 7, "method": "shutdown" }]));
    assert_eq!(client.answer(Value::Null)["error"]["code"], -32600);
    still_serves(&mut client);
    client.finish();
}

#[test]
fn headers_in_lower_case_and_content_types_work() {
    let mut client = Client::initialized();
    let body = json!({ "jsonrpc": "2.0", "id": "a", "method": "textDocument/hover" }).to_string();
    let length = body.len();
    for headers in [
        format!("content-length: {length}\r\n\r\n"),
        format!("CONTENT-LENGTH:{length}\r\n\r\n"),
        format!("Content-Type: application/vscode-jsonrpc\r\nContent-Length: {length}\r\n\r\n"),
        format!("Content-Length: {length}\r\ncontent-type: application/json; charset=utf8\r\n\r\n"),
        format!("Content-Length: {length}\nX-Other: 1\n\n"),
    ] {
        client.raw(format!("{headers}{body}").as_bytes());
        assert_eq!(client.answer("a")["error"]["code"], -32602, "{headers}");
    }
    client.finish();
}

#[test]
fn headers_without_a_length_are_answered_and_the_server_goes_on() {
    let mut client = Client::initialized();
    for headers in ["Content-Type: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "Content-Length: ten\r\n\r\n"] {
        client.raw(headers.as_bytes());
        assert_eq!(client.answer(Value::Null)["error"]["code"], -32700, "{headers}");
    }
    still_serves(&mut client);
    client.finish();
}

#[test]
fn a_message_above_the_cap_ends_the_session_with_one_clear_line() {
    for length in ["100000000000", "18446744073709551615", "268435457"] {
        let mut client = Client::initialized();
        client.raw(format!("Content-Length: {length}\r\n\r\n{{").as_bytes());
        let exit = client.exit();
        assert_eq!(exit.code, Some(1));
        // On a machine that is busy with something else a turn may have been slow.
        let said = exit.stderr.lines().filter(|line| !line.contains(" WARN "));
        assert_eq!(said.count(), 1, "{}", exit.stderr);
        assert!(exit.stderr.contains(length), "{}", exit.stderr);
    }
}

#[test]
fn half_an_emoji_does_not_lose_an_edit() {
    let mut client = Client::initialized();
    let message = json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": {
        "uri": FILE, "languageId": "transcript", "version": 1, "text": "# A HALF end\n" } } });
    let body = message.to_string().replace("HALF", "\\ud83d");
    client.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    client.notified("textDocument/publishDiagnostics");
    assert_eq!(client.outline(FILE), ["A \u{fffd} end"]);
    client.finish();
}

#[test]
fn late_and_repeated_replies_are_ignored() {
    let mut client =
        Client::initialized_with(json!({ "capabilities": { "workspace": { "configuration": true } } }));
    client.reply(&json!(4711), Value::Null);
    client.reply(&Value::Null, Value::Null);
    let (id, _) = client.asked("workspace/configuration");
    client.reply(&id, json!([null]));
    client.reply(&id, json!([null]));
    client.send(&json!({ "jsonrpc": "2.0", "id": id, "error": { "code": 1, "message": "late" } }));
    // A reply of a client that leaves out a result of null.
    client.send(&json!({ "jsonrpc": "2.0", "id": id }));
    still_serves(&mut client);
    client.finish();
}

#[test]
fn unknown_requests_are_answered_and_unknown_notifications_ignored() {
    let mut client = Client::initialized();
    client.notify("$/setTrace", json!({ "value": "verbose" }));
    client.notify("transcript-ls/unheard-of", json!({}));
    let id = client.ask("textDocument/unheardOf", json!({}));
    assert_eq!(client.answer(id)["error"]["code"], -32601);
    // Without the variable in its environment the server knows no drills.
    let id = client.ask("transcript-ls/drill", json!("panic-at-once"));
    assert_eq!(client.answer(id)["error"]["code"], -32601);
    client.finish();
}
