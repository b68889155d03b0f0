//! Puts right what clients send a little differently than the router insists on.

use serde_json::{Value, json};

/// Where `textDocument/didOpen` is handled with its parameters unread.
pub const RAW_DID_OPEN: &str = "transcript-ls/didOpen";
/// Where `textDocument/didChange` is handled with its parameters unread.
pub const RAW_DID_CHANGE: &str = "transcript-ls/didChange";
/// Where `textDocument/didClose` is handled with its parameters unread.
pub const RAW_DID_CLOSE: &str = "transcript-ls/didClose";
/// Where `workspace/didChangeConfiguration` is handled with its parameters unread.
pub const RAW_DID_CHANGE_CONFIGURATION: &str = "transcript-ls/didChangeConfiguration";

/// The method and the parameters as the router wants them.
///
/// The router drops a notification whose parameters it cannot read without a word. For those that change
/// state that would put us out of step with the editor, so they go to handlers that read for themselves.
pub fn put_right(method: String, params: Option<Value>) -> (String, Option<Value>) {
    let params = params.filter(|params| !params.is_null());
    match method.as_str() {
        "shutdown" | "exit" => (method, None),
        "initialized" => (method, Some(params.unwrap_or_else(|| json!({})))),
        "initialize" => (method, params.map(with_workspace_diagnostics)),
        "textDocument/didOpen" => (RAW_DID_OPEN.to_owned(), Some(params.unwrap_or_default())),
        "textDocument/didChange" => (RAW_DID_CHANGE.to_owned(), Some(params.unwrap_or_default())),
        "textDocument/didClose" => (RAW_DID_CLOSE.to_owned(), Some(params.unwrap_or_default())),
        "workspace/didChangeConfiguration" => (
            RAW_DID_CHANGE_CONFIGURATION.to_owned(),
            Some(params.unwrap_or_default()),
        ),
        _ => (method, params),
    }
}

/// The protocol names this capability in the plural, our types in the singular.
fn with_workspace_diagnostics(mut params: Value) -> Value {
    if let Some(Value::Object(workspace)) = params.pointer_mut("/capabilities/workspace")
        && let Some(diagnostics) = workspace.remove("diagnostics")
    {
        workspace.insert("diagnostic".to_owned(), diagnostics);
    }
    params
}
