//! Waits for the settings and glossaries of a file just opened.

use std::sync::Arc;
use std::time::Duration;

use tower_lsp::lsp_types::Url;

use super::snapshot::Snapshot;
use super::state::Shared;

/// How long a first question may wait for them.
const PATIENCE: Duration = Duration::from_secs(2);

impl Shared {
    /// The text that was asked about, in the light of its settings once these have been read.
    pub async fn settled(self: &Arc<Self>, asked: Option<Snapshot>) -> Option<Snapshot> {
        let asked = asked?;
        self.settle(&asked.uri).await;
        // What is typed meanwhile is no part of the answer.
        let now = self.snapshot(&asked.uri).filter(|now| now.version == asked.version);
        Some(now.unwrap_or(asked))
    }

    /// Waits until the surroundings of a file have been looked at.
    async fn settle(&self, uri: &Url) {
        let settled = async {
            loop {
                let refreshed = self.refreshed.notified();
                tokio::pin!(refreshed);
                // Listens before it looks, or the end of the look-up could slip through in between.
                refreshed.as_mut().enable();
                if self.lock().documents.get(uri).is_none_or(|open| open.settled) {
                    return;
                }
                refreshed.await;
            }
        };
        if tokio::time::timeout(PATIENCE, settled).await.is_err() {
            tracing::warn!(%uri, "its settings and glossaries are slow to read");
        }
    }
}
