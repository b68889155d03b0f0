//! How a session begins and ends.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::client::Client;

#[test]
fn exit_ends_the_server_with_its_input_left_open() {
    let mut client = Client::initialized();
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    assert_eq!(client.exit().code, Some(0));

    let mut client = Client::initialized();
    client.notify("exit", Value::Null);
    assert_eq!(client.exit().code, Some(1));

    let mut client = Client::start();
    client.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(client.exit().code, Some(1));
}

#[test]
fn shutdown_is_accepted_with_and_without_params() {
    for message in [
        json!({ "jsonrpc": "2.0", "id": 9, "method": "shutdown" }),
        json!({ "jsonrpc": "2.0", "id": 9, "method": "shutdown", "params": null }),
        json!({ "jsonrpc": "2.0", "id": 9, "method": "shutdown", "params": {} }),
    ] {
        let mut client = Client::initialized();
        client.send(&message);
        assert_eq!(client.answer(9), json!({ "jsonrpc": "2.0", "id": 9, "result": null }));
        let id = client.ask("textDocument/hover", json!({}));
        assert_eq!(client.answer(id)["error"]["code"], -32600, "nothing is served after shutdown");
        client.notify("exit", Value::Null);
        assert_eq!(client.exit().code, Some(0));
    }
}

#[test]
fn the_end_of_the_input_flushes_answers_in_flight_and_ends_the_server() {
    let mut client = Client::drilled();
    let slow: Vec<_> = (0..3).map(|_| client.ask("transcript-ls/drill", json!({ "sleep": 300 }))).collect();
    client.close_input();
    for id in slow {
        assert_eq!(client.answer(id)["result"], Value::Null);
    }
    assert_eq!(client.exit().code, Some(1));
}

#[test]
fn the_end_of_the_input_inside_a_message_ends_the_server() {
    for piece in ["Content-Le", "Content-Length: 20\r\n", "Content-Length: 20\r\n\r\n{\"json"] {
        let mut client = Client::start();
        client.raw(piece.as_bytes());
        client.close_input();
        assert_eq!(client.exit().code, Some(1), "{piece}");
    }
}

#[test]
fn a_client_that_reads_no_more_ends_the_server_though_it_keeps_the_input_open() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_transcript-ls"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut server = command.spawn().unwrap();
    let mut input = server.stdin.take().unwrap();
    drop(server.stdout.take());
    let message =
        json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } });
    let message = message.to_string();
    write!(input, "Content-Length: {}\r\n\r\n{message}", message.len()).unwrap();
    // `input` stays open meanwhile.
    let ended = server.wait_with_output().unwrap();
    let log = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(1), "{log}");
    assert!(log.contains("cannot write to the client") && !log.contains("panicked"), "{log}");
    drop(input);
}

#[test]
fn requests_before_initialize_are_refused_and_a_second_one_too() {
    let mut client = Client::start();
    let id = client.ask("textDocument/hover", json!({}));
    assert_eq!(client.answer(id)["error"]["code"], -32002);
    client.open("file:///early", "# Lost\n");
    client.initialize(json!({ "capabilities": {} }));
    let id = client.ask("initialize", json!({ "capabilities": {} }));
    assert_eq!(client.answer(id)["error"]["code"], -32600);
    client.finish();
}

#[cfg(unix)]
#[test]
fn the_server_follows_its_clients_process() {
    let mut editor = Command::new("sleep").arg("60").spawn().unwrap();
    let mut client = Client::initialized_with(json!({ "processId": editor.id(), "capabilities": {} }));
    client.silent_for(Duration::from_millis(1500));
    editor.kill().unwrap();
    // Not waited for yet: to the system the process is a zombie now, and that must do.
    let exit = client.exit();
    editor.wait().unwrap();
    assert_eq!(exit.code, Some(1));
}

#[test]
fn a_client_process_that_cannot_be_seen_is_not_missed() {
    let mut client = Client::initialized_with(json!({ "processId": 4_000_000_000_u32, "capabilities": {} }));
    client.silent_for(Duration::from_millis(1500));
    client.finish();
}

#[test]
fn capabilities_follow_what_the_client_can_do() {
    let mut client = Client::start();
    let plain = client.initialize(json!({ "capabilities": {} }));
    let plain = &plain["capabilities"];
    assert_eq!(plain["positionEncoding"], "utf-16");
    assert_eq!(plain["textDocumentSync"]["change"], 2);
    assert!(plain["codeActionProvider"].is_null() && plain["diagnosticProvider"].is_null());
    client.finish();

    let mut client = Client::start();
    let able = client.initialize(json!({ "capabilities": {
        "general": { "positionEncodings": ["utf-16", "utf-8"] },
        "textDocument": {
            "diagnostic": {},
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } },
        },
    } }));
    let able = &able["capabilities"];
    assert_eq!(able["positionEncoding"], "utf-8");
    let kinds = &able["codeActionProvider"]["codeActionKinds"];
    let all = [
        "quickfix", "source.fixAll.transcript-ls", "refactor.extract", "refactor.inline", "refactor.rewrite",
    ];
    assert_eq!(*kinds, json!(all));
    assert_eq!(able["diagnosticProvider"]["interFileDependencies"], true);
    client.finish();
}

#[test]
fn the_log_goes_to_standard_error_and_is_as_loud_as_asked_for() {
    for (level, heard) in
        [("", false), ("error", false), ("trace", true), ("transcript_ls=trace", true), ("?!", false)]
    {
        let mut client = Client::start_with(&[("TRANSCRIPT_LS_LOG", level)]);
        client.initialize(json!({ "capabilities": {} }));
        let exit = client.finish();
        assert_eq!(exit.stderr.contains("TRACE"), heard, "{level}: {}", exit.stderr);
    }
}

#[test]
fn oddities_in_initialize_are_passed_over() {
    for params in [
        json!({ "processId": -1, "rootUri": "", "trace": "loud", "capabilities": {} }),
        json!({ "processId": null, "rootUri": null, "workspaceFolders": null, "rootPath": null }),
        json!({ "rootPath": "/nowhere", "capabilities": { "workspace": { "unheardOf": [1] } } }),
    ] {
        Client::initialized_with(params).finish();
    }
}
