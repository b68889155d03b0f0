//! What nearly is a time in the recording: `[00:61:12]`, `[00:12;34]`, `[1:2:3]`.
//!
//! A player cannot jump there, and a reader cannot tell which figure is wrong.
//!
//! ```transcript,reports
//! [00:01:10] Anna: Who rings the bells?
//!
//! [00:02;15] Berit: My sister and I.
//! ^^^^^^^^^^
//! ```
//!
//! The fix is there where only a sign is wrong: a semicolon, a space, a letter for a figure.
//!
//! ```transcript,fixed
//! [00:01:10] Anna: Who rings the bells?
//!
//! [00:02:15] Berit: My sister and I.
//! ```
//!
//! A minute or second over 59 has none:
//!
//! ```transcript,reports
//! [00:01:10] Anna: Who rings the bells?
//!
//! [00:61:12] Berit: My sister and I.
//! ^^^^^^^^^^
//! ```
//!
//! Not reported are verses, scores, ratios and the places of a list:
//!
//! ```transcript,accepts
//! Anna: It was mixed (3:1), as it says (12:75), and they won [4:2].
//!
//! Berit: Take `bells[1:2:3]`, or bells[0:2:1].
//! ```
//!
//! ```transcript,accepts
//! [00:01:10] Anna: Who rings the bells?
//!
//! [00:02:15.5] Berit: My sister and I [inaudible 00:02:17].
//! ```

use super::TextEdit;
use super::engine::{BlockView, Report};
use super::rule::{Rule, Unit};
use crate::config::Level;
use crate::syntax::inline::{Bracket, BracketKind, Shape, timestamp};

pub(super) const RULE: Rule = Rule {
    name: "malformed-timestamp",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Block(check),
    source: include_str!("malformed_timestamp.rs"),
};

/// The longest text in a bracket that can be meant as one time, in bytes.
const LONGEST: usize = 16;

fn check(view: &BlockView<'_>, report: &mut Report) {
    for bracket in view.inlines.brackets.iter().filter(|bracket| may_hold_time(bracket)) {
        let inner = bracket.inner().of(view.text).trim();
        let starts_right = inner.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'O' | 'o'));
        if inner.len() > LONGEST || !starts_right || is_index(view, bracket) {
            continue;
        }
        let mended = mended(inner);
        if mended.is_none() && !is_out_of_range(inner, bracket.shape) {
            continue;
        }
        let range = bracket.span().range();
        let message = match &mended {
            Some(mended) => format!("`{inner}` is not written as a time: write `{mended}`."),
            None => format!("`{inner}` is no time in a recording: correct the figures."),
        };
        let finding = report.add(range, message);
        if let Some(mended) = mended {
            let title = format!("Write `{mended}`");
            finding.mended_by(title, vec![TextEdit::replace(bracket.inner().range(), mended)]);
        }
    }
}

fn may_hold_time(bracket: &Bracket) -> bool {
    matches!(bracket.kind, BracketKind::Insertion | BracketKind::Parenthesis)
        && matches!(bracket.shape, Shape::Round | Shape::Square)
}

/// Whether the bracket belongs to the word before it, or to code.
fn is_index(view: &BlockView<'_>, bracket: &Bracket) -> bool {
    let before = view.text.get(..bracket.open.range().start).and_then(|before| before.chars().next_back());
    before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ']' | ')' | '_'))
        || view.inlines.is_verbatim(bracket.open.start)
}

/// The time of three groups, two figures each, that is meant where no more than signs are wrong.
fn mended(inner: &str) -> Option<String> {
    let mut mended = String::with_capacity(inner.len());
    for c in inner.chars() {
        match c {
            ' ' => {}
            ';' | '：' => mended.push(':'),
            'O' | 'o' => mended.push('0'),
            'l' | 'I' => mended.push('1'),
            ':' if mended.ends_with(':') => {}
            c if c.is_ascii_digit() || matches!(c, ':' | '.' | ',') => mended.push(c),
            _ => return None,
        }
    }
    let mended = mended.trim_end_matches([':', '.', ',']);
    let is_full = timestamp::parse_whole(mended).is_some_and(|time| time.groups == 3);
    let is_short = || mended.starts_with('0') && timestamp::parse_whole(mended).is_some();
    (mended != inner && (is_full || is_short())).then(|| mended.to_owned())
}

/// Whether these are groups of figures, as times have them, but no time.
fn is_out_of_range(inner: &str, shape: Shape) -> bool {
    let mut groups = 0;
    for group in inner.trim_end_matches(':').split(':') {
        groups += 1;
        let figures = group.chars().all(|c| c.is_ascii_digit());
        if !figures || !(1..=2).contains(&group.len()) {
            return false;
        }
    }
    let is_padded = inner.starts_with('0') && inner.len() == groups * 3 - 1;
    // One to nine are counted like this in other things as well, and so is everything in round brackets.
    (groups == 3 && (is_padded || shape == Shape::Square))
        || (groups == 2 && is_padded && shape == Shape::Square)
}
