//! What an editor shows of a transcript beside its text, exactly as it is sent.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, range};

const FILE: &str = "file:///interview.transcript";

fn session(document: Value, text: &str) -> Client {
    let mut client = Client::initialized_with(json!({ "capabilities": { "textDocument": document } }));
    client.open(FILE, text);
    client.notified("textDocument/publishDiagnostics");
    client
}

fn about(more: Value) -> Value {
    let mut params = json!({ "textDocument": { "uri": FILE } });
    params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    params
}

const TEXT: &str = "## Part\n\n— Why? 🎙\n\n— So 🎙 (a note,\nof two — Ed.).\n\nIt is.\n\n— And?\n\n— Yes.\n";

#[test]
fn folds_are_as_fine_as_the_client_can_fold() {
    let mut client = session(json!({ "foldingRange": { "foldingRange": { "collapsedText": true } } }), TEXT);
    let fine = json!([
        { "startLine": 0, "startCharacter": 7, "endLine": 11, "endCharacter": 6, "kind": "region" },
        { "startLine": 2, "startCharacter": 9, "endLine": 7, "endCharacter": 6, "collapsedText": "… 8 words" },
        { "startLine": 4, "startCharacter": 16, "endLine": 7, "endCharacter": 6, "collapsedText": "… 8 words" },
        { "startLine": 4, "startCharacter": 8, "endLine": 5, "endCharacter": 13 },
        { "startLine": 9, "startCharacter": 6, "endLine": 11, "endCharacter": 6, "collapsedText": "… 1 word" },
    ]);
    assert_eq!(client.request("textDocument/foldingRange", about(json!({}))), fine);
    client.finish();

    let mut client = session(json!({ "foldingRange": { "lineFoldingOnly": true } }), TEXT);
    let lines = json!([
        { "startLine": 0, "endLine": 11, "kind": "region" },
        { "startLine": 2, "endLine": 7 },
        { "startLine": 4, "endLine": 7 },
        { "startLine": 9, "endLine": 11 },
    ]);
    assert_eq!(client.request("textDocument/foldingRange", about(json!({}))), lines);
    client.finish();

    let mut client = session(json!({ "foldingRange": { "lineFoldingOnly": true, "rangeLimit": 2 } }), TEXT);
    let few = client.request("textDocument/foldingRange", about(json!({})));
    assert_eq!(
        few,
        json!([{ "startLine": 0, "endLine": 11, "kind": "region" }, { "startLine": 2, "endLine": 7 }])
    );
    client.finish();
}

#[test]
fn a_selection_grows_at_every_place_asked_about() {
    let mut client = session(json!({}), TEXT);
    let positions = json!({ "positions": [{ "line": 4, "character": 14 }, { "line": 99, "character": 9 }] });
    let found = client.request("textDocument/selectionRange", about(positions));
    let mut chain = Vec::new();
    let mut next = &found[0];
    while next.is_object() {
        chain.push(next["range"].clone());
        next = &next["parent"];
    }
    let ranges = [
        [4, 11, 4, 15],
        [4, 9, 5, 12],
        [4, 8, 5, 13],
        [4, 2, 5, 14],
        [4, 2, 7, 6],
        [4, 0, 7, 6],
        [2, 0, 7, 6],
        [0, 0, 11, 6],
        [0, 0, 12, 0],
    ];
    assert_eq!(chain, ranges.map(range));
    assert_eq!(found[1], json!({ "range": range([0, 0, 12, 0]) }));
    client.finish();
}

