//! Reads the transcripts of the workspace in the background, and a single one when it is asked for.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rustc_hash::{FxHashMap, FxHashSet};
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tower_lsp::lsp_types::{MessageType, Url};

use super::walk::{self, FoundFile};
use super::{Archive, Entry};
use crate::config::glossaries::wanted;
use crate::config::{FolderSettings, Settings};
use crate::ide::digest::digest;
use crate::model::front_matter::Named;
use crate::model::{Context, Document};
use crate::rules;
use crate::server::convert;
use crate::server::documents::path_of;
use crate::server::progress::Progress;
use crate::server::state::Shared;
use crate::server::watchdog;
use crate::server::workspace::disk;

/// Many changes come at once, as when a branch is changed or a glossary typed, and when an editor has begun it opens what
/// was open before, which then need not be read: the reading waits for a pause.
const QUIET: Duration = Duration::from_millis(300);

/// Serves one session: looks again whenever it is woken.
pub async fn run(shared: Arc<Shared>) {
    let mut said: FxHashSet<String> = FxHashSet::default();
    loop {
        shared.archive.wake.notified().await;
        while tokio::time::timeout(QUIET, shared.archive.wake.notified()).await.is_ok() {}
        let reading = Reading::begin(&shared);
        let Ok((limits, has_news)) = on_a_thread_of_its_own(move || reading.read_all()).await else {
            tracing::error!("the transcripts of the workspace could not be read");
            continue;
        };
        if has_news {
            shared.tell_news();
        }
        for limit in limits {
            if said.insert(limit.clone()) {
                tracing::warn!("{limit}");
                shared.say(MessageType::WARNING, format!("transcript-ls: {limit}"));
            }
        }
    }
}

/// Runs work that must not wait behind requests, since they may wait for it.
fn on_a_thread_of_its_own<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> oneshot::Receiver<T> {
    let (sender, result) = oneshot::channel();
    let runtime = Handle::current();
    std::thread::spawn(move || {
        let _inside = runtime.enter();
        // Nobody takes the result only when the session is over.
        let _ = sender.send(work());
    });
    result
}

/// One look at all transcripts of the workspace.
struct Reading {
    shared: Arc<Shared>,
    /// How often the archive had been asked to look again when this began.
    asked: u64,
    distrusted: FxHashSet<PathBuf>,
    /// Something was read that was not known before, or is no longer there.
    has_news: bool,
    folders: Vec<PathBuf>,
    settings: FxHashMap<Option<PathBuf>, Arc<FolderSettings>>,
}

impl Reading {
    fn begin(shared: &Arc<Shared>) -> Self {
        let (asked, distrusted) = {
            let mut files = shared.archive.lock();
            (files.asked, std::mem::take(&mut files.distrusted))
        };
        let state = shared.lock();
        let folders = state.folders.iter().filter_map(|folder| path_of(&folder.uri)).collect();
        let (shared, settings) = (shared.clone(), state.settings.clone());
        Reading { shared, asked, distrusted, has_news: false, folders, settings }
    }

    /// Brings the archive up to date: what is not looked at and why, and whether anything has changed. Gives up where it is
    /// to look again.
    fn read_all(mut self) -> (Vec<String>, bool) {
        let found = walk::transcripts(&self.folders, &self.settings);
        self.forget_missing(&found.files);
        let mut progress = Progress::of_our_own(&self.shared, "Reading transcripts");
        for (done, file) in found.files.iter().enumerate() {
            progress.report(done, found.files.len());
            if self.archive().lock().asked != self.asked {
                // The next look has to distrust the rest.
                let rest = std::mem::take(&mut self.distrusted);
                self.archive().lock().distrusted.extend(rest);
                return (found.limits, self.has_news);
            }
            watchdog::turn("the archive", || self.look_at(file));
        }
        self.shared.glossaries().forget_unused();
        self.archive().lock().answered = self.asked;
        self.archive().done.notify_waiters();
        (found.limits, self.has_news)
    }

    fn archive(&self) -> &Archive {
        &self.shared.archive
    }

    fn forget_missing(&mut self, found: &[FoundFile]) {
        let there: FxHashSet<&Path> = found.iter().map(|file| file.path.as_path()).collect();
        let mut files = self.shared.archive.lock();
        let before = files.by_path.len();
        files.by_path.retain(|path, _| there.contains(path.as_path()));
        self.has_news |= files.by_path.len() < before;
    }

