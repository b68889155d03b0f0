//! Puts right what clients send a little differently than the router insists on.

use serde_json::{Value, json};

use crate::server::requests::renamed;

/// Where `textDocument/didOpen` is handled with its parameters unread.
pub const RAW_DID_OPEN: &str = "transcript-ls/didOpen";
/// Where `textDocument/didChange` is handled with its parameters unread.
pub const RAW_DID_CHANGE: &str = "transcript-ls/didChange";
/// Where `textDocument/didClose` is handled with its parameters unread.
pub const RAW_DID_CLOSE: &str = "transcript-ls/didClose";
/// Where `workspace/didChangeConfiguration` is handled with its parameters unread.
pub const RAW_DID_CHANGE_CONFIGURATION: &str = "transcript-ls/didChangeConfiguration";

/// Where it is handled that the client has closed its end; no client sends it.
pub const RAW_ENDING: &str = "transcript-ls/ending";

/// The method and the parameters as the router wants them.
///
/// The router drops a notification whose parameters it cannot read without a word. For those that change
/// state that would put us out of step with the editor, so they go to handlers that read for themselves.
pub fn put_right(method: String, params: Option<Value>) -> (String, Option<Value>) {
    let params = params.filter(|params| !params.is_null());
    match method.as_str() {
        "shutdown" | "exit" => (method, None),
        "initialized" => (method, Some(params.unwrap_or_else(|| json!({})))),
        "initialize" => (method, params.map(as_we_read_it)),
        "textDocument/didOpen" => (RAW_DID_OPEN.to_owned(), Some(params.unwrap_or_default())),
        "textDocument/didChange" => (RAW_DID_CHANGE.to_owned(), Some(params.unwrap_or_default())),
        "textDocument/didClose" => (RAW_DID_CLOSE.to_owned(), Some(params.unwrap_or_default())),
        "workspace/didChangeConfiguration" => {
            (RAW_DID_CHANGE_CONFIGURATION.to_owned(), Some(params.unwrap_or_default()))
        }
        _ => (renamed(&method).map_or(method, str::to_owned), params),
    }
}

/// Without a successful `initialize` there is no session, so nothing in it that is not needed may break it.
fn as_we_read_it(mut params: Value) -> Value {
    // The protocol names this capability in the plural, our types in the singular.
    if let Some(Value::Object(workspace)) = params.pointer_mut("/capabilities/workspace")
        && let Some(diagnostics) = workspace.remove("diagnostics")
    {
        workspace.insert("diagnostic".to_owned(), diagnostics);
    }
    if let Value::Object(params) = &mut params {
        params.remove("trace");
        params.entry("capabilities").or_insert_with(|| json!({}));
        // "" for no folder and -1 for no process are seen in the wild.
        if params.get("rootUri").and_then(Value::as_str) == Some("") {
            params.remove("rootUri");
        }
        if params.get("processId").is_some_and(|id| id.as_u64().is_none_or(|id| u32::try_from(id).is_err())) {
            params.remove("processId");
        }
    }
    params
}
