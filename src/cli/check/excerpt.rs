//! The part of a line that is shown around a finding: a paragraph of 2,000 characters fits no terminal.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands where text is left out.
const ELLIPSIS: char = '…';

/// A piece of a line.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, with ellipses where it is cut.
    pub text: String,
    /// The bytes of it that the finding is about.
    pub range: Range<usize>,
}

/// Cuts `line` to `width` columns around `range`, whose start is always shown. It reads no more of the line than that.
pub fn excerpt(line: &str, range: Range<usize>, width: usize) -> Excerpt {
    let marked = range.start.min(line.len())..range.end.max(range.start).min(line.len());
    let (before, rest) = line.split_at(marked.start);
    // What follows takes what it needs, as long as a third is left for what leads to it.
    let left = (width - fit_start(rest, width).1).max(width / 3);
    let (left, left_width) = fit_end(before, left);
    let (right, _) = fit_start(rest, width - left_width);
    let mut start = marked.start - left;
    let mut end = marked.start + right;

    let mut text = String::new();
    if start > 0 {
        start += first_break(&line[start..marked.start]);
        text.push(ELLIPSIS);
    }
    let shift = text.len();
    let is_cut = end < line.len();
    if is_cut {
        let free = marked.end.min(end);
        end = free + last_break(&line[free..end]).unwrap_or(0);
        if end == free {
            end -= line[marked.start..end].graphemes(true).next_back().map_or(0, str::len);
        }
    }
    // A tab would be as wide as the terminal likes; the second kind of control characters, which are two bytes like the
    // dot in their place, would command it.
    text += &line[start..end].replace('\t', " ").replace(|c| ('\u{80}'..='\u{9f}').contains(&c), "·");
    if is_cut {
        text.push(ELLIPSIS);
    }
    let shown = |offset: usize| offset.min(end).max(start) - start + shift;
    Excerpt { range: shown(marked.start)..shown(marked.end), text }
}

/// How many bytes at the start of `text` fit into so many columns, and the columns they take.
fn fit_start(text: &str, columns: usize) -> (usize, usize) {
    let plain = plain(text.bytes(), columns);
    let (bytes, width) = fit(text[plain..].graphemes(true), columns - plain);
    (plain + bytes, plain + width)
}

/// The same at its end.
fn fit_end(text: &str, columns: usize) -> (usize, usize) {
    let plain = plain(text.bytes().rev(), columns);
    let (bytes, width) = fit(text[..text.len() - plain].graphemes(true).rev(), columns - plain);
    (plain + bytes, plain + width)
}

/// How many of the first of these bytes are letters and signs of ASCII, each in a column of its own. One that stands
/// beside another character may belong to it.
fn plain(bytes: impl Iterator<Item = u8>, most: usize) -> usize {
    let mut length = 0_usize;
    for byte in bytes {
        match byte {
            0x80.. => return length.saturating_sub(1),
            b' '..=b'~' if length < most => length += 1,
            _ => break,
        }
    }
    length
}

/// How many bytes of these fit into so many columns, and the columns they take.
fn fit<'a>(graphemes: impl Iterator<Item = &'a str>, columns: usize) -> (usize, usize) {
    let mut bytes = 0;
    let mut width = 0;
    for grapheme in graphemes {
        let wider = width + grapheme.width();
        if wider > columns {
            break;
        }
        width = wider;
        bytes += grapheme.len();
    }
    (bytes, width)
}

/// Where the first whole word of `text` starts; behind its first character if it has no blank.
fn first_break(text: &str) -> usize {
    let blank = text.find(' ').map(|at| at + 1);
    blank.or_else(|| text.graphemes(true).next().map(str::len)).unwrap_or(0)
}

/// Where the last whole word of `text` ends; before its last character if it has no blank.
fn last_break(text: &str) -> Option<usize> {
    text.rfind(' ').or_else(|| text.grapheme_indices(true).next_back().map(|(at, _)| at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "one two three four five six seven eight nine ten";

    #[test]
    fn a_line_is_cut_at_words_around_the_finding() {
        for (line, marked, width, expected) in [
            (LINE, "five", 99, "one two three four <five> six seven eight nine ten"),
            (LINE, "five", 25, "…four <five> six seven…"),
            (LINE, "ten", 25, "…six seven eight nine <ten>"),
            (LINE, "one", 25, "<one> two three four five…"),
            (LINE, "two three four five six", 20, "one <two three four >…"),
            ("一二三四五六七八九十", "五", 10, "…<五>六七…"),
            ("a\tb", "b", 10, "a <b>"),
            ("x", "", 10, "<>x"),
            ("e\u{301}e\u{301}", "", 10, "<>e\u{301}e\u{301}"),
        ] {
            let start = line.find(marked).unwrap_or_default();
            let excerpt = excerpt(line, start..start + marked.len(), width);
            let mut shown = excerpt.text.clone();
            shown.insert(excerpt.range.end, '>');
            shown.insert(excerpt.range.start, '<');
            assert_eq!(shown, expected);
            assert!(excerpt.text.width() <= width, "{shown}");
        }
    }

    #[test]
    fn plain_letters_fit_as_others_do() {
        for text in [
            "", "abc", "ab e\u{301}", "ae\u{301}b", "a\u{200b}b", "1\u{fe0f}\u{20e3}2", "\u{600}12 3",
            "a\r\nb\tc", "一b二",
        ] {
            for columns in 0..7 {
                assert_eq!(
                    fit_start(text, columns),
                    fit(text.graphemes(true), columns),
                    "{text:?} {columns}"
                );
                assert_eq!(
                    fit_end(text, columns),
                    fit(text.graphemes(true).rev(), columns),
                    "{text:?} {columns}"
                );
            }
        }
    }

    #[test]
    fn a_range_outside_the_line_is_clamped() {
        assert_eq!(excerpt("ab", 5..9, 10), Excerpt { text: "ab".to_owned(), range: 2..2 });
        assert_eq!(excerpt("", 0..1, 10).range, 0..0);
    }
}
