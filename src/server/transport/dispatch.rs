//! Hands each message to the service and sees to it that every request gets exactly one answer.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use futures::FutureExt;
use futures::sink::SinkExt;
use rustc_hash::FxHashSet;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_lsp::{ExitedError, LanguageServer, LspService};
use tower_service::Service;

use super::Ending;
use super::in_flight::InFlight;
use super::lenient::{RAW_DID_CHANGE, RAW_ENDING};
use super::message::{Incoming, parse, unusable};
use super::writer::WriterHandle;
use crate::server::{requests, watchdog};

/// How long requests in flight may take once the client has closed its end.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// Whether another message can follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Read on.
    Read,
    /// The session is over.
    Stop,
}

/// The ids of our own requests that the client has not answered yet.
#[derive(Clone, Default)]
pub struct Outstanding(Arc<Mutex<FxHashSet<Id>>>);

impl Outstanding {
    /// Remembers a request of ours, just before it is sent.
    pub fn expect_reply_to(&self, request: &Request) {
        if let Some(id) = request.id() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone());
        }
    }

    fn settle(&self, id: &Id) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(id)
    }
}

/// Everything the reading thread needs to act on a message.
pub struct Dispatcher<S, K> {
    service: LspService<S>,
    replies: K,
    outgoing: WriterHandle,
    outstanding: Outstanding,
    in_flight: InFlight,
    ending: Ending,
}

impl<S, K> Dispatcher<S, K>
where
    S: LanguageServer,
    K: SinkExt<Response, Error = ExitedError> + Unpin,
{
    /// A dispatcher for one session.
    pub fn new(service: LspService<S>, replies: K, outgoing: WriterHandle) -> Self {
        Dispatcher {
            service,
            replies,
            outgoing,
            outstanding: Outstanding::default(),
            in_flight: InFlight::default(),
            ending: Ending::Abrupt,
        }
    }

    /// The set in which our own requests are to be noted.
    pub fn outstanding(&self) -> Outstanding {
        self.outstanding.clone()
    }

    /// How the session would end now.
    pub fn ending(&self) -> Ending {
        self.ending
    }

    /// Waits for the answers to what the client asked before it closed its end.
    pub fn finish_in_flight(&mut self) {
        // Some wait for something to happen.
        self.call(Request::build(RAW_ENDING).finish());
        self.in_flight.wait(LAST_ANSWERS);
    }

    /// Acts on one body, of which a part may be gone afterwards.
    pub fn receive(&mut self, body: &mut Vec<u8>) -> Next {
        match parse(body) {
            Incoming::Call(request) => return self.call(request),
            Incoming::Reply(reply) => self.reply(reply),
            Incoming::Unusable(answer) => {
                tracing::warn!("unreadable message: {:?}", answer.error());
                self.outgoing.send(&answer);
                // It may have been an edit, and then no text of ours can be trusted any longer.
                if memchr::memmem::find(body, b"textDocument/didChange").is_some() {
                    return self.call(Request::build(RAW_DID_CHANGE).params(()).finish());
                }
            }
        }
        Next::Read
    }

    /// Tells the client that a header block was no use.
    pub fn refuse(&mut self, why: String) -> Next {
        tracing::warn!("unreadable headers: {why}");
        if let Incoming::Unusable(answer) = unusable(ErrorCode::ParseError, why, None) {
            self.outgoing.send(&answer);
        }
        Next::Read
    }

    fn call(&mut self, request: Request) -> Next {
        let id = request.id().cloned();
        let method = request.method().to_owned();
        tracing::trace!(method, "received");
        watchdog::rename(requests::named(&method));

        let first_poll = catch_unwind(AssertUnwindSafe(|| {
            let mut future = self.service.call(request);
            // The waker may do nothing: the runtime polls again whatever is not ready.
            let outcome = future.poll_unpin(&mut Context::from_waker(futures::task::noop_waker_ref()));
            (future, outcome)
        }));
        match first_poll {
            Ok((_, Poll::Ready(outcome))) => {
                if method == "shutdown" && matches!(&outcome, Ok(Some(answer)) if answer.is_ok()) {
                    self.ending = Ending::Orderly;
                }
                answer(&self.outgoing, outcome);
            }
            Ok((future, Poll::Pending)) => {
                let outgoing = self.outgoing.clone();
                let flight = self.in_flight.take_off();
                let future =
                    watchdog::turns(requests::named(&method), AssertUnwindSafe(future).catch_unwind());
                tokio::spawn(async move {
                    match future.await {
                        Ok(outcome) => answer(&outgoing, outcome),
                        Err(panic) => answer_panic(&outgoing, &method, id, &*panic),
                    }
                    drop(flight);
                });
                return Next::Read;
            }
            Err(panic) => answer_panic(&self.outgoing, &method, id, &*panic),
        }
        if method == "exit" { Next::Stop } else { Next::Read }
    }

    /// Hands a reply on, but only once and only to a request of ours: the router takes any other for a bug.
    fn reply(&mut self, reply: Response) {
        if !self.outstanding.settle(reply.id()) {
            tracing::debug!("a reply to no request of ours: {}", reply.id());
            return;
        }
        let replies = &mut self.replies;
        // The router panics if the one who asked has stopped waiting, as when its request was cancelled.
        if catch_unwind(AssertUnwindSafe(|| replies.start_send_unpin(reply))).is_err() {
            tracing::debug!("a reply to a request that was given up");
        }
    }
}

fn answer(outgoing: &WriterHandle, outcome: Result<Option<Response>, ExitedError>) {
    if let Ok(Some(response)) = outcome {
        outgoing.answer(&response);
    }
}

fn answer_panic(outgoing: &WriterHandle, method: &str, id: Option<Id>, panic: &(dyn Any + Send)) {
    let why = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no reason given");
    tracing::error!(method, "a handler panicked: {why}");
    if let Some(id) = id {
        outgoing.send(&Response::from_error(id, Error::internal_error()));
    }
}
