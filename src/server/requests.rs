//! The table of requests about one file: which method is answered by which feature.
//!
//! A feature is a function from a snapshot of the file, and the parameters as the protocol has them, to the answer.

use std::borrow::Cow;
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
use super::documents::path_of;
use super::features;
use super::others::Others;
use super::snapshot::Snapshot;
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
    (@ $feature:path) => { at_once($feature) };
    (@ $feature:path, settled) => { settled($feature) };
    (@ $feature:path, anywhere) => { anywhere($feature) };
    (@ $feature:path, archived) => { archived($feature) };
    (@ $feature:path, refusing) => { refusing($feature, None) };
    (@ $feature:path, renaming) => { refusing($feature, Some(RENAMING)) };
}

// `settled` are those that wait until the settings and glossaries of a file just opened have been read. `archived` wait for
// the other transcripts too, and so do `anywhere`, which are asked about closed files. `refusing` may say why they do not
// answer, and `renaming` is one of these for which all transcripts must have been read.
requests! {
    "callHierarchy/incomingCalls" => features::incoming_calls, anywhere;
    "callHierarchy/outgoingCalls" => features::outgoing_calls, anywhere;
    "codeLens/resolve" => features::resolved_lens;
    "textDocument/codeAction" => features::code_actions;
    "textDocument/codeLens" => features::lenses, settled;
    "textDocument/completion" => features::completion;
    "textDocument/declaration" => features::declaration, settled;
    "textDocument/definition" => features::definition, settled;
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

/// A feature with all that it needs to answer in another thread.
trait Feature<P, A>: Fn(&Snapshot, P) -> A + Copy + Send + Sync + 'static {}
impl<P, A, F: Fn(&Snapshot, P) -> A + Copy + Send + Sync + 'static> Feature<P, A> for F {}

/// Answers in the light of what is known of the file now.
fn at_once<P: AboutFile + DeserializeOwned + Send + 'static, A: Serialize + 'static>(
    feature: impl Feature<P, A>,
) -> impl Fn(&Backend, P) -> BoxFuture<'static, Result<Prepared>> + Clone + Send + Sync + 'static {
    move |backend, params| {
        let snapshot = params.file().and_then(|file| backend.shared.snapshot(file));
        answer(snapshot, feature, params).boxed()
    }
}

/// Answers in the light of the file's settings, once these have been read.
fn settled<P: AboutFile + DeserializeOwned + Send + 'static, A: Serialize + 'static>(
    feature: impl Feature<P, A>,
) -> impl Fn(&Backend, P) -> BoxFuture<'static, Result<Prepared>> + Clone + Send + Sync + 'static {
    move |backend, params| {
        let shared = backend.shared.clone();
        let asked = params.file().and_then(|file| shared.snapshot(file));
        async move { answer(shared.settled(asked).await, feature, params).await }.boxed()
    }
}

/// How long an answer may wait for transcripts that are still being read; then it does without them.
const FINDING: Duration = Duration::from_secs(3);

/// How long a renaming may wait for them; then it is refused.
const RENAMING: Duration = Duration::from_secs(20);

/// The same, once the other transcripts of the workspace have been read.
fn archived<P: AboutFile + DeserializeOwned + Send + 'static, A: Serialize + 'static>(
    feature: impl Feature<P, A>,
) -> impl Fn(&Backend, P) -> BoxFuture<'static, Result<Prepared>> + Clone + Send + Sync + 'static {
    move |backend, params| {
        let shared = backend.shared.clone();
        let asked = params.file().and_then(|file| shared.snapshot(file));
        async move {
            let snapshot = shared.settled(asked).await;
            shared.archive.wait(FINDING).await;
            answer(snapshot, feature, params).await
        }
        .boxed()
    }
}

/// The same, of a file that need not be open.
fn anywhere<P: AboutFile + DeserializeOwned + Send + 'static, A: Serialize + 'static>(
    feature: impl Feature<P, A>,
) -> impl Fn(&Backend, P) -> BoxFuture<'static, Result<Prepared>> + Clone + Send + Sync + 'static {
    move |backend, params| {
        let shared = backend.shared.clone();
        let asked = params.file().and_then(|file| shared.snapshot(file));
        let path = params.file().and_then(path_of);
        async move {
            shared.archive.wait(FINDING).await;
            let snapshot = match (shared.clone().settled(asked).await, path) {
                (None, Some(path)) => compute(move || Others::new(shared).snapshot(&path)).await?,
                (snapshot, _) => snapshot,
            };
            answer(snapshot, feature, params).await
        }
        .boxed()
    }
}

/// The same, of a feature that may say in one sentence why it gives no answer.
fn refusing<P: AboutFile + DeserializeOwned + Send + 'static, A: Serialize + 'static>(
    feature: impl Feature<P, std::result::Result<A, String>>,
    patience: Option<Duration>,
) -> impl Fn(&Backend, P) -> BoxFuture<'static, Result<Prepared>> + Clone + Send + Sync + 'static {
    move |backend, params| {
        let shared = backend.shared.clone();
        let asked = params.file().and_then(|file| shared.snapshot(file));
        async move {
            let snapshot = shared.settled(asked).await;
            if let Some(patience) = patience
                && !shared.archive.wait(patience).await
            {
                return Err(refusal(
                    "The files of the workspace are still being read: try again in a moment.",
                ));
            }
            let answer = ask(snapshot, move |snapshot| {
                Some(feature(snapshot, params).map(|answer| Prepared::new(&answer)))
            });
            match answer.await? {
                Some(Ok(prepared)) => prepared,
                Some(Err(sentence)) => Err(refusal(sentence)),
                None => Prepared::new(&Value::Null),
            }
        }
        .boxed()
    }
}

fn refusal(sentence: impl Into<Cow<'static, str>>) -> Error {
    Error { code: REQUEST_FAILED, message: sentence.into(), data: None }
}

/// The protocol's code of a request that is right and cannot be answered.
const REQUEST_FAILED: ErrorCode = ErrorCode::ServerError(-32803);

async fn answer<P: Send + 'static, A: Serialize + 'static>(
    snapshot: Option<Snapshot>,
    feature: impl Feature<P, A>,
    params: P,
) -> Result<Prepared> {
    let prepared = ask(snapshot, move |snapshot| Some(Prepared::new(&feature(snapshot, params)))).await?;
    prepared.unwrap_or_else(|| Prepared::new(&Value::Null))
}
