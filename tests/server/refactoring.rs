//! Code actions where nothing is wrong: notes made, dissolved and written as the house does.

use serde_json::{Value, json};

use crate::client::{Client, range};

const FILE: &str = "file:///interview.transcript";
/// A microphone, two units of UTF-16, stands before what is selected.
const TEXT: &str = "— 🎙 Was it his whole court?\r\n\r\n— It was (so to speak – Ed.).\r\n";

fn ask(at: [u32; 4], context: Value) -> Vec<Value> {
    let literals = json!({ "codeActionKind": { "valueSet": ["refactor"] } });
    let abilities = json!({ "codeAction": { "codeActionLiteralSupport": literals } });
    let mut client = Client::initialized_with(json!({ "capabilities": { "textDocument": abilities } }));
    client.open(FILE, TEXT);
    client.notified("textDocument/publishDiagnostics");
    let params = json!({ "textDocument": { "uri": FILE }, "range": range(at), "context": context });
    let answer = client.request("textDocument/codeAction", params);
    client.finish();
    answer.as_array().unwrap().clone()
}

#[test]
fn selected_words_can_be_made_a_note() {
    let actions = ask([0, 12, 0, 27], json!({ "diagnostics": [], "only": ["refactor"] }));
    assert_eq!(actions[0]["title"], "Make an editor’s note of the selected words");
    assert_eq!(actions[0]["kind"], "refactor.rewrite");
    let edits = json!([
        { "range": range([0, 12, 0, 12]), "newText": "(" },
        { "range": range([0, 27, 0, 27]), "newText": " – Ed.)" },
    ]);
    assert_eq!(actions[0]["edit"]["changes"][FILE], edits);
}

#[test]
fn nothing_is_offered_unasked_or_of_another_kind() {
    for context in [
        json!({ "diagnostics": [], "triggerKind": 2 }),
        json!({ "diagnostics": [], "only": ["refactor.move"] }),
    ] {
        assert_eq!(ask([0, 12, 0, 27], context), [] as [Value; 0]);
    }
}
