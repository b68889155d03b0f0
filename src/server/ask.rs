//! Runs a feature on a snapshot, off the threads that carry messages.

use tokio::task::JoinHandle;
use tower_lsp::jsonrpc::{Error, Result};

use super::snapshot::Snapshot;
use super::watchdog;
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
    let task = tokio::task::spawn_blocking(move || watchdog::turn(what, || stop.around(work)));
    let mut task = AbortOnDrop { task, _waiting: waiting };
    (&mut task.task).await.map_err(|error| {
        tracing::error!("a request failed: {error}");
        Error::internal_error()
    })
}

/// Takes work that has not begun out of the queue when its request is cancelled, and stops what has.
struct AbortOnDrop<T> {
    task: JoinHandle<T>,
    _waiting: Waiting,
}

impl<T> Drop for AbortOnDrop<T> {
    fn drop(&mut self) {
        self.task.abort();
    }
}
