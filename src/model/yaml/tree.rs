//! Builds the tree of one YAML text from the parser's events.

use granit_parser::{Event, Parser, ScalarStyle, options};

use super::messages;
use super::{Budget, Entry, Node, Text, Value};
use crate::model::problem::{MOST_PROBLEMS, Problem, ProblemKind};
use crate::text::Span;

/// A list or a map whose end has not been reached.
enum Open {
    List { start: usize, items: Vec<Node> },
    Map { start: usize, entries: Vec<Entry>, key: Option<Node> },
}

/// Builds a tree without recursion, so that depth costs no stack.
struct Builder {
    open: Vec<Open>,
    root: Option<Node>,
    problems: Vec<Problem>,
}

/// The tree of the first document in `text`, with the problems that do not end the reading.
///
/// `base` is added to every offset. The error is the one problem that ended the reading; `nodes_left` goes
/// down by what was read.
pub(super) fn build(
    text: &str,
    base: usize,
    budget: Budget,
    nodes_left: &mut usize,
) -> Result<(Option<Node>, Vec<Problem>), Problem> {
    let options = options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        flow_nesting_limit: budget.depth,
        block_nesting_limit: budget.depth,
    };
    let mut builder = Builder { open: Vec::new(), root: None, problems: Vec::new() };
    for next in Parser::new_from_str_with_options(text, options) {
        let (event, place) = next.map_err(|error| messages::syntax(&error, text, base))?;
        let range = place.byte_range().unwrap_or(0..0);
        let span = Span::at(base + range.start, base + range.end);
        if event.is_node() {
            match nodes_left.checked_sub(1) {
                Some(left) => *nodes_left = left,
                None => return Err(messages::too_many(span, budget.nodes)),
            }
        }
        match event {
            Event::Scalar(content, style, ..) => builder.finish(scalar(&content, style, span)),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                if builder.problems.len() < MOST_PROBLEMS {
                    builder.problems.push(messages::alias(span));
                }
                builder.finish(Node { span, value: Value::Nothing });
            }
            Event::SequenceStart(..) => {
                builder.open.push(Open::List { start: base + range.start, items: Vec::new() });
            }
            Event::MappingStart(..) => {
                let start = base + range.start;
                builder.open.push(Open::Map { start, entries: Vec::new(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => builder.close(base + range.end),
            Event::DocumentStart(..) if builder.root.is_some() => {
                builder.problems.push(messages::second_document(span));
                break;
            }
            _ => {}
        }
    }
    Ok((builder.root, builder.problems))
}

impl Builder {
    /// Puts a whole value where it belongs.
    fn finish(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, key, .. }) => match key.take() {
                None => *key = Some(node),
                Some(Node { span, value: Value::Text(text) }) => {
                    entries.push(Entry { key: Text { text, span }, value: node });
                }
                Some(other) => self.problems.push(Problem::new(
                    ProblemKind::Value,
                    other.span,
                    format!(
                        "A key must be a text, but this one is {}: write it as one word.",
                        other.describe()
                    ),
                )),
            },
        }
    }

    /// Ends the innermost list or map at the offset `end`.
    fn close(&mut self, end: usize) {
        match self.open.pop() {
            Some(Open::List { start, items }) => {
                let end = items.last().map_or(end, |last| end.max(last.span.end as usize));
                self.finish(Node { span: Span::at(start, end), value: Value::List(items) });
            }
            Some(Open::Map { start, entries, .. }) => {
                self.finish(Node { span: Span::at(start, end), value: Value::Map(entries) });
            }
            None => {}
        }
    }
}

/// A scalar with the place of its content: a quoted one stands between its quotes.
fn scalar(content: &str, style: ScalarStyle, span: Span) -> Node {
    let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
    if quoted {
        let inner = Span { start: span.start + 1, end: span.end.saturating_sub(1).max(span.start + 1) };
        return Node { span: inner, value: Value::Text(content.to_owned()) };
    }
    let nothing = style == ScalarStyle::Plain && matches!(content, "" | "~" | "null" | "Null" | "NULL");
    let value = if nothing { Value::Nothing } else { Value::Text(content.to_owned()) };
    Node { span, value }
}
