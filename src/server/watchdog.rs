//! Logs each turn that takes long, with what it was doing: once it is over, and before, should it hang.
//!
//! A turn is whatever holds a thread: the handling of a message up to where it waits, one computation of an answer or of
//! findings, the reading of one file.

use std::cell::RefCell;
use std::fmt;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, Once, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use tower_lsp::lsp_types::Url;

/// A turn that takes as long is logged once it is over.
const SLOW: Duration = Duration::from_millis(100);

/// One that takes as long is logged while it goes on.
const HANGING: Duration = Duration::from_secs(1);

/// As often as this turns are looked at while they go on.
const INTERVAL: Duration = Duration::from_millis(250);

/// All turns of this process.
static TURNS: Turns =
    Turns { running: Mutex::new(Running { turns: Vec::new(), is_watched: false }), begun: Condvar::new() };

thread_local! {
    /// The turn that holds this thread.
    static OWN: RefCell<Option<Arc<Turn>>> = const { RefCell::new(None) };
}

/// Runs `work` as a turn. `what` it is stands in the log.
pub fn turn<T>(what: impl Into<Arc<str>>, work: impl FnOnce() -> T) -> T {
    static WATCHER: Once = Once::new();
    WATCHER.call_once(|| {
        // Where no thread is to be had, the turns are still told of once they are over.
        let _ = thread::Builder::new().name("watchdog".to_owned()).spawn(|| TURNS.watch());
    });
    let turn = Arc::new(Turn::begin(what.into()));
    TURNS.enter(turn.clone());
    let before = OWN.replace(Some(turn.clone()));
    let _ending = Ending { turn, before };
    work()
}

/// Runs a future, each poll of which is a turn.
pub fn turns<F: Future>(what: &str, future: F) -> impl Future<Output = F::Output> + use<F> {
    let what: Arc<str> = what.into();
    async move {
        let mut future = pin!(future);
        poll_fn(|context| turn(what.clone(), || future.as_mut().poll(context))).await
    }
}

/// Says what this turn is, where that is known only now.
pub fn rename(what: &str) {
    doing(|doing| doing.what = what.into());
}

/// Says which text this turn works on, and how many bytes it has.
pub fn works_on(uri: &Url, bytes: usize) {
    doing(|doing| doing.text = Some((uri.clone(), bytes)));
}

/// What this turn is, for the work that it hands to another thread.
pub fn what() -> Arc<str> {
    let mut what = None;
    doing(|doing| what = Some(doing.what.clone()));
    what.unwrap_or_else(|| "work in the background".into())
}

fn doing(look: impl FnOnce(&mut Doing)) {
    OWN.with_borrow(|own| {
        if let Some(own) = own {
            look(&mut held(&own.doing));
        }
    });
}

/// What a turn does.
#[derive(Debug)]
struct Doing {
    what: Arc<str>,
    text: Option<(Url, usize)>,
}

impl fmt::Display for Doing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        match &self.text {
            Some((uri, bytes)) => write!(f, " on the {bytes} bytes of {uri}"),
            None => Ok(()),
        }
    }
}

struct Turn {
    began: Instant,
    doing: Mutex<Doing>,
}

impl Turn {
    fn begin(what: Arc<str>) -> Self {
        Turn { began: Instant::now(), doing: Mutex::new(Doing { what, text: None }) }
    }

    /// What is to be said of it now that it is over.
    fn over(&self, taken: Duration) -> Option<String> {
        (taken >= SLOW).then(|| format!("{} took {} ms", held(&self.doing), taken.as_millis()))
    }

    /// What is to be said of it while it goes on.
    fn hanging(&self, taken: Duration) -> Option<String> {
        (taken >= HANGING).then(|| format!("{} goes on after {} ms", held(&self.doing), taken.as_millis()))
    }
}

/// Ends a turn when it is dropped, by a panic too.
struct Ending {
    turn: Arc<Turn>,
    before: Option<Arc<Turn>>,
}

impl Drop for Ending {
    fn drop(&mut self) {
        OWN.set(self.before.take());
        TURNS.leave(&self.turn);
        if let Some(slow) = self.turn.over(self.turn.began.elapsed()) {
            tracing::warn!("{slow}");
        }
    }
}

