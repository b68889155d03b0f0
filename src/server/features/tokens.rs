//! `textDocument/semanticTokens`: what every stretch is, for the whole, for a range, and what has changed since.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHasher;
use serde::{Serialize, Serializer};
use tower_lsp::lsp_types::{
    SemanticTokenModifier, SemanticTokenType, SemanticTokensDeltaParams, SemanticTokensLegend,
    SemanticTokensParams, SemanticTokensRangeParams,
};

use crate::ide::tokens::{self, Modifiers, TokenType};
use crate::model::Document;
use crate::server::snapshot::Snapshot;

/// Numbers of tokens, as the protocol has them.
struct Numbers {
    all: Arc<Vec<u32>>,
    /// Those that are sent.
    sent: std::ops::Range<usize>,
}

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.all.get(self.sent.clone()).unwrap_or_default())
    }
}

/// Tokens, all of them or those of a range.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tokens {
    #[serde(skip_serializing_if = "Option::is_none")]
    result_id: Option<String>,
    data: Numbers,
}

/// What is to be changed in tokens sent before, or all of them.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Changed {
    /// They are known, and this has changed.
    #[serde(rename_all = "camelCase")]
    Edits {
        /// The name of the tokens as they are now.
        result_id: String,
        /// One edit at most.
        edits: Vec<Edit>,
    },
    /// They are not.
    All(Tokens),
}

/// One edit of the numbers.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    start: usize,
    delete_count: usize,
    data: Numbers,
}

/// The tokens that were sent last of an open file, with their name.
#[derive(Default)]
struct Last(Mutex<Option<(String, Arc<Vec<u32>>)>>);

/// What the numbers mean.
pub fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: TokenType::NAMES.map(SemanticTokenType::new).to_vec(),
        token_modifiers: Modifiers::NAMES.map(SemanticTokenModifier::new).to_vec(),
    }
}

/// All tokens of a transcript.
pub fn tokens(snapshot: &Snapshot, _: SemanticTokensParams) -> Option<Tokens> {
    let (_, (name, all)) = exchange(snapshot, snapshot.document.as_ref()?);
    Some(whole(name, all))
}

/// What has changed in them.
pub fn changed_tokens(snapshot: &Snapshot, params: SemanticTokensDeltaParams) -> Option<Changed> {
    let (last, (name, all)) = exchange(snapshot, snapshot.document.as_ref()?);
    let Some((_, old)) = last.filter(|(known, _)| *known == params.previous_result_id) else {
        return Some(Changed::All(whole(name, all)));
    };
    let edit = tokens::edit(&old, &all).map(|edit| Edit {
        start: edit.removed.start,
        delete_count: edit.removed.len(),
        data: Numbers { sent: edit.inserted, all },
    });
    Some(Changed::Edits { result_id: name, edits: edit.into_iter().collect() })
}

/// The tokens of the paragraphs in a range.
pub fn tokens_in_range(snapshot: &Snapshot, params: SemanticTokensRangeParams) -> Option<Tokens> {
    let range = snapshot.bytes(params.range);
    let found = tokens::tokens_in(snapshot.document.as_ref()?, &range, snapshot.client.encoding);
    Some(Tokens { result_id: None, data: Numbers { sent: 0..found.len(), all: Arc::new(found) } })
}

fn whole(name: String, all: Arc<Vec<u32>>) -> Tokens {
    Tokens { result_id: Some(name), data: Numbers { sent: 0..all.len(), all } }
}

type Named = (String, Arc<Vec<u32>>);

/// The tokens sent last, and those of now, which take their place.
fn exchange(snapshot: &Snapshot, document: &Document) -> (Option<Named>, Named) {
    let all = Arc::new(tokens::tokens(document, snapshot.client.encoding));
    // Tokens are named by what they are, so that a name from before the file was closed can do no harm.
    let mut hasher = FxHasher::default();
    all.hash(&mut hasher);
    let named = (format!("{:x}", hasher.finish()), all);
    let last = document.shelf().get::<Last>();
    let mut last = last.0.lock().unwrap_or_else(PoisonError::into_inner);
    (last.replace(named.clone()), named)
}