#[test]
fn tokens_are_sent_as_a_whole_in_part_and_as_what_has_changed() {
    let requests = json!({ "range": true, "full": { "delta": true } });
    let tokens =
        json!({ "requests": requests, "formats": ["relative"], "tokenTypes": [], "tokenModifiers": [] });
    let mut client = session(json!({ "semanticTokens": tokens }), TEXT);
    let whole = client.request("textDocument/semanticTokens/full", about(json!({})));
    let (marker, question, note, heading) = (1, 7, 2, 9);
    let data = json!([
        0, 0, 7, heading, 0, //
        2, 0, 1, marker, 0, 0, 2, 7, question, 4, //
        2, 0, 1, marker, 0, 0, 8, 8, note, 16, 1, 0, 13, note, 16, //
        4, 0, 1, marker, 0, 0, 2, 4, question, 4, //
        2, 0, 1, marker, 0,
    ]);
    assert_eq!(whole["data"], data);

    let part =
        client.request("textDocument/semanticTokens/range", about(json!({ "range": range([9, 0, 9, 1]) })));
    assert_eq!(part, json!({ "data": [9, 0, 1, marker, 0, 0, 2, 4, question, 4] }));

    // One letter more in the second question.
    client.change(FILE, 2, &[(Some([9, 2, 9, 2]), "🎙")]);
    let known = about(json!({ "previousResultId": whole["resultId"] }));
    let changed = client.request("textDocument/semanticTokens/full/delta", known.clone());
    assert_eq!(changed["edits"], json!([{ "start": 35, "deleteCount": 5, "data": [0, 2, 6, question, 4] }]));
    assert_ne!(changed["resultId"], whole["resultId"]);

    // The tokens of the first answer are known no more.
    let all = client.request("textDocument/semanticTokens/full/delta", known);
    assert_eq!(all["data"].as_array().map(Vec::len), Some(45));
    let known = about(json!({ "previousResultId": all["resultId"] }));
    let same = client.request("textDocument/semanticTokens/full/delta", known);
    assert_eq!(same, json!({ "resultId": all["resultId"], "edits": [] }));
    client.finish();
}

/// An interview in which an answer has lost its dash.
const LOST: &str = "— Is it 🎙 growth that your neighbours are worried about?\n\nOf course, there are reasons for concern.\n\n\
                    — Should we not consider it a prelude?\n\n— It is possible to speak of that.\n\n— And will it go on?\n\n\
                    — It will.\n";

#[test]
fn hints_are_those_of_the_range_that_are_switched_on() {
    let hint = |line: u32, label: &str, tooltip: &str| {
        let position = json!({ "line": line, "character": 0 });
        json!({ "position": position, "label": label, "tooltip": tooltip, "paddingRight": true })
    };
    let inferred = "This paragraph reads as an answer, but nothing marks it as one.";
    let first = hint(0, "1", "Question 1 of 3.");
    for (options, expected) in [
        (json!({}), json!([first, hint(2, "inferred", inferred)])),
        (json!({ "hints": { "inferred": false } }), json!([first])),
        (
            json!({ "hints": { "questions": false, "answers": true } }),
            json!([hint(2, "↳ 1 · inferred", &format!("Answers question 1. {inferred}"))]),
        ),
    ] {
        let capabilities = json!({ "textDocument": { "inlayHint": {} } });
        let mut client = Client::initialized_with(
            json!({ "capabilities": capabilities, "initializationOptions": options }),
        );
        client.open(FILE, LOST);
        client.notified("textDocument/publishDiagnostics");
        let found = client.request("textDocument/inlayHint", about(json!({ "range": range([0, 5, 3, 0]) })));
        // The first question starts before the range.
        let expected: Vec<_> = expected
            .as_array()
            .unwrap()
            .iter()
            .filter(|hint| hint["position"]["line"] != 0)
            .cloned()
            .collect();
        assert_eq!(found, json!(expected));
        let found = client.request("textDocument/inlayHint", about(json!({ "range": range([0, 0, 0, 5]) })));
        assert_eq!(found, if options["hints"]["questions"] == false { json!([]) } else { json!([first]) });
        client.finish();
    }
}

/// A folder with a glossary and a recording, and a session in it.
fn folder(capabilities: Value, options: Value) -> (TempDir, Client) {
    let folder = TempDir::new().unwrap();
    let inside = folder.path().join("archive");
    fs::create_dir(&inside).unwrap();
    for (name, text) in [("archive/glossary.yaml", GLOSSARY), ("archive/one.mp3", ""), ("outside.mp3", "")] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let roots = json!([{ "uri": format!("file://{}", inside.display()), "name": "archive" }]);
    let client = Client::initialized_with(json!({
        "capabilities": capabilities, "initializationOptions": options, "workspaceFolders": roots }));
    (folder, client)
}

const GLOSSARY: &str = "ann: { name: Ann }\nbo:\n  name: Bo\n  wikidata: Q5\n";

