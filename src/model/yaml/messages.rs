//! Says in plain words why a YAML text cannot be read.

use granit_parser::{ErrorKind, ScanError};

use crate::model::problem::{Problem, ProblemKind};
use crate::text::Span;

/// The problem that a syntax error of `text` is; `base` is added to its offset.
pub(super) fn syntax(error: &ScanError, text: &str, base: usize) -> Problem {
    let mut offset = text.floor_char_boundary(error.marker().byte_offset().unwrap_or(0));
    if is_about_a_tab(error.kind()) {
        // The parser stops at the value before the tab; the tab itself is what the author looks for.
        offset += memchr::memchr(b'\t', &text.as_bytes()[offset..]).unwrap_or(0);
    }
    let rest = text[offset..].split(['\r', '\n']).next().unwrap_or("");
    let end = offset + rest.chars().next().map_or(0, char::len_utf8);
    let span = Span::at(base + offset, base + end);
    let (kind, message) = match error.kind() {
        ErrorKind::UnclosedQuotedScalar => (
            ProblemKind::Syntax,
            "The quotation mark that opens here is never closed: add the closing one.".into(),
        ),
        ErrorKind::UnclosedFlowCollection { open } => {
            let close = if *open == '[' { ']' } else { '}' };
            (
                ProblemKind::Syntax,
                format!("The {open} that opens here is never closed: add {close} after the last value."),
            )
        }
        kind if is_about_a_tab(kind) => {
            (ProblemKind::Syntax, "YAML does not allow a tab here: use spaces instead.".into())
        }
        ErrorKind::MappingValueNotAllowed => (
            ProblemKind::Syntax,
            "The colon makes this a second key on the same line: put the whole value in quotes.".into(),
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey | ErrorKind::ExpectedBlockMappingKey => (
            ProblemKind::Syntax,
            "This line is neither a key with a colon nor part of the value above: write it as `key: value`."
                .into(),
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            ProblemKind::Syntax,
            "Text follows the closing quotation mark: put the whole value in one pair of quotes.".into(),
        ),
        ErrorKind::RecursionLimitExceeded => (
            ProblemKind::Limit,
            "Lists and maps are nested too deeply here to be read: write them flatter.".into(),
        ),
        other => (ProblemKind::Syntax, format!("This cannot be read as YAML ({other}): check the line.")),
    };
    Problem::new(kind, span, message)
}

fn is_about_a_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabInIndentation
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabNotAllowed
            | ErrorKind::TabInPlainScalar
    )
}

/// The problem of a text with more than `limit` values.
pub(super) fn too_many(span: Span, limit: usize) -> Problem {
    let message = format!("More than {limit} values stand before this one: what follows is not read.");
    Problem::new(ProblemKind::Limit, span, message)
}

/// The problem of an alias, which could repeat a value without bounds.
pub(super) fn alias(span: Span) -> Problem {
    Problem::new(ProblemKind::Limit, span, "YAML aliases are not read: write the value itself in this place.")
}

/// The problem of a second YAML document in one text.
pub(super) fn second_document(span: Span) -> Problem {
    let message = "What follows this `---` is not read: remove the line.";
    Problem::new(ProblemKind::Limit, span, message)
}
