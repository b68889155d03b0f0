//! Reads text into blocks, line by line, in one pass and with bounded looks ahead and behind.

use memchr::memchr2;

use super::block::{Block, BlockKind, Facts, LabelForm, Marker, MarkerKind};
use super::{dash, facts, label, time};

/// Front matter that is not closed within so many bytes is none.
pub const FRONT_MATTER_CAP: usize = 64 * 1024;
/// A comment that is not closed within so many bytes ends with its paragraph.
pub const COMMENT_CAP: usize = 4 * 1024;
/// A line of more characters is a paragraph of its own; text is hard-wrapped at fewer.
const WIDEST_WRAP: usize = 110;
/// Text is hard-wrapped at no fewer characters.
const NARROWEST_WRAP: usize = 40;

/// No look behind for an open bracket goes further back than so many bytes.
const LOOK_BEHIND: usize = 2 * 1024;

/// Reads the blocks of a text, from any block's start.
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// The length of a byte-order mark at the start of the document.
    mark: usize,
    at_start: bool,
    after_blank: bool,
    /// Whether a decision wanted to see what lies behind the text's end.
    looked_past_end: bool,
}

/// One line: `text[start..end]` without its line end, behind which `next` lies.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    next: usize,
}

impl<'a> Scanner<'a> {
    /// Reads `text` from its first byte. `at_start` says that a document starts there,
    /// `after_blank` that a blank line lies before it.
    pub fn new(text: &'a str, at_start: bool, after_blank: bool) -> Self {
        let mark = if at_start && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Scanner { text, at: 0, mark, at_start, after_blank: after_blank || at_start, looked_past_end: false }
    }

    /// Where the next block starts.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether a blank line lies before the next block.
    pub fn after_blank(&self) -> bool {
        self.after_blank
    }

    /// Whether the blocks read so far could be others if the text went on.
    pub fn looked_past_end(&self) -> bool {
        self.looked_past_end
    }

    fn line(&mut self, start: usize) -> Option<Line> {
        let bytes = self.text.as_bytes();
        let end = memchr2(b'\n', b'\r', bytes.get(start..)?).map_or(bytes.len(), |at| start + at);
        let width = match (bytes.get(end), bytes.get(end + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(_), _) => 1,
            (None, _) => 0,
        };
        self.looked_past_end |= end + width == bytes.len();
        (start < bytes.len()).then_some(Line { start, end, next: end + width })
    }

