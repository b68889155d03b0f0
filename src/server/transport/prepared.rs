//! Large answers, written as JSON where they are made: the router would first build a tree of every one.
//!
//! The outline of a 10 MB transcript took 1 GB on its way as a tree. The router passes strings on as they are,
//! so such an answer travels as a string with a mark before it, and the mark tells the writer to put it in
//! as it stands.

use serde::{Serialize, Serializer};
use tower_lsp::jsonrpc::{Error, Response, Result};

/// No answer of ours is a string, let alone one that begins like this.
const MARK: &str = "\u{0}prepared:";

/// An answer in JSON.
pub struct Prepared(String);

impl Prepared {
    /// Writes the answer.
    pub fn new(answer: &impl Serialize) -> Result<Self> {
        let mut json = MARK.as_bytes().to_vec();
        serde_json::to_writer(&mut json, answer).map_err(|_| Error::internal_error())?;
        String::from_utf8(json).map(Prepared).map_err(|_| Error::internal_error())
    }
}

impl Serialize for Prepared {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// The body of a message whose answer was prepared.
pub fn body(response: &Response) -> Option<Vec<u8>> {
    let answer = response.result()?.as_str()?.strip_prefix(MARK)?;
    let id = serde_json::to_string(response.id()).ok()?;
    Some(format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{answer}}}"#).into_bytes())
}
