//! The table of methods: which request and which notification is served by what.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionParams, CodeActionResponse, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidSaveTextDocumentParams, DocumentDiagnosticParams,
    DocumentDiagnosticReportResult, DocumentFormattingParams, DocumentOnTypeFormattingParams,
    DocumentRangeFormattingParams, DocumentSymbolParams, GotoDefinitionParams, GotoDefinitionResponse, Hover,
    HoverParams, InitializeParams, InitializeResult, InitializedParams, TextEdit, Url,
};

use super::ask::ask;
use super::client_facts::{self, ClientFacts};
use super::diagnostics::pull;
use super::documents::Content;
use super::snapshot::Snapshot;
use super::state::Shared;
use super::transport::Prepared;
use super::workspace::{editor_settings, watch};
use super::{capabilities, features, parent, sync};

/// How long a first question may wait for the settings and glossaries of a file just opened.
const SETTLING: Duration = Duration::from_secs(2);

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

    /// `textDocument/documentSymbol`.
    pub async fn raw_document_symbol(&self, params: DocumentSymbolParams) -> Result<Prepared> {
        let snapshot = self.shared.snapshot(&params.text_document.uri);
        let answer = ask(snapshot, |snapshot| Some(Prepared::new(&features::symbols(snapshot))));
        answer.await?.unwrap_or_else(|| Prepared::new(&Value::Null))
    }

    /// The text as it stands now, in the light of its settings once these have been read.
    async fn settled_snapshot(&self, uri: &Url) -> Option<Snapshot> {
        let asked = self.shared.snapshot(uri)?;
        self.settled(uri).await;
        // What is typed meanwhile is no part of the answer.
        let now = self.shared.snapshot(uri).filter(|now| now.version == asked.version);
        Some(now.unwrap_or(asked))
    }

    /// Waits until the surroundings of a file just opened have been looked at.
    async fn settled(&self, uri: &Url) {
        let settled = async {
            loop {
                let refreshed = self.shared.refreshed.notified();
                tokio::pin!(refreshed);
                // Listens before it looks, or the end of the look-up could slip through in between.
                refreshed.as_mut().enable();
                if self.shared.lock().documents.get(uri).is_none_or(|open| open.settled) {
                    return;
                }
                refreshed.await;
            }
        };
        if tokio::time::timeout(SETTLING, settled).await.is_err() {
            tracing::warn!(%uri, "its settings and glossaries are slow to read");
        }
    }
}

#[tower_lsp::async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
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
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_save(&self, _: DidSaveTextDocumentParams) {
        // For clients that watch no files this is the moment to look at them again.
        self.shared.refresh.notify_one();
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        self.shared.refresh.notify_one();
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let folders = &mut self.shared.lock().folders;
        folders.retain(|folder| !params.event.removed.iter().any(|removed| removed.uri == folder.uri));
        folders.extend(params.event.added);
        self.shared.refresh.notify_one();
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        ask(self.shared.snapshot(&at.text_document.uri), move |snapshot| {
            features::hover(snapshot, at.position)
        })
        .await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let at = params.text_document_position_params;
        let shared = self.shared.clone();
        let open = move |uri: &Url| match &shared.lock().documents.get(uri)?.content {
            Content::Glossary(text) => Some(text.clone()),
            Content::Transcript(document) => Some(document.text().clone()),
            Content::Refused => None,
        };
        ask(self.shared.snapshot(&at.text_document.uri), move |snapshot| {
            features::definition(snapshot, at.position, open)
        })
        .await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        ask(self.shared.snapshot(&params.text_document.uri), move |snapshot| {
            Some(features::code_actions(snapshot, params.range, &params.context))
        })
        .await
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        ask(self.settled_snapshot(&params.text_document.uri).await, features::formatting).await
    }

    async fn range_formatting(&self, params: DocumentRangeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let snapshot = self.settled_snapshot(&params.text_document.uri).await;
        ask(snapshot, move |snapshot| features::range_formatting(snapshot, params.range)).await
    }

    async fn on_type_formatting(
        &self,
        params: DocumentOnTypeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>> {
        let at = params.text_document_position;
        ask(self.shared.snapshot(&at.text_document.uri), move |snapshot| {
            features::on_type_formatting(snapshot, at.position, &params.ch)
        })
        .await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        let file = features::file_of(&action);
        let snapshot = file.and_then(|file| self.shared.snapshot(&file));
        let unresolved = action.clone();
        let answer = ask(snapshot, move |snapshot| Some(features::resolved(snapshot, action)));
        Ok(answer.await?.unwrap_or(unresolved))
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let uri = params.text_document.uri;
        self.settled(&uri).await;
        let report = ask(self.shared.snapshot(&uri), move |snapshot| {
            Some(pull::report(snapshot, params.previous_result_id.as_deref()))
        });
        Ok(DocumentDiagnosticReportResult::Report(report.await?.unwrap_or_else(pull::nothing)))
    }
}
