//! A character that nobody sees and that does nothing here: a zero-width space, a soft hyphen, a mark of direction.
//!
//! It came along with a copied text. A search does not find the word that holds it, and a line may break there.
//!
//! ```transcript,reports
//! — The bell hangs in the to​wer.
//!                           ^
//! ```
//!
//! The fix takes it away, or puts a space where it divides two sentences. What stands in more than a few places is told
//! once, and the fix mends all of them.
//!
//! ```transcript,fixed
//! — The bell hangs in the tower.
//! ```
//!
//! Not reported is what a script needs: marks of direction in Arabic and Hebrew, joiners in Persian, Hindi and emoji,
//! zero-width spaces in Thai. No-break spaces do something.
//!
//! ```transcript,accepts
//! — الجرس في البرج‏ (bell)‎، و می‌خواهم.
//! ```
//!
//! ```transcript,accepts
//! — The family 👨‍👩‍👧 rang at 5 o’clock.
//! ```

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::misread;
use crate::config::Level;

pub(super) const RULE: Rule = Rule {
    name: "invisible-character",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("invisible_character.rs"),
};

/// More of one kind are told once.
const FEW: usize = 3;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    let (text, bytes) = (view.text, view.text.as_bytes());
    let mut right_to_left = None;
    let mut at = 0;
    while let Some(next) = view.signs.all().next(at) {
        at = next;
        if !MAY_BE_INVISIBLE[bytes[at] as usize] {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { return };
        // A byte-order mark before a block may be the file's own.
        let needed = match c {
            '\u{feff}' => at == 0,
            // The second byte of a letter that was misread looks like a soft hyphen.
            '\u{ad}' => misread::covers(text, at) || has_business(text, at, c),
            '\u{200b}'..='\u{200d}' => has_business(text, at, c),
            _ if is_direction(c) => *right_to_left.get_or_insert_with(|| text.contains(is_right_to_left)),
            _ => false,
        };
        if name(c).is_some() && !needed {
            traces.add(at..at + c.len_utf8(), c as u32, u64::from(divides_sentences(text, at, c)));
        }
        at += c.len_utf8();
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let mut told = Vec::new();
    for trace in traces.iter() {
        let Some(name) = char::from_u32(trace.kind).and_then(name) else { continue };
        if told.contains(&trace.kind) {
            continue;
        }
        let alike = || traces.iter().filter(|other| other.kind == trace.kind);
        let mend = |key: u64| if key == 0 { "" } else { " " };
        let all: Vec<TextEdit> =
            alike().map(|other| TextEdit::replace(other.range, mend(other.key))).collect();
        if all.len() > FEW {
            told.push(trace.kind);
            let count = all.len();
            let message = format!("{name} stands here, and {count} in all: take them away.");
            report.add(trace.range, message).mended_by("Take all of them away", all);
        } else {
            let edits = vec![TextEdit::replace(trace.range.clone(), mend(trace.key))];
            let near = near(view, trace.range.start);
            let message = format!("{name} stands here unseen{near}: take it away.");
            report.add(trace.range, message).mended_by("Take it away", edits);
        }
    }
}

/// The word in which it stands, for the message.
fn near(view: &DocumentView<'_>, at: usize) -> String {
    let text = &view.document;
    let line = text.line_at(at);
    let line_text = text.words(line.clone());
    let Some((before, after)) = line_text.split_at_checked(at - line.start) else { return String::new() };
    let begin = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let rest = after.trim_start_matches(|c| name(c).is_some());
    let end = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if begin.is_empty() && end.is_empty() { String::new() } else { format!(" in `{begin}{end}`") }
}

/// What a character is called, if it is one that cannot be seen.
fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{200b}' => "A zero-width space",
        '\u{200c}' => "A zero-width non-joiner",
        '\u{200d}' => "A zero-width joiner",
        _ if is_direction(c) => "A mark of direction",
        '\u{ad}' => "A soft hyphen",
        '\u{feff}' => "A byte-order mark",
        '\u{fffc}' => "The mark of a lost picture",
        '\u{2028}' | '\u{2029}' => "A separator of lines",
        '\0'..='\u{7}' | '\u{b}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1f}' | '\u{7f}' => {
            "A control character"
        }
        _ => return None,
    })
}

/// The bytes that characters with a name begin with. All of them are among a text's signs.
static MAY_BE_INVISIBLE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = !matches!(byte, 0x8 | 0x9 | 0xa | 0xc | 0xd | 0x1b);
        byte += 1;
    }
    table[0x7f] = true;
    table[0xc2] = true;
    table[0xe2] = true;
    table[0xef] = true;
    table
};

/// Whether the letters around are of a script that needs it, or the signs around it are one emoji.
fn has_business(text: &str, at: usize, c: char) -> bool {
    const REACH: usize = 8;
    let near = |c: &char| !c.is_whitespace() && name(*c).is_none();
    let before = text[..at].chars().rev().take(REACH).find(near);
    let after = text[at + c.len_utf8()..].chars().take(REACH).find(near);
    let is_plain = |c: Option<char>| c.is_none_or(|c| c < '\u{530}' || ('\u{1e00}'..'\u{2070}').contains(&c));
    !(is_plain(before) && is_plain(after))
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// Whether two words would run together without it.
fn divides_sentences(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + c.len_utf8()..].chars().next();
    let is_line = matches!(c, '\u{2028}' | '\u{2029}') && before.is_some_and(|c| !c.is_whitespace());
    let ends = before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | ':' | ';' | '…' | '”' | '»' | ')'));
    after.is_some_and(char::is_alphanumeric) && (ends || is_line)
}
