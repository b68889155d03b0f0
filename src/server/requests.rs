//! The table of requests about one file: which method is answered by which feature.
//!
//! A feature is a function from a snapshot of the file, and the parameters as the protocol has them, to the answer.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tower_lsp::LspServiceBuilder;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};

use super::about::AboutFile;
use super::ask::{ask, compute};
use super::backend::Backend;
use super::diagnostics::pull;
use super::documents::path_of;
use super::features;
use super::others::Others;
use super::snapshot::Snapshot;
use super::state::Shared;
use super::transport::Prepared;

/// Writes the table down once for the router and once for the transport.
///
/// The router cannot be told to answer a method of the protocol otherwise than through its trait, which wants a tree of
/// every answer. So the transport renames the methods of this table, and the router has them as ours.
macro_rules! requests {
    ($($method:literal => $feature:path $(, $when:ident)?;)*) => {
        /// The name under which the router knows a method of the table.
        pub fn renamed(method: &str) -> Option<&'static str> {
            match method {
                $($method => Some(concat!("transcript-ls:", $method)),)*
                _ => None,
            }
        }

        /// Adds the table to the router.
        pub fn register(router: LspServiceBuilder<Backend>) -> LspServiceBuilder<Backend> {
            router$(.custom_method(concat!("transcript-ls:", $method), requests!(@ $feature $(, $when)?)))*
        }
    };
    (@ $feature:path) => { serve(certain($feature), Needs::Nothing, null) };
    (@ $feature:path, settled) => { serve(certain($feature), Needs::Settings, null) };
    (@ $feature:path, archived) => { serve(certain($feature), Needs::Archive, null) };
    (@ $feature:path, anywhere) => { serve(certain($feature), Needs::ArchiveAndFile, null) };
    (@ $feature:path, refusing) => { serve($feature, Needs::Settings, null) };
    (@ $feature:path, renaming) => { serve($feature, Needs::WholeArchive, null) };
    (@ $feature:path, reporting) => { serve(certain($feature), Needs::Settings, pull::nothing) };
}

// `settled` are those that wait until the settings and glossaries of a file just opened have been read. `archived` wait for
// the other transcripts too, and so do `anywhere`, which are asked about closed files. `refusing` may say why they do not
// answer, and `renaming` is one of these for which all transcripts must have been read. `reporting` is settled, and has an
// answer even about a file that is not open.
requests! {
    "callHierarchy/incomingCalls" => features::incoming_calls, anywhere;
    "callHierarchy/outgoingCalls" => features::outgoing_calls, anywhere;
    "codeLens/resolve" => features::resolved_lens;
    "textDocument/codeAction" => features::code_actions;
    "textDocument/codeLens" => features::lenses, settled;
    "textDocument/completion" => features::completion;
    "textDocument/declaration" => features::declaration, settled;
    "textDocument/definition" => features::definition, settled;
    "textDocument/diagnostic" => pull::report, reporting;
    "textDocument/documentHighlight" => features::highlight;
    "textDocument/documentLink" => features::document_links, settled;
    "textDocument/documentSymbol" => features::symbols;
    "textDocument/foldingRange" => features::folding_ranges;
    "textDocument/formatting" => features::formatting, settled;
    "textDocument/hover" => features::hover;
    "textDocument/implementation" => features::implementation;
    "textDocument/inlayHint" => features::inlay_hints, settled;
    "textDocument/linkedEditingRange" => features::linked_editing;
    "textDocument/onTypeFormatting" => features::on_type_formatting;
    "textDocument/prepareCallHierarchy" => features::prepare_calls, settled;
    "textDocument/prepareRename" => features::prepare_rename, refusing;
    "textDocument/rangeFormatting" => features::range_formatting, settled;
    "textDocument/typeDefinition" => features::type_definition, settled;
    "textDocument/references" => features::references, archived;
    "textDocument/rename" => features::rename, renaming;
    "textDocument/selectionRange" => features::selection_ranges;
    "textDocument/semanticTokens/full" => features::tokens, settled;
    "textDocument/semanticTokens/full/delta" => features::changed_tokens, settled;
    "textDocument/semanticTokens/range" => features::tokens_in_range, settled;
    "transcript-ls/preview" => features::preview, settled;
    "transcript-ls/questions" => features::questions;
    "transcript-ls/step" => features::step;
    "transcript-ls/whereabouts" => features::whereabouts;
}

