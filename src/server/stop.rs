//! Tells work on another thread that nobody waits for it any longer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Held by who waits. When it is dropped, as by a request that is cancelled, the work is to stop.
#[derive(Default)]
pub struct Waiting(Arc<AtomicBool>);

/// Held by the work.
#[derive(Clone)]
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
    /// Whether to stop.
    pub fn is_wanted(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}
