//! Going from a place to others, and what is set off around the cursor.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, at, range};

const PUSHED: &str = "textDocument/publishDiagnostics";
const FILE: &str = "file:///interview.transcript";

/// Names two speakers, one by a label of his own, and an entity.
const FRONT: &str = "---
speakers: [{ name: Anna Lee, label: Q }, Boris]
entities: { knife: { name: Knife, aliases: [the Base], kind: place } }
---

";

fn session(capabilities: Value, text: &str) -> Client {
    let mut client = Client::initialized_with(json!({ "capabilities": { "textDocument": capabilities } }));
    client.open(FILE, text);
    client.notified(PUSHED);
    client
}

/// Where `method` leads from a place: the selected ranges.
fn goals(client: &mut Client, method: &str, place: [u32; 2]) -> Vec<Value> {
    let found = client.request(&format!("textDocument/{method}"), at(FILE, place[0], place[1]));
    let found = found.as_array().cloned().unwrap_or_default();
    found.into_iter().map(|mut one| one["range"].take()).collect()
}

#[test]
fn each_way_of_going_somewhere_has_its_own_goal() {
    let text = format!(
        "{FRONT}Q: 🎙 What is [[knife|that]], the Base (it is far — Ed.)?\r\n\r\nBoris: The Knife.\r\n\r\nQ: Da?\r\n"
    );
    let mut client = session(json!({}), &text);
    let entry = range([2, 12, 2, 17]);
    let kind = range([2, 61, 2, 66]);
    let link = range([5, 16, 5, 21]);
    for (place, definition, declaration, kinds) in [
        // A mention, the key of a link, and the name in the entry.
        ([7, 12], Some(&entry), Some(&link), Some(&kind)),
        ([5, 17], Some(&entry), Some(&link), Some(&kind)),
        ([2, 28], Some(&entry), Some(&link), Some(&kind)),
        // A label, and the declaration.
        ([9, 0], Some(&range([1, 19, 1, 27])), Some(&range([5, 0, 5, 1])), None),
        ([1, 43], Some(&range([1, 41, 1, 46])), Some(&range([7, 0, 7, 5])), None),
        // The note, which explains a name before it.
        ([5, 43], Some(&range([5, 34, 5, 38])), None, None),
        // Prose, and what lies outside.
        ([5, 7], None, None, None),
        ([99, 99], None, None, None),
    ] {
        let expected = |goal: Option<&Value>| goal.into_iter().cloned().collect::<Vec<_>>();
        assert_eq!(goals(&mut client, "definition", place), expected(definition), "{place:?}");
        assert_eq!(goals(&mut client, "declaration", place), expected(declaration), "{place:?}");
        assert_eq!(goals(&mut client, "typeDefinition", place), expected(kinds), "{place:?}");
    }
    client.finish();
}

#[test]
fn a_link_shows_the_whole_of_what_it_leads_from() {
    let links = json!({ "linkSupport": true });
    let text = format!("{FRONT}Q: 🎙 the Base?\n\nBoris: Yes.\n");
    let mut client = session(json!({ "definition": links }), &text);
    let found = client.request("textDocument/definition", at(FILE, 5, 9));
    let expected = json!([{
        "originSelectionRange": range([5, 6, 5, 14]),
        "targetUri": FILE,
        "targetRange": range([2, 12, 2, 68]),
        "targetSelectionRange": range([2, 12, 2, 17]),
    }]);
    assert_eq!(found, expected);
    // The client wants no links for this one.
    let found = client.request("textDocument/typeDefinition", at(FILE, 5, 9));
    assert_eq!(found, json!([{ "uri": FILE, "range": range([2, 61, 2, 66]) }]));
    client.finish();
}

#[test]
fn a_question_leads_to_its_answers_and_an_answer_nowhere() {
    let text = "# Title\n\n— One?\n\n— Two.\n\nIt goes on.\n\n— Three?\n\n– Four? Five.\n";
    let mut client = session(json!({}), text);
    assert_eq!(goals(&mut client, "implementation", [2, 4]), [range([4, 2, 4, 6])]);
    assert_eq!(goals(&mut client, "implementation", [8, 0]), [range([10, 2, 10, 13])]);
    for nowhere in [[4, 3], [0, 3], [3, 0]] {
        assert_eq!(goals(&mut client, "implementation", nowhere), [json!(null); 0], "{nowhere:?}");
    }
    client.finish();
}

