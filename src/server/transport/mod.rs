//! The transport: carries JSON-RPC messages between the client's pipes and the service, in wire order.
//!
//! It stands in front of `tower_lsp::LspService` in the place of tower-lsp's own `Server`. One thread reads,
//! and polls each message once before it reads the next, so whatever a handler does before it first waits
//! happens in the order in which the client spoke. What is not done by then goes on in the runtime.

mod dispatch;
mod in_flight;
mod lenient;
mod long_string;
mod message;
mod prepared;
mod reader;
mod surrogates;
mod writer;

use std::io::{BufReader, Read};

use futures::StreamExt;
use tower_lsp::{ClientSocket, LanguageServer, LspService};

use dispatch::{Dispatcher, Next};
#[cfg(test)]
pub use lenient::put_right;
pub use lenient::{RAW_DID_CHANGE, RAW_DID_CHANGE_CONFIGURATION, RAW_DID_CLOSE, RAW_DID_OPEN, RAW_ENDING};
pub use prepared::Prepared;
use reader::{Frame, FrameReader};
pub use writer::{Writer, WriterHandle};

use super::watchdog;

/// How a session came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The client asked for `shutdown` before it left.
    Orderly,
    /// The client left, or could not be understood, without a `shutdown`.
    Abrupt,
}

/// Serves one client until it says `exit`, closes its end, or sends what no session can survive.
///
/// Must be called inside a tokio runtime, on a thread that may block.
pub fn serve<S, R>(service: LspService<S>, socket: ClientSocket, input: R, writer: Writer) -> Ending
where
    S: LanguageServer,
    R: Read,
{
    let (mut own_requests, replies) = socket.split();
    let mut dispatcher = Dispatcher::new(service, replies, writer.handle());

    let outgoing = writer.handle();
    let outstanding = dispatcher.outstanding();
    tokio::spawn(async move {
        while let Some(request) = own_requests.next().await {
            outstanding.expect_reply_to(&request);
            outgoing.send(&request);
        }
    });

    let mut reader = FrameReader::new(BufReader::with_capacity(64 * 1024, input));
    loop {
        let next = match reader.next_frame() {
            Ok(Frame::Body(body)) => watchdog::turn("a message", || dispatcher.receive(body)),
            Ok(Frame::Unreadable(why)) => dispatcher.refuse(why),
            Ok(Frame::End) => {
                dispatcher.finish_in_flight();
                Next::Stop
            }
            Err(fatal) => {
                // Written without the logger: this line must appear whatever the log level is.
                eprintln!("transcript-ls: {fatal}");
                Next::Stop
            }
        };
        if next == Next::Stop {
            break;
        }
    }
    writer.finish();
    dispatcher.ending()
}
