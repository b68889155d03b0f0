//! `textDocument/inlayHint`: numbers, speakers and lost markers between the words.

use tower_lsp::lsp_types::{InlayHint, InlayHintLabel, InlayHintParams, InlayHintTooltip};

use crate::ide::{self, Inlay};
use crate::server::convert;
use crate::server::snapshot::Snapshot;

/// The hints in a range, in the light of the settings.
pub fn inlay_hints(snapshot: &Snapshot, params: InlayHintParams) -> Option<Vec<InlayHint>> {
    let range = snapshot.bytes(params.range);
    let found = ide::inlays(snapshot.document.as_ref()?, &snapshot.settings, &range);
    Some(found.into_iter().map(|hint| shown(snapshot, hint)).collect())
}

fn shown(snapshot: &Snapshot, hint: Inlay) -> InlayHint {
    InlayHint {
        position: convert::position(&snapshot.text, hint.at, snapshot.client.encoding),
        label: InlayHintLabel::String(hint.label),
        kind: None,
        text_edits: None,
        tooltip: Some(InlayHintTooltip::String(hint.tooltip)),
        padding_left: hint.follows.then_some(true),
        padding_right: (!hint.follows).then_some(true),
        data: None,
    }
}
