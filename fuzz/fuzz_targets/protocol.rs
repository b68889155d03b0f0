//! Messages of the protocol with one thing or another wrong in them: each request gets exactly one answer.
#![no_main]

#[path = "../../tests/server/abilities.rs"]
mod abilities;
#[path = "../../tests/promises/pieces.rs"]
mod pieces;
mod session;

use std::collections::BTreeMap;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

/// More messages than these only make a run slow.
const MOST_MESSAGES: usize = 24;

const FILES: [&str; 5] = [
    "file:///nowhere/a.transcript", "file:///nowhere/b.transcript", "file:///nowhere/glossary.yaml",
    "untitled:Untitled-1", "file:///nowhere/transcript-ls.toml",
];

const NOTIFICATIONS: [&str; 10] = [
    "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/didSave",
    "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles",
    "workspace/didChangeWorkspaceFolders", "$/cancelRequest", "$/setTrace", "initialized",
];

const REQUESTS: [&str; 43] = [
    "callHierarchy/incomingCalls", "callHierarchy/outgoingCalls", "codeAction/resolve", "codeLens/resolve",
    "completionItem/resolve", "initialize", "textDocument/codeAction", "textDocument/codeLens",
    "textDocument/completion", "textDocument/declaration", "textDocument/definition",
    "textDocument/diagnostic", "textDocument/documentHighlight", "textDocument/documentLink",
    "textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/formatting",
    "textDocument/hover", "textDocument/implementation", "textDocument/inlayHint",
    "textDocument/linkedEditingRange", "textDocument/onTypeFormatting", "textDocument/prepareCallHierarchy",
    "textDocument/prepareRename", "textDocument/rangeFormatting", "textDocument/references",
    "textDocument/rename", "textDocument/selectionRange", "textDocument/semanticTokens/full",
    "textDocument/semanticTokens/full/delta", "textDocument/semanticTokens/range",
    "textDocument/typeDefinition", "transcript-ls/nothing", "transcript-ls/preview",
    "transcript-ls/questions", "transcript-ls/step", "transcript-ls/whereabouts", "workspace/diagnostic",
    "workspace/executeCommand", "workspace/symbol", "workspace/willRenameFiles",
    "textDocument/documentColor", "shutdown",
];

#[derive(Arbitrary, Debug)]
struct Message {
    what: What,
    file: u8,
    place: [u8; 4],
    text: u8,
    wrong: Option<Wrong>,
}

#[derive(Arbitrary, Debug)]
enum What {
    Open,
    Change,
    Notify(u8),
    Ask(u8),
    Reply(u8),
}

/// A value of the message that gives way to another.
#[derive(Arbitrary, Debug)]
struct Wrong {
    which: u8,
    value: u8,
}

fn one_of<'a>(all: &[&'a str], which: u8) -> &'a str {
    all[usize::from(which) % all.len()]
}

fn text(which: u8, transcript: &str) -> String {
    match which {
        0..128 => transcript.to_owned(),
        128..192 => one_of(pieces::MARKS, which).to_owned(),
        192.. => one_of(pieces::PARAGRAPHS, which).to_owned(),
    }
}

