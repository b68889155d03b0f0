//! Who asks whom, what answers what, and who mentions a name, over files.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, at, range};

#[test]
fn questions_call_answers_and_turns_call_the_names_they_mention() {
    let folder = TempDir::new().unwrap();
    let uri = |name: &str| format!("file://{}", folder.path().join(name).display());
    fs::write(folder.path().join("glossary.yaml"), "knife: { name: Knife, kind: place }\n").unwrap();
    fs::write(folder.path().join("b.transcript"), "— 🎙 Which Knife?\r\n\r\n— This.\r\n").unwrap();
    let roots = json!([{ "uri": format!("file://{}", folder.path().display()), "name": "interviews" }]);
    let mut client = Client::initialized_with(json!({ "capabilities": {}, "workspaceFolders": roots }));
    let open = uri("a.transcript");
    client.open(&open, "# Title\n\n— Who has it?\n\n— 🎙 The Knife has it.\n\nSo they say.\n");
    client.notified("textDocument/publishDiagnostics");
    let prepare = |client: &mut Client, line, column| {
        client.request("textDocument/prepareCallHierarchy", at(&open, line, column))[0].take()
    };
    let calls = |client: &mut Client, way: &str, item: &Value| {
        client.request(&format!("callHierarchy/{way}Calls"), json!({ "item": item }))
    };

    let question = prepare(&mut client, 2, 4);
    assert_eq!((&question["name"], &question["detail"]), (&json!("Who has it?"), &json!("Question 1")));
    assert_eq!(
        (&question["range"], &question["selectionRange"]),
        (&range([2, 0, 2, 13]), &range([2, 2, 2, 13]))
    );
    assert_eq!(calls(&mut client, "incoming", &question), json!([]));
    let answers = calls(&mut client, "outgoing", &question);
    assert_eq!(answers.as_array().unwrap().len(), 1);
    let answer = &answers[0]["to"];
    assert_eq!((&answer["name"], &answer["range"]), (&json!("🎙 The Knife has it."), &range([4, 0, 6, 12])));
    assert_eq!(answers[0]["fromRanges"], json!([range([2, 2, 2, 13])]));
    assert_eq!(calls(&mut client, "incoming", answer)[0]["from"], question);

    let names = calls(&mut client, "outgoing", answer);
    let name = &names[0]["to"];
    assert_eq!((&name["name"], &name["detail"]), (&json!("Knife"), &json!("place")));
    assert_eq!(*name, prepare(&mut client, 4, 10));
    // In another file, which is closed, too.
    let turns = calls(&mut client, "incoming", name);
    let shown =
        |call: &Value| (call["from"]["name"].as_str().unwrap().to_owned(), call["fromRanges"].clone());
    assert_eq!(
        turns.as_array().unwrap().iter().map(shown).collect::<Vec<_>>(),
        [
            ("🎙 The Knife has it.".to_owned(), json!([range([4, 9, 4, 14])])),
            ("🎙 Which Knife?".to_owned(), json!([range([0, 11, 0, 16])])),
        ]
    );
    let other = &turns[1]["from"];
    assert_eq!(other["uri"], uri("b.transcript"));
    assert_eq!(calls(&mut client, "outgoing", other)[0]["to"]["name"], "This.");
    // An item that says nothing, and a place where nothing is.
    let mut strange = question.clone();
    strange["data"] = json!({ "turn": 1 });
    assert_eq!(calls(&mut client, "outgoing", &strange), Value::Null);
    assert_eq!(client.request("textDocument/prepareCallHierarchy", at(&open, 0, 3)), Value::Null);
    client.finish();
}
