//! The requests that the protocol does not have: what an editor needs for a status bar, a list of questions, and keys
//! that go from one question or note to the next. `docs/capabilities.md` says what they take and give.

use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::Range;

use super::ask::ask;
use super::backend::Backend;
use super::features::interview::{self, QuestionsParams, StepParams, Whereabouts, WhereaboutsParams};
use super::transport::Prepared;

/// Where a selection stands in the interview.
pub const WHEREABOUTS: &str = "transcript-ls/whereabouts";

/// The questions of the interview.
pub const QUESTIONS: &str = "transcript-ls/questions";

/// The way to the next question or note, or to the one before.
pub const STEP: &str = "transcript-ls/step";

impl Backend {
    /// [`WHEREABOUTS`].
    pub async fn whereabouts(&self, params: WhereaboutsParams) -> Result<Option<Whereabouts>> {
        let snapshot = self.shared.snapshot(&params.text_document.uri);
        ask(snapshot, move |snapshot| interview::whereabouts(snapshot, params.range)).await
    }

    /// [`QUESTIONS`].
    pub async fn questions(&self, params: QuestionsParams) -> Result<Prepared> {
        let snapshot = self.shared.snapshot(&params.text_document.uri);
        Prepared::new(&ask(snapshot, interview::questions).await?)
    }

    /// [`STEP`].
    pub async fn step(&self, params: StepParams) -> Result<Option<Range>> {
        let snapshot = self.shared.snapshot(&params.text_document.uri);
        ask(snapshot, move |snapshot| interview::step(snapshot, params.position, params.to)).await
    }
}
