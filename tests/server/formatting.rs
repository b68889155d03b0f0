//! Formatting: the whole, a range, and what is tidied while somebody types.

use serde_json::{Value, json};

use crate::client::{Client, at, range};

const FILE: &str = "file:///interview.transcript";
const PUSHED: &str = "textDocument/publishDiagnostics";

fn session(settings: Value, text: &str) -> Client {
    let mut client =
        Client::initialized_with(json!({ "capabilities": {}, "initializationOptions": settings }));
    client.open(FILE, text);
    client.notified(PUSHED);
    client
}

/// What an editor says of tabs means nothing in a transcript.
fn options() -> Value {
    json!({ "tabSize": 8, "insertSpaces": false, "trimTrailingWhitespace": false })
}

fn format(client: &mut Client) -> Value {
    let params = json!({ "textDocument": { "uri": FILE }, "options": options() });
    client.request("textDocument/formatting", params)
}

fn format_range(client: &mut Client, selection: [u32; 4]) -> Value {
    let params = json!({ "textDocument": { "uri": FILE }, "range": range(selection), "options": options() });
    client.request("textDocument/rangeFormatting", params)
}

fn format_typed(client: &mut Client, line: u32, character: u32, typed: &str) -> Value {
    let mut params = at(FILE, line, character);
    params["ch"] = json!(typed);
    params["options"] = options();
    client.request("textDocument/onTypeFormatting", params)
}

fn edit(at: [u32; 4], text: &str) -> Value {
    json!({ "range": range(at), "newText": text })
}

#[test]
fn formatting_is_announced_with_what_triggers_it() {
    let mut client = Client::start();
    let result = client.initialize(json!({ "capabilities": {} }));
    let can = &result["capabilities"];
    assert_eq!(can["documentFormattingProvider"], true);
    assert_eq!(can["documentRangeFormattingProvider"], true);
    let triggers = json!({ "firstTriggerCharacter": "\n", "moreTriggerCharacter": [")", "]", "-", "."] });
    assert_eq!(can["documentOnTypeFormattingProvider"], triggers);
    client.finish();
}

#[test]
fn the_edits_are_few_and_counted_in_the_clients_units() {
    let mut client = session(json!({ "dash": " — " }), "— 🎙 Why?\n\n— 🎙🎙 It -- was  so \n");
    assert_eq!(
        format(&mut client),
        json!([edit([2, 10, 2, 12], "—"), edit([2, 17, 2, 18], ""), edit([2, 20, 2, 21], "")])
    );
    client.finish();
}

#[test]
fn what_is_in_order_gets_no_edits_and_a_glossary_no_answer() {
    let mut client = session(Value::Null, "— Why?\n\n— So.\n");
    assert_eq!(format(&mut client), json!([]));
    client.open_as("file:///glossary.yaml", "yaml", "a:  {name: A}   \n");
    let params = json!({ "textDocument": { "uri": "file:///glossary.yaml" }, "options": options() });
    assert_eq!(client.request("textDocument/formatting", params), Value::Null);
    client.notified(PUSHED);
    client.finish();
}

#[test]
fn a_range_stands_for_the_blocks_it_touches() {
    let mut client = session(Value::Null, "— Why  who?\n\n— So  so.\n\n— And  so?\n");
    assert_eq!(format_range(&mut client, [2, 3, 2, 3]), json!([edit([2, 5, 2, 6], "")]));
    assert_eq!(format_range(&mut client, [2, 0, 4, 0]), json!([edit([2, 5, 2, 6], "")]));
    assert_eq!(format_range(&mut client, [0, 0, 0, 0]), json!([edit([0, 6, 0, 7], "")]));
    client.finish();
}

#[test]
fn the_answer_is_about_the_text_as_it_is() {
    let mut client = session(Value::Null, "— Why?\n\n— So  so.\n");
    client.change(FILE, 2, &[(Some([0, 0, 0, 0]), "The Bells\n\n")]);
    assert_eq!(format(&mut client), json!([edit([4, 5, 4, 6], "")]));
    client.change(FILE, 3, &[(Some([4, 5, 4, 6]), "")]);
    assert_eq!(format(&mut client), json!([]));
    client.finish();
}

#[test]
fn a_line_that_is_left_is_tidied_and_the_cursors_line_is_not() {
    let mut client = session(json!({ "turn-dash": "— ", "dash": " — " }), "— 🎙 So?\n\n–So. \n\n— It --");
    assert_eq!(
        format_typed(&mut client, 3, 0, "\n"),
        json!([edit([2, 0, 2, 1], "— "), edit([2, 4, 2, 5], "")])
    );
    assert_eq!(format_typed(&mut client, 4, 7, "-"), json!([edit([4, 5, 4, 7], "—")]));
    assert_eq!(format_typed(&mut client, 4, 7, "x"), json!([]));
    client.finish();
}

#[test]
fn the_next_turn_is_begun_where_the_cursor_goes_behind_it() {
    let text = "— Why?\n\n— So.\n\n— Why else?\n\n— 🎙 Because.\n\n";
    for moves in [true, false] {
        let experimental = json!({ "cursorFollowsInsertion": moves });
        let mut client =
            Client::initialized_with(json!({ "capabilities": { "experimental": experimental } }));
        client.open(FILE, text);
        client.notified("textDocument/publishDiagnostics");
        let mut params = at(FILE, 8, 0);
        params["ch"] = json!("\n");
        params["options"] = options();
        let edits = client.request("textDocument/onTypeFormatting", params);
        let begun = json!([{ "range": range([8, 0, 8, 0]), "newText": "— " }]);
        assert_eq!(edits, if moves { begun } else { json!([]) });
        client.finish();
    }
}
