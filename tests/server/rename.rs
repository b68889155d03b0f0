//! Renaming over files, open and closed, for clients of different ability.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;
use tower_lsp::lsp_types::Url;

use crate::abilities;
use crate::client::{Client, at, range};

const PUSHED: &str = "textDocument/publishDiagnostics";

const GLOSSARY: &str = "knife:\n  name: Knife\n  aliases: [the Base]\n  avoid: [Blade]\n";
const INTERVIEW: &str = "---\ninterviewer: 'Marta Lind'\n---\n\n**Marta Lind [00:12]:** 🎙 Of the Knife?\r\n\r\n\
    **Olga Berg:** Of the Knife, Marta Lind.\r\n\r\n**MARTA LIND:** Yes?\r\n\r\n**Olga Berg:** Yes.\r\n";
const OTHER: &str = "Marta Lind: Who?\n\nOlga Berg: Olga Berg. The “Knife” is [[knife|there]].\n\n\
    Marta Lind: Where?\n\nOlga Berg: There.\n";

/// A workspace with these files, in which a client of these abilities has `a.transcript` open.
fn workspace(files: &[(&str, &str)], capabilities: Value, text: &str) -> (TempDir, Client) {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let roots = json!([{ "uri": format!("file://{}", folder.path().display()), "name": "interviews" }]);
    let mut client =
        Client::initialized_with(json!({ "capabilities": capabilities, "workspaceFolders": roots }));
    client.open(&uri(&folder, "a.transcript"), text);
    (folder, client)
}

fn uri(folder: &TempDir, name: &str) -> String {
    format!("file://{}", folder.path().join(name).display())
}

fn ask(client: &mut Client, file: &str, [line, column]: [u32; 2], new: &str) -> Value {
    let mut params = at(file, line, column);
    params["newName"] = json!(new);
    let id = client.ask("textDocument/rename", params);
    client.answer(id)
}

fn edit(at: [u32; 4], text: &str) -> Value {
    json!({ "range": range(at), "newText": text })
}

fn annotated(at: [u32; 4], text: &str, why: &str) -> Value {
    json!({ "range": range(at), "newText": text, "annotationId": why })
}

fn document(uri: &str, version: Value, edits: &[Value]) -> Value {
    json!({ "textDocument": { "uri": uri, "version": version }, "edits": edits })
}

#[test]
fn a_speaker_is_renamed_in_all_files_in_which_it_is_the_same_person() {
    let files =
        [("b.transcript", OTHER), ("c.transcript", "Marta: Who?\n\nOlga: I.\n\nMarta: Who?\n\nOlga: I.\n")];
    let (folder, mut client) = workspace(&files, abilities::all(), INTERVIEW);
    let [open, closed] = ["a.transcript", "b.transcript"].map(|name| uri(&folder, name));
    let found = ask(&mut client, &open, [4, 5], "Mara Lind")["result"].take();
    let here = [
        edit([1, 14, 1, 24], "Mara Lind"),
        edit([4, 2, 4, 12], "Mara Lind"),
        edit([8, 2, 8, 12], "MARA LIND"),
    ];
    let why = "same-speaker";
    let there = [annotated([0, 0, 0, 10], "Mara Lind", why), annotated([4, 0, 4, 10], "Mara Lind", why)];
    assert_eq!(
        found["documentChanges"],
        json!([document(&open, json!(1), &here), document(&closed, Value::Null, &there)])
    );
    assert_eq!(found["changeAnnotations"][why]["needsConfirmation"], true);
    // Nobody declares her.
    let found = ask(&mut client, &open, [6, 3], "Olga Holm")["result"].take();
    assert_eq!(
        found["documentChanges"][1]["edits"][0],
        annotated([2, 0, 2, 9], "Olga Holm", "same-full-name")
    );
    // What is open counts as it is there.
    client.open(&closed, &format!("# 🎙\n\n{OTHER}"));
    let found = ask(&mut client, &open, [4, 5], "Mara Lind")["result"].take();
    let there = [annotated([2, 0, 2, 10], "Mara Lind", why), annotated([6, 0, 6, 10], "Mara Lind", why)];
    assert_eq!(found["documentChanges"][1], document(&closed, json!(1), &there));
    client.finish();
}

