//! Messages to and from a server. Threads of their own read and write, so that neither side ever waits for this one, and
//! each message is given the moment at which its last byte was there; what is in it is looked at later.

use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, ChildStdout};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Instant;

use serde::Deserialize;
use serde_json::Value;

pub struct Arrived {
    pub at: Instant,
    pub body: Vec<u8>,
}

/// What tells messages apart.
#[derive(Deserialize)]
pub struct Head {
    pub id: Option<Value>,
    pub method: Option<String>,
}

impl Arrived {
    pub fn head(&self) -> Head {
        serde_json::from_slice(&self.body).unwrap_or(Head { id: None, method: None })
    }

    pub fn value(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// A message in its frame.
pub fn framed(body: &[u8]) -> Vec<u8> {
    let mut message = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    message.extend_from_slice(body);
    message
}

/// What is sent here is written there.
pub fn writer(mut input: ChildStdin) -> Sender<Vec<u8>> {
    let (sender, messages) = mpsc::channel::<Vec<u8>>();
    thread::spawn(move || {
        for message in messages {
            if input.write_all(&message).and_then(|()| input.flush()).is_err() {
                return;
            }
        }
    });
    sender
}

/// What a server says, until it ends.
pub fn reader(output: ChildStdout) -> Receiver<Arrived> {
    let (sender, messages) = mpsc::channel();
    thread::spawn(move || {
        let mut output = BufReader::with_capacity(1 << 16, output);
        while let Some(body) = read(&mut output) {
            if sender.send(Arrived { at: Instant::now(), body }).is_err() {
                return;
            }
        }
    });
    messages
}

fn read(output: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut length = None;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).ok().filter(|read| *read > 0)?;
        match line.trim().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().ok();
            }
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length?];
    output.read_exact(&mut body).ok()?;
    Some(body)
}
