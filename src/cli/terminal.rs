//! What standard output can show: colours, and how wide it is.

use std::borrow::Cow;
use std::io;

use clap::builder::styling::{AnsiColor, Style};

/// How wide output is that goes to no terminal.
const WIDTH_ELSEWHERE: usize = 100;

/// Narrower than this nothing can be laid out.
const NARROWEST: usize = 40;

/// Wider than this a line is no longer read at a glance.
const WIDEST: usize = 140;

/// Whether to colour: on a terminal, unless `NO_COLOR` is set, and wherever `CLICOLOR_FORCE` is.
pub fn has_colours() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// The columns that prose and excerpts are laid out in.
pub fn width() -> usize {
    known_width().unwrap_or(WIDTH_ELSEWHERE).min(WIDEST)
}

/// The columns of the terminal, also where a pager stands between; `COLUMNS` overrules it, where somebody has set it.
pub fn known_width() -> Option<usize> {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
    let size = || terminal_size::terminal_size().map(|(terminal_size::Width(columns), _)| columns.into());
    set.filter(|columns| *columns > 0).or_else(size).map(|columns| columns.max(NARROWEST))
}

/// `text` with its control characters written out, `\u{1b}`, so that none does anything to a terminal.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let is_bare = |c: char| c.is_control() && c != '\n';
    if !text.contains(is_bare) {
        return Cow::Borrowed(text);
    }
    let written =
        text.chars().map(|c| if is_bare(c) { c.escape_unicode().to_string() } else { c.to_string() });
    Cow::Owned(written.collect())
}

/// Emphasis, where standard output shows it.
#[derive(Clone, Copy, Debug)]
pub struct Ink {
    is_coloured: bool,
}

impl Ink {
    /// For standard output as it is.
    pub fn of_output() -> Self {
        Ink { is_coloured: has_colours() }
    }

    /// For anything that is no terminal.
    #[cfg(test)]
    pub fn none() -> Self {
        Ink { is_coloured: false }
    }

    /// What the eye should find.
    pub fn strong(self, text: &str) -> String {
        self.styled(Style::new().bold(), text)
    }

    /// What may be overlooked.
    pub fn faint(self, text: &str) -> String {
        self.styled(Style::new().dimmed(), text)
    }

    /// What a change brings.
    pub fn added(self, text: &str) -> String {
        self.styled(AnsiColor::Green.on_default(), text)
    }

    /// What a change takes away.
    pub fn removed(self, text: &str) -> String {
        self.styled(AnsiColor::Red.on_default(), text)
    }

    /// Where a change stands.
    pub fn place(self, text: &str) -> String {
        self.styled(AnsiColor::Cyan.on_default(), text)
    }

    fn styled(self, style: Style, text: &str) -> String {
        if self.is_coloured && !text.trim().is_empty() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}
