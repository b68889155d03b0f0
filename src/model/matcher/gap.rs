//! What stands between two words of a name, reduced to what tells one name from another.
//!
//! Quotation marks and emphasis vanish, every kind of space is one space, every hyphen one hyphen, every apostrophe
//! one apostrophe; other characters stay themselves, so that `AT&T`, `U.S.` and `St. Petersburg` are names.

use super::letters::{Script, is_apostrophe, is_hyphen, is_middle_dot, is_quote};
use super::words::Word;

/// No name has more than this many bytes between two words.
const LONGEST_GAP: usize = 64;

/// Hands the characters of the reduced gap between two words to `push`.
///
/// False where no name goes across: a blank line, or more than a gap holds.
pub(super) fn reduce(text: &str, left: &Word, right: &Word, mut push: impl FnMut(char)) -> bool {
    let gap = &text[left.end as usize..right.start as usize];
    if gap.len() > LONGEST_GAP {
        return false;
    }
    let joins = |script| matches!(script, Script::Katakana | Script::Spaceless);
    // Between letters of scripts without spaces a space or a line break is layout.
    let spaces_count = !joins(left.script) && !joins(right.script);
    let mut chars = gap.chars();
    if let (Some(only), None) = (chars.next(), chars.next())
        && is_apostrophe(only)
    {
        push('\'');
        return true;
    }
    let (mut in_space, mut newlines, mut after_hyphen) = (false, 0, false);
    for c in gap.chars() {
        if c.is_whitespace() {
            in_space = true;
            newlines += usize::from(c == '\n');
            continue;
        }
        if is_quote(c) || is_apostrophe(c) || matches!(c, '*' | '_') {
            continue;
        }
        if newlines > 1 {
            return false;
        }
        if in_space && spaces_count && !(after_hyphen && newlines > 0) {
            push(' ');
        }
        (in_space, newlines) = (false, 0);
        after_hyphen = is_hyphen(c);
        push(match c {
            _ if after_hyphen => '-',
            _ if is_middle_dot(c) => '·',
            _ => c,
        });
    }
    if in_space && spaces_count && !(after_hyphen && newlines == 1) {
        push(' ');
    }
    newlines <= 1
}

/// A hash of the reduced gap, or nothing where no name goes across.
pub(super) fn hash(text: &str, left: &Word, right: &Word) -> Option<u64> {
    let bytes = text.as_bytes();
    if right.start == left.end + 1 && bytes[left.end as usize] == b' ' && left.script == right.script {
        // Nearly every gap inside a name; letters of a spaceless script with a space between are rare.
        if left.script == Script::Spaced {
            return Some(step(0, ' '));
        }
    }
    let mut hash = 0;
    reduce(text, left, right, |c| hash = step(hash, c)).then_some(hash)
}

const fn step(hash: u64, c: char) -> u64 {
    (hash.rotate_left(5) ^ (c as u64 + 1)).wrapping_mul(0x517c_c1b7_2722_0a95)
}
