//! Large answers, written as JSON where they are made: the router would first build a tree of every one.
//!
//! The outline of a 10 MB transcript took 1 GB on its way as a tree. So the router gets a ticket in the place of the answer,
//! a string that it passes on as it is, and the writer exchanges it for the JSON.

use std::cell::Cell;

use serde::{Serialize, Serializer};
use tower_lsp::jsonrpc::{Error, Id, Response, Result};

/// What a ticket begins with. No answer of ours is a string, let alone one that begins like this.
const TICKET: &str = "\u{0}prepared";

thread_local! {
    /// The answer for which a ticket was written last. The router writes the ticket and hands it over within one poll of
    /// the request, so that no other comes in between and both happen on one thread.
    static ANSWER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// An answer in JSON.
pub struct Prepared(Cell<Vec<u8>>);

impl Prepared {
    /// Writes the answer.
    pub fn new(answer: &impl Serialize) -> Result<Self> {
        let json = serde_json::to_vec(answer).map_err(|_| Error::internal_error())?;
        Ok(Prepared(Cell::new(json)))
    }
}

impl Serialize for Prepared {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        ANSWER.set(self.0.take());
        serializer.serialize_str(TICKET)
    }
}

/// The message with an answer that was prepared, in two pieces, so that what is large need not be moved.
pub fn message(response: &Response) -> Option<[Vec<u8>; 2]> {
    if response.result()?.as_str()? != TICKET {
        return None;
    }
    let mut answer = ANSWER.take();
    answer.push(b'}');
    Some([head(response.id()), answer])
}

fn head(id: &Id) -> Vec<u8> {
    let id = match id {
        Id::Number(id) => id.to_string(),
        Id::String(id) => serde_json::Value::from(id.as_str()).to_string(),
        Id::Null => "null".to_owned(),
    };
    format!(r#"{{"jsonrpc":"2.0","id":{id},"result":"#).into_bytes()
}
