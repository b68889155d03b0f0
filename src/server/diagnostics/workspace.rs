//! `workspace/diagnostic`: the findings in all files of the workspace, sent as they are found.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::json;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{
    self as lsp, FullDocumentDiagnosticReport, ProgressToken, UnchangedDocumentDiagnosticReport, Url,
    WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::{Sent, all, result_id};
use crate::config::{FILE_NAME, Settings};
use crate::model::stop;
use crate::rules;
use crate::server::ask::compute;
use crate::server::documents::path_of;
use crate::server::others::Others;
use crate::server::progress::Progress;
use crate::server::snapshot::Snapshot;
use crate::server::state::Shared;

/// As many findings are sent of files that are not open. Nobody reads more, and editors choke on a million.
const MOST_SENT: usize = 20_000;

/// A request that waits for news lets what follows them settle.
const QUIET: Duration = Duration::from_millis(500);

/// How long the archive may take to be read.
const PATIENCE: Duration = Duration::from_secs(600);

/// As many files are reported at a time.
const BATCH: usize = 50;

/// Answers one request.
///
/// An editor that takes results in parts asks again as soon as it has an answer. Such a request is kept until there is
/// something new, and then answered by that alone.
pub async fn report(
    shared: &Arc<Shared>,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReportResult> {
    let token = params.partial_result_params.partial_result_token;
    let known = params.previous_result_ids.into_iter().map(|known| (known.uri, known.value));
    let known: Arc<FxHashMap<Url, String>> = Arc::new(known.collect());
    let is_repeated = token.is_some() && !known.is_empty();
    let mut news = shared.news.subscribe();
    let mut asked_about = Some(shared.open_snapshots());
    loop {
        if is_repeated && *news.borrow_and_update() == shared.pulled.load(Ordering::Acquire) {
            // An error means that the session is over.
            let _ = news.changed().await;
            tokio::time::sleep(QUIET).await;
            asked_about = None;
        }
        let asked = *news.borrow_and_update();
        let mut open = Vec::new();
        for asked in asked_about.take().unwrap_or_else(|| shared.open_snapshots()) {
            open.extend(shared.settled(Some(asked)).await);
        }
        let progress = params.work_done_progress_params.work_done_token.clone();
        let progress = progress.filter(|_| !is_repeated);
        let mut reporter = Reporter {
            shared: shared.clone(),
            others: Others::new(shared.clone()),
            progress: Progress::of_request(shared, progress, "Checking transcripts"),
            token: token.clone(),
            known: known.clone(),
            tells_unchanged: !is_repeated,
            told: FxHashSet::default(),
            open_paths: FxHashSet::default(),
            items: Vec::new(),
            sent: 0,
            has_sent: false,
        };
        reporter = compute(move || reporter.open_files(&open)).await?;
        let is_read = shared.archive.wait(PATIENCE).await;
        let (items, has_sent) = compute(move || reporter.closed_files(is_read)).await?;
        shared.pulled.store(asked, Ordering::Release);
        if has_sent || !items.is_empty() || !is_repeated || shared.is_ending() {
            return Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items }));
        }
    }
}

struct Reporter {
    shared: Arc<Shared>,
    others: Others,
    progress: Progress,
    /// Under which parts of the result are sent, if they are.
    token: Option<ProgressToken>,
    /// The results that the client has.
    known: Arc<FxHashMap<Url, String>>,
    tells_unchanged: bool,
    told: FxHashSet<Url>,
    /// Where the files are that were open.
    open_paths: FxHashSet<PathBuf>,
    /// What was not sent yet.
    items: Vec<WorkspaceDocumentDiagnosticReport>,
    /// How many findings were told.
    sent: usize,
    has_sent: bool,
}

impl Reporter {
    /// Reports these.
    fn open_files(mut self, open: &[Snapshot]) -> Self {
        self.open_paths = open.iter().filter_map(|open| path_of(&open.uri)).collect();
        for open in open {
            let items = all(open);
            self.tell(&open.uri, open.version, items);
        }
        self.flush();
        self
    }

    /// Reports all others, if they have been read; what was not sent, and whether anything was.
    fn closed_files(mut self, are_read: bool) -> (Vec<WorkspaceDocumentDiagnosticReport>, bool) {
        if are_read && !stop::is_wanted() {
            let open = std::mem::take(&mut self.open_paths);
            self.settings();
            self.glossaries(&open);
            self.transcripts(&open);
            self.gone();
            self.flush();
        }
        (self.items, self.has_sent)
    }

