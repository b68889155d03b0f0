//! The archive: transcripts of the workspace that are not open, and what is found in all of them.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, range};

const PUSHED: &str = "textDocument/publishDiagnostics";
const GLOSSARY: &str = "lindau: { name: Lindau, kind: place, aliases: [the island] }\n";
const BRIDGES: &str =
    "# The bridges\n\nAnna: Is Lindau home?\n\nBoris: 🎙 So it is.\n\nAnna: Why?\n\nBoris: The island is.\n";

pub fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// A folder with some files in it.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// A session in the folder, of a client with these capabilities.
pub fn session(folder: &Path, capabilities: Value) -> Client {
    let roots = json!([{ "uri": uri(folder), "name": "interviews" }]);
    Client::initialized_with(json!({ "capabilities": capabilities, "workspaceFolders": roots }))
}

/// Tells that a file was changed on the disk.
pub fn changed(client: &mut Client, path: &Path) {
    let changes = json!([{ "uri": uri(path), "type": 2 }]);
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
}

/// Asks until the answer is the one that is wanted: what is read in the background takes a moment.
pub fn eventually<T: PartialEq + std::fmt::Debug>(wanted: T, mut ask: impl FnMut() -> T) {
    let mut last = ask();
    for _ in 0..400 {
        if last == wanted {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
        last = ask();
    }
    panic!("wanted {wanted:?}, still {last:?}");
}

/// The symbols of the archive, each with what contains it.
fn symbols(client: &mut Client, query: &str) -> Vec<String> {
    let found = client.request("workspace/symbol", json!({ "query": query }));
    let shown = found.as_array().unwrap().iter().map(|symbol| {
        format!("{} | {}", symbol["name"].as_str().unwrap(), symbol["containerName"].as_str().unwrap())
    });
    shown.collect()
}

#[test]
fn questions_speakers_and_names_of_the_whole_archive_are_found() {
    let folder = folder(&[
        ("glossary.yaml", GLOSSARY),
        ("one/bridges.transcript", BRIDGES),
        ("two.transcript", "Anna: And the ferry?\n\nOle: It sank.\n\nAnna: Ah?\n\nOle: In Lindau.\n"),
    ]);
    let mut client = session(folder.path(), json!({}));
    let island = ["Lindau (the island) | place · 3 mentions in 2 transcripts"];
    // The glossary beside the second file is the workspace's; the first finds it there too.
    eventually(island.map(str::to_owned).to_vec(), || symbols(&mut client, "the island"));
    assert_eq!(
        symbols(&mut client, "anna"),
        ["Anna | The bridges · 2 turns", "Anna | two.transcript · 2 turns"]
    );
    assert_eq!(symbols(&mut client, "ferry"), ["And the ferry? | two.transcript · question 1"]);
    assert_eq!(symbols(&mut client, "xyz"), [""; 0]);
    let found = client.request("workspace/symbol", json!({ "query": "lindau" }));
    assert_eq!(found[0]["location"]["uri"], uri(&folder.path().join("glossary.yaml")));
    assert_eq!(found[0]["location"]["range"], range([0, 0, 0, 6]));
    assert_eq!(found[1]["location"]["range"], range([2, 0, 2, 21]));
    client.finish();
}

#[test]
fn what_changes_on_the_disk_and_in_the_editor_is_found_where_it_is_now() {
    let folder = folder(&[("a.transcript", BRIDGES)]);
    let mut client = session(folder.path(), json!({}));
    let asked = "Is Lindau home? | The bridges · question 1".to_owned();
    eventually(vec![asked.clone()], || symbols(&mut client, "home"));
    let file = uri(&folder.path().join("a.transcript"));
    client.open(&file, BRIDGES);
    client.notified(PUSHED);
    client.change(&file, 2, &[(Some([0, 0, 0, 0]), "\n\n"), (Some([4, 16, 4, 20]), "🎙 homely")]);
    let found = client.request("workspace/symbol", json!({ "query": "homely" }));
    assert_eq!(found[0]["name"], "Is Lindau 🎙 homely?");
    assert_eq!(found[0]["location"]["range"], range([4, 0, 4, 26]));
    client.close(&file);
    assert_eq!(symbols(&mut client, "home"), [asked]);
    fs::write(folder.path().join("a.transcript"), BRIDGES.replace("home", "land")).unwrap();
    changed(&mut client, &folder.path().join("a.transcript"));
    eventually(1, || symbols(&mut client, "lindau land").len());
    fs::write(folder.path().join("b.transcript"), BRIDGES).unwrap();
    changed(&mut client, &folder.path().join("b.transcript"));
    eventually(1, || symbols(&mut client, "lindau home").len());
    fs::remove_file(folder.path().join("a.transcript")).unwrap();
    fs::create_dir(folder.path().join("a.transcript")).unwrap();
    changed(&mut client, &folder.path().join("a.transcript"));
    eventually(0, || symbols(&mut client, "lindau land").len());
    client.finish();
}

#[test]
fn a_file_that_was_open_from_the_beginning_is_read_once_it_is_closed() {
    let folder = folder(&[("a.transcript", BRIDGES), ("b.transcript", &BRIDGES.replace("home", "land"))]);
    let mut client = session(folder.path(), json!({}));
    let file = uri(&folder.path().join("a.transcript"));
    client.open(&file, &BRIDGES.replace("home", "ours"));
    client.notified(PUSHED);
    eventually(1, || symbols(&mut client, "lindau land").len());
    assert_eq!(symbols(&mut client, "lindau home"), [""; 0]);
    assert_eq!(symbols(&mut client, "lindau ours").len(), 1);
    changed(&mut client, &folder.path().join("a.transcript"));
    client.close(&file);
    eventually(1, || symbols(&mut client, "lindau home").len());
    assert_eq!(symbols(&mut client, "lindau ours"), [""; 0]);
    client.finish();
}

#[test]
fn only_transcripts_of_the_workspace_are_read_and_settings_say_which_these_are() {
    let outside = folder(&[("out.transcript", "Out: Who is outside?\n\nIn: I.\n\nOut: Why?\n\nIn: So.\n")]);
    let asks = |who: &str| format!("{who}: Who is {who}?\n\nIn: I.\n\n{who}: Why?\n\nIn: So.\n");
    let folder = folder(&[
        (".gitignore", "ignored/\n"),
        ("ignored/a.transcript", &asks("Ignored")),
        ("drafts/a.transcript", &asks("Draft")),
        ("a.txt", &asks("Included")),
        ("b.md", &asks("Other")),
        ("c.transcript", &asks("Ordinary")),
        ("transcript-ls.toml", "include = ['*.txt']\nexclude = ['drafts/']\n"),
    ]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(outside.path(), folder.path().join("link")).unwrap();
    let mut client = session(folder.path(), json!({}));
    let who_is = |client: &mut Client| {
        let mut found = symbols(client, "who is");
        found.sort();
        found
    };
    let expected = ["Who is Included? | a.txt · question 1", "Who is Ordinary? | c.transcript · question 1"];
    eventually(expected.map(str::to_owned).to_vec(), || who_is(&mut client));
    let settings = folder.path().join("transcript-ls.toml");
    fs::write(&settings, "exclude = ['c.*']\n").unwrap();
    changed(&mut client, &settings);
    eventually(vec!["Who is Draft? | a.transcript · question 1".to_owned()], || who_is(&mut client));
    drop(outside);
    client.finish();
}

#[test]
fn included_files_are_watched_by_how_they_end() {
    let folder = folder(&[("transcript-ls.toml", "include = ['in/**/*.txt', '*.md', 'b.txt', 'all/*']\n")]);
    let watches = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let mut client = session(folder.path(), watches);
    let mut watched = Vec::new();
    for _ in 0..2 {
        let (id, asked) = client.asked("client/registerCapability");
        client.reply(&id, Value::Null);
        let watchers = asked["registrations"][0]["registerOptions"]["watchers"].as_array().unwrap().clone();
        watched.extend(watchers.iter().map(|it| it["globPattern"].as_str().unwrap().to_owned()));
    }
    let expected =
        ["**/*.transcript", "**/glossary.{yaml,yml}", "**/transcript-ls.toml", "**/*.md", "**/*.txt"];
    assert_eq!(watched, expected);
    client.finish();
}

#[test]
fn files_that_cannot_be_read_keep_nobody_from_the_others() {
    let folder = folder(&[("b.transcript", BRIDGES)]);
    fs::write(folder.path().join("a.transcript"), b"\xff\xfeA\0n\0").unwrap();
    fs::write(folder.path().join("c.transcript"), b"Anna: caf\xe9?\n\nB: So.\n\nAnna: Why?\n").unwrap();
    fs::write(folder.path().join("d.transcript"), "").unwrap();
    let mut client = session(folder.path(), json!({}));
    eventually(vec!["Anna | The bridges · 2 turns".to_owned()], || symbols(&mut client, "anna"));
    client.finish();
}

#[test]
fn a_renamed_glossary_is_followed_in_front_matter_and_settings() {
    let folder = folder(&[
        ("names/people.yaml", GLOSSARY),
        ("transcript-ls.toml", "glossary = ['names/people.yaml', 'other.yaml']\n"),
        ("in/a.transcript", "---\nglossary: \"../names/people.yaml\"\n---\n\nAnna: Why?\n"),
        ("b.transcript", BRIDGES),
    ]);
    let mut client =
        session(folder.path(), json!({ "workspace": { "workspaceEdit": { "documentChanges": true } } }));
    let open = uri(&folder.path().join("c.transcript"));
    client.open(&open, "---\nmedia: 🎙.mp3\nglossary: [names/people.yaml]\n---\n\nAnna: Why?\n");
    client.notified("window/showMessage");
    client.notified(PUSHED);
    let at = |name: &str| uri(&folder.path().join(name));
    let files = json!([{ "oldUri": at("names"), "newUri": at("shared") }]);
    let found = client.request("workspace/willRenameFiles", json!({ "files": files }));
    let edits: Vec<_> = found["documentChanges"].as_array().unwrap().iter().collect();
    let told: Vec<_> = edits
        .iter()
        .map(|it| {
            let edit = &it["edits"][0];
            (it["textDocument"].clone(), edit["range"].clone(), edit["newText"].as_str().unwrap().to_owned())
        })
        .collect();
    let expected = [
        (json!({ "uri": open, "version": 1 }), range([2, 11, 2, 28]), "shared/people.yaml".to_owned()),
        (
            json!({ "uri": at("in/a.transcript"), "version": null }),
            range([1, 11, 1, 31]),
            "../shared/people.yaml".to_owned(),
        ),
        (
            json!({ "uri": at("transcript-ls.toml"), "version": null }),
            range([0, 12, 0, 31]),
            "'shared/people.yaml'".to_owned(),
        ),
    ];
    assert_eq!(told, expected);
    // A name that needs quotes gets them, or those that are there.
    let files = json!([{ "oldUri": at("names/people.yaml"), "newUri": at("Ann's, [1] %23.yaml") }]);
    let found = client.request("workspace/willRenameFiles", json!({ "files": files }));
    let new: Vec<_> =
        (0..3).map(|file| found["documentChanges"][file]["edits"][0]["newText"].clone()).collect();
    assert_eq!(new, [r#""Ann's, [1] #.yaml""#, "../Ann's, [1] #.yaml", r#""Ann's, [1] #.yaml""#]);
    let files = json!([{ "oldUri": at("b.transcript"), "newUri": at("d.transcript") }]);
    assert_eq!(client.request("workspace/willRenameFiles", json!({ "files": files })), Value::Null);
    client.finish();
}