    /// Reads a file unless what is known of it still holds, or the editor has it open: then its text is not the disk's, and
    /// it is looked at again once it is closed.
    fn look_at(&mut self, file: &FoundFile) {
        let settings =
            self.settings.get(&Some(file.folder.clone())).map(|settings| settings.of_file(&file.path));
        let settings = settings.unwrap_or_default();
        let is_distrusted = self.distrusted.remove(&file.path);
        let known = self.archive().entry(&file.path);
        if let Some(known) = known.filter(|known| known.stamp == file.stamp && !is_distrusted) {
            let context = context(&self.shared, &file.path, Some(&file.folder), &settings, &known.named);
            if Arc::ptr_eq(&context, &known.context) && known.settings == settings {
                return;
            }
        }
        if self.shared.lock().open_at(&file.path).is_some() {
            self.archive().distrust(is_distrusted.then(|| file.path.clone()));
            return;
        }
        // A file that no reading of ours survives is as good as one that cannot be read.
        let read = catch_unwind(AssertUnwindSafe(|| self.read(file, settings.clone())));
        if let Some(entry) = read.unwrap_or_else(|_| unreadable(file, settings)) {
            self.archive().lock().by_path.insert(file.path.clone(), Arc::new(entry));
            self.has_news = true;
        }
    }

    fn read(&self, file: &FoundFile, settings: Arc<Settings>) -> Option<Entry> {
        let uri = Url::from_file_path(&file.path).ok()?;
        watchdog::works_on(&uri, usize::try_from(file.stamp.bytes).unwrap_or(usize::MAX));
        let text = match disk::read(&file.path) {
            Ok(text) => text,
            Err(error) => {
                tracing::warn!("cannot read {}: {error}", file.path.display());
                return unreadable(file, settings);
            }
        };
        let (document, named) = document(&self.shared, &file.path, Some(&file.folder), &settings, &text);
        let encoding = self.shared.facts().encoding;
        let digest = digest(&document).placed(|bytes| convert::range(document.text(), &bytes, encoding));
        let (digest, context) = (Some(Arc::new(digest)), document.context().clone());
        Some(Entry { uri, digest, result: OnceLock::new(), stamp: file.stamp, named, settings, context })
    }
}

/// What is kept of a file that cannot be read: that it is there.
fn unreadable(file: &FoundFile, settings: Arc<Settings>) -> Option<Entry> {
    let uri = Url::from_file_path(&file.path).ok()?;
    let (digest, named, context) = Default::default();
    Some(Entry { uri, digest, result: OnceLock::new(), stamp: file.stamp, named, settings, context })
}

/// Reads a file that is not open, in the light of its settings and glossaries. Nothing comes of one that cannot be read.
pub fn read_closed(shared: &Shared, path: &Path) -> Option<(Url, Document, Arc<Settings>)> {
    let uri = Url::from_file_path(path).ok()?;
    let text = disk::read(path).ok()?;
    let (settings, folder) = {
        let state = shared.lock();
        (state.settings_of(&uri), state.folder_of(&uri))
    };
    let (document, _) = document(shared, path, folder.as_deref(), &settings, &text);
    Some((uri, document, settings))
}

/// What `text`, that of the file at `path`, means, and what its front matter names.
fn document(
    shared: &Shared,
    path: &Path,
    folder: Option<&Path>,
    settings: &Settings,
    text: &str,
) -> (Document, Named) {
    let plain = context(shared, path, folder, settings, &Named::default());
    let mut document = Document::new(text, plain);
    let named = Named::of(document.front_matter());
    if named != Named::default() {
        document.set_context(context(shared, path, folder, settings, &named));
    }
    (document, named)
}

/// The glossaries and words in whose light a file that is not open is read.
fn context(
    shared: &Shared,
    path: &Path,
    folder: Option<&Path>,
    settings: &Settings,
    named: &Named,
) -> Arc<Context> {
    let wanted = wanted(Some(path), folder, &named.glossaries, &settings.glossary);
    let extras = rules::styles::under(settings, named.style.as_deref()).extras();
    // What is wrong with them is said of the files that are open.
    shared.glossaries().context(&wanted, path.parent(), extras, &mut Vec::new())
}
