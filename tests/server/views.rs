//! What an editor shows of a transcript beside its text, exactly as it is sent.

use serde_json::{Value, json};

use crate::client::{Client, range};

const FILE: &str = "file:///interview.transcript";

fn session(document: Value, text: &str) -> Client {
    let mut client = Client::initialized_with(json!({ "capabilities": { "textDocument": document } }));
    client.open(FILE, text);
    client.notified("textDocument/publishDiagnostics");
    client
}

fn about(more: Value) -> Value {
    let mut params = json!({ "textDocument": { "uri": FILE } });
    params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    params
}

const TEXT: &str = "## Part\n\n— Why? 🎙\n\n— So 🎙 (a note,\nof two — Ed.).\n\nIt is.\n\n— And?\n\n— Yes.\n";

#[test]
fn folds_are_as_fine_as_the_client_can_fold() {
    let mut client = session(json!({ "foldingRange": { "foldingRange": { "collapsedText": true } } }), TEXT);
    let fine = json!([
        { "startLine": 0, "startCharacter": 7, "endLine": 11, "endCharacter": 6, "kind": "region" },
        { "startLine": 2, "startCharacter": 9, "endLine": 7, "endCharacter": 6, "collapsedText": "… 8 words" },
        { "startLine": 4, "startCharacter": 16, "endLine": 7, "endCharacter": 6, "collapsedText": "… 8 words" },
        { "startLine": 4, "startCharacter": 8, "endLine": 5, "endCharacter": 13 },
        { "startLine": 9, "startCharacter": 6, "endLine": 11, "endCharacter": 6, "collapsedText": "… 1 word" },
    ]);
    assert_eq!(client.request("textDocument/foldingRange", about(json!({}))), fine);
    client.finish();

    let mut client = session(json!({ "foldingRange": { "lineFoldingOnly": true } }), TEXT);
    let lines = json!([
        { "startLine": 0, "endLine": 11, "kind": "region" },
        { "startLine": 2, "endLine": 7 },
        { "startLine": 4, "endLine": 7 },
        { "startLine": 9, "endLine": 11 },
    ]);
    assert_eq!(client.request("textDocument/foldingRange", about(json!({}))), lines);
    client.finish();

    let mut client = session(json!({ "foldingRange": { "lineFoldingOnly": true, "rangeLimit": 2 } }), TEXT);
    let few = client.request("textDocument/foldingRange", about(json!({})));
    assert_eq!(
        few,
        json!([{ "startLine": 0, "endLine": 11, "kind": "region" }, { "startLine": 2, "endLine": 7 }])
    );
    client.finish();
}

#[test]
fn a_selection_grows_at_every_place_asked_about() {
    let mut client = session(json!({}), TEXT);
    let positions = json!({ "positions": [{ "line": 4, "character": 14 }, { "line": 99, "character": 9 }] });
    let found = client.request("textDocument/selectionRange", about(positions));
    let mut chain = Vec::new();
    let mut next = &found[0];
    while next.is_object() {
        chain.push(next["range"].clone());
        next = &next["parent"];
    }
    let ranges = [
        [4, 11, 4, 15],
        [4, 9, 5, 12],
        [4, 8, 5, 13],
        [4, 2, 5, 14],
        [4, 2, 7, 6],
        [4, 0, 7, 6],
        [2, 0, 7, 6],
        [0, 0, 11, 6],
        [0, 0, 12, 0],
    ];
    assert_eq!(chain, ranges.map(range));
    assert_eq!(found[1], json!({ "range": range([0, 0, 12, 0]) }));
    client.finish();
}

#[test]
fn tokens_are_sent_as_a_whole_in_part_and_as_what_has_changed() {
    let requests = json!({ "range": true, "full": { "delta": true } });
    let tokens =
        json!({ "requests": requests, "formats": ["relative"], "tokenTypes": [], "tokenModifiers": [] });
    let mut client = session(json!({ "semanticTokens": tokens }), TEXT);
    let whole = client.request("textDocument/semanticTokens/full", about(json!({})));
    let (marker, question, note, heading) = (1, 7, 2, 9);
    let data = json!([
        0, 0, 7, heading, 0, //
        2, 0, 1, marker, 0, 0, 2, 7, question, 4, //
        2, 0, 1, marker, 0, 0, 8, 8, note, 16, 1, 0, 13, note, 16, //
        4, 0, 1, marker, 0, 0, 2, 4, question, 4, //
        2, 0, 1, marker, 0,
    ]);
    assert_eq!(whole["data"], data);

    let part =
        client.request("textDocument/semanticTokens/range", about(json!({ "range": range([9, 0, 9, 1]) })));
    assert_eq!(part, json!({ "data": [9, 0, 1, marker, 0, 0, 2, 4, question, 4] }));

    // One letter more in the second question.
    client.change(FILE, 2, &[(Some([9, 2, 9, 2]), "🎙")]);
    let known = about(json!({ "previousResultId": whole["resultId"] }));
    let changed = client.request("textDocument/semanticTokens/full/delta", known.clone());
    assert_eq!(changed["edits"], json!([{ "start": 35, "deleteCount": 5, "data": [0, 2, 6, question, 4] }]));
    assert_ne!(changed["resultId"], whole["resultId"]);

    // The tokens of the first answer are known no more.
    let all = client.request("textDocument/semanticTokens/full/delta", known);
    assert_eq!(all["data"].as_array().map(Vec::len), Some(45));
    let known = about(json!({ "previousResultId": all["resultId"] }));
    let same = client.request("textDocument/semanticTokens/full/delta", known);
    assert_eq!(same, json!({ "resultId": all["resultId"], "edits": [] }));
    client.finish();
}
