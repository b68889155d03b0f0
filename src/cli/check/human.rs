//! Findings for people: the message, the line it is about with carets below, and what the fix does.

use annotate_snippets::{AnnotationKind, Level as Shown, Origin, Renderer, Snippet};

use super::excerpt::excerpt;
use crate::cli::terminal;
use crate::config::Level;
use crate::model::Document;
use crate::rules::Diagnostic;
use crate::text::Encoding;

/// How findings are laid out.
pub struct Layout {
    renderer: Renderer,
    width: usize,
}

impl Layout {
    /// For standard output as it is.
    pub fn of_terminal() -> Self {
        let width = terminal::width();
        let renderer = if terminal::has_colours() { Renderer::styled() } else { Renderer::plain() };
        Layout { renderer: renderer.term_width(width), width }
    }
}

/// One finding in the file at `path`.
pub fn show(path: &str, document: &Document, finding: &Diagnostic, layout: &Layout) -> String {
    let text = document.text();
    let position = text.position_at(finding.range.start, Encoding::Utf32);
    let line = position.line as usize;
    let range = text.line_range(line);
    let marked = finding.range.start - range.start..finding.range.end.max(finding.range.start) - range.start;
    let number = (line + 1).to_string();
    // The number, ` | ` and a blank that the renderer keeps free at the end.
    let room = layout.width.saturating_sub(number.len() + 4);
    let excerpt = excerpt(&text.slice(range), marked, room);

    let level = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Info => Shown::INFO,
        Level::Hint | Level::Off => Shown::HELP.with_name("hint"),
    };
    let origin = Origin::path(path).line(line + 1).char_column(position.column as usize + 1);
    let snippet = Snippet::source(excerpt.text)
        .line_start(line + 1)
        .annotation(AnnotationKind::Primary.span(excerpt.range));
    let mut group = level.primary_title(&*finding.message).id(finding.rule).element(origin).element(snippet);
    if let Some(fix) = &finding.fix {
        group = group.element(Shown::HELP.with_name("fix").message(&*fix.title));
    }
    let rendered = layout.renderer.render(&[group]);
    // The renderer marks that lines are left out above; an excerpt of one line always leaves them out.
    let is_gap = |line: &str| anstream::adapter::strip_str(line).to_string().trim() == ":::";
    rendered.lines().filter(|line| !is_gap(line)).collect::<Vec<_>>().join("\n")
}
