//! Tells work on another thread that nobody waits for it any longer.

use std::cell::RefCell;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

thread_local! {
    /// Whether the work on this thread is to stop.
    static OWN: RefCell<Option<Stop>> = const { RefCell::new(None) };
}

/// Whether nobody waits any longer for the work on this thread. It asks between one file and the next.
pub fn is_wanted() -> bool {
    OWN.with_borrow(|own| own.as_ref().is_some_and(Stop::is_wanted))
}

/// Gives up the work on this thread, here and now, if nobody waits for it any longer.
///
/// It unwinds, so that nothing half made can be kept or sent. What many share, as what is kept with a document, is never
/// given up: the next who asks would have to begin anew.
pub fn if_wanted() {
    if is_wanted() {
        resume_unwind(Box::new(GivenUp));
    }
}

/// What work that was given up ends with.
#[derive(Debug)]
pub struct GivenUp;

/// Held by who waits. When it is dropped, as by a request that is cancelled, the work is to stop.
#[derive(Default)]
pub struct Waiting(Arc<AtomicBool>);

/// Held by the work.
pub struct Stop(Arc<AtomicBool>);

impl Waiting {
    /// What the work looks at.
    pub fn stop(&self) -> Stop {
        Stop(self.0.clone())
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

impl Stop {
    /// Does work that may ask on its own thread whether to stop.
    pub fn around<T>(self, work: impl FnOnce() -> T) -> T {
        let before = OWN.replace(Some(self));
        let _after = Restored(before);
        work()
    }

    fn is_wanted(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// Puts back what was there before, after a panic too: threads are used again.
struct Restored(Option<Stop>);

impl Drop for Restored {
    fn drop(&mut self) {
        OWN.set(self.0.take());
    }
}
