//! Serves the life of a session, its notifications, and the requests that name no file or want more than a feature.

use std::sync::Arc;

use serde_json::Value;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{
    CodeAction, CompletionItem, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidSaveTextDocumentParams, ExecuteCommandParams, InitializeParams, InitializeResult, InitializedParams,
    RenameFilesParams, SymbolInformation, WorkspaceDiagnosticParams, WorkspaceDiagnosticReportResult,
    WorkspaceEdit, WorkspaceSymbolParams,
};

use super::ask::{ask, compute};
use super::client_facts::{self, ClientFacts};
use super::others::Others;
use super::state::Shared;
use super::workspace::{editor_settings, watch};
use super::{capabilities, commands, diagnostics, features, parent, sync, workers};
use crate::syntax::lexicon::Lexicon;

/// The handlers. Those of notifications are done at their first poll.
pub struct Backend {
    /// What they all work on.
    pub shared: Arc<Shared>,
}

impl Backend {
    /// `textDocument/didOpen`, its parameters unread.
    pub async fn raw_did_open(&self, params: Value) {
        sync::open(&self.shared, params);
    }

    /// The client has closed its end.
    pub async fn raw_ending(&self) {
        self.shared.end();
    }

    /// `textDocument/didChange`, its parameters unread.
    pub async fn raw_did_change(&self, params: Value) {
        sync::change(&self.shared, params);
    }

    /// `textDocument/didClose`, its parameters unread.
    pub async fn raw_did_close(&self, params: Value) {
        sync::close(&self.shared, params);
    }

    /// `workspace/didChangeConfiguration`, its parameters unread.
    pub async fn raw_did_change_configuration(&self, params: Value) {
        editor_settings::receive(&self.shared, params.get("settings"));
    }
}

#[tower_lsp::async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        // The tables of words are made while the client reads the answer, and not when it opens a file.
        workers::begin(Box::new(|| drop(Lexicon::default())));
        let facts = Arc::new(ClientFacts::new(&params.capabilities));
        let answer = capabilities::announce(&facts);
        // The router lets `initialize` succeed once only.
        let _ = self.shared.facts.set(facts);
        self.shared.lock().folders = client_facts::folders(&params);
        if let Some(options) = params.initialization_options {
            editor_settings::install(&self.shared, options);
        }
        if let Some(process) = params.process_id {
            parent::watch(process, || {
                tracing::warn!("the client's process is gone");
                std::process::exit(1);
            });
        }
        Ok(answer)
    }

    async fn initialized(&self, _: InitializedParams) {
        watch::register(&self.shared);
        editor_settings::receive(&self.shared, None);
        // The archive is read whether or not a transcript is opened.
        self.shared.refresh.notify_one();
    }

    async fn shutdown(&self) -> Result<()> {
        self.shared.end();
        Ok(())
    }

    async fn did_save(&self, _: DidSaveTextDocumentParams) {
        // For clients that watch no files this is the moment to look at them again.
        self.shared.refresh.notify_one();
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        watch::changed(&self.shared, &params.changes);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let folders = &mut self.shared.lock().folders;
        folders.retain(|folder| !params.event.removed.iter().any(|removed| removed.uri == folder.uri));
        folders.extend(params.event.added);
        self.shared.refresh.notify_one();
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        diagnostics::workspace::report(&self.shared, params).await
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> Result<Option<WorkspaceEdit>> {
        let others = Others::new(self.shared.clone());
        let open = self.shared.open_snapshots();
        self.shared.archive.wait(features::RENAME_PATIENCE).await;
        compute(move || features::file_renames(&open, &others, &params)).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<Vec<SymbolInformation>>> {
        let others = Others::new(self.shared.clone());
        let open = self.shared.open_snapshots();
        let found = compute(move || {
            features::workspace_symbols(&others.transcripts_with(&open), &others, &params.query)
        });
        found.await.map(Some)
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        commands::execute(&self.shared, params).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        let file = features::file_of(&action);
        let snapshot = file.and_then(|file| self.shared.snapshot(&file));
        let unresolved = action.clone();
        let answer = ask(snapshot, move |snapshot| Some(features::resolved(snapshot, action)));
        Ok(answer.await?.unwrap_or(unresolved))
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        let file = features::file_of_item(&item);
        let snapshot = file.and_then(|file| self.shared.snapshot(&file));
        let unresolved = item.clone();
        let answer = ask(snapshot, move |snapshot| Some(features::documented(snapshot, item)));
        Ok(answer.await?.unwrap_or(unresolved))
    }
}
