//! The threads that features work on. The one that came to rest last takes the next work, so that work that follows other
//! work finds the memory that this has left, and takes no more.

use std::collections::VecDeque;
use std::sync::mpsc::{self, Sender};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

/// More threads than processors, since some wait for the disk.
const MOST_THREADS: usize = 16;

/// Something to do. It does not panic.
pub type Work = Box<dyn FnOnce() + Send>;

/// All of this process.
static WORKERS: Mutex<Workers> =
    Mutex::new(Workers { resting: Vec::new(), waiting: VecDeque::new(), threads: 0 });

struct Workers {
    /// The ways to the threads that have nothing to do, in the order in which they came to rest.
    resting: Vec<Sender<Work>>,
    /// What no thread has begun with.
    waiting: VecDeque<Work>,
    threads: usize,
}

/// Has a thread do `work` as soon as one has nothing else to do. Where there are none, it is dropped.
pub fn begin(work: Work) {
    let mut workers = held();
    if let Some(worker) = workers.resting.pop() {
        // Whoever rests listens.
        let _ = worker.send(work);
        return;
    }
    workers.waiting.push_back(work);
    if workers.threads < MOST_THREADS {
        match thread::Builder::new().name("feature".to_owned()).spawn(serve) {
            Ok(_) => workers.threads += 1,
            Err(error) => tracing::error!("no thread can be started: {error}"),
        }
    }
    if workers.threads == 0 {
        workers.waiting.clear();
    }
}

/// The life of a thread.
fn serve() {
    let (own, works) = mpsc::channel();
    loop {
        let mut workers = held();
        let waiting = workers.waiting.pop_front();
        if waiting.is_none() {
            workers.resting.push(own.clone());
        }
        drop(workers);
        let Some(work) = waiting.or_else(|| works.recv().ok()) else { return };
        work();
    }
}

/// Each change of it is whole, so that a panic elsewhere leaves it usable.
fn held() -> MutexGuard<'static, Workers> {
    WORKERS.lock().unwrap_or_else(PoisonError::into_inner)
}