#[test]
fn lenses_count_mentions_and_the_words_of_answers() {
    let capabilities = json!({ "textDocument": { "codeLens": {} }, "experimental": { "commands": ["transcript-ls.showReferences"] } });
    let (folder, mut client) = folder(capabilities, json!({ "lenses": { "questions": true } }));
    let uri = |name: &str| format!("file://{}/archive/{name}", folder.path().display());
    let (glossary, interview) = (uri("glossary.yaml"), uri("a.transcript"));
    client.open(&interview, "— Why 🎙 Bo?\n\n— So Bo is.\n\n— And?\n\n— Yes.\n");
    client.notified("textDocument/publishDiagnostics");
    client.open_as(&glossary, "yaml", GLOSSARY);
    client.notified("textDocument/publishDiagnostics");

    let lenses = client.request("textDocument/codeLens", json!({ "textDocument": { "uri": interview } }));
    let shown = |at, title: &str| json!({ "range": range(at), "command": { "title": title, "command": "" } });
    let first = shown([0, 0, 0, 12], "Question 1 · answered in 3 words");
    assert_eq!(lenses, json!([first, shown([4, 0, 4, 6], "Question 2 · answered in 1 word")]));

    let lenses = client.request("textDocument/codeLens", json!({ "textDocument": { "uri": glossary } }));
    assert_eq!(lenses[0], json!({ "range": range([0, 0, 0, 3]), "data": { "uri": glossary, "key": "ann" } }));
    let ann = client.request("codeLens/resolve", lenses[0].clone());
    assert_eq!(ann, shown([0, 0, 0, 3], "no mention in the open transcripts"));
    let bo = client.request("codeLens/resolve", lenses[1].clone());
    let places = [[0, 9, 0, 11], [2, 5, 2, 7]].map(|at| json!({ "uri": interview, "range": range(at) }));
    let arguments = json!([glossary, { "line": 1, "character": 0 }, places]);
    let command = json!({ "title": "2 mentions in 1 open transcript", "command": "transcript-ls.showReferences",
        "arguments": arguments });
    assert_eq!(bo, json!({ "range": range([1, 0, 1, 2]), "command": command }));
    client.finish();
}

#[test]
fn links_lead_to_what_is_there_and_stay_in_the_workspace() {
    let capabilities = json!({ "textDocument": { "documentLink": { "tooltipSupport": true } } });
    let (folder, mut client) = folder(capabilities, json!({}));
    let uri = |name: &str| format!("file://{}/archive/{name}", folder.path().display());
    let interview = uri("a.transcript");
    let text = "---\nmedia: [one.mp3, ../outside.mp3, gone.mp3]\nglossary: glossary.yaml\n---\n\n\
                — Why 🎙 [[bo]]? [01:02:03]\n\n— See https://example.org/a.\n\n— And?\n\n— Yes.\n";
    client.open(&interview, text);
    client.notified("textDocument/publishDiagnostics");
    let links = client.request("textDocument/documentLink", json!({ "textDocument": { "uri": interview } }));
    let link = |at, target: String, tooltip: &str| {
        if tooltip.is_empty() {
            json!({ "range": range(at), "target": target })
        } else {
            json!({ "range": range(at), "target": target, "tooltip": tooltip })
        }
    };
    let expected = json!([
        link([1, 8, 1, 15], uri("one.mp3"), "Open one.mp3"),
        link([2, 10, 2, 23], uri("glossary.yaml"), "Open glossary.yaml"),
        link([5, 9, 5, 15], uri("glossary.yaml#L2"), "Open the entry of Bo"),
        link([5, 17, 5, 27], uri("one.mp3#t=3723"), "Play one.mp3 at 1:02:03"),
        link([7, 6, 7, 27], "https://example.org/a".to_owned(), ""),
    ]);
    assert_eq!(links, expected);

    let glossary = uri("glossary.yaml");
    client.open_as(&glossary, "yaml", GLOSSARY);
    client.notified("textDocument/publishDiagnostics");
    let links = client.request("textDocument/documentLink", json!({ "textDocument": { "uri": glossary } }));
    assert_eq!(links, json!([link([3, 12, 3, 14], "https://www.wikidata.org/wiki/Q5".to_owned(), "")]));
    client.finish();
}

#[test]
fn changed_settings_have_the_client_ask_again() {
    let refresh = json!({ "refreshSupport": true });
    let workspace = json!({ "semanticTokens": refresh, "inlayHint": refresh, "codeLens": refresh });
    let mut client = Client::initialized_with(json!({ "capabilities": { "workspace": workspace } }));
    client.open(FILE, LOST);
    client.notified("textDocument/publishDiagnostics");
    let settings = json!({ "settings": { "transcript-ls": { "hints": { "answers": true } } } });
    client.notify("workspace/didChangeConfiguration", settings);
    for what in ["semanticTokens", "inlayHint", "codeLens"] {
        let (id, _) = client.asked(&format!("workspace/{what}/refresh"));
        client.reply(&id, Value::Null);
    }
    client.finish();
}
