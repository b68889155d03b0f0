//! Findings for people: the message, the line it is about with carets below, and what the fix does.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level as Shown, Renderer, Snippet};

use super::excerpt::excerpt;
use super::form::{Form, Seen, Whole};
use crate::cli::lines::wrapped;
use crate::cli::terminal::{self, Ink, harmless};
use crate::config::Level;
use crate::rules::Diagnostic;
use crate::text::{Encoding, Text};

/// A letter with the marks above and below it takes no more bytes than that in any text that people write.
const MOST_BYTES_A_COLUMN: usize = 32;

/// Findings laid out for a terminal.
pub struct Human {
    renderer: Renderer,
    ink: Ink,
    width: usize,
}

impl Human {
    /// For standard output as it is.
    pub fn of_terminal() -> Self {
        let width = terminal::width();
        let renderer = if terminal::has_colours() { Renderer::styled() } else { Renderer::plain() };
        Human { renderer: renderer.term_width(width), ink: Ink::of_output(), width }
    }
}

impl Form for Human {
    fn file(&self, seen: &Seen<'_>) -> String {
        let shown = seen.findings.iter().map(|finding| show(seen.path, seen.text, finding, self) + "\n\n");
        shown.collect()
    }

    fn sums_up(&self) -> bool {
        true
    }

    fn closing(&self, whole: &Whole<'_>) -> String {
        whole.summary.line()
    }
}

/// One finding in the file at `path`.
fn show(path: &str, text: &Text, finding: &Diagnostic, layout: &Human) -> String {
    let position = text.position_at(finding.range.start, Encoding::Utf32);
    let line = position.line as usize;
    let near = around(text, line, finding.range.start, layout.width);
    let marked = finding.range.start - near.start..finding.range.end.max(finding.range.start) - near.start;
    let number = (line + 1).to_string();
    // The number, ` | ` and a blank that the renderer keeps free at the end.
    let room = layout.width.saturating_sub(number.len() + 4);
    let excerpt = excerpt(text.slice(near).trim_end_matches(['\r', '\n']), marked, room);

    let level = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Info => Shown::INFO,
        Level::Hint | Level::Off => Shown::HELP.with_name("hint"),
    };
    let lead = format!("{}[{}]: ", finding.level, finding.rule).len();
    let message = wrapped(&harmless(&finding.message), layout.width.saturating_sub(lead), 0);
    let title = level.clone().primary_title(message).id(finding.rule);
    let place = format!("{}:{}:{}", harmless(path), line + 1, position.column + 1);
    let arrow = layout.ink.faint(&format!("{:indent$}-->", "", indent = number.len()));
    let snippet = Snippet::source(excerpt.text)
        .line_start(line + 1)
        .annotation(AnnotationKind::Primary.span(excerpt.range));
    let mut group = Group::with_level(level).element(snippet);
    if let Some(fix) = &finding.fix {
        // What needs a person's eye is offered in the editor, and left alone by --fix.
        let name = if fix.safe { "fix" } else { "possible fix" };
        // The number's columns, ` = `, the name, and a colon with a blank.
        let lead = number.len() + name.len() + 5;
        let title = wrapped(&harmless(&fix.title), layout.width.saturating_sub(lead), 0);
        group = group.element(Shown::HELP.with_name(name).message(title));
    }
    let title = layout.renderer.render(&[Group::with_title(title)]);
    // The renderer would count the column in the excerpt.
    format!("{title}\n{arrow} {place}\n{}", layout.renderer.render(&[group]))
}

/// As much of a line around `offset` as can matter to an excerpt of so many columns; a line may be megabytes long.
fn around(text: &Text, line: usize, offset: usize, columns: usize) -> Range<usize> {
    let reach = columns * MOST_BYTES_A_COLUMN;
    let start = text.line_start(line).max(text.floor(offset.saturating_sub(reach)));
    start..text.line_start(line + 1).min(offset.saturating_add(reach)).max(offset)
}
