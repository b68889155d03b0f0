//! What standard output can show: colours, and how wide it is.

use std::io;

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

/// The columns of the terminal.
pub fn width() -> usize {
    let size = terminal_size::terminal_size_of(io::stdout());
    let width = size.map_or(WIDTH_ELSEWHERE, |(terminal_size::Width(columns), _)| columns.into());
    width.clamp(NARROWEST, WIDEST)
}