    fn str(&self, line: Line) -> &'a str {
        let text = &self.text[line.start..line.end];
        if line.start < self.mark { text.trim_start_matches('\u{feff}') } else { text }
    }

    fn is_blank(&self, line: Line) -> bool {
        self.str(line).trim().is_empty()
    }

    /// The line at `start`, unless it is blank.
    fn filled(&mut self, start: usize) -> Option<Line> {
        let line = self.line(start)?;
        (!self.is_blank(line)).then_some(line)
    }

    /// Ends the block that starts at `block` behind `content`, with the blank lines that follow.
    fn finish(
        &mut self,
        block: usize,
        mut last: Line,
        kind: BlockKind,
        marker: Option<Marker>,
        facts: Facts,
    ) -> Block {
        let content = block + self.text[block..last.end].trim_end().len();
        self.after_blank = kind == BlockKind::Blank;
        while let Some(blank) = self.line(last.next).filter(|line| self.is_blank(*line)) {
            self.after_blank = true;
            last = blank;
        }
        self.at_start = false;
        self.at = last.next;
        Block {
            len: (last.next - block) as u32,
            content: (content - block) as u32,
            newlines: count_line_ends(&self.text.as_bytes()[block..last.next]),
            kind,
            marker,
            facts,
        }
    }

    /// The end of front matter that starts with `first`: the line that closes it.
    fn front_matter(&mut self, first: Line) -> Option<Line> {
        if !self.at_start || self.str(first).trim_end() != "---" {
            return None;
        }
        let mut line = self.line(first.next)?;
        while line.start < FRONT_MATTER_CAP {
            if matches!(self.str(line).trim_end(), "---" | "...") {
                return Some(line);
            }
            line = self.line(line.next)?;
        }
        None
    }

    /// The line that ends a comment that starts with `first`, and whether `-->` does so.
    fn comment(&mut self, first: Line) -> Option<(Line, bool)> {
        if !self.str(first).trim_start().starts_with("<!--") {
            return None;
        }
        let end = self.text.floor_char_boundary(first.start + COMMENT_CAP);
        self.looked_past_end |= first.start + COMMENT_CAP > self.text.len();
        let close = memchr::memmem::find(&self.text.as_bytes()[first.start..end], b"-->");
        let mut line = first;
        if let Some(close) = close {
            while line.end < first.start + close {
                line = self.line(line.next)?;
            }
            return Some((line, true));
        }
        while let Some(next) = self.filled(line.next) {
            line = next;
        }
        Some((line, false))
    }

    /// What a turn starting with `line` would start with, and the last line that belongs to the marker.
    fn marker(&mut self, line: Line) -> Option<(MarkerKind, usize, usize, Line)> {
        let text = self.str(line);
        let shift = line.end - text.len();
        if let Some((dash, start, speech)) = dash::at_start(text) {
            return Some((MarkerKind::Dash(dash), shift + start, shift + speech, line));
        }
        let below = self.filled(line.next);
        if time::is_alone(text)
            && let Some(below) = below
        {
            let under = self.filled(below.next).map(|under| self.str(under));
            let found = label::at_start(self.str(below), under, true)?;
            let kind = MarkerKind::Label(found.label(self.str(below), below.start));
            let start = below.end - self.str(below).trim_start().len();
            return Some((kind, start, below.start + found.speech, below));
        }
        let found = label::at_start(text, below.map(|below| self.str(below)), false)?;
        let start = line.end - text.trim_start().len();
        Some((MarkerKind::Label(found.label(text, shift)), start, shift + found.speech, line))
    }

    /// Whether the line above `line`, in the block from `block` on, may be the last of its paragraph.
    fn paragraph_may_end(&self, above: Line, block: usize) -> bool {
        let text = self.str(above);
        let width = text.chars().take(WIDEST_WRAP + 1).count();
        let is_title = self.at_start && above.start == block;
        is_title || !(NARROWEST_WRAP..=WIDEST_WRAP).contains(&width) || facts::ends_sentence(text)
    }

    /// Whether `line`, right below the lines of a block, opens a turn of its own.
    fn opens_turn(&mut self, line: Line, above: Line, block: usize) -> bool {
        let Some((kind, _, speech, _)) = self.marker(line) else {
            return false;
        };
        let speech = &self.text[speech..line.end.max(speech)];
        let telling = match kind {
            MarkerKind::Dash(_) => !facts::starts_inside(speech),
            MarkerKind::Label(label) => {
                !matches!(label.form, LabelForm::Bare | LabelForm::BareBold | LabelForm::Court)
            }
            MarkerKind::Bold => false,
        };
        if !telling || !self.paragraph_may_end(above, block) {
            return false;
        }
        let behind = self.text.floor_char_boundary(line.start.saturating_sub(LOOK_BEHIND)).max(block);
        let (open, _) = dash::bracket_balance(&self.text[behind..line.start]);
        open == 0 || !dash::bracket_balance(self.str(line)).1
    }

    /// Whether `line` starts a paragraph though no blank line lies before it: the line above is too wide
    /// to have been wrapped, or ends a sentence and had room left for the first word of `line`.
    fn starts_paragraph(&self, line: Line, above: Line, widest: usize) -> bool {
        let text = self.str(above);
        let width = text.chars().take(WIDEST_WRAP + 1).count();
        if width > WIDEST_WRAP {
            return true;
        }
        let word = self.str(line).split_whitespace().next().map_or(0, |word| word.chars().count());
        facts::ends_sentence(text) && (width < NARROWEST_WRAP || width + 1 + word <= widest)
    }

    /// Whether `line` can only start a block.
    fn is_structural(&self, line: Line) -> bool {
        let text = self.str(line);
        heading_level(text).is_some() || is_divider(text) || text.trim_start().starts_with("<!--")
    }

    fn text_block(&mut self, first: Line) -> Block {
        let block = first.start;
        let after_blank = self.after_blank;
        let found = self.marker(first);
        let mut last = found.map_or(first, |(.., last)| last);
        let label_alone = found.is_some_and(|(_, _, speech, _)| speech >= last.end);
        let mut widest = 0;
        let mut fresh = label_alone;
        while let Some(line) = self.filled(last.next) {
            if self.is_structural(line) {
                break;
            }
            if !fresh {
                widest = widest.max(self.str(last).chars().take(WIDEST_WRAP + 1).count());
                if self.starts_paragraph(line, last, widest) || self.opens_turn(line, last, block) {
                    break;
                }
            }
            fresh = false;
            last = line;
        }
        let content = block + self.text[block..last.end].trim_end().len();
        let mut marker = found.map(|(kind, start, end, _)| {
            let kind = match kind {
                MarkerKind::Label(mut label) => {
                    label.start -= block as u32;
                    label.end -= block as u32;
                    MarkerKind::Label(label)
                }
                kind => kind,
            };
            let end = content.max(block).min(end + leading_space(&self.text[end.min(content)..content]));
            Marker { kind, start: (start - block) as u32, end: (end.max(start) - block) as u32 }
        });
        if marker.is_none() && is_bold(&self.text[block.max(self.mark)..content]) {
            marker = Some(Marker { kind: MarkerKind::Bold, start: 0, end: 0 });
        }
        let speech = &self.text[block + marker.map_or(0, |marker| marker.end as usize)..content];
        let inset = matches!(marker, Some(Marker { kind: MarkerKind::Dash(_), .. }))
            && facts::has_inset_speech(speech);
        let facts = facts::of_speech(speech, after_blank).with(Facts::INSET_SPEECH, inset);
        self.finish(block, last, BlockKind::Text, marker, facts)
    }
}

