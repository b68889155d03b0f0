//! Symbols, hover and fixes, in the forms that clients of different ability understand.

use serde_json::{Value, json};

use crate::client::{Client, range};

const FILE: &str = "file:///interview.transcript";
/// Something to hover over.
const FRONT: &str = "---\nentities: { title: Title }\n---\n";
const PUSHED: &str = "textDocument/publishDiagnostics";

fn session(document: Value, workspace: Value) -> Client {
    let capabilities = json!({ "textDocument": document, "workspace": workspace });
    let mut client = Client::initialized_with(json!({ "capabilities": capabilities }));
    client.open(FILE, &format!("{FRONT}# Title\n# A (note\n\nOf the Title.\n"));
    client.notified(PUSHED);
    client
}

fn literals() -> Value {
    json!({ "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } } })
}

#[test]
fn symbols_are_nested_or_flat_as_the_client_wants_them() {
    let mut client =
        session(json!({ "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } }), json!({}));
    let nested = client.symbols(FILE);
    assert_eq!(nested[0]["name"], "Title");
    assert_eq!(nested[0]["selectionRange"], range([3, 2, 3, 7]));
    client.finish();

    let mut client = session(json!({}), json!({}));
    let flat = client.symbols(FILE);
    assert_eq!(flat[1]["name"], "A (note");
    assert_eq!(flat[1]["location"], json!({ "uri": FILE, "range": range([4, 0, 6, 13]) }));
    client.finish();
}

#[test]
fn a_hover_is_markdown_only_for_those_who_read_it() {
    for (formats, kind) in
        [(json!(["plaintext"]), "plaintext"), (json!(["markdown", "plaintext"]), "markdown")]
    {
        let mut client = session(json!({ "hover": { "contentFormat": formats } }), json!({}));
        assert_eq!(client.hover(FILE, 6, 7)["contents"]["kind"], kind);
        assert_eq!(client.hover(FILE, 6, 12)["range"], range([6, 7, 6, 12]));
        client.finish();
    }
}

#[test]
fn a_fix_names_the_version_it_is_for() {
    let versioned = json!({ "workspaceEdit": { "documentChanges": true } });
    let mut client = session(literals(), versioned);
    for version in [1, 2] {
        let actions = client.actions(FILE, [4, 4, 4, 5]);
        let action = &actions[0];
        assert_eq!((&action["kind"], &action["isPreferred"]), (&json!("quickfix"), &json!(false)));
        assert_eq!(action["diagnostics"][0]["code"], "unclosed-note");
        assert!(action["edit"].get("changes").is_none());
        let change = &action["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"], json!({ "uri": FILE, "version": version }));
        client.change(FILE, 2, &[(Some([3, 2, 3, 3]), "t")]);
    }
    client.finish();
}

#[test]
fn a_fix_is_made_for_the_text_as_it_is_not_for_a_diagnostic_shown_before() {
    let mut client = session(literals(), json!({}));
    client.change(FILE, 2, &[(Some([3, 0, 3, 0]), "\n\n")]);
    let actions = client.actions(FILE, [6, 4, 6, 5]);
    assert_eq!(actions[0]["edit"]["changes"][FILE][0]["range"], range([6, 9, 6, 9]));
    client.change(FILE, 3, &[(Some([6, 9, 6, 9]), ")")]);
    assert_eq!(client.actions(FILE, [6, 4, 6, 5]), json!([]));
    client.notified(PUSHED);
    client.finish();
}

#[test]
fn fixes_come_only_where_they_are_asked_for() {
    let mut client = session(literals(), json!({}));
    let mut count = |at, only: Value| {
        let context = json!({ "diagnostics": [], "only": only });
        let params = json!({ "textDocument": { "uri": FILE }, "range": range(at), "context": context });
        client.request("textDocument/codeAction", params).as_array().unwrap().len()
    };
    assert_eq!(count([3, 0, 3, 3], Value::Null), 0);
    // The fix, and two comments.
    assert_eq!(count([3, 0, 4, 9], Value::Null), 3);
    assert_eq!(count([4, 4, 4, 4], json!(["quickfix"])), 3);
    assert_eq!(count([4, 4, 4, 4], json!([""])), 3);
    assert_eq!(count([4, 4, 4, 4], json!(["refactor", "source.organizeImports"])), 0);
    client.finish();
}

#[test]
fn only_a_fix_beyond_doubt_is_preferred() {
    let mut client = session(literals(), json!({}));
    let file = "file:///other.transcript";
    client.open(file, "# Title\n\nHe went (home — trans.note) early.\n");
    client.notified(PUSHED);
    assert_eq!(client.actions(file, [2, 0, 2, 99])[0]["isPreferred"], true);
    assert_eq!(client.actions(FILE, [4, 4, 4, 5])[0]["isPreferred"], false);
    client.finish();
}
