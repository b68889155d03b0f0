//! Where a name or a speaker stands, in this file and in the others.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, at};

const PUSHED: &str = "textDocument/publishDiagnostics";

const GLOSSARY: &str = "knife:\n  name: Knife\n  aliases: [the Base]\n";

/// A workspace with these files.
fn workspace(files: &[(&str, &str)]) -> (TempDir, Client) {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let roots = json!([{ "uri": format!("file://{}", folder.path().display()), "name": "interviews" }]);
    let client = Client::initialized_with(json!({ "capabilities": {}, "workspaceFolders": roots }));
    (folder, client)
}

fn uri(folder: &TempDir, name: &str) -> String {
    format!("file://{}", folder.path().join(name).display())
}

/// What is found from a place, as `file:line:column-column`.
fn found(client: &mut Client, file: &str, place: [u32; 2], declares: bool) -> Vec<String> {
    let mut params = at(file, place[0], place[1]);
    params["context"] = json!({ "includeDeclaration": declares });
    let found = client.request("textDocument/references", params);
    found.as_array().unwrap().iter().map(shown).collect()
}

fn shown(location: &Value) -> String {
    let name = location["uri"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let [start, end] = ["start", "end"].map(|end| &location["range"][end]);
    format!("{name}:{}:{}-{}", start["line"], start["character"], end["character"])
}

#[test]
fn a_name_is_found_under_all_its_forms_in_all_files() {
    let (folder, mut client) = workspace(&[
        ("glossary.yaml", GLOSSARY),
        ("b.transcript", "# 🎙 KNIFE\r\n\r\nOf the Base, and [[knife|there]].\r\n"),
        ("c.transcript", "A knife is none.\n"),
    ]);
    let open = uri(&folder, "a.transcript");
    client.open(&open, "— Of the “Knife”?\n\n— Of the Base.\n");
    client.notified(PUSHED);
    let mut expected = vec![
        "a.transcript:0:10-15", "a.transcript:2:5-13", "b.transcript:0:5-10", "b.transcript:2:3-11",
        "b.transcript:2:19-24",
    ];
    assert_eq!(found(&mut client, &open, [0, 11], false), expected);
    // From the glossary too, whose open text counts.
    let glossary = uri(&folder, "glossary.yaml");
    client.open_as(&glossary, "yaml", &format!("# 🎙\n{GLOSSARY}"));
    client.notified(PUSHED);
    assert_eq!(found(&mut client, &glossary, [2, 9], false), expected);
    assert_eq!(found(&mut client, &glossary, [1, 0], true)[0], "glossary.yaml:1:0-5");
    expected.insert(2, "glossary.yaml:1:0-5");
    assert_eq!(found(&mut client, &open, [2, 6], true), expected);
    // What was typed meanwhile counts.
    client.change(&open, 2, &[(Some([2, 5, 2, 13]), "nothing")]);
    expected.retain(|place| *place != "a.transcript:2:5-13");
    assert_eq!(found(&mut client, &open, [0, 11], true), expected);
    assert_eq!(found(&mut client, &open, [2, 6], true), [""; 0]);
    client.finish();
}

#[test]
fn a_speaker_is_found_in_other_files_by_the_full_name() {
    let one = "---\ninterviewer: Marta Lind\n---\n\nMarta Lind: One?\n\nOlga: Two.\n\nLind: Three?\n\nOlga: Four.\n";
    let other = "Marta Lind: 🎙?\n\nOlga: Two, Marta Lind.\n\nMarta Lind: Three?\n\nOlga: Four.\n";
    let (folder, mut client) = workspace(&[("b.transcript", other)]);
    let open = uri(&folder, "a.transcript");
    client.open(&open, one);
    client.notified(PUSHED);
    let mut expected = vec!["a.transcript:4:0-10", "a.transcript:8:0-4", "b.transcript:4:0-10"];
    assert_eq!(found(&mut client, &open, [4, 3], false), expected);
    expected.insert(0, "a.transcript:1:13-23");
    expected.insert(3, "b.transcript:0:0-10");
    assert_eq!(found(&mut client, &open, [4, 3], true), expected);
    // Any Olga may be another one.
    assert_eq!(found(&mut client, &open, [6, 0], true), ["a.transcript:6:0-4", "a.transcript:10:0-4"]);
    client.finish();
}

#[test]
fn names_that_only_the_text_knows_are_found_in_it() {
    let text = "— The Islamic State (IS)?\n\n— (He sighs — Ed.) IS, yes.\n";
    let (folder, mut client) = workspace(&[("b.transcript", text)]);
    let open = uri(&folder, "a.transcript");
    client.open(&open, text);
    client.notified(PUSHED);
    assert_eq!(
        found(&mut client, &open, [2, 21], true),
        ["a.transcript:0:6-19", "a.transcript:0:21-23", "a.transcript:2:19-21"]
    );
    assert_eq!(found(&mut client, &open, [2, 21], false), ["a.transcript:2:19-21"]);
    assert_eq!(found(&mut client, &open, [2, 6], true), [""; 0]);
    client.finish();
}
