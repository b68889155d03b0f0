//! No transcript leads out of the workspace, or changes a file outside of it, unless the settings say so.

#![cfg(unix)]

use std::os::unix::fs::symlink;

use serde_json::{Value, json};

use crate::abilities;
use crate::archive::{folder, session, uri};
use crate::client::{Client, at};

const SECRET: &str = "secret: { name: Secret Person }\n";
const INTERVIEW: &str = "---\nglossary: [../out/secret.yaml, linked.yaml, /etc/passwd, ../../../../../etc/passwd]\n\
                         media: linked.wav\n---\n\n— One [[secret]]? [00:01:02]\n\n— Secret Person.\n";

fn targets(client: &mut Client, document: &str) -> Vec<String> {
    let params = json!({ "textDocument": { "uri": document } });
    let links = client.request("textDocument/documentLink", params);
    links.as_array().unwrap().iter().map(|link| link["target"].as_str().unwrap().to_owned()).collect()
}

fn rename(client: &mut Client, document: &str) -> Value {
    let mut params = at(document, 7, 4);
    params["newName"] = json!("Known Person");
    let id = client.ask("textDocument/rename", params);
    client.answer(id)
}

#[test]
fn front_matter_and_symbolic_links_do_not_lead_out_of_the_workspace() {
    let folder = folder(&[("out/secret.yaml", SECRET), ("out/r.wav", ""), ("in/a.transcript", INTERVIEW)]);
    let inside = folder.path().join("in");
    symlink(folder.path().join("out/secret.yaml"), inside.join("linked.yaml")).unwrap();
    symlink(folder.path().join("out/r.wav"), inside.join("linked.wav")).unwrap();
    let open = uri(&inside.join("a.transcript"));
    let mut client = session(&inside, abilities::all());
    client.open(&open, INTERVIEW);
    // The findings come when the glossaries have been read.
    client.request("textDocument/diagnostic", json!({ "textDocument": { "uri": open } }));
    assert_eq!(targets(&mut client, &open), Vec::<String>::new());
    for column in [14, 34, 48] {
        let found = client.request("textDocument/definition", at(&open, 1, column));
        assert_eq!(found, Value::Null, "{column}");
    }
    let refused = rename(&mut client, &open);
    assert_eq!(
        refused["error"]["message"],
        "The glossary `secret.yaml` lies outside the workspace: open it and rename the name there."
    );
    // From the glossary itself it goes.
    let secret = uri(&folder.path().join("out/secret.yaml"));
    client.open_as(&secret, "yaml", SECRET);
    let mut params = at(&secret, 0, 20);
    params["newName"] = json!("Known Person");
    let found = client.request("textDocument/rename", params);
    assert_eq!(found["documentChanges"][0]["textDocument"]["uri"], secret);
    client.finish();
}

#[test]
fn a_glossary_that_the_settings_name_may_lie_elsewhere() {
    let settings = "glossary = ['../out/secret.yaml']\n";
    let interview = INTERVIEW.replace(", linked.yaml, /etc/passwd, ../../../../../etc/passwd", "");
    let files =
        [("out/secret.yaml", SECRET), ("in/transcript-ls.toml", settings), ("in/a.transcript", &interview)];
    let folder = folder(&files);
    let inside = folder.path().join("in");
    let (open, secret) = (uri(&inside.join("a.transcript")), uri(&folder.path().join("out/secret.yaml")));
    let mut client = session(&inside, abilities::all());
    client.open(&open, &interview);
    client.request("textDocument/diagnostic", json!({ "textDocument": { "uri": open } }));
    assert_eq!(targets(&mut client, &open), [secret.clone(), format!("{secret}#L1")]);
    let found = rename(&mut client, &open);
    assert_eq!(found["result"]["documentChanges"][1]["textDocument"]["uri"], secret);
    client.finish();
}
