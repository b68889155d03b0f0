//! Counts the requests that are being worked on, so that a session can wait for their answers.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// The requests in flight.
#[derive(Clone, Default)]
pub struct InFlight(Arc<(Mutex<usize>, Condvar)>);

/// One request in flight, until it is dropped.
pub struct Flight(InFlight);

impl InFlight {
    /// Counts one more request.
    pub fn take_off(&self) -> Flight {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        Flight(self.clone())
    }

    /// Waits until none is left, or until the time is over.
    pub fn wait(&self, at_most: Duration) {
        let count = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.0.1.wait_timeout_while(count, at_most, |count| *count > 0);
        if waited.is_ok_and(|(_, timeout)| timeout.timed_out()) {
            tracing::warn!("leaving with requests unanswered: they took longer than {at_most:?}");
        }
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        *self.0.0.0.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.0.1.notify_all();
    }
}