#[test]
fn a_client_that_cannot_ask_a_person_gets_only_what_is_certain() {
    let (folder, mut client) = workspace(&[("b.transcript", OTHER)], json!({}), INTERVIEW);
    client.notified(PUSHED);
    let [open, closed] = ["a.transcript", "b.transcript"].map(|name| uri(&folder, name));
    let found = ask(&mut client, &open, [6, 3], "Olga Holm")["result"].take();
    let here = [edit([6, 2, 6, 11], "Olga Holm"), edit([10, 2, 10, 11], "Olga Holm")];
    assert_eq!(found, json!({ "changes": { open.clone(): here } }));
    let found = ask(&mut client, &open, [1, 16], "Mara Lind")["result"].take();
    let there = [edit([0, 0, 0, 10], "Mara Lind"), edit([4, 0, 4, 10], "Mara Lind")];
    assert_eq!(found["changes"][&closed], json!(there));
    client.finish();
}

#[test]
fn a_name_is_renamed_in_the_glossary_and_in_all_files() {
    let files = [("glossary.yaml", GLOSSARY), ("b.transcript", OTHER)];
    let (folder, mut client) = workspace(&files, abilities::all(), INTERVIEW);
    let [open, closed, glossary] =
        ["a.transcript", "b.transcript", "glossary.yaml"].map(|name| uri(&folder, name));
    let here = [edit([4, 34, 4, 39], "Spoon"), edit([6, 22, 6, 27], "Spoon")];
    let there = [annotated([2, 27, 2, 32], "Spoon", "mentions")];
    let entry = [annotated([1, 8, 1, 13], "Spoon", "glossary")];
    let found = ask(&mut client, &open, [4, 35], "Spoon")["result"].take();
    let expected = json!([
        document(&open, json!(1), &here),
        document(&glossary, Value::Null, &entry),
        document(&closed, Value::Null, &there),
    ]);
    assert_eq!(found["documentChanges"], expected);
    assert_eq!(found["changeAnnotations"]["glossary"]["needsConfirmation"], false);
    // From the glossary, which is open and not saved: the key, and its links.
    client.open_as(&glossary, "yaml", &format!("# 🎙\r\n{GLOSSARY}"));
    let found = ask(&mut client, &glossary, [1, 2], "spoon")["result"].take();
    let expected = json!([
        document(&glossary, json!(1), &[edit([1, 0, 1, 5], "spoon")]),
        document(&closed, Value::Null, &[annotated([2, 39, 2, 44], "spoon", "mentions")]),
    ]);
    assert_eq!(found["documentChanges"], expected);
    // From a transcript, while the glossary is open.
    let found = ask(&mut client, &open, [4, 35], "Spoon")["result"].take();
    let entry = [annotated([2, 8, 2, 13], "Spoon", "glossary")];
    assert_eq!(found["documentChanges"][1], document(&glossary, json!(1), &entry));
    client.finish();
}

