//! Conversion between byte offsets and the positions of the protocol.

use std::ops::Range;

use tower_lsp::lsp_types as lsp;

use crate::config::Level;
use crate::ide::SymbolKind;
use crate::rules::TextEdit;
use crate::text::{Encoding, Position, PositionWalk, Text};

/// The byte offset of a position, clamped into the text.
pub fn offset(text: &Text, position: lsp::Position, encoding: Encoding) -> usize {
    text.offset_at(Position { line: position.line, column: position.character }, encoding)
}

/// The bytes of a range, clamped into the text. Ends in the wrong order are swapped.
pub fn bytes(text: &Text, range: lsp::Range, encoding: Encoding) -> Range<usize> {
    let (start, end) = (offset(text, range.start, encoding), offset(text, range.end, encoding));
    start.min(end)..start.max(end)
}

/// The position of a byte offset.
pub fn position(text: &Text, offset: usize, encoding: Encoding) -> lsp::Position {
    let Position { line, column } = text.position_at(offset, encoding);
    lsp::Position { line, character: column }
}

/// The position of a byte offset on a walk over the text.
pub fn walked(walk: &mut PositionWalk<'_>, offset: usize) -> lsp::Position {
    let Position { line, column } = walk.position(offset);
    lsp::Position { line, character: column }
}

/// The range of some bytes.
pub fn range(text: &Text, bytes: &Range<usize>, encoding: Encoding) -> lsp::Range {
    lsp::Range { start: position(text, bytes.start, encoding), end: position(text, bytes.end, encoding) }
}

/// The edits of a fix.
pub fn edits(text: &Text, edits: &[TextEdit], encoding: Encoding) -> Vec<lsp::TextEdit> {
    edits
        .iter()
        .map(|edit| lsp::TextEdit::new(range(text, &edit.range, encoding), edit.text.clone()))
        .collect()
}

/// The protocol's name for how much a finding weighs.
pub fn severity(level: Level) -> lsp::DiagnosticSeverity {
    match level {
        Level::Error => lsp::DiagnosticSeverity::ERROR,
        Level::Warning => lsp::DiagnosticSeverity::WARNING,
        Level::Info => lsp::DiagnosticSeverity::INFORMATION,
        Level::Hint | Level::Off => lsp::DiagnosticSeverity::HINT,
    }
}

/// The protocol's kind, chosen for the icon that editors show.
pub fn symbol_kind(kind: SymbolKind) -> lsp::SymbolKind {
    match kind {
        SymbolKind::Title => lsp::SymbolKind::FILE,
        SymbolKind::Section => lsp::SymbolKind::MODULE,
        SymbolKind::Question => lsp::SymbolKind::FUNCTION,
        SymbolKind::Answer => lsp::SymbolKind::FIELD,
        SymbolKind::Speech => lsp::SymbolKind::STRING,
    }
}
