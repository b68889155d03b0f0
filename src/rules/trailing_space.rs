//! Spaces at the end of a line; only where a style or the settings ask for it.
//!
//! Nobody sees them, but a program that compares two versions of a text shows lines as changed that are not. In the
//! examples ␠ stands for a space.
//!
//! ```transcript,reports
//! — Who rings the bell?␠
//!                      ^
//!
//! — Nobody does.
//! ```
//!
//! The fix takes away those of the whole paragraph.
//!
//! ```transcript,fixed
//! — Who rings the bell?
//!
//! — Nobody does.
//! ```
//!
//! Not reported are two spaces or more before the next line of a paragraph, which break the line in Markdown:
//!
//! ```transcript,accepts
//! — Who rings the bell?
//!
//! — Nobody does,␠␠
//! not since the flood.
//! ```
//!
//! ```transcript,accepts
//! — Who rings the bell?
//!
//! — Nobody does.
//! ```

use std::ops::Range;

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use crate::config::Level;
use crate::syntax::signs::Kind;

pub(super) const RULE: Rule = Rule {
    name: "trailing-space",
    level: Level::Off,
    fixable: true,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("trailing_space.rs"),
};

/// White space behind a block that is one line's end, `\r\n` at most.
const LINE_END: usize = 2;

fn check(view: &BlockView<'_>, report: &mut Report) {
    let may_end_so = [Kind::Space, Kind::Wide].iter().any(|kind| view.signs.has_pair(*kind, Kind::LineEnd));
    if !may_end_so && !view.after.starts_with([' ', '\t', '\u{a0}']) && view.after.len() <= LINE_END {
        return;
    }
    let inside = lines(view.text).filter(|line| line.end < view.text.len() && !is_break(view.text, line));
    let behind = lines(view.after).map(|line| line.start + view.text.len()..line.end + view.text.len());
    let found: Vec<Range<usize>> = inside.chain(behind).filter(|spaces| !spaces.is_empty()).collect();
    let Some(first) = found.first().cloned() else { return };
    let message = match found.len() {
        1 => "This line ends in spaces: take them away.".to_owned(),
        lines => format!("{lines} lines of this paragraph end in spaces: take them away."),
    };
    let edits = found.into_iter().map(|spaces| TextEdit::replace(spaces, "")).collect();
    report.add(first, message).mended_by("Take the spaces away", edits);
}

/// The spaces at the end of each line of `text`, empty ones too.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = end;
        end += line.len();
        let content = line.trim_end_matches(['\n', '\r']);
        start + content.trim_end_matches([' ', '\t', '\u{a0}']).len()..start + content.len()
    })
}

fn is_break(text: &str, spaces: &Range<usize>) -> bool {
    text.get(spaces.clone()).is_some_and(|spaces| spaces.len() > 1 && spaces.bytes().all(|byte| byte == b' '))
}
