//! Answers belong to the place of their question in the stream of messages.

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
    client.raw(&stream);
    let mut stale = 0;
    for n in 1..=PAIRS {
        let answer = client.answer(n);
        if answer["result"][0]["name"] != format!("n{n}") {
            stale += 1;
        }
    }
    assert_eq!(stale, 0, "stale answers");
    client.finish();
}
