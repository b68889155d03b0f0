//! Any bytes after a client has introduced itself: the server comes to its end, and all that it says is well framed.
#![no_main]

mod session;

use std::io::Read;

use libfuzzer_sys::{Corpus, fuzz_target};
use serde_json::json;

/// What would lead the server to places that are not this run's: folders of the disk, and processes.
const ELSEWHERE: [&[u8]; 3] = [b"orkspaceFolders", b"rootUri", b"rocessId"];

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let holds = |word: &&[u8]| bytes.windows(word.len()).any(|some| some == *word);
    if ELSEWHERE.iter().any(|word| holds(word)) {
        return Corpus::Reject;
    }
    session::forgive_the_router();
    let body = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } });
    let body = body.to_string();
    let introduced = format!("Content-Length: {}\r\n\r\n{body}", body.len());
    let said = session::talk(introduced.as_bytes().chain(bytes));
    assert_eq!(said[0]["id"], 1, "{said:?}");
    Corpus::Keep
});
