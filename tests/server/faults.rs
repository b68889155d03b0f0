//! Glossaries and settings that go, break and come back while they are in use; several programs at work on one workspace.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::archive::{changed, eventually, folder, session, uri};
use crate::client::Client;

const TEXT: &str = "# One\n\nAnna: Is Lindau home?\n\nBoris: It is.\n\nAnna: And?\n\nBoris: So.\n";

/// Something that can happen to a file that has just been removed, with a name.
type Fault = (&'static str, fn(&Path));

/// Whatever can.
const FAULTS: [Fault; 9] = [
    ("deleted", |_| {}),
    ("truncated", |path| fs::write(path, "").unwrap()),
    ("torn", |path| fs::write(path, "lindau: { na").unwrap()),
    ("noise", |path| fs::write(path, [0, 0xff, 0xfe, b'\n']).unwrap()),
    ("a folder", |path| fs::create_dir(path).unwrap()),
    ("a link to itself", |path| symlink(path, path).unwrap()),
    ("a pipe", |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success())),
    ("a device", |path| symlink("/dev/zero", path).unwrap()),
    ("unreadable", |path| {
        fs::write(path, "").unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
    }),
];

fn remove(path: &Path) {
    match fs::symlink_metadata(path) {
        Ok(there) if there.is_dir() => fs::remove_dir(path).unwrap(),
        Ok(_) => fs::remove_file(path).unwrap(),
        // It was deleted.
        Err(_) => {}
    }
}

/// Whether the hover over the name in `TEXT` tells of this.
fn tells(client: &mut Client, file: &str, meaning: &str) -> bool {
    client.hover(file, 2, 11)["contents"]["value"].as_str().is_some_and(|shown| shown.contains(meaning))
}

#[test]
fn a_glossary_may_break_in_every_way_while_it_is_in_use_and_come_back() {
    let entry = |meaning: &str| format!("lindau: {{ name: Lindau, definition: {meaning} }}\n");
    let folder = folder(&[("a.transcript", TEXT), ("glossary.yaml", &entry("before"))]);
    let (file, glossary) = (uri(&folder.path().join("a.transcript")), folder.path().join("glossary.yaml"));
    let mut client = session(folder.path(), json!({}));
    client.open(&file, TEXT);
    eventually(true, || tells(&mut client, &file, "before"));
    for (round, (fault, make)) in FAULTS.into_iter().enumerate() {
        remove(&glossary);
        make(&glossary);
        changed(&mut client, &glossary);
        eventually(false, || tells(&mut client, &file, "before"));
        assert_eq!(client.outline(&file)[0], "One", "{fault}");
        remove(&glossary);
        fs::write(&glossary, entry(&format!("before and {round} times"))).unwrap();
        changed(&mut client, &glossary);
        eventually(true, || tells(&mut client, &file, &format!("before and {round} times")));
    }
    client.leave();
}

#[test]
fn settings_may_break_in_every_way_while_they_are_in_use_and_come_back() {
    let folder = folder(&[("a.transcript", TEXT), ("transcript-ls.toml", "glossary = []\n")]);
    let (file, settings) =
        (uri(&folder.path().join("a.transcript")), folder.path().join("transcript-ls.toml"));
    let mut client = session(folder.path(), json!({}));
    client.open(&file, TEXT);
    for (round, (fault, make)) in FAULTS.into_iter().enumerate() {
        remove(&settings);
        make(&settings);
        changed(&mut client, &settings);
        assert_eq!(client.outline(&file)[0], "One", "{fault}");
        // Another glossary each time, so that it shows that the settings were read.
        let (name, meaning) = (format!("{round}.yaml"), format!("round {round}"));
        let entry = format!("lindau: {{ name: Lindau, definition: {meaning} }}\n");
        fs::write(folder.path().join(&name), entry).unwrap();
        remove(&settings);
        fs::write(&settings, format!("glossary = ['{name}']\n")).unwrap();
        changed(&mut client, &settings);
        eventually(true, || tells(&mut client, &file, &meaning));
    }
    client.leave();
}

#[test]
fn two_servers_and_two_command_lines_mend_one_workspace() {
    let flawed =
        "# Doors\n\nAnna: Why?\n\nBoris: He left (all — trans.note) early.\n\nAnna: So?\n\nBoris: Yes.\n";
    let mended = flawed.replace("trans.note", "trans. note");
    let names: Vec<_> = (0..40).map(|number| format!("{number}.transcript")).collect();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), flawed)).collect();
    let folder = folder(&files);
    let first = folder.path().join("0.transcript");
    let mut clients = [(); 2].map(|()| session(folder.path(), json!({})));
    for (place, client) in clients.iter_mut().enumerate() {
        client.open(&uri(&first), flawed);
        client.change(&uri(&first), 2, &[(Some([0, 2, 0, 7]), &format!("Editor {place}"))]);
    }
    let check = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_transcript-ls"));
        command.args(["check", "--fix", "."]).current_dir(folder.path());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    for mut command in [check(), check()] {
        // They may find the work done, but not half of a file.
        assert_eq!(command.wait().unwrap().code(), Some(0));
    }
    for name in &names {
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), mended, "{name}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), names.len(), "nothing else is left behind");
    for (place, client) in clients.iter_mut().enumerate() {
        for name in &names {
            changed(client, &folder.path().join(name));
        }
        let asked = |client: &mut Client| {
            let found = client.request("workspace/symbol", json!({ "query": "why" }));
            found.as_array().map_or(0, Vec::len)
        };
        eventually(names.len(), || asked(client));
        assert_eq!(client.outline(&uri(&first))[0], format!("Editor {place}"));
    }
    clients.into_iter().for_each(Client::leave);
}

#[test]
fn a_workspace_that_is_deleted_while_it_is_served_stops_nothing() {
    let folder = folder(&[("in/a.transcript", TEXT), ("in/b.transcript", TEXT)]);
    let inside = folder.path().join("in");
    let file = uri(&inside.join("a.transcript"));
    let mut client = session(&inside, json!({}));
    client.open(&file, TEXT);
    fs::remove_dir_all(&inside).unwrap();
    changed(&mut client, &inside.join("b.transcript"));
    assert_eq!(client.outline(&file)[0], "One");
    let only_this =
        || client.request("workspace/symbol", json!({ "query": "home" })).as_array().map(Vec::len);
    eventually(Some(1), only_this);
    assert_eq!(
        client.request("textDocument/documentLink", json!({ "textDocument": { "uri": file } })),
        Value::Array(Vec::new())
    );
    client.leave();
}
