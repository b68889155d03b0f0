//! The dashes of running text: between words, with the spaces around them.

use std::ops::Range;

use super::prose::{Prose, is_space};

/// A dash of running text.
pub struct RunningDash {
    /// The dash without its spaces.
    pub dash: Range<usize>,
    /// The dash with the spaces around it.
    pub range: Range<usize>,
}

impl RunningDash {
    /// Whether its spaces may be changed with it: it has them on both sides or on neither, and words go on behind it.
    pub fn goes_on(&self, prose: &Prose<'_>) -> bool {
        let is_even = (self.range.start < self.dash.start) == (self.dash.end < self.range.end);
        let opens = prose.before(self.range.start).is_some_and(|c| "([“«„‘‹".contains(c));
        is_even && !opens && prose.after(self.range.end).is_some_and(char::is_alphanumeric)
    }
}

/// The dashes between words of the same line; those that begin a line, and those between digits, are none.
///
/// A `-` counts with spaces around it only, a `--` does not where an option of a program may begin: ` --help`.
pub fn running_dashes<'p>(prose: &'p Prose<'_>) -> impl Iterator<Item = RunningDash> + use<'p> {
    let bytes = prose.text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += memchr::memchr2(b'-', 0xe2, &bytes[at..])?;
            let start = at;
            let length = match bytes[at] {
                b'-' => bytes[at..].iter().take_while(|byte| **byte == b'-').count(),
                _ => prose.after(at).map_or(1, char::len_utf8),
            };
            at += length;
            if let Some(found) = dash_at(prose, start..at) {
                return Some(found);
            }
        }
    })
}

/// A dash with its spaces as one number, the same for all that are written alike.
pub fn key(written: &str) -> u64 {
    let glyph = written.trim().chars().fold(0, |key, c| key * 0x10_0000 + u64::from(u32::from(c)));
    glyph * 4 + u64::from(written.starts_with(is_space)) * 2 + u64::from(written.ends_with(is_space))
}

/// What has that key, with common spaces.
pub fn written(key: u64) -> String {
    let (glyph, before, after) = (key / 4, key & 2 != 0, key & 1 != 0);
    let marks = [glyph / 0x10_0000, glyph % 0x10_0000];
    let marks = marks.iter().filter_map(|mark| char::from_u32(*mark as u32)).filter(|c| *c != '\0');
    let space = |has| if has { " " } else { "" };
    format!("{}{}{}", space(before), marks.collect::<String>(), space(after))
}

fn dash_at(prose: &Prose<'_>, dash: Range<usize>) -> Option<RunningDash> {
    let text = prose.text;
    let glyph = text.get(dash.clone())?;
    if !matches!(glyph, "—" | "–" | "-" | "--") || !prose.holds(dash.start) {
        return None;
    }
    let head = text[..dash.start].trim_end_matches(is_space);
    let tail = text[dash.end..].trim_start_matches(is_space);
    let range = head.len()..text.len() - tail.len();
    let before = head.chars().next_back().filter(|c| !matches!(c, '\n' | '\r'))?;
    let after = tail.chars().next();
    let (spaced_before, spaced_after) = (range.start < dash.start, dash.end < range.end);
    let is_number = before.is_ascii_digit() && after.is_some_and(|c| c.is_ascii_digit());
    let in_option = spaced_before || !before.is_alphanumeric();
    let is_option = glyph == "--" && in_option && !spaced_after && after.is_some_and(char::is_alphanumeric);
    let is_hyphen = glyph == "-" && !(spaced_before && spaced_after);
    let is_arrow = after == Some('>') || before == '<';
    let in_name = glyph == "–" && !spaced_before && !spaced_after && before.is_alphanumeric();
    let is_dash = !is_number && !is_option && !is_hyphen && !in_name && !is_arrow;
    is_dash.then_some(RunningDash { dash, range })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_says_how_a_dash_is_written() {
        for dash in ["—", " — ", "--", " -- ", "— ", " - ", " –"] {
            assert_eq!(written(key(dash)), dash);
        }
    }
}
