//! Several spaces between two words, where one is enough.

use std::ops::Range;

use super::prose::{Prose, is_unspaced};
use crate::model::TurnStyle;

/// Several spaces between two words of one line.
pub struct WordGap {
    /// The spaces, from the block's start.
    pub range: Range<usize>,
    /// Whether a sentence may end before them.
    pub behind_stop: bool,
}

/// Wider gaps divide columns.
const WIDEST: usize = 3;

/// More gaps in one paragraph are columns, or spread a line to its width.
const MOST_IN_BLOCK: usize = 2;

/// So many gaps behind full stops in one file are its habit.
const HABIT: usize = 3;

/// More gaps between words in one file are its habit.
const MOST: usize = 30;

/// The gaps of a block; none where they are columns or fill lines.
pub fn word_gaps(prose: &Prose<'_>) -> Vec<WordGap> {
    let text = prose.text;
    let mut gaps = Vec::new();
    let mut end = 0;
    for (at, _) in text.match_indices("  ").filter(|(at, _)| prose.holds(*at)) {
        if at < end {
            continue;
        }
        end = text.len() - text[at..].trim_start_matches(' ').len();
        let (before, after) = (prose.before(at), prose.after(end));
        if end - at > WIDEST && before.is_some_and(|c| c != '\n') {
            return Vec::new();
        }
        // Behind an address begins what is said of it, as in a list of them.
        let is_behind_word = before.is_some_and(|c| prose.holds(at - c.len_utf8()));
        let between = is_behind_word
            && before.is_some_and(|c| is_letter(c) || c == ',' || is_terminal(c))
            && after.is_some_and(|c| is_letter(c) || matches!(c, '“' | '«' | '('));
        if between {
            gaps.push(WordGap { range: at..end, behind_stop: before.is_some_and(is_terminal) });
        }
    }
    if gaps.len() <= MOST_IN_BLOCK { gaps } else { Vec::new() }
}

/// How many gaps a whole document has.
#[derive(Clone, Copy, Debug, Default)]
pub struct GapCounts {
    /// Those behind the end of a sentence.
    pub behind_stops: usize,
    /// All others.
    pub between_words: usize,
}

impl GapCounts {
    /// Whether gaps behind full stops are the habit of a typist, and none of them a slip.
    pub fn stops_are_habit(&self) -> bool {
        self.behind_stops >= HABIT
    }

    /// Whether so many of the gaps that are no habit stand in the file that they are its layout.
    pub fn are_layout(&self) -> bool {
        let behind_stops = if self.stops_are_habit() { 0 } else { self.behind_stops };
        self.between_words + behind_stops > MOST
    }
}

/// Whether spaces may be closed up in a text of that style. Where nobody speaks, it may be anything.
pub fn may_close_up(style: TurnStyle) -> bool {
    style != TurnStyle::Unmarked
}

/// Whether `c` is a letter of a script that divides words by spaces.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_unspaced(c)
}

/// Whether a sentence may end in `c`.
fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | ':')
}
