//! `textDocument/hover`: what is known of the thing under the pointer.

use tower_lsp::lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use crate::ide;
use crate::server::snapshot::Snapshot;

/// The hover at a position.
pub fn hover(snapshot: &Snapshot, position: Position) -> Option<Hover> {
    let found = ide::hover(snapshot.document.as_ref()?, snapshot.offset(position))?;
    let range = snapshot.range(&found.range);
    let (kind, value) = if snapshot.client.markdown {
        (MarkupKind::Markdown, found.markdown)
    } else {
        (MarkupKind::PlainText, found.plain())
    };
    Some(Hover { contents: HoverContents::Markup(MarkupContent { kind, value }), range: Some(range) })
}
