//! Settings and glossaries: from files, from the editor, watched, wrong, and missing.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, at, range};

const PUSHED: &str = "textDocument/publishDiagnostics";
const SAID: &str = "window/showMessage";
const REGISTERED: &str = "client/registerCapability";
const A_WHILE: Duration = Duration::from_millis(400);

fn uri(path: &Path) -> String {
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

/// A session in the folder, with these capabilities of the workspace.
fn session(folder: &TempDir, workspace: Value) -> Client {
    let roots = json!([{ "uri": uri(folder.path()), "name": "interviews" }]);
    Client::initialized_with(json!({ "capabilities": { "workspace": workspace }, "workspaceFolders": roots }))
}

fn open(client: &mut Client, folder: &TempDir, name: &str, text: &str) -> String {
    let file = uri(&folder.path().join(name));
    client.open(&file, text);
    client.notified(PUSHED);
    file
}

/// What the glossary says of the word there; nothing if it is in none.
fn hover(client: &mut Client, file: &str, line: u32, column: u32) -> String {
    let hover = client.hover(file, line, column);
    let shown = hover["contents"]["value"].as_str().unwrap_or_default();
    shown.split("\n\n").nth(1).unwrap_or_default().to_owned()
}

fn changed(client: &mut Client, path: &Path) {
    let changes = json!([{ "uri": uri(path), "type": 2 }]);
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
}

/// Asks until the answer is the one that is wanted: what is read in the background takes a moment.
fn eventually(wanted: &str, mut ask: impl FnMut() -> String) {
    let mut last = String::new();
    for _ in 0..200 {
        last = ask();
        if last == wanted {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("wanted `{wanted}`, still `{last}`");
}

#[test]
fn glossaries_are_found_beside_the_file_at_the_root_and_where_they_are_named() {
    let folder = folder(&[
        (
            "glossary.yaml",
            "Root: { name: Root, definition: at the root }\nBoth: { name: Both, definition: at the root }\n",
        ),
        (
            "deep/glossary.yml",
            "Near: { name: Near, definition: beside }\nBoth: { name: Both, definition: beside }\n",
        ),
        ("deep/own.yaml", "Own: { name: Own, definition: named in the front matter }\n"),
        ("shared/all.yaml", "All: { name: All, definition: named in the settings }\n"),
        ("transcript-ls.toml", "glossary = ['shared/all.yaml']\n"),
    ]);
    let mut client = session(&folder, json!({}));
    let text = "---\nglossary: own.yaml\n---\nRoot Near Own All Both\n";
    let file = open(&mut client, &folder, "deep/a.transcript", text);
    for (column, meaning) in [
        (0, "at the root"),
        (5, "beside"),
        (10, "named in the front matter"),
        (14, "named in the settings"),
        (18, "beside"),
    ] {
        assert_eq!(hover(&mut client, &file, 3, column), meaning);
    }
    let definition = client.request("textDocument/definition", at(&file, 3, 18));
    assert_eq!(definition[0]["uri"], uri(&folder.path().join("deep/glossary.yml")));
    assert_eq!(definition[0]["range"]["start"], json!({ "line": 1, "character": 0 }));
    // An unsaved buffer belongs to the first folder.
    client.open("untitled:a", "Root All Near\n");
    client.notified(PUSHED);
    assert_eq!(hover(&mut client, "untitled:a", 0, 0), "at the root");
    assert_eq!(hover(&mut client, "untitled:a", 0, 5), "named in the settings");
    assert_eq!(hover(&mut client, "untitled:a", 0, 10), "");
    client.finish();
}

#[test]
fn a_single_file_without_a_folder_finds_the_glossary_beside_it() {
    let folder = folder(&[("glossary.yaml", "Word: { name: Word, definition: beside }\n")]);
    let mut client = Client::initialized();
    let file = open(&mut client, &folder, "a.transcript", "Word\n");
    assert_eq!(hover(&mut client, &file, 0, 1), "beside");
    client.finish();
}

#[test]
fn the_files_that_matter_are_watched_and_read_again() {
    let folder = folder(&[
        ("glossary.yaml", "Word: { name: Word, definition: old }\n"),
        ("named.yaml", "Named: { name: Named, definition: old }\n"),
    ]);
    let watches =
        json!({ "didChangeWatchedFiles": { "dynamicRegistration": true, "relativePatternSupport": true } });
    let mut client = session(&folder, watches);
    let (id, asked) = client.asked(REGISTERED);
    client.reply(&id, Value::Null);
    let watchers = &asked["registrations"][0]["registerOptions"]["watchers"];
    assert_eq!(watchers[1]["globPattern"], "**/glossary.{yaml,yml}");
    assert_eq!(watchers[2]["globPattern"], "**/transcript-ls.toml");

    let file = open(&mut client, &folder, "a.transcript", "---\nglossary: named.yaml\n---\nWord Named\n");
    let (id, asked) = client.asked(REGISTERED);
    client.reply(&id, Value::Null);
    let pattern = &asked["registrations"][0]["registerOptions"]["watchers"][0]["globPattern"];
    assert_eq!(pattern, &json!({ "baseUri": format!("{}/", uri(folder.path())), "pattern": "named.yaml" }));
    let named = asked["registrations"][0]["id"].clone();

    for (name, word, column) in [("glossary.yaml", "Word", 1), ("named.yaml", "Named", 6)] {
        let path = folder.path().join(name);
        fs::write(&path, format!("{word}: {{ name: {word}, definition: new }}\n")).unwrap();
        changed(&mut client, &path);
        eventually("new", || hover(&mut client, &file, 3, column));
        fs::remove_file(&path).unwrap();
        changed(&mut client, &path);
        eventually("", || hover(&mut client, &file, 3, column));
    }
    client.notified(SAID);

    // The front matter no longer names it: then it need not be watched.
    client.change(&file, 2, &[(Some([0, 0, 3, 0]), "")]);
    let (id, asked) = client.asked("client/unregisterCapability");
    client.reply(&id, Value::Null);
    assert_eq!(asked["unregisterations"][0]["id"], named);
    client.finish();
}

#[test]
fn an_open_glossary_is_the_truth_whatever_is_on_the_disk() {
    let folder = folder(&[("glossary.yaml", "Word: { name: Word, definition: on the disk }\n")]);
    let mut client = session(&folder, json!({}));
    let file = open(&mut client, &folder, "a.transcript", "Word\n");
    assert_eq!(hover(&mut client, &file, 0, 1), "on the disk");

    let glossary = uri(&folder.path().join("glossary.yaml"));
    client.open_as(&glossary, "yaml", "Word: { name: Word, definition: in the editor }\n");
    assert_eq!(client.notified(PUSHED)["uri"], glossary);
    eventually("in the editor", || hover(&mut client, &file, 0, 1));
    client.change(&glossary, 2, &[(Some([0, 32, 0, 34]), "typed in")]);
    eventually("typed in the editor", || hover(&mut client, &file, 0, 1));
    let definition = client.request("textDocument/definition", at(&file, 0, 1));
    assert_eq!(definition[0]["uri"], glossary);
    client.close(&glossary);
    eventually("on the disk", || hover(&mut client, &file, 0, 1));
    client.finish();
}

#[test]
fn a_glossary_that_cannot_be_read_is_said_once_and_hover_falls_back() {
    let folder = folder(&[("bad.yaml", "")]);
    fs::write(folder.path().join("bad.yaml"), b"Word: \xff\n").unwrap();
    let mut client = session(&folder, json!({}));
    let file = open(&mut client, &folder, "a.transcript", "---\nglossary: bad.yaml\n---\nWord\n");
    let said = client.notified(SAID);
    assert_eq!(said["type"], 2);
    assert!(said["message"].as_str().unwrap().contains("bad.yaml"), "{said}");
    assert_eq!(hover(&mut client, &file, 3, 1), "");
    changed(&mut client, &folder.path().join("bad.yaml"));
    let other = open(&mut client, &folder, "b.transcript", "---\nglossary: bad.yaml\n---\nWord\n");
    client.silent_for(A_WHILE);
    // Right in between, and then missing altogether: that is news.
    fs::write(folder.path().join("bad.yaml"), "Word: { name: Word, definition: good }\n").unwrap();
    changed(&mut client, &folder.path().join("bad.yaml"));
    eventually("good", || hover(&mut client, &file, 3, 1));
    eventually("good", || hover(&mut client, &other, 3, 1));
    fs::remove_file(folder.path().join("bad.yaml")).unwrap();
    changed(&mut client, &folder.path().join("bad.yaml"));
    client.notified(SAID);
    client.finish();
}

#[test]
fn a_wrong_setting_names_itself_in_one_message_and_changes_nothing_else() {
    let folder = folder(&[
        ("shared.yaml", "Word: { name: Word, definition: shared }\n"),
        ("transcript-ls.toml", "glossary = ['shared.yaml']\nquiet-period = 'long'\nunheard-of = 1\n"),
    ]);
    let mut client = session(&folder, json!({}));
    let file = open(&mut client, &folder, "a.transcript", "Word\n");
    let said = client.notified(SAID);
    let message = said["message"].as_str().unwrap();
    for part in ["transcript-ls.toml", "quiet-period", "unheard-of"] {
        assert!(message.contains(part), "{message}");
    }
    assert_eq!(hover(&mut client, &file, 0, 1), "shared");
    changed(&mut client, &folder.path().join("transcript-ls.toml"));
    client.silent_for(A_WHILE);
    client.finish();
}

#[test]
fn a_settings_file_that_breaks_keeps_what_it_said_before() {
    let good = "glossary = ['shared.yaml']\n";
    let folder = folder(&[
        ("shared.yaml", "Word: { name: Word, definition: shared }\n"),
        ("transcript-ls.toml", good),
    ]);
    let mut client = session(&folder, json!({}));
    let file = open(&mut client, &folder, "a.transcript", "Word\n");
    for broken in ["glossary = [\n", "glossary = 7\n"] {
        fs::write(folder.path().join("transcript-ls.toml"), broken).unwrap();
        changed(&mut client, &folder.path().join("transcript-ls.toml"));
        client.notified(SAID);
        assert_eq!(hover(&mut client, &file, 0, 1), "shared", "{broken}");
    }
    client.finish();
}

#[test]
fn the_editors_settings_come_over_the_files() {
    let folder = folder(&[
        ("one.yaml", "Word: { name: Word, definition: one }\n"),
        ("two.yaml", "Word: { name: Word, definition: two }\n"),
        ("transcript-ls.toml", "glossary = ['one.yaml']\n"),
    ]);
    let mut client = session(&folder, json!({}));
    let file = open(&mut client, &folder, "a.transcript", "Word\n");
    assert_eq!(hover(&mut client, &file, 0, 1), "one");
    for (sent, meaning) in [
        (json!({ "transcript-ls": { "glossary": ["two.yaml"] } }), "two"),
        (json!({}), "one"),
        (json!({ "glossary": ["two.yaml"] }), "two"),
    ] {
        client.notify("workspace/didChangeConfiguration", json!({ "settings": sent }));
        eventually(meaning, || hover(&mut client, &file, 0, 1));
    }
    client.notify("workspace/didChangeConfiguration", json!({ "settings": { "glossary": 7 } }));
    assert!(client.notified(SAID)["message"].as_str().unwrap().contains("glossary"));
    assert_eq!(hover(&mut client, &file, 0, 1), "two");
    client.finish();
}

#[test]
fn settings_are_asked_for_where_the_client_serves_them_and_the_last_answer_counts() {
    let folder = folder(&[
        ("one.yaml", "Word: { name: Word, definition: one }\n"),
        ("two.yaml", "Word: { name: Word, definition: two }\n"),
    ]);
    let serves = json!({ "configuration": true, "didChangeConfiguration": { "dynamicRegistration": true } });
    let mut client = session(&folder, serves);
    let (id, asked) = client.asked(REGISTERED);
    client.reply(&id, Value::Null);
    assert_eq!(asked["registrations"][0]["method"], "workspace/didChangeConfiguration");
    let (first, asked) = client.asked("workspace/configuration");
    assert_eq!(asked["items"], json!([{ "section": "transcript-ls" }]));
    let file = open(&mut client, &folder, "a.transcript", "Word\n");
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    let (second, _) = client.asked("workspace/configuration");
    client.reply(&second, json!([{ "glossary": ["two.yaml"] }]));
    eventually("two", || hover(&mut client, &file, 0, 1));
    client.reply(&first, json!([{ "glossary": ["one.yaml"] }]));
    std::thread::sleep(A_WHILE);
    assert_eq!(hover(&mut client, &file, 0, 1), "two");
    client.finish();
}

#[test]
fn folders_come_and_go() {
    let first = folder(&[]);
    let second = folder(&[("glossary.yaml", "Word: { name: Word, definition: second }\n")]);
    let mut client = session(&first, json!({}));
    fs::create_dir(second.path().join("deep")).unwrap();
    let file = open(&mut client, &second, "deep/a.transcript", "Word\n");
    assert_eq!(hover(&mut client, &file, 0, 1), "");
    let added = json!([{ "uri": uri(second.path()), "name": "second" }]);
    client
        .notify("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": added, "removed": [] } }));
    eventually("second", || hover(&mut client, &file, 0, 1));
    client
        .notify("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [], "removed": added } }));
    eventually("", || hover(&mut client, &file, 0, 1));
    client.finish();
}

#[test]
fn a_client_that_pulls_is_told_when_a_glossary_changes_its_diagnostics() {
    let folder = folder(&[("glossary.yaml", "Word: { name: Word, definition: old }\n")]);
    let roots = json!([{ "uri": uri(folder.path()), "name": "interviews" }]);
    let capabilities = json!({
        "workspace": { "diagnostics": { "refreshSupport": true } }, "textDocument": { "diagnostic": {} } });
    let mut client =
        Client::initialized_with(json!({ "capabilities": capabilities, "workspaceFolders": roots }));
    let file = uri(&folder.path().join("a.transcript"));
    client.open(&file, "Word\n");
    client.request("textDocument/diagnostic", json!({ "textDocument": { "uri": file } }));
    client.silent_for(A_WHILE);
    fs::write(folder.path().join("glossary.yaml"), "Word: { name: Word, definition: new }\n").unwrap();
    changed(&mut client, &folder.path().join("glossary.yaml"));
    let (id, _) = client.asked("workspace/diagnostic/refresh");
    client.reply(&id, Value::Null);
    client.silent_for(A_WHILE);
    client.finish();
}

#[test]
fn the_first_diagnostics_wait_for_the_editors_settings() {
    let folder = folder(&[("one.yaml", "Word: { name: Word, definition: one }\n")]);
    let mut client = session(&folder, json!({ "configuration": true }));
    let (id, _) = client.asked("workspace/configuration");
    let file = uri(&folder.path().join("a.transcript"));
    client.open(&file, "Word (\n");
    std::thread::sleep(Duration::from_millis(50));
    client.reply(&id, json!([{ "glossary": ["one.yaml"] }]));
    client.notified(PUSHED);
    assert_eq!(hover(&mut client, &file, 0, 1), "one");
    client.silent_for(A_WHILE);
    client.finish();
}

#[test]
fn options_of_initialize_are_settings_and_an_answer_of_null_does_not_unset_them() {
    let folder = folder(&[("one.yaml", "Word: { name: Word, definition: one }\n")]);
    for options in
        [json!({ "glossary": ["one.yaml"] }), json!({ "transcript-ls": { "glossary": ["one.yaml"] } })]
    {
        let roots = json!([{ "uri": uri(folder.path()), "name": "interviews" }]);
        let mut client = Client::initialized_with(json!({
            "capabilities": { "workspace": { "configuration": true } },
            "workspaceFolders": roots,
            "initializationOptions": options,
        }));
        let (id, _) = client.asked("workspace/configuration");
        client.reply(&id, json!([null]));
        let file = open(&mut client, &folder, "a.transcript", "Word\n");
        assert_eq!(hover(&mut client, &file, 0, 1), "one");
        client.finish();
    }
}

#[test]
fn what_the_editor_keeps_for_itself_under_our_name_is_no_mistake() {
    let folder = folder(&[]);
    let mut client = session(&folder, json!({}));
    let sent = json!({ "server": { "path": "x" }, "trace": { "server": "off" }, "glossary": null });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": { "transcript-ls": sent } }));
    client.silent_for(A_WHILE);
    client.finish();
}

#[test]
fn what_is_wrong_in_an_open_glossary_is_shown_there() {
    let folder = folder(&[]);
    let mut client = session(&folder, json!({}));
    let glossary = uri(&folder.path().join("glossary.yaml"));
    client.open_as(&glossary, "yaml", "word: { name: Word, kind: plase }\n");
    let pushed = client.notified(PUSHED);
    assert_eq!(pushed["diagnostics"][0]["range"], range([0, 26, 0, 31]));
    assert_eq!(client.symbols(&glossary), Value::Null);
    client.change(&glossary, 2, &[(Some([0, 26, 0, 31]), "place")]);
    assert_eq!(client.notified(PUSHED)["diagnostics"], json!([]));
    client.finish();
}

/// The levels of what is reported in a file that is opened now.
fn severities(client: &mut Client, folder: &TempDir, name: &str, text: &str) -> Vec<Value> {
    let file = uri(&folder.path().join(name));
    client.open(&file, text);
    let pushed = client.notified(PUSHED);
    pushed["diagnostics"].as_array().unwrap().iter().map(|found| found["severity"].clone()).collect()
}

#[test]
fn a_mistake_in_one_override_leaves_the_others_and_the_editor_wins_over_all() {
    let settings = "[[overrides]]\nfiles = ['a.*']\nlanguage = 7\nrules.malformed-attribution = 'hint'\n\
        [[overrides]]\nfiles = ['b.*']\nrules.malformed-attribution = 'info'\n";
    let folder = folder(&[("transcript-ls.toml", settings)]);
    let mut client = session(&folder, json!({}));
    let text = "— Why?\n\n— They left (all of them — trans.note) early.\n";
    let file = uri(&folder.path().join("a.transcript"));
    client.open(&file, text);
    assert!(client.notified(SAID)["message"].as_str().unwrap().contains("line 3: `language` takes"));
    let pushed = client.notified(PUSHED);
    assert_eq!(pushed["diagnostics"][0]["severity"], 4);
    assert_eq!(severities(&mut client, &folder, "b.transcript", text), [3]);
    let sent = json!({ "rules": { "malformed-attribution": "error" } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": sent }));
    for _ in 0..2 {
        assert_eq!(client.notified(PUSHED)["diagnostics"][0]["severity"], 1);
    }
    client.finish();
}

#[test]
fn the_words_of_the_style_that_front_matter_names_are_known_as_soon_as_it_does() {
    let folder = folder(&[
        ("transcript-ls.toml", "[styles]\ngazette = 'gazette.toml'\n"),
        ("gazette.toml", "attributions.translator = ['Hydr.']\n"),
    ]);
    let mut client = session(&folder, json!({}));
    let text = "---\nstyle: gazette\n---\n\n— So (all of them — Hydr.) they said.\n\n— No.\n";
    assert_eq!(severities(&mut client, &folder, "a.transcript", text), [] as [Value; 0]);
    let file = uri(&folder.path().join("b.transcript"));
    client.open(&file, &text.replace("gazette", "court  "));
    assert_ne!(client.notified(PUSHED)["diagnostics"], json!([]));
    client.change(&file, 2, &[(Some([1, 7, 1, 14]), "gazette")]);
    loop {
        if client.notified(PUSHED)["diagnostics"] == json!([]) {
            break;
        }
    }
    client.finish();
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_the_settings_is_refused() {
    let folder = folder(&[]);
    let path = folder.path().join("transcript-ls.toml");
    let made = std::process::Command::new("mkfifo").arg(&path).status().unwrap();
    assert!(made.success());
    let mut client = session(&folder, json!({}));
    client.open(&uri(&folder.path().join("a.transcript")), "— So.\n\n— No.\n");
    assert!(client.notified(SAID)["message"].as_str().unwrap().contains("it is no plain file"));
    client.notified(PUSHED);
    client.finish();
}