    fn transcripts(&mut self, open: &FxHashSet<PathBuf>) {
        let entries = self.shared.archive.entries();
        let count = entries.len();
        for (done, (path, entry)) in entries.into_iter().enumerate() {
            if stop::is_wanted() {
                return;
            }
            self.progress.report(done, count);
            let known = self.known.get(&entry.uri);
            if open.contains(&path) {
                continue;
            }
            if let (Some(result), Some(known)) = (entry.result.get(), known)
                && result == known
            {
                self.tell_unchanged(&entry.uri, None, result.clone());
                continue;
            }
            if self.sent >= MOST_SENT {
                tracing::warn!("more than {MOST_SENT} findings in the workspace; the rest is not sent");
                return;
            }
            let items = self.others.snapshot(&path).map(|closed| shown(&closed)).unwrap_or_default();
            if stop::is_wanted() {
                // Then it was not read, and nothing is to be remembered of that.
                return;
            }
            let result = self.tell(&entry.uri, None, items);
            // Somebody else may have come to the same result meanwhile.
            let _ = entry.result.set(result);
        }
    }

    fn glossaries(&mut self, open: &FxHashSet<PathBuf>) {
        for layer in self.others.glossaries() {
            let path = Path::new(&*layer.origin);
            let is_inside = self.others.folders().iter().any(|folder| path.starts_with(folder));
            if !is_inside || open.contains(path) {
                continue;
            }
            if let Some(closed) = self.others.snapshot(path) {
                self.tell(&closed.uri, None, all(&closed));
            }
        }
    }

    fn settings(&mut self) {
        for folder in self.others.folders() {
            let path = folder.join(FILE_NAME);
            if let Some(file) = self.others.file(&path) {
                let (_, problems) = Settings::from_toml(&file.text.to_string(), rules::keys());
                let items = problems.into_iter().map(|problem| {
                    let line = problem.line.unwrap_or(1).saturating_sub(1) as u32;
                    Sent::in_line(line, problem.message)
                });
                self.tell(&file.uri, None, items.collect());
            }
        }
    }

    /// Takes back what was said of files that are no longer there.
    fn gone(&mut self) {
        if stop::is_wanted() || self.sent >= MOST_SENT {
            return;
        }
        let gone: Vec<Url> = self.known.keys().filter(|uri| !self.told.contains(uri)).cloned().collect();
        for uri in gone {
            self.put(WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
                uri,
                version: None,
                full_document_diagnostic_report: FullDocumentDiagnosticReport::default(),
            }));
        }
    }

    /// Reports what was found in a file; the name of that result.
    fn tell(&mut self, uri: &Url, version: Option<i32>, items: Vec<Sent>) -> String {
        let result_id = result_id(&items);
        if self.known.get(uri) == Some(&result_id) {
            self.tell_unchanged(uri, version, result_id.clone());
            return result_id;
        }
        self.told.insert(uri.clone());
        self.sent += items.len();
        let items = items.into_iter().map(lsp::Diagnostic::from).collect();
        let report = FullDocumentDiagnosticReport { result_id: Some(result_id.clone()), items };
        self.put(WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
            uri: uri.clone(),
            version: version.map(i64::from),
            full_document_diagnostic_report: report,
        }));
        result_id
    }

    fn tell_unchanged(&mut self, uri: &Url, version: Option<i32>, result_id: String) {
        self.told.insert(uri.clone());
        if self.tells_unchanged {
            let report = UnchangedDocumentDiagnosticReport { result_id };
            self.put(WorkspaceDocumentDiagnosticReport::Unchanged(
                WorkspaceUnchangedDocumentDiagnosticReport {
                    uri: uri.clone(),
                    version: version.map(i64::from),
                    unchanged_document_diagnostic_report: report,
                },
            ));
        }
    }

    fn put(&mut self, report: WorkspaceDocumentDiagnosticReport) {
        self.items.push(report);
        if self.items.len() >= BATCH {
            self.flush();
        }
    }

    /// Sends a part of the result, if the client takes parts.
    fn flush(&mut self) {
        if let Some(token) = self.token.as_ref().filter(|_| !self.items.is_empty() && !stop::is_wanted()) {
            let items = std::mem::take(&mut self.items);
            self.has_sent = true;
            self.shared.notify("$/progress", &json!({ "token": token, "value": { "items": items } }));
        }
    }
}

/// What is shown of a file that is not open: hints are for those who read the text.
fn shown(closed: &Snapshot) -> Vec<Sent> {
    let mut items = all(closed);
    items.retain(|found| !found.is_hint());
    items
}
