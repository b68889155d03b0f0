//! No edit reaches a text that it was not made for: each names its version, and old offers are worked out anew.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::every_request::{ANSWER, FILE, PLAIN, ROWS, answer, session};

/// The files that an answer changes, each with the version that it is changed in.
fn changed_files(answer: &Value, found: &mut Vec<Value>) {
    match answer {
        Value::Object(fields) => {
            if let Some(changes) = fields.get("documentChanges").and_then(Value::as_array) {
                found.extend(changes.iter().map(|change| change["textDocument"].clone()));
            }
            assert!(!fields.contains_key("changes"), "edits without a version: {answer}");
            fields.values().for_each(|value| changed_files(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| changed_files(value, found)),
        _ => {}
    }
}

#[test]
fn every_edit_of_a_file_names_the_version_that_it_is_made_for() {
    let mut methods = BTreeSet::new();
    for row in ROWS {
        let mut client = session(PLAIN);
        let params = (row.params)(&mut client);
        client.change(FILE, 7, &[(Some([ANSWER, 999, ANSWER, 999]), " 🎙")]);
        let mut files = Vec::new();
        // What was offered before the change is for the text as it is now, or for none.
        changed_files(&answer(&mut client, row.method, params), &mut files);
        for file in &files {
            assert_eq!(file, &json!({ "uri": FILE, "version": 7 }), "{}", row.method);
        }
        methods.extend((!files.is_empty()).then_some(row.method));
        client.finish();
    }
    let propose =
        ["codeAction/resolve", "textDocument/codeAction", "textDocument/rename", "workspace/willRenameFiles"];
    assert_eq!(methods, BTreeSet::from(propose));
}
