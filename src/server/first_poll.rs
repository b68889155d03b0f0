//! Tests the rule on which the order of everything rests: a notification is done with at its first poll.

use futures::FutureExt;
use serde_json::{Value, json};
use tower_lsp::LspService;
use tower_lsp::jsonrpc::Request;
use tower_service::Service;

use super::backend::Backend;
use super::transport::put_right;

fn poll_once(service: &mut LspService<Backend>, method: &str, params: Value, id: Option<i64>) -> bool {
    let (method, params) = put_right(method.to_owned(), Some(params));
    let mut request = Request::build(method);
    if let Some(params) = params {
        request = request.params(params);
    }
    if let Some(id) = id {
        request = request.id(id);
    }
    service.call(request.finish()).now_or_never().is_some()
}

#[tokio::test]
async fn every_notification_is_done_at_its_first_poll() {
    let (mut service, _socket) = super::service(super::Writer::start(std::io::sink(), || ()).handle());
    assert!(poll_once(&mut service, "initialize", json!({ "capabilities": {} }), Some(1)), "initialize");
    let uri = "file:///a.transcript";
    let document = json!({ "uri": uri, "version": 1 });
    let item = json!({ "uri": uri, "version": 1, "languageId": "transcript", "text": "— A (b" });
    let glossary = json!({ "uri": "file:///glossary.yaml", "version": 1, "languageId": "yaml", "text": "" });
    let large = "x".repeat(super::documents::LARGEST_TEXT + 1);
    let large = json!({ "uri": "file:///b", "version": 1, "languageId": "transcript", "text": large });
    for (method, params) in [
        ("initialized", json!({})),
        ("textDocument/didOpen", json!({ "textDocument": item })),
        ("textDocument/didOpen", json!({ "textDocument": glossary })),
        ("textDocument/didOpen", json!({ "textDocument": large })),
        ("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [{ "text": "x" }] })),
        ("textDocument/didChange", json!({ "textDocument": document })),
        ("textDocument/didSave", json!({ "textDocument": document })),
        ("textDocument/didClose", json!({ "textDocument": document })),
        ("workspace/didChangeConfiguration", json!({ "settings": {} })),
        ("workspace/didChangeWatchedFiles", json!({ "changes": [] })),
        ("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [], "removed": [] } })),
        ("$/cancelRequest", json!({ "id": 1 })),
        ("exit", Value::Null),
    ] {
        assert!(poll_once(&mut service, method, params, None), "{method} waits for something");
    }
}
