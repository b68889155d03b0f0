//! A last line that does not end.
//!
//! Programs that put files together run the next text into it, and some that read lines lose it.
//! In the example ␄ stands for the end of the file.
//!
//! ```transcript,reports
//! — Who rings the bell? Nobody.␄
//!                             ^
//! ```
//!
//! The fix ends the line as the others end.
//!
//! ```transcript,fixed
//! — Who rings the bell? Nobody.
//! ```
//!
//! Not reported are an empty file, and one that ends in several line ends:
//!
//! ```transcript,accepts
//! — Who rings the bell? Nobody.
//! ```
//!
//! ```transcript,accepts
//! — Who rings the bell? Nobody.
//!
//! ```

use super::TextEdit;
use super::engine::{DocumentView, Report};
use super::rule::{Rule, Unit};
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "missing-final-newline",
    level: Level::Off,
    fixable: true,
    options: &[],
    unit: Unit::Document(check),
    source: include_str!("missing_final_newline.rs"),
};

fn check(view: &DocumentView<'_>, report: &mut Report) {
    let text = &view.document;
    let line = text.last_line();
    let end = line.end;
    if line.is_empty() || text.words(line.clone()).trim().is_empty() {
        return;
    }
    // The line before ends as this one should.
    let before = text.words_before(line.start, 2);
    let newline = if before.ends_with("\r\n") { "\r\n" } else { "\n" };
    let last = end - text.words(line).chars().next_back().map_or(0, char::len_utf8);
    report
        .add(last..end, "The last line does not end: put a line end behind it.")
        .mended_by("End the last line", vec![TextEdit::insert(end, newline)]);
}