/// The name that a renamed method has in the protocol.
pub fn named(renamed: &str) -> &str {
    renamed.strip_prefix("transcript-ls:").unwrap_or(renamed)
}

/// A feature with all that it needs to answer in another thread.
trait Feature<P, A>: Fn(&Snapshot, P) -> A + Copy + Send + Sync + 'static {}
impl<P, A, F: Fn(&Snapshot, P) -> A + Copy + Send + Sync + 'static> Feature<P, A> for F {}

/// A feature that always has an answer as one that may refuse in a sentence.
fn certain<P, A>(feature: impl Feature<P, A>) -> impl Feature<P, Answer<A>> {
    move |snapshot: &Snapshot, params: P| Ok(feature(snapshot, params))
}

/// An answer, or in one sentence why there is none.
type Answer<A> = std::result::Result<A, String>;

/// What has to be known before a feature can answer. Each needs what those above it need.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// The file as it is known now.
    Nothing,
    /// The settings and glossaries of a file just opened.
    Settings,
    /// The other transcripts of the workspace, as far as they are read within a while.
    Archive,
    /// The same; and the file need not be open.
    ArchiveAndFile,
    /// All of them.
    WholeArchive,
}

/// How long an answer may wait for transcripts that are still being read; then it does without them.
const FINDING: Duration = Duration::from_secs(3);

/// How long it may wait where it needs all of them; then it is refused.
const RENAMING: Duration = Duration::from_secs(20);

/// The protocol's code of a request that is right and cannot be answered.
const REQUEST_FAILED: ErrorCode = ErrorCode::ServerError(-32803);

fn serve<P: AboutFile + DeserializeOwned + Send + 'static, A: Serialize + 'static, N: Serialize + 'static>(
    feature: impl Feature<P, Answer<A>>,
    needs: Needs,
    absent: fn() -> N,
) -> impl Fn(&Backend, P) -> BoxFuture<'static, Result<Prepared>> + Clone + Send + Sync + 'static {
    move |backend, params| {
        let shared = backend.shared.clone();
        // Taken before anything is waited for, so that the answer belongs to the place of the question.
        let asked = params.file().and_then(|file| shared.snapshot(file));
        let path = params.file().and_then(path_of).filter(|_| needs == Needs::ArchiveAndFile);
        async move {
            let snapshot = needs.met(&shared, asked, path).await?;
            let answer = ask(snapshot, move |snapshot| {
                Some(feature(snapshot, params).map(|answer| Prepared::new(&answer)))
            });
            match answer.await? {
                Some(Ok(prepared)) => prepared,
                Some(Err(sentence)) => Err(refusal(sentence)),
                None => Prepared::new(&absent()),
            }
        }
        .boxed()
    }
}

impl Needs {
    /// Waits until they are met: the file that was asked about, or that which lies at `path` and is not open.
    async fn met(
        self,
        shared: &Arc<Shared>,
        asked: Option<Snapshot>,
        path: Option<PathBuf>,
    ) -> Result<Option<Snapshot>> {
        if self == Needs::Nothing {
            return Ok(asked);
        }
        let snapshot = shared.settled(asked).await;
        match self {
            Needs::Nothing | Needs::Settings => {}
            Needs::Archive | Needs::ArchiveAndFile => {
                // What is not read by then is done without.
                let _ = shared.archive.wait(FINDING).await;
            }
            Needs::WholeArchive if shared.archive.wait(RENAMING).await => {}
            Needs::WholeArchive => {
                let sentence = "The files of the workspace are still being read: try again in a moment.";
                return Err(refusal(sentence.to_owned()));
            }
        }
        match (snapshot, path) {
            (None, Some(path)) => {
                let others = Others::new(shared.clone());
                compute(move || others.snapshot(&path)).await
            }
            (snapshot, _) => Ok(snapshot),
        }
    }
}

/// The answer to most questions about a file that is not open.
fn null() -> Value {
    Value::Null
}

fn refusal(sentence: String) -> Error {
    Error { code: REQUEST_FAILED, message: sentence.into(), data: None }
}
