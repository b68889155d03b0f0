//! Code actions: fixes, fixes for a whole file, and comments that allow what was found.

use serde_json::{Value, json};

use crate::client::{Client, range};

const FILE: &str = "file:///interview.transcript";
const PUSHED: &str = "textDocument/publishDiagnostics";
/// A microphone, two units of UTF-16, stands before everything that is found.
const TEXT: &str = "— 🎙 So it was.The summer?\r\n\r\n— 🎙 It was.The summer [then.\r\n";

fn session(abilities: Value) -> Client {
    let mut document = json!({ "codeAction": {
        "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } },
    } });
    if let (Some(actions), Some(more)) = (document["codeAction"].as_object_mut(), abilities.as_object()) {
        actions.extend(more.clone());
    }
    let mut client = Client::initialized_with(json!({ "capabilities": { "textDocument": document } }));
    client.open(FILE, TEXT);
    client.notified(PUSHED);
    client
}

fn ask(client: &mut Client, at: [u32; 4], context: Value) -> Vec<Value> {
    let params = json!({ "textDocument": { "uri": FILE }, "range": range(at), "context": context });
    client.request("textDocument/codeAction", params).as_array().unwrap().clone()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|action| action["title"].as_str().unwrap()).collect()
}

fn edits(action: &Value) -> &Vec<Value> {
    action["edit"]["changes"][FILE].as_array().unwrap()
}

fn edit(at: [u32; 4], text: &str) -> Value {
    json!({ "range": range(at), "newText": text })
}

#[test]
fn the_kinds_are_announced() {
    for (abilities, resolves) in [
        (json!({}), Value::Null),
        (json!({ "dataSupport": true, "resolveSupport": { "properties": ["edit"] } }), json!(true)),
    ] {
        let mut client = Client::start();
        let literals = json!({ "codeActionKind": { "valueSet": ["quickfix"] } });
        let mut actions = json!({ "codeActionLiteralSupport": literals });
        actions.as_object_mut().unwrap().extend(abilities.as_object().unwrap().clone());
        let capabilities = json!({ "textDocument": { "codeAction": actions } });
        let announced = client.initialize(json!({ "capabilities": capabilities }));
        let provider = &announced["capabilities"]["codeActionProvider"];
        let kinds = json!([
            "quickfix", "source.fixAll.transcript-ls", "refactor.extract", "refactor.inline",
            "refactor.rewrite"
        ]);
        assert_eq!(provider["codeActionKinds"], kinds);
        assert_eq!(provider.get("resolveProvider").unwrap_or(&Value::Null), &resolves);
        client.finish();
    }
}

#[test]
fn a_finding_can_be_mended_alone_or_with_its_like_or_allowed() {
    let mut client = session(json!({}));
    let actions = ask(&mut client, [0, 15, 0, 15], json!({ "diagnostics": [] }));
    assert_eq!(
        titles(&actions),
        [
            "Put a space between the sentences",
            "Fix all `missing-space-after-sentence` problems in this file",
            "Allow `missing-space-after-sentence` here",
            "Allow `missing-space-after-sentence` in this file",
            "Make all safe fixes in this file",
        ]
    );
    assert_eq!(actions[0]["isPreferred"], true);
    assert_eq!(edits(&actions[1]).len(), 2);
    let comment = "<!-- transcript-ls: allow missing-space-after-sentence -->\r\n\r\n";
    assert_eq!(edits(&actions[2]), &[edit([0, 0, 0, 0], comment)]);
    assert_eq!(actions[2]["isPreferred"], false);
    assert_eq!(actions[2]["diagnostics"][0]["code"], "missing-space-after-sentence");
    assert_eq!(actions[4]["kind"], "source.fixAll.transcript-ls");
    client.finish();
}

