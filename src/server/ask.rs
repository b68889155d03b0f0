//! Runs a feature on a snapshot, off the threads that carry messages.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, Result};

use super::snapshot::Snapshot;
use super::{watchdog, workers};
use crate::model::stop::Waiting;

/// The answer of `feature` to a request about the file in the snapshot, if there is one.
///
/// The snapshot is an argument so that it is taken before anything is waited for. Then the answer belongs to the
/// place of the request in the stream of messages: it knows every change before it and none after it.
pub async fn ask<T: Send + 'static>(
    snapshot: Option<Snapshot>,
    feature: impl FnOnce(&Snapshot) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    match snapshot {
        Some(snapshot) => {
            let work = move || {
                watchdog::works_on(&snapshot.uri, snapshot.text.len());
                feature(&snapshot)
            };
            compute(work).await
        }
        None => Ok(None),
    }
}

/// Runs processor-bound work on a thread of its own. A panic there becomes an error of this request alone.
///
/// When the request is cancelled, work that has not begun never does, and the rest is told to stop.
pub async fn compute<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let what = watchdog::what();
    let waiting = Waiting::default();
    let stop = waiting.stop();
    let runtime = Handle::current();
    let (answer, outcome) = oneshot::channel();
    workers::begin(Box::new(move || {
        if answer.is_closed() {
            return;
        }
        let _inside = runtime.enter();
        let work = || watchdog::turn(what, || stop.around(work));
        // Whoever gives up now does not wait for it.
        let _ = answer.send(catch_unwind(AssertUnwindSafe(work)));
    }));
    outcome.await.ok().and_then(std::result::Result::ok).ok_or_else(|| {
        tracing::error!("a request failed");
        Error::internal_error()
    })
}