#[test]
fn glossaries_are_left_and_reached() {
    let folder = TempDir::new().unwrap();
    let uri = |name: &str| format!("file://{}", folder.path().join(name).display());
    fs::write(folder.path().join("names.yaml"), "knife: { name: Knife, kind: place }\n").unwrap();
    let mut client = Client::initialized();
    client.open(&uri("a.transcript"), "---\nglossary: names.yaml\n---\n\nOf the Knife.\n");
    client.notified(PUSHED);
    let ask = |client: &mut Client, method: &str, file: &str, line, column| {
        client.request(&format!("textDocument/{method}"), at(&uri(file), line, column))
    };
    let place = |file: &str, at| json!([{ "uri": uri(file), "range": range(at) }]);
    assert_eq!(ask(&mut client, "definition", "a.transcript", 4, 9), place("names.yaml", [0, 0, 0, 5]));
    assert_eq!(ask(&mut client, "definition", "a.transcript", 1, 12), place("names.yaml", [0, 0, 0, 0]));
    assert_eq!(ask(&mut client, "typeDefinition", "a.transcript", 4, 9), place("names.yaml", [0, 28, 0, 33]));
    // While the glossary is open, its text is the editor's.
    client.open_as(&uri("names.yaml"), "yaml", "# 🎙\r\n\"knife\": { name: Knife, kind: place }\r\n");
    client.notified(PUSHED);
    // It is read again in the background.
    let expected = place("names.yaml", [1, 1, 1, 6]);
    let found = || ask(&mut client, "definition", "a.transcript", 4, 9);
    assert!(std::iter::repeat_with(found).take(1000).any(|found| found == expected));
    assert_eq!(ask(&mut client, "definition", "names.yaml", 1, 20), place("names.yaml", [1, 1, 1, 6]));
    assert_eq!(ask(&mut client, "typeDefinition", "names.yaml", 1, 20), place("names.yaml", [1, 30, 1, 35]));
    assert_eq!(ask(&mut client, "declaration", "names.yaml", 1, 20), Value::Null);
    client.finish();
}

#[test]
fn what_belongs_together_is_set_off_together() {
    const TEXT: u32 = 1;
    const READ: u32 = 2;
    const WRITE: u32 = 3;
    let text = format!(
        "{FRONT}Q: 🎙 The Base (it is far — Ed.)?\r\n\r\nBoris: “Knife”, [[knife|that]].\r\n\r\nQ: Da?\r\n"
    );
    let mut client = session(json!({}), &text);
    let mut highlights = |place: [u32; 2]| {
        let found = client.request("textDocument/documentHighlight", at(FILE, place[0], place[1]));
        let shown = |it: &Value| (it["range"].clone(), it["kind"].as_u64().unwrap() as u32);
        found.as_array().unwrap().iter().map(shown).collect::<Vec<_>>()
    };
    let name = [
        (range([2, 12, 2, 17]), WRITE),
        (range([2, 27, 2, 32]), WRITE),
        (range([2, 44, 2, 52]), WRITE),
        (range([5, 6, 5, 14]), WRITE),
        (range([7, 8, 7, 13]), READ),
        (range([7, 18, 7, 23]), READ),
    ];
    assert_eq!(highlights([5, 8]), name);
    assert_eq!(highlights([7, 25]), name);
    let speaker = [
        (range([1, 19, 1, 27]), WRITE),
        (range([1, 36, 1, 37]), WRITE),
        (range([5, 0, 5, 1]), READ),
        (range([9, 0, 9, 1]), READ),
    ];
    assert_eq!(highlights([9, 1]), speaker);
    assert_eq!(highlights([1, 20]), speaker);
    let brackets = [(range([5, 15, 5, 16]), TEXT), (range([5, 31, 5, 32]), TEXT)];
    assert_eq!(highlights([5, 20]), brackets);
    assert_eq!(highlights([9, 4]), []);
    client.finish();
}