/// Has what every one of the requests and notifications wants.
fn params(message: &Message, version: usize, transcript: &str) -> Value {
    let uri = one_of(&FILES, message.file);
    let [line, column, end_line, end_column] = message.place;
    let position = json!({ "line": line % 32, "character": column });
    let end = json!({ "line": end_line % 32, "character": end_column });
    let range = json!({ "start": position, "end": end });
    let text = text(message.text, transcript);
    let whole = message.text % 4 == 0;
    let change = if whole { json!({ "text": text }) } else { json!({ "range": range, "text": text }) };
    let name = one_of(pieces::PARAGRAPHS, message.text);
    json!({
        "textDocument": { "uri": uri, "languageId": "transcript", "version": version, "text": text },
        "contentChanges": [change],
        "position": position,
        "positions": [position, end],
        "range": range,
        "context": { "diagnostics": [], "includeDeclaration": true, "triggerKind": 1 },
        "newName": name,
        "options": { "tabSize": 4, "insertSpaces": true },
        "ch": "\n",
        "query": name,
        "command": one_of(&["transcript-ls.fixFile", "transcript-ls.fixWorkspace", "x"], message.text),
        "arguments": [uri],
        "previousResultId": version.to_string(),
        "previousResultIds": [{ "uri": uri, "value": "1" }],
        "item": { "name": name, "kind": 12, "uri": uri, "range": range, "selectionRange": range },
        "title": name,
        "label": name,
        "kind": "source.fixAll",
        "data": { "uri": uri, "key": name, "kind": "rule", "name": "unclosed-note" },
        "settings": { "transcript-ls": { "quiet-period": 0, "style": "court", "rules": { "late-note": name } } },
        "changes": [{ "uri": uri, "type": message.text % 5 }],
        "event": { "added": [{ "uri": "file:///nowhere", "name": "" }], "removed": [] },
        "files": [{ "oldUri": uri, "newUri": "file:///nowhere/c.transcript" }],
        "id": 1000 + version,
        "capabilities": {},
        "direction": "next",
    })
}

/// One of the values in `value`, counted in the order of the text.
fn part<'v>(value: &'v mut Value, which: &mut usize) -> Option<&'v mut Value> {
    if *which == 0 {
        return Some(value);
    }
    *which -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| part(item, which)),
        Value::Object(entries) => entries.values_mut().find_map(|entry| part(entry, which)),
        _ => None,
    }
}

fn spoil(value: &mut Value, wrong: &Wrong) {
    let values = [
        Value::Null,
        json!(""),
        json!([]),
        json!({}),
        json!(-1),
        json!(4_294_967_295_u32),
        json!(u64::MAX),
        json!(1.5),
        json!(true),
        json!("file:x"),
        json!("\u{0}prepared"),
        json!("\u{1f399}"),
        (0..100).fold(json!([]), |inner, _| json!([inner])),
    ];
    let mut which = usize::from(wrong.which);
    if let Some(part) = part(value, &mut which) {
        *part = values[usize::from(wrong.value) % values.len()].clone();
    }
}

fuzz_target!(|input: (bool, bool, Vec<Message>, &str)| {
    let (is_rich, asks_back, messages, transcript) = input;
    session::forgive_the_router();
    let mut wire = Vec::new();
    let mut send = |message: &Value| {
        let body = message.to_string();
        wire.extend_from_slice(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    };
    let mut abilities = if is_rich { abilities::all() } else { json!({}) };
    if asks_back {
        abilities["workspace"]["configuration"] = true.into();
    }
    send(&json!({ "jsonrpc": "2.0", "id": 999, "method": "initialize",
        "params": { "capabilities": abilities, "rootUri": "file:///nowhere" } }));
    send(&json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }));
    let mut asked = BTreeMap::from([(999, 0)]);
    for (number, message) in messages.iter().take(MOST_MESSAGES).enumerate() {
        let mut params = params(message, number, transcript);
        if let Some(wrong) = &message.wrong {
            spoil(&mut params, wrong);
        }
        let mut wired = json!({ "jsonrpc": "2.0", "params": params });
        match message.what {
            What::Open => wired["method"] = "textDocument/didOpen".into(),
            What::Change => wired["method"] = "textDocument/didChange".into(),
            What::Notify(which) => wired["method"] = one_of(&NOTIFICATIONS, which).into(),
            What::Ask(which) => {
                wired["method"] = one_of(&REQUESTS, which).into();
                wired["id"] = (1000 + number).into();
                asked.insert(1000 + number, 0);
            }
            What::Reply(id) => wired = json!({ "jsonrpc": "2.0", "id": id % 8, "result": params }),
        }
        send(&wired);
    }
    for answer in session::talk(wire.as_slice()) {
        let id = answer["id"].as_u64().and_then(|id| usize::try_from(id).ok());
        if let Some(count) = id.filter(|_| answer.get("method").is_none()).and_then(|id| asked.get_mut(&id)) {
            *count += 1;
        }
    }
    assert!(asked.values().all(|count| *count == 1), "how often each request was answered: {asked:?}");
});
