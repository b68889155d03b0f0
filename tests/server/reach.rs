//! No transcript leads out of the workspace, or has a file outside of it read or changed, unless the settings say so.

#![cfg(unix)]

use std::os::unix::fs::symlink;

use serde_json::{Value, json};

use crate::abilities;
use crate::archive::{changed, eventually, folder, session, uri};
use crate::client::{Client, at};

const SECRET: &str = "secret: { name: Secret Person }\n";
const INTERVIEW: &str = "---\nglossary: [../out/secret.yaml, linked.yaml, /etc/passwd, ../../../../../etc/passwd]\n\
                         media: linked.wav\n---\n\n— One [[secret]]? [00:01:02]\n\n— Secret Person.\n";

fn targets(client: &mut Client, document: &str) -> Vec<String> {
    let params = json!({ "textDocument": { "uri": document } });
    let links = client.request("textDocument/documentLink", params);
    links.as_array().unwrap().iter().map(|link| link["target"].as_str().unwrap().to_owned()).collect()
}

/// A path written in ways that lead out, or look as if they did.
const WAYS_OUT: [&str; 12] = [
    "/etc/passwd", "/etc/./passwd", "//etc/passwd", "../in/../../../../../../etc/passwd",
    "folder/secret.yaml", "folder/../../out/secret.yaml", "file:///etc/passwd",
    "file://server/share/glossary.yaml", r"\\\\server\\share\\glossary.yaml", "//server/share/glossary.yaml",
    r"linked.yaml\0", r"\0",
];

#[test]
fn no_way_to_write_a_path_leads_out_of_the_workspace() {
    for way in WAYS_OUT {
        let text =
            format!("---\nglossary: \"{way}\"\nmedia: \"{way}\"\n---\n\n— One [[secret]]? [00:01:02]\n");
        let folder = folder(&[("out/secret.yaml", SECRET), ("in/a.transcript", &text)]);
        let inside = folder.path().join("in");
        symlink(folder.path().join("out"), inside.join("folder")).unwrap();
        symlink(folder.path().join("out/secret.yaml"), inside.join("linked.yaml")).unwrap();
        let open = uri(&inside.join("a.transcript"));
        let mut client = session(&inside, abilities::all());
        client.open(&open, &text);
        client.notified("window/showMessage");
        assert_eq!(targets(&mut client, &open), Vec::<String>::new(), "{way}");
        for line in [1, 2] {
            let found = client.request("textDocument/definition", at(&open, line, 12));
            assert_eq!(found, Value::Null, "{way}");
        }
        assert_eq!(client.hover(&open, 5, 8), Value::Null, "{way}");
        client.finish();
    }
}

#[test]
fn a_glossary_beside_a_transcript_may_not_be_a_link_that_leads_out() {
    let folder = folder(&[("out/secret.yaml", SECRET), ("in/a.transcript", "— One [[secret]]?\n")]);
    let inside = folder.path().join("in");
    symlink(folder.path().join("out/secret.yaml"), inside.join("glossary.yaml")).unwrap();
    let open = uri(&inside.join("a.transcript"));
    let mut client = session(&inside, abilities::all());
    client.open(&open, "— One [[secret]]?\n");
    client.notified("window/showMessage");
    assert_eq!(client.hover(&open, 0, 8), Value::Null);
    std::fs::write(inside.join("transcript-ls.toml"), "glossary = ['glossary.yaml']\n").unwrap();
    changed(&mut client, &inside.join("transcript-ls.toml"));
    eventually(false, || client.hover(&open, 0, 8).is_null());
    client.finish();
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
    let mut said = Vec::from_iter((0..3).map(|_| client.notified("window/showMessage").to_string()));
    said.sort();
    for (said, path) in said.iter().zip(["/etc/passwd", "in/linked.yaml", "out/secret.yaml"]) {
        assert!(said.contains(&format!("{path} lies outside the workspace: name it under")), "{said}");
    }
    assert_eq!(targets(&mut client, &open), Vec::<String>::new());
    for column in [14, 34, 48] {
        let found = client.request("textDocument/definition", at(&open, 1, column));
        assert_eq!(found, Value::Null, "{column}");
    }
    assert_eq!(client.hover(&open, 7, 4), Value::Null, "it was not read");
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
