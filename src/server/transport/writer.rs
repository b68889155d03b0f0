//! Writes messages to the client from a thread of its own, so that a slow client never stops the reading.

use std::io::Write;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use serde::Serialize;
use tower_lsp::jsonrpc::Response;

use super::prepared;

/// Messages that wait are written together up to about this size.
const BATCH: usize = 256 * 1024;

/// How long a client that has stopped reading may delay our exit.
const PATIENCE: Duration = Duration::from_secs(5);

enum Item {
    /// The pieces of a message.
    Message([Vec<u8>; 2]),
    Finish,
}

/// The writing thread.
pub struct Writer {
    handle: WriterHandle,
    finished: Receiver<()>,
}

/// Sends messages to the writing thread.
#[derive(Clone)]
pub struct WriterHandle(Sender<Item>);

impl Writer {
    /// Starts to write to `output`, and calls `lost` once it cannot be written to any more.
    pub fn start(output: impl Write + Send + 'static, lost: impl FnOnce() + Send + 'static) -> Self {
        let (sender, items) = mpsc::channel();
        let (done, finished) = mpsc::channel();
        thread::spawn(move || {
            if let Err(error) = write_all(output, &items) {
                tracing::warn!("cannot write to the client: {error}");
                lost();
            }
            // Nobody listens any more when the wait for the last message took too long.
            let _ = done.send(());
        });
        Writer { handle: WriterHandle(sender), finished }
    }

    /// A handle for one more sender.
    pub fn handle(&self) -> WriterHandle {
        self.handle.clone()
    }

    /// Writes what waits, and ends.
    pub fn finish(self) {
        let _ = self.handle.0.send(Item::Finish);
        let _ = self.finished.recv_timeout(PATIENCE);
    }
}

impl WriterHandle {
    /// Sends an answer, which may have been prepared.
    pub fn answer(&self, response: &Response) {
        match prepared::message(response) {
            Some(pieces) => {
                let _ = self.0.send(Item::Message(pieces));
            }
            None => self.send(response),
        }
    }

    /// Sends one message. A client that no longer listens is no error here: the writing thread will notice.
    pub fn send(&self, message: &impl Serialize) {
        match serde_json::to_vec(message) {
            Ok(body) => {
                let _ = self.0.send(Item::Message([body, Vec::new()]));
            }
            Err(error) => tracing::error!("a message cannot be written as JSON: {error}"),
        }
    }
}

fn write_all(mut output: impl Write, items: &Receiver<Item>) -> std::io::Result<()> {
    let mut batch = Vec::new();
    while let Ok(first) = items.recv() {
        let mut next = Some(first);
        let mut finish = false;
        while let Some(item) = next {
            match item {
                Item::Message(pieces) => {
                    let length: usize = pieces.iter().map(Vec::len).sum();
                    write!(batch, "Content-Length: {length}\r\n\r\n")?;
                    for piece in pieces {
                        if piece.len() < BATCH {
                            batch.extend_from_slice(&piece);
                        } else {
                            output.write_all(&batch)?;
                            batch.clear();
                            output.write_all(&piece)?;
                        }
                    }
                }
                Item::Finish => finish = true,
            }
            next = if finish || batch.len() >= BATCH { None } else { items.try_recv().ok() };
        }
        output.write_all(&batch)?;
        output.flush()?;
        if finish {
            break;
        }
        batch.clear();
        batch.shrink_to(BATCH);
    }
    Ok(())
}