struct Turns {
    running: Mutex<Running>,
    /// Wakes the watcher.
    begun: Condvar,
}

struct Running {
    turns: Vec<Watched>,
    /// The watcher looks at them; else it sleeps until a turn begins.
    is_watched: bool,
}

struct Watched {
    turn: Arc<Turn>,
    /// It was said that it hangs.
    is_told: bool,
}

impl Turns {
    fn enter(&self, turn: Arc<Turn>) {
        let mut running = held(&self.running);
        running.turns.push(Watched { turn, is_told: false });
        if !std::mem::replace(&mut running.is_watched, true) {
            self.begun.notify_one();
        }
    }

    fn leave(&self, turn: &Arc<Turn>) {
        held(&self.running).turns.retain(|running| !Arc::ptr_eq(&running.turn, turn));
    }

    /// What is to be said of those that hang at that time, of each once.
    fn hanging(&self, now: Instant) -> Vec<String> {
        let mut running = held(&self.running);
        running.is_watched = !running.turns.is_empty();
        let untold = running.turns.iter_mut().filter(|running| !running.is_told);
        let hanging = untold.filter_map(|running| {
            let told = running.turn.hanging(now.saturating_duration_since(running.turn.began));
            running.is_told = told.is_some();
            told
        });
        hanging.collect()
    }

    /// Looks at the turns from time to time while there are any, so that an idle server wakes nobody.
    fn watch(&self) {
        loop {
            let begun = self.begun.wait_while(held(&self.running), |running| !running.is_watched);
            drop(begun);
            thread::sleep(INTERVAL);
            for hanging in self.hanging(Instant::now()) {
                tracing::warn!("{hanging}");
            }
        }
    }
}

/// A turn that panicked left nothing half done here.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns() -> Turns {
        Turns { running: Mutex::new(Running { turns: Vec::new(), is_watched: false }), begun: Condvar::new() }
    }

    #[test]
    fn only_a_slow_turn_is_told_with_what_it_did() {
        let uri = Url::parse("file:///a.transcript").unwrap();
        let slow = turn("a message", || {
            rename("textDocument/hover");
            works_on(&uri, 12);
            assert_eq!(&*what(), "textDocument/hover");
            OWN.with_borrow(Clone::clone).unwrap()
        });
        assert_eq!(slow.over(SLOW - Duration::from_nanos(1)), None);
        let told = slow.over(Duration::from_millis(120)).unwrap();
        assert_eq!(told, "textDocument/hover on the 12 bytes of file:///a.transcript took 120 ms");
        assert_eq!(&*what(), "work in the background");
    }

    #[test]
    fn a_turn_that_hangs_is_told_once_while_it_goes_on() {
        let (turns, turn) = (turns(), Arc::new(Turn::begin("textDocument/rename".into())));
        turns.enter(turn.clone());
        assert_eq!(turns.hanging(turn.began + HANGING / 2), Vec::<String>::new());
        assert_eq!(turns.hanging(turn.began + HANGING), ["textDocument/rename goes on after 1000 ms"]);
        assert_eq!(turns.hanging(turn.began + HANGING * 2), Vec::<String>::new());
        turns.leave(&turn);
        assert!(held(&turns.running).is_watched);
        turns.hanging(turn.began + HANGING * 3);
        assert!(!held(&turns.running).is_watched, "the watcher sleeps when there is nothing to watch");
    }

    #[test]
    fn a_turn_that_panics_is_over() {
        let caught = std::panic::catch_unwind(|| turn("a drill", || panic!("a drill")));
        assert!(caught.is_err());
        assert_eq!(&*what(), "work in the background");
        assert!(
            held(&TURNS.running).turns.iter().all(|running| &*held(&running.turn.doing).what != "a drill")
        );
    }

    #[tokio::test]
    async fn each_poll_of_a_future_is_a_turn() {
        let named = super::turns("workspace/symbol", async {
            tokio::task::yield_now().await;
            what()
        });
        assert_eq!(&*named.await, "workspace/symbol");
    }
}
