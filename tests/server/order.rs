//! Answers belong to the place of their question in the stream of messages.

use std::time::Instant;

use serde_json::json;

use crate::client::Client;

const FILE: &str = "untitled:Untitled-1";
const PAIRS: i64 = 20_000;

#[test]
fn twenty_thousand_pipelined_changes_and_questions_give_no_stale_answer() {
    let mut client = Client::initialized();
    client.open(FILE, "# n0\n");
    client.notified("textDocument/publishDiagnostics");
    let mut width = 2;
    let mut stream = Vec::new();
    for n in 1..=PAIRS {
        let text = format!("n{n}");
        let change = json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
            "textDocument": { "uri": FILE, "version": n + 1 },
            "contentChanges": [{ "range": { "start": { "line": 0, "character": 2 },
                "end": { "line": 0, "character": 2 + width } }, "text": text }] } });
        width = text.len();
        let outline = json!({ "jsonrpc": "2.0", "id": n, "method": "textDocument/documentSymbol",
            "params": { "textDocument": { "uri": FILE } } });
        for body in [change.to_string(), outline.to_string()] {
            stream.extend_from_slice(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
        }
    }
    let began = Instant::now();
    client.raw(&stream);
    let mut stale = 0;
    for n in 1..=PAIRS {
        let answer = client.answer(n);
        if answer["result"][0]["name"] != format!("n{n}") {
            stale += 1;
        }
    }
    println!("{PAIRS} pairs in {:?}", began.elapsed());
    assert_eq!(stale, 0, "stale answers");
    client.finish();
}

#[test]
fn changes_and_round_trips_are_fast() {
    let mut client = Client::initialized();
    client.open(FILE, "---\nentities: { word: Word }\n---\n# Title\n\nThe Word.\n");
    client.notified("textDocument/publishDiagnostics");

    let began = Instant::now();
    let rounds: u32 = 2_000;
    for _ in 0..rounds {
        assert_eq!(client.hover(FILE, 5, 5)["range"]["end"]["character"], 8);
    }
    let hover = began.elapsed() / rounds;

    let changes: u32 = 20_000;
    let mut stream = Vec::new();
    for version in 0..changes {
        let (range, text) = if version % 2 == 0 { ([3, 3], "x") } else { ([3, 4], "") };
        let body = json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
            "textDocument": { "uri": FILE, "version": version + 2 },
            "contentChanges": [{ "range": { "start": { "line": 3, "character": range[0] },
                "end": { "line": 3, "character": range[1] } }, "text": text }] } })
        .to_string();
        stream.extend_from_slice(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }
    let began = Instant::now();
    client.raw(&stream);
    assert_eq!(client.outline(FILE), ["Title"]);
    let per_second = f64::from(changes) / began.elapsed().as_secs_f64();
    println!("{hover:?} per hover, {per_second:.0} changes a second");
    // Far from what was measured, so that a busy machine does not fail it, but a stall does.
    assert!(hover.as_millis() < 20 && per_second > 2_000.0);
    client.finish();
}
