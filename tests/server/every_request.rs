//! What must hold for every request that is announced: it answers something, counts in UTF-16, belongs to its place in the
//! stream of messages, can be cancelled, and stands in `docs/capabilities.md`.
//!
//! A capability is named by where it stands in the answer to `initialize`, as `renameProvider.prepareProvider`.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use serde_json::{Value, json};

use crate::abilities;
use crate::client::{Client, at, range};

pub const FILE: &str = "file:///interview.transcript";

/// Two symbols of one UTF-16 unit each stand before everything that is asked about.
pub const PLAIN: &str = "\
---
title: The bridges
speakers:
  - { name: Anna Lee, label: Anna, role: interviewer }
  - { name: Boris Krol, label: Boris, role: interviewee }
entities:
  lindau: { name: Lindau, kind: place, definition: A town. }
---

# The bridges

Anna: ☎☎ What is Lindau to you?

Boris: ☎☎ Lindau (a town, — translator’s note) is “home” to me  now. We are (home now

Anna: ☎☎ And Bregenz?

Boris: ☎☎ A town too, on the lake of Lindau. [00:01:02] I went there.
";

/// The same with an emoji, which takes as many UTF-16 units but one character and more bytes.
fn with_emoji(text: &str) -> String {
    text.replace("☎☎", "🎙")
}

/// Where the two symbols end on the line of an answer.
pub const ANSWER: u32 = 13;
const QUESTION: u32 = 11;
const LINDAU: u32 = 11;

/// A request of the protocol.
pub struct Row {
    /// What announces it.
    capability: &'static str,
    pub method: &'static str,
    /// Its parameters; may ask for what they are made of.
    pub params: fn(&mut Client) -> Value,
}

fn file() -> Value {
    json!({ "textDocument": { "uri": FILE } })
}

fn at_a_name() -> Value {
    at(FILE, ANSWER, LINDAU)
}

fn file_and(more: Value) -> Value {
    let mut params = file();
    params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    params
}

fn actions(context: Value) -> Value {
    file_and(json!({ "range": range([ANSWER, 0, ANSWER, 90]), "context": context }))
}

pub const ROWS: &[Row] = &[
    Row {
        capability: "callHierarchyProvider",
        method: "textDocument/prepareCallHierarchy",
        params: |_| at_a_name(),
    },
    Row {
        capability: "codeActionProvider",
        method: "textDocument/codeAction",
        params: |_| actions(json!({ "diagnostics": [] })),
    },
    Row {
        capability: "codeActionProvider.resolveProvider",
        method: "codeAction/resolve",
        params: |client| {
            let only = json!({ "diagnostics": [], "only": ["source.fixAll"] });
            client.request("textDocument/codeAction", actions(only))[0].take()
        },
    },
    Row {
        capability: "completionProvider",
        method: "textDocument/completion",
        params: |client| {
            client.change(FILE, 2, &[(Some([ANSWER, LINDAU + 3, ANSWER, LINDAU + 6]), "")]);
            at(FILE, ANSWER, LINDAU + 3)
        },
    },
    Row {
        capability: "completionProvider.resolveProvider",
        method: "completionItem/resolve",
        params: |client| {
            client.change(FILE, 2, &[(Some([ANSWER, LINDAU + 3, ANSWER, LINDAU + 6]), "")]);
            client.request("textDocument/completion", at(FILE, ANSWER, LINDAU + 3))["items"][0].take()
        },
    },
    Row { capability: "declarationProvider", method: "textDocument/declaration", params: |_| at_a_name() },
    Row { capability: "codeLensProvider", method: "textDocument/codeLens", params: |_| file() },
    Row {
        capability: "codeLensProvider.resolveProvider",
        method: "codeLens/resolve",
        params: |client| client.request("textDocument/codeLens", file())[0].take(),
    },
    Row { capability: "definitionProvider", method: "textDocument/definition", params: |_| at_a_name() },
    Row { capability: "diagnosticProvider", method: "textDocument/diagnostic", params: |_| file() },
    Row {
        capability: "diagnosticProvider.workspaceDiagnostics",
        method: "workspace/diagnostic",
        params: |_| json!({ "previousResultIds": [] }),
    },
    Row {
        capability: "documentFormattingProvider",
        method: "textDocument/formatting",
        params: |_| file_and(json!({ "options": { "tabSize": 4, "insertSpaces": true } })),
    },
    Row {
        capability: "documentHighlightProvider",
        method: "textDocument/documentHighlight",
        params: |_| at_a_name(),
    },
    Row {
        capability: "documentOnTypeFormattingProvider",
        method: "textDocument/onTypeFormatting",
        params: |client| {
            // A line that ends in a space has just been left.
            client.change(FILE, 2, &[(Some([15, 21, 15, 21]), " \n")]);
            let at = at(FILE, 16, 0);
            let mut params = json!({ "ch": "\n", "options": { "tabSize": 4, "insertSpaces": true } });
            params.as_object_mut().unwrap().extend(at.as_object().unwrap().clone());
            params
        },
    },
    Row {
        capability: "documentRangeFormattingProvider",
        method: "textDocument/rangeFormatting",
        params: |_| {
            let options = json!({ "tabSize": 4, "insertSpaces": true });
            file_and(json!({ "range": range([ANSWER, 0, ANSWER, 90]), "options": options }))
        },
    },
    Row {
        capability: "documentLinkProvider",
        method: "textDocument/documentLink",
        params: |client| {
            client.change(FILE, 2, &[(Some([15, 21, 15, 21]), " https://example.org/ ")]);
            file()
        },
    },
    Row { capability: "documentSymbolProvider", method: "textDocument/documentSymbol", params: |_| file() },
    Row { capability: "foldingRangeProvider", method: "textDocument/foldingRange", params: |_| file() },
    Row { capability: "hoverProvider", method: "textDocument/hover", params: |_| at_a_name() },
    Row {
        capability: "implementationProvider",
        method: "textDocument/implementation",
        params: |_| at(FILE, QUESTION, 12),
    },
    Row {
        capability: "linkedEditingRangeProvider",
        method: "textDocument/linkedEditingRange",
        params: |client| {
            client.change(FILE, 2, &[(Some([ANSWER, LINDAU - 1, ANSWER, LINDAU + 5]), "_Lindau_")]);
            at(FILE, ANSWER, LINDAU - 1)
        },
    },
    Row {
        capability: "typeDefinitionProvider",
        method: "textDocument/typeDefinition",
        params: |_| at_a_name(),
    },
    Row {
        capability: "referencesProvider",
        method: "textDocument/references",
        params: |_| {
            let mut params = at_a_name();
            params["context"] = json!({ "includeDeclaration": true });
            params
        },
    },
    Row {
        capability: "renameProvider",
        method: "textDocument/rename",
        params: |_| {
            let mut params = at_a_name();
            params["newName"] = json!("Lindow");
            params
        },
    },
    Row {
        capability: "renameProvider.prepareProvider",
        method: "textDocument/prepareRename",
        params: |_| at_a_name(),
    },
    Row {
        capability: "inlayHintProvider",
        method: "textDocument/inlayHint",
        params: |_| file_and(json!({ "range": range([0, 0, ANSWER, 90]) })),
    },
    Row {
        capability: "selectionRangeProvider",
        method: "textDocument/selectionRange",
        params: |_| file_and(json!({ "positions": [{ "line": ANSWER, "character": LINDAU }] })),
    },
    Row {
        capability: "semanticTokensProvider",
        method: "textDocument/semanticTokens/full",
        params: |_| file(),
    },
    Row {
        capability: "semanticTokensProvider.full",
        method: "textDocument/semanticTokens/full",
        params: |_| file(),
    },
    Row {
        capability: "semanticTokensProvider.full.delta",
        method: "textDocument/semanticTokens/full/delta",
        params: |_| file_and(json!({ "previousResultId": "unknown" })),
    },
    Row {
        capability: "semanticTokensProvider.range",
        method: "textDocument/semanticTokens/range",
        params: |_| file_and(json!({ "range": range([ANSWER, 0, ANSWER, 90]) })),
    },
    Row {
        capability: "workspace.fileOperations.willRename",
        method: "workspace/willRenameFiles",
        params: |client| {
            client.change(FILE, 2, &[(Some([1, 0, 1, 18]), "media: bridges.mp3")]);
            json!({ "files": [{ "oldUri": "file:///bridges.mp3", "newUri": "file:///lake.mp3" }] })
        },
    },
    Row {
        capability: "workspaceSymbolProvider",
        method: "workspace/symbol",
        params: |_| json!({ "query": "bregenz" }),
    },
];

/// A session of a client that can do everything.
pub fn session(text: &str) -> Client {
    opened(Client::start(), text)
}

fn opened(mut client: Client, text: &str) -> Client {
    client.initialize(json!({ "capabilities": abilities::all() }));
    client.open(FILE, text);
    client
}

fn announced() -> BTreeSet<String> {
    let mut client = Client::start();
    let answer = client.initialize(json!({ "capabilities": abilities::all() }));
    client.finish();
    let mut found = BTreeSet::new();
    collect(&answer["capabilities"], "", &mut found);
    found
}

/// The names of all providers below `value`, and of what each of them can do beside its main business.
fn collect(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    for (key, value) in value.as_object().into_iter().flatten() {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        let inside = path.contains("Provider");
        let is_ability = value == true || (value.is_object() && key != "legend" && key != "filters");
        if (key.ends_with("Provider") && value != false)
            || (inside && is_ability && !IS_NO_REQUEST.contains(&&**key))
        {
            found.insert(path.clone());
        }
        if path.starts_with("workspace.fileOperations.") {
            found.insert(path.clone());
        } else if value.is_object() {
            collect(value, &path, found);
        }
    }
}

/// What is tried in a file of its own, since the server then asks the client for something: `commands.rs`.
const ELSEWHERE: [&str; 1] = ["executeCommandProvider"];

/// Flags of providers that announce no request.
const IS_NO_REQUEST: [&str; 3] = ["interFileDependencies", "completionItem", "labelDetailsSupport"];

/// The answer, without the names that a session gives its results.
pub fn answer(client: &mut Client, method: &str, params: Value) -> Value {
    let mut answer = client.request(method, params);
    if let Some(answer) = answer.as_object_mut() {
        answer.remove("resultId");
    }
    answer
}

fn is_empty(answer: &Value) -> bool {
    answer.is_null() || answer.as_array().is_some_and(Vec::is_empty)
}

#[test]
fn everything_announced_is_tried_here_and_everything_here_is_announced() {
    let rows = ROWS.iter().map(|row| row.capability).chain(ELSEWHERE);
    let rows: BTreeSet<_> = rows.map(str::to_owned).collect();
    assert_eq!(announced(), rows);
}

#[test]
fn every_request_answers_and_counts_in_utf16_after_an_emoji() {
    for row in ROWS {
        let mut both = [PLAIN.to_owned(), with_emoji(PLAIN)].map(|text| {
            let mut client = session(&text);
            let params = (row.params)(&mut client);
            let found = answer(&mut client, row.method, params);
            assert!(!is_empty(&found), "{} answers nothing", row.method);
            client.finish();
            found.to_string().replace('🎙', "☎☎")
        });
        let [plain, emoji] = &mut both;
        assert_eq!(plain, emoji, "{}", row.method);
    }
}

#[test]
fn every_answer_is_about_the_text_as_it_was_when_the_question_came() {
    // Something new before all that is asked about, and something else after it.
    let changes = [(Some([ANSWER, 7, ANSWER, 7]), "🎙 "), (Some([9, 0, 9, 0]), "# Before\n\n")];
    for row in ROWS {
        let expected = [false, true].map(|changed| {
            let mut client = session(PLAIN);
            let params = (row.params)(&mut client);
            if changed {
                client.change(FILE, 3, &changes);
            }
            let found = answer(&mut client, row.method, params);
            client.finish();
            found
        });
        let mut client = session(PLAIN);
        let params = (row.params)(&mut client);
        let before = client.ask(row.method, params.clone());
        client.change(FILE, 3, &changes);
        let after = client.ask(row.method, params);
        let found = [before, after].map(|id| {
            let mut answer = client.answer(id);
            if let Some(answer) = answer["result"].as_object_mut() {
                answer.remove("resultId");
            }
            answer["result"].take()
        });
        assert_eq!(found, expected, "{}", row.method);
        client.finish();
    }
}

/// Takes out what differs from session to session.
fn strip(answer: &mut Value) {
    match answer {
        Value::Object(fields) => {
            fields.retain(|key, _| key != "version" && key != "resultId");
            fields.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

#[test]
fn every_answer_is_right_under_load_too() {
    let asked = ROWS.iter().map(|row| {
        let mut client = session(PLAIN);
        let params = (row.params)(&mut client);
        let change = client.last_change.take();
        let mut expected = client.request(row.method, params.clone());
        strip(&mut expected);
        client.finish();
        (row, params, change, expected)
    });
    let asked: Vec<_> = asked.collect();
    let mut client = opened(Client::start_with(&[("TRANSCRIPT_LS_DRILL", "1")]), PLAIN);
    let others = ["file:///one.transcript", "file:///two.transcript", "untitled:three"];
    for other in others {
        client.open(other, "# Other\n\nOle: Why?\n\nUna: So.\n");
    }
    // They take all threads that work on requests, so that everything below is outstanding at a time.
    let busy: Vec<_> = (0..16).map(|_| client.ask("transcript-ls/drill", json!({ "sleep": 500 }))).collect();
    let rounds = asked.iter().cycle().take(asked.len() * 2).enumerate();
    let outstanding: Vec<_> = rounds
        .map(|(round, (row, params, change, expected))| {
            for other in others {
                let heading = format!("# Other {round}");
                client.change(other, round as i32 + 2, &[(Some([0, 0, 0, 99]), &heading)]);
            }
            client.change(FILE, 1, &[(None, PLAIN)]);
            if let Some(change) = change {
                client.notify("textDocument/didChange", change.clone());
            }
            (row, client.ask(row.method, params.clone()), expected)
        })
        .collect();
    assert!(outstanding.len() >= 64);
    for (row, id, expected) in outstanding {
        let mut answer = client.answer(id);
        // What is about all files is about the others too.
        if row.method.starts_with("workspace/") {
            assert!(answer.get("error").is_none(), "{}: {answer}", row.method);
            continue;
        }
        strip(&mut answer["result"]);
        assert_eq!(answer["result"], *expected, "{}", row.method);
    }
    for id in busy {
        client.answer(id);
    }
    for (place, other) in others.iter().enumerate() {
        let text = client.outline(other);
        assert_eq!(text[0], format!("Other {}", asked.len() * 2 - 1), "{place}");
    }
    client.finish();
}

#[test]
fn every_request_can_be_cancelled() {
    let mut client = opened(Client::start_with(&[("TRANSCRIPT_LS_DRILL", "1")]), PLAIN);
    for row in ROWS {
        let params = (row.params)(&mut client);
        // They take all threads that work on requests, so that the one to be cancelled cannot be done already.
        let busy: Vec<_> =
            (0..16).map(|_| client.ask("transcript-ls/drill", json!({ "sleep": 100 }))).collect();
        let id = client.ask(row.method, params);
        client.notify("$/cancelRequest", json!({ "id": id }));
        assert_eq!(client.answer(id)["error"]["code"], -32800, "{}", row.method);
        for id in busy {
            client.answer(id);
        }
    }
    client.finish();
}

#[test]
fn the_page_of_capabilities_names_them_all_and_a_test_for_each() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/capabilities.md")).unwrap();
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    let named: BTreeSet<_> = rows.iter().map(|row| row[0].trim_matches('`').to_owned()).collect();
    let missing: Vec<_> = announced().into_iter().filter(|capability| !named.contains(capability)).collect();
    assert_eq!(missing, Vec::<String>::new(), "announced and not on the page");
    let mut sources = String::new();
    read_all(&root.join("tests"), &mut sources);
    read_all(&root.join("src"), &mut sources);
    for row in rows {
        assert_eq!(row.len(), 4, "{row:?}");
        for test in row[2].split(", ") {
            assert!(sources.contains(&format!("fn {}(", test.trim_matches('`'))), "there is no test {test}");
        }
    }
}

fn read_all(folder: &Path, sources: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_all(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}
