//! A session with the server inside this process, from its first byte to its end.

use std::io::{self, Read, Write};
use std::panic;
use std::sync::{Arc, Mutex, Once};

use serde_json::Value;

/// What was written to the client.
#[derive(Clone, Default)]
struct Output(Arc<Mutex<Vec<u8>>>);

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no writer panics").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Everything that the server says to a client that says `input` and leaves.
pub fn talk(input: impl Read) -> Vec<Value> {
    let output = Output::default();
    let _ = transcript_ls::server::run_on(input, output.clone());
    let bytes = output.0.lock().expect("no writer panics");
    messages(&bytes)
}

fn messages(mut bytes: &[u8]) -> Vec<Value> {
    let mut messages = Vec::new();
    while !bytes.is_empty() {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a header ends");
        let header = std::str::from_utf8(&bytes[..end]).expect("a header is text");
        let length: usize =
            header.strip_prefix("Content-Length: ").expect("one header").parse().expect("a length");
        let body = &bytes[end + 4..][..length];
        messages.push(serde_json::from_slice(body).expect("a body is JSON"));
        bytes = &bytes[end + 4 + length..];
    }
    messages
}

/// Lets the router panic, which the transport stands, and nobody else.
pub fn forgive_the_router() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let end = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !panic.location().is_some_and(|place| place.file().contains("tower-lsp")) {
                end(panic);
            }
        }));
    });
}
