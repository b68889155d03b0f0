//! White space at the ends of lines, blank lines, line ends and the end of the file.

use rustc_hash::FxHashMap;

use super::habit::Habit;
use crate::model::{Document, Turn, TurnMarker};
use crate::rules::turn_dash::turn_dash;
use crate::rules::{Observed, TextEdit, shortened};
use crate::syntax::{BlockKind, Placed};

/// How lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct LineEnds {
    /// The line end that stands most often.
    usual: &'static str,
    /// Whether there are others.
    are_mixed: bool,
}

impl LineEnds {
    /// The line ends of `text`.
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let all = memchr::memchr_iter(b'\n', bytes).count();
        let long = memchr::memmem::find_iter(bytes, b"\r\n").count();
        LineEnds { usual: if long * 2 > all { "\r\n" } else { "\n" }, are_mixed: long > 0 && long < all }
    }
}

/// What stands behind some blank lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Gap {
    /// A turn.
    Turn,
    /// A heading or a dividing line.
    Section,
    /// Anything else.
    Other,
}

/// How the lines of a document are laid out.
pub struct Layout {
    line_ends: LineEnds,
    /// The gap before each block, by the block's index.
    gaps: Vec<Gap>,
    /// How many blank lines a gap of each kind has at most, where it is not one.
    blank_lines: FxHashMap<Gap, usize>,
    /// Whether a blank line stands before every turn.
    parts_turns: bool,
}

impl Layout {
    /// The habits of `document`, whose text is `text`.
    pub fn of(document: &Document, text: &str) -> Self {
        let gaps = all_gaps(document);
        let (blank_lines, parts_turns) = blank_lines_of(document, text, &gaps);
        Layout { line_ends: LineEnds::of(text), gaps, blank_lines, parts_turns }
    }
}

/// The gap before a block; `next` is the first block of the next turn.
fn gap_before(placed: &Placed<'_>, turns: &mut impl Iterator<Item = usize>, next: &mut Option<usize>) -> Gap {
    while next.is_some_and(|index| index < placed.index) {
        *next = turns.next();
    }
    match placed.block.kind {
        BlockKind::Heading(_) | BlockKind::Divider => Gap::Section,
        _ if *next == Some(placed.index) => Gap::Turn,
        _ => Gap::Other,
    }
}

/// The gap before each block of `document`, by the block's index.
fn all_gaps(document: &Document) -> Vec<Gap> {
    let is_marked = |turn: &&Turn| match turn.marker {
        TurnMarker::Dash => turn_dash(&Observed::new(document), turn).is_some(),
        TurnMarker::Label | TurnMarker::Heading => true,
        TurnMarker::None => false,
    };
    let mut turns = document.turns().iter().filter(is_marked).map(|turn| turn.blocks.start);
    let mut next = turns.next();
    document.blocks().iter().map(|placed| gap_before(&placed, &mut turns, &mut next)).collect()
}

/// How many blank lines usually stand in each kind of gap, and whether one stands before every turn.
fn blank_lines_of(document: &Document, text: &str, gaps: &[Gap]) -> (FxHashMap<Gap, usize>, bool) {
    let mut counts: FxHashMap<Gap, Habit<usize>> = FxHashMap::default();
    let mut before_turns = Habit::default();
    for (placed, gap) in document.blocks().iter().zip(gaps.iter().skip(1)) {
        let blank = blank_lines(text.get(placed.content().end..placed.range().end).unwrap_or_default());
        if *gap == Gap::Turn && placed.block.is_text() {
            before_turns.add(blank > 0);
        }
        if blank > 0 {
            counts.entry(*gap).or_default().add(blank);
        }
    }
    let usual = counts.into_iter().filter_map(|(gap, habit)| Some((gap, habit.usual()?)));
    (usual.collect(), before_turns.usual() == Some(true))
}

