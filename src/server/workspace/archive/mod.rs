//! The archive: what is remembered of the transcripts of the workspace that are not open.
//!
//! One task reads them in the background, one after the other, and again those that have changed. Whoever asks gets
//! what is known at that moment and may wait, for a while, until everything has been read.

mod reading;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use rustc_hash::FxHashSet;
use tokio::sync::Notify;
use tower_lsp::lsp_types as lsp;

use super::disk::Stamp;
use crate::config::Settings;
use crate::ide::digest::Digest;
use crate::model::Context;
use crate::model::front_matter::Named;

pub use reading::{read_closed, run};

/// One transcript of the workspace, as it was when it was read from the disk.
pub struct Entry {
    /// Its name.
    pub uri: lsp::Url,
    /// What is remembered of it; nothing of a file that cannot be read.
    pub digest: Option<Arc<Digest<lsp::Range>>>,
    /// The name of what was last found in it.
    pub result: OnceLock<String>,
    stamp: Stamp,
    named: Named,
    settings: Arc<Settings>,
    context: Arc<Context>,
}

/// All of them.
#[derive(Default)]
pub struct Archive {
    files: Mutex<Files>,
    /// Tells those who wait that everything has been read.
    done: Notify,
    /// Wakes the task that reads.
    wake: Notify,
}

struct Files {
    by_path: BTreeMap<PathBuf, Arc<Entry>>,
    /// Files that are said to have changed, whatever their stamps say.
    distrusted: FxHashSet<PathBuf>,
    /// How often it was asked to look again.
    asked: u64,
    /// How often it had been asked when it last came to an end.
    answered: u64,
}

impl Default for Files {
    /// Not yet looked at, which everybody wants.
    fn default() -> Self {
        Files { by_path: BTreeMap::new(), distrusted: FxHashSet::default(), asked: 1, answered: 0 }
    }
}

impl Archive {
    /// Has it looked at again, in the background.
    pub fn look_again(&self) {
        self.lock().asked += 1;
        self.wake.notify_one();
    }

    /// Has these files read at the next look, whatever they look like from outside.
    pub fn distrust(&self, paths: impl IntoIterator<Item = PathBuf>) {
        self.lock().distrusted.extend(paths);
    }

    /// Waits, but not for ever, until all that was asked for so far has been read; says whether it was.
    ///
    /// It is waited for outside the threads that requests are worked on in: those who wait must hold up nobody.
    pub async fn wait(&self, patience: Duration) -> bool {
        let asked = self.lock().asked;
        let read = async {
            loop {
                let done = self.done.notified();
                tokio::pin!(done);
                // Listens before it looks, or the end of the reading could slip through in between.
                done.as_mut().enable();
                if self.lock().answered >= asked {
                    return;
                }
                done.await;
            }
        };
        tokio::time::timeout(patience, read).await.is_ok()
    }

    /// What is known now, in the order of the paths.
    pub fn entries(&self) -> Vec<(PathBuf, Arc<Entry>)> {
        self.lock().by_path.iter().map(|(path, entry)| (path.clone(), entry.clone())).collect()
    }

    /// What they are read in the light of, each once.
    pub fn contexts(&self) -> Vec<Arc<Context>> {
        let mut contexts: Vec<Arc<Context>> = Vec::new();
        let mut seen = FxHashSet::default();
        for entry in self.lock().by_path.values() {
            if seen.insert(Arc::as_ptr(&entry.context)) {
                contexts.push(entry.context.clone());
            }
        }
        contexts
    }

    fn entry(&self, path: &Path) -> Option<Arc<Entry>> {
        self.lock().by_path.get(path).cloned()
    }

    /// A panic elsewhere leaves it usable: each entry is made before it is put in.
    fn lock(&self) -> MutexGuard<'_, Files> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