impl Iterator for Scanner<'_> {
    type Item = Block;

    fn next(&mut self) -> Option<Block> {
        let first = self.line(self.at)?;
        let facts = Facts::default().with(Facts::AFTER_BLANK, self.after_blank);
        if self.is_blank(first) {
            return Some(self.finish(first.start, first, BlockKind::Blank, None, facts));
        }
        if let Some(close) = self.front_matter(first) {
            return Some(self.finish(first.start, close, BlockKind::FrontMatter, None, facts));
        }
        if let Some((close, closed)) = self.comment(first) {
            let facts = facts.with(Facts::OPEN_COMMENT, !closed);
            return Some(self.finish(first.start, close, BlockKind::Comment, None, facts));
        }
        if let Some(level) = heading_level(self.str(first)) {
            let facts = facts.with(Facts::ASKS, facts::asks(self.str(first).trim_end_matches(['#', ' '])));
            return Some(self.finish(first.start, first, BlockKind::Heading(level), None, facts));
        }
        if is_divider(self.str(first)) {
            return Some(self.finish(first.start, first, BlockKind::Divider, None, facts));
        }
        Some(self.text_block(first))
    }
}

/// The level of an ATX heading.
fn heading_level(line: &str) -> Option<u8> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    ((1..=6).contains(&level) && (rest.starts_with([' ', '\t']))).then_some(level as u8)
}

/// Whether the line holds three or more of one dividing sign and nothing else.
fn is_divider(line: &str) -> bool {
    let line = line.trim();
    let Some(sign) = line.chars().next() else {
        return false;
    };
    matches!(sign, '*' | '-' | '_' | '=' | '~' | '—' | '–' | '•' | '·' | '#')
        && line.chars().all(|c| c == sign || c == ' ')
        && line.chars().filter(|c| *c == sign).count() >= 3
}

/// Whether the whole of `text` is set in bold.
fn is_bold(text: &str) -> bool {
    let text = text.trim();
    ["**", "__"].into_iter().any(|mark| {
        let inner = text
            .strip_prefix(mark)
            .and_then(|inner| inner.trim_end_matches(['.', '?', '!', ':']).strip_suffix(mark));
        inner.is_some_and(|inner| !inner.trim().is_empty() && !inner.contains(mark))
    })
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// How many line ends `bytes` hold: `\n`, `\r\n`, `\r`.
fn count_line_ends(bytes: &[u8]) -> u32 {
    memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|at| !(bytes[*at] == b'\r' && bytes.get(at + 1) == Some(&b'\n')))
        .count() as u32
}