/// How many blank lines `tail`, what stands behind the content of a block, holds.
fn blank_lines(tail: &str) -> usize {
    memchr::memchr_iter(b'\n', tail.as_bytes()).count().saturating_sub(1)
}

/// The edit of what stands behind the content of a block: spaces, the line end, blank lines.
pub fn behind(
    document: &Document,
    text: &str,
    placed: &Placed<'_>,
    layout: &Layout,
    blank_lines_too: bool,
) -> Option<TextEdit> {
    let tail = placed.content().end..placed.range().end;
    let old = text.get(tail.clone()).filter(|old| is_plain(old))?;
    let is_blank = placed.block.kind == BlockKind::Blank;
    if is_blank && !blank_lines_too {
        return None;
    }
    let is_last = placed.index + 1 == document.blocks().tree().len();
    let new = match is_last {
        _ if is_blank => String::new(),
        true => layout.line_ends.usual.to_owned(),
        false => {
            let blank = blank_lines(old);
            let gap = layout.gaps.get(placed.index + 1).copied().unwrap_or(Gap::Other);
            let wanted = lines_wanted(placed, gap, blank, layout).filter(|_| blank_lines_too);
            between(old, wanted.unwrap_or(blank), layout)
        }
    };
    shortened(TextEdit::replace(tail, new), text)
}

/// How many blank lines are to stand behind a block where there are `blank` of them.
fn lines_wanted(placed: &Placed<'_>, gap: Gap, blank: usize, layout: &Layout) -> Option<usize> {
    if blank == 0 {
        return (gap == Gap::Turn && layout.parts_turns && placed.block.is_text()).then_some(1);
    }
    Some(blank.min(layout.blank_lines.get(&gap).copied().unwrap_or(1)))
}

/// So many blank lines in place of `old`, with the spaces that break a line.
fn between(old: &str, blank: usize, layout: &Layout) -> String {
    let spaces = old.split(['\r', '\n']).next().unwrap_or_default();
    let kept = if blank == 0 && is_hard_break(spaces) { spaces } else { "" };
    kept.to_owned() + &layout.line_ends.usual.repeat(blank + 1)
}

/// Whether there is nothing but plain white space, whose line ends we know: a form feed, say, is there for a reason.
fn is_plain(tail: &str) -> bool {
    let bytes = tail.as_bytes();
    let lone = |at: usize| bytes.get(at + 1) != Some(&b'\n');
    tail.chars().all(|c| is_line_space(c) || matches!(c, '\r' | '\n'))
        && !memchr::memchr_iter(b'\r', bytes).any(lone)
}

/// Whether `c` is white space that means nothing at the end of a line.
pub fn is_line_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}')
}

/// Two spaces or more at the end of a line break it, in Markdown.
pub fn is_hard_break(spaces: &str) -> bool {
    spaces.len() > 1 && spaces.bytes().all(|byte| byte == b' ')
}

/// The edits of the ends of the lines inside a block.
pub fn inside(text: &str, placed: &Placed<'_>, layout: &Layout) -> Vec<TextEdit> {
    let mut edits = Vec::new();
    let content = text.get(placed.content()).unwrap_or_default();
    for at in memchr::memchr_iter(b'\n', content.as_bytes()) {
        let line = content[..at].strip_suffix('\r').unwrap_or(&content[..at]);
        let bare = line.trim_end_matches(is_line_space);
        // What ends in a `\r` of its own would make another line end with what follows.
        if bare.ends_with('\r') {
            continue;
        }
        let spaces = &line[bare.len()..];
        let is_kept = !placed.block.is_text() || is_hard_break(spaces);
        let start = if is_kept { line.len() } else { bare.len() };
        let end = if layout.line_ends.are_mixed { layout.line_ends.usual } else { &content[line.len()..=at] };
        let range = placed.start + start..placed.start + at + 1;
        edits.extend(shortened(TextEdit::replace(range, end), text));
    }
    edits
}