#[test]
fn a_name_that_would_harm_the_labels_of_another_file_is_refused() {
    let declared = "marta:\n  name: Marta Lind\n  kind: person\n  aliases: [the Guest]\n";
    let files = [("glossary.yaml", declared), ("b.transcript", OTHER)];
    let (folder, mut client) = workspace(&files, abilities::all(), "— Who is the Guest?\n\n— Nobody.\n");
    let [open, closed, glossary] =
        ["a.transcript", "b.transcript", "glossary.yaml"].map(|name| uri(&folder, name));
    client.open_as(&glossary, "yaml", declared);
    for (new, says) in [
        ("the Lind: of course", "A speaker's name has no colon: the one behind it stays where it is."),
        ("lind", "A speaker's name begins with a capital, or it is read as speech."),
        (
            "(Lind) # x",
            "`(Lind) # x` is not read as a speaker's name: write it with letters, digits and spaces.",
        ),
        ("Olga Berg", "There is already a speaker `Olga Berg`: two with one name could not be told apart."),
    ] {
        let found = ask(&mut client, &glossary, [1, 10], new);
        assert_eq!(found["error"]["message"], format!("In `b.transcript`: {says}"), "{found}");
    }
    let found = ask(&mut client, &glossary, [1, 10], "Mara Lind")["result"].take();
    let labels = [[0, 0, 0, 10], [4, 0, 4, 10]].map(|at| annotated(at, "Mara Lind", "mentions"));
    assert_eq!(found["documentChanges"][1], document(&closed, Value::Null, &labels));
    // What is no label anywhere needs not be like one.
    let found = ask(&mut client, &glossary, [3, 14], "the guest: she")["result"].take();
    let mention = [annotated([0, 9, 0, 18], "the guest: she", "mentions")];
    assert_eq!(found["documentChanges"][1], document(&open, json!(1), &mention));
    client.finish();
}

#[test]
fn what_cannot_be_renamed_is_refused_in_one_sentence() {
    let text = format!("{INTERVIEW}\r\n**Marta Lind:** A Blade (so — Ed.)?\r\n");
    let files = [("glossary.yaml", GLOSSARY)];
    let (folder, mut client) = workspace(&files, abilities::all(), &text);
    let open = uri(&folder, "a.transcript");
    for (place, new, says) in [
        (
            [4, 5],
            "Olga Berg",
            "There is already a speaker `Olga Berg`: two with one name could not be told apart.",
        ),
        ([4, 5], "", "A name needs at least one letter."),
        (
            [4, 35],
            "The base",
            "`the Base` is another name of the same entry already: change the glossary by hand.",
        ),
        ([12, 20], "Sword", "`Blade` is a form to avoid and has no name of its own: write `Knife`."),
    ] {
        let found = ask(&mut client, &open, place, new);
        assert_eq!((&found["error"]["code"], &found["error"]["message"]), (&json!(-32803), &json!(says)));
    }
    assert_eq!(ask(&mut client, &open, [12, 28], "Sword")["result"], Value::Null);
    let mut prepare = |line, column| {
        let id = client.ask("textDocument/prepareRename", at(&open, line, column));
        client.answer(id)
    };
    let offered = json!({ "range": range([8, 2, 8, 12]), "placeholder": "MARTA LIND" });
    assert_eq!(prepare(8, 4)["result"], offered);
    assert_eq!(prepare(12, 28)["result"], Value::Null);
    assert_eq!(prepare(12, 20)["error"]["code"], -32803);
    client.finish();
}

#[test]
fn many_who_wait_for_the_archive_do_not_hold_up_its_reading() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap();
    let text = "Anna Lee: Where?\n\nBoris Krol: Here.\n\nAnna Lee: And then?\n\nBoris Krol: There.\n";
    for name in ["a.transcript", "b.transcript"] {
        std::fs::write(path.join(name), text).unwrap();
    }
    let uri = |name: &str| Url::from_file_path(path.join(name)).unwrap().to_string();
    let mut client = Client::start();
    client.initialize(json!({ "capabilities": {}, "rootUri": Url::from_file_path(&path).unwrap() }));
    client.open(&uri("a.transcript"), text);
    client.notified("textDocument/publishDiagnostics");
    let change = json!({ "changes": [{ "uri": uri("b.transcript"), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", change);
    // Many more than there are threads.
    let mut params = at(&uri("a.transcript"), 0, 2);
    params["newName"] = json!("Anna Lind");
    let asked: Vec<_> = (0..64).map(|_| client.ask("textDocument/rename", params.clone())).collect();
    for id in asked {
        assert!(client.answer(id)["result"]["changes"].is_object());
    }
    client.finish();
}
