//! Tells how far something long has come, for clients that show it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{ProgressToken, WorkDoneProgressCreateParams};

use super::state::Shared;

/// As often as this something new is told.
const INTERVAL: Duration = Duration::from_millis(100);

/// What takes less is over before anybody has looked.
const LONG: Duration = Duration::from_millis(500);

/// Something long under way. Its end is told when it is dropped.
pub struct Progress {
    shared: Arc<Shared>,
    title: &'static str,
    /// Under which token it is told; nobody listens where there is none.
    token: Option<ProgressToken>,
    /// The token that the client does not know yet, and when it is to be asked to take it.
    to_ask: Option<(ProgressToken, Instant)>,
    /// The client takes what is told under the token.
    is_heard: Arc<AtomicBool>,
    has_begun: bool,
    told: Instant,
}

impl Progress {
    /// Under the token that came with a request, if one did.
    pub fn of_request(shared: &Arc<Shared>, token: Option<ProgressToken>, title: &'static str) -> Self {
        let is_heard = Arc::new(AtomicBool::new(token.is_some()));
        let (shared, told) = (shared.clone(), Instant::now());
        let mut progress = Progress { shared, title, token, to_ask: None, is_heard, has_begun: false, told };
        progress.begin();
        progress
    }

    /// Under a token of our own, which the client is asked to take once it turns out to be long.
    pub fn of_our_own(shared: &Arc<Shared>, title: &'static str) -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let token = shared.facts().shows_progress.then(|| {
            let number = COUNT.fetch_add(1, Ordering::Relaxed);
            ProgressToken::String(format!("transcript-ls/{number}"))
        });
        let now = Instant::now();
        Progress {
            shared: shared.clone(),
            title,
            to_ask: token.clone().map(|token| (token, now + LONG)),
            token,
            is_heard: Arc::default(),
            has_begun: false,
            told: now,
        }
    }

    /// So many of so many are done.
    pub fn report(&mut self, done: usize, all: usize) {
        if self.told.elapsed() < INTERVAL {
            return;
        }
        self.ask();
        self.begin();
        if self.has_begun {
            let percentage = done * 100 / all.max(1);
            self.tell(
                json!({ "kind": "report", "message": format!("{done} of {all}"), "percentage": percentage }),
            );
        }
        self.told = Instant::now();
    }

    /// Asks the client to take the token, if it is time. The work goes on meanwhile.
    fn ask(&mut self) {
        let Some((token, _)) = self.to_ask.take_if(|(_, time)| *time <= Instant::now()) else { return };
        let (client, is_heard) = (self.shared.client.clone(), self.is_heard.clone());
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                let taken =
                    client.send_request::<WorkDoneProgressCreate>(WorkDoneProgressCreateParams { token });
                is_heard.store(taken.await.is_ok(), Ordering::Release);
            });
        }
    }

    fn begin(&mut self) {
        if !self.has_begun && self.is_heard.load(Ordering::Acquire) {
            self.has_begun = true;
            self.tell(json!({ "kind": "begin", "title": self.title, "percentage": 0 }));
        }
    }

    fn tell(&self, value: Value) {
        if let Some(token) = &self.token {
            self.shared.notify("$/progress", &json!({ "token": token, "value": value }));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.has_begun {
            self.tell(json!({ "kind": "end" }));
        }
    }
}