#[test]
fn all_safe_fixes_are_made_in_one_go_and_no_other() {
    let mut client = session(json!({}));
    for kind in ["source.fixAll.transcript-ls", "source.fixAll", "source"] {
        let context = json!({ "diagnostics": [], "only": [kind], "triggerKind": 2 });
        let actions = ask(&mut client, [0, 0, 0, 0], context);
        assert_eq!(titles(&actions), ["Make all safe fixes in this file"]);
        assert_eq!(
            edits(&actions[0]),
            &[edit([0, 15, 0, 15], " "), edit([2, 12, 2, 12], " ")],
            "the open bracket is left to a person"
        );
    }
    let context = json!({ "diagnostics": [], "only": ["source.organizeImports", "source.fixAll.other"] });
    assert_eq!(ask(&mut client, [0, 0, 0, 0], context), [] as [Value; 0]);
    client.change(FILE, 2, &[(Some([0, 15, 0, 15]), " "), (Some([2, 12, 2, 12]), " ")]);
    let context = json!({ "diagnostics": [], "only": ["source.fixAll"] });
    assert_eq!(ask(&mut client, [0, 0, 0, 0], context), [] as [Value; 0]);
    client.notified(PUSHED);
    client.finish();
}

#[test]
fn the_edits_of_all_fixes_are_made_when_they_are_asked_for() {
    let mut client = session(json!({ "dataSupport": true, "resolveSupport": { "properties": ["edit"] } }));
    let actions = ask(&mut client, [0, 0, 0, 0], json!({ "diagnostics": [], "only": ["source.fixAll"] }));
    assert!(actions[0].get("edit").is_none(), "{actions:?}");
    // The text moves on before the action is chosen.
    client.change(FILE, 2, &[(Some([0, 0, 0, 0]), "# So\r\n\r\n")]);
    let resolved = client.request("codeAction/resolve", actions[0].clone());
    assert_eq!(edits(&resolved), &[edit([2, 15, 2, 15], " "), edit([4, 12, 4, 12], " ")]);
    client.notified(PUSHED);
    client.close(FILE);
    client.notified(PUSHED);
    assert_eq!(client.request("codeAction/resolve", actions[0].clone()), actions[0]);
    client.finish();
}

#[test]
fn unasked_only_what_is_beyond_doubt_is_offered() {
    let mut client = session(json!({}));
    let automatic = json!({ "diagnostics": [], "triggerKind": 2 });
    let actions = ask(&mut client, [2, 0, 2, 50], automatic);
    assert_eq!(titles(&actions), ["Put a space between the sentences"]);
    client.finish();
}

#[test]
fn only_the_findings_that_the_client_speaks_of_are_served() {
    let mut client = session(json!({}));
    let spoken_of = |rule: &str, source: &str| {
        let one = json!({ "range": range([2, 0, 2, 50]), "message": "", "code": rule, "source": source });
        json!({ "diagnostics": [one], "only": ["quickfix"] })
    };
    let all = ask(&mut client, [2, 0, 2, 50], json!({ "diagnostics": [], "only": ["quickfix"] }));
    let one = ask(&mut client, [2, 0, 2, 50], spoken_of("unclosed-note", "transcript-ls"));
    let codes = |actions: &[Value]| -> Vec<Value> {
        actions.iter().map(|action| action["diagnostics"][0]["code"].clone()).collect()
    };
    assert!(codes(&one).iter().all(|code| code == "unclosed-note") && !one.is_empty(), "{one:?}");
    assert!(codes(&all).iter().any(|code| code == "missing-space-after-sentence"), "{all:?}");
    assert_eq!(ask(&mut client, [2, 0, 2, 50], spoken_of("unclosed-note", "speller")), all);
    assert_eq!(ask(&mut client, [2, 0, 2, 50], spoken_of("empty-note", "transcript-ls")), [] as [Value; 0]);
    client.finish();
}

#[test]
fn a_comment_that_allows_is_written_for_the_text_as_it_is() {
    let mut client = session(json!({}));
    let comment = "<!-- transcript-ls: allow empty-note -->\r\n";
    client.change(FILE, 2, &[(Some([2, 0, 2, 0]), comment)]);
    client.notified(PUSHED);
    let actions = ask(&mut client, [3, 0, 3, 50], json!({ "diagnostics": [], "only": ["quickfix"] }));
    let here = actions.iter().find(|action| action["title"] == "Allow `unclosed-note` here").unwrap();
    assert_eq!(edits(here), &[edit([2, 36, 2, 36], ", unclosed-note")]);
    client.finish();
}
