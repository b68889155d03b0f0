//! A space before a mark that wants none: `bell , and`; in French, none before one that wants it.
//!
//! It is a slip of the fingers, and the mark may come to stand at the beginning of a line.
//!
//! ```toml
//! language = "en"
//! ```
//!
//! ```transcript,reports
//! — Which is cracked?
//!
//! — The bell , the old one, is cracked.
//!           ^^
//! ```
//!
//! The fix takes the space away, or puts it behind the mark. In a file that has such spaces nearly everywhere, which is
//! how some languages and old books are set, it is told once.
//!
//! ```transcript,fixed
//! — Which is cracked?
//!
//! — The bell, the old one, is cracked.
//! ```
//!
//! ```toml
//! language = "fr"
//! ```
//!
//! French has a no-break space before `?`, `!`, `:` and `;`. Where a French file has it mostly, one without is reported.
//!
//! ```transcript,accepts
//! — La cloche est vieille ; pourquoi sonne-t-elle ? Parce qu’elle le doit !
//! ```
//!
//! ```toml
//! language = "en"
//! ```
//!
//! Not reported are smileys, dots with spaces between them, and names that begin with a dot:
//!
//! ```transcript,accepts
//! — I use .NET . . . and it made me laugh :) or cry ;-( but :smile: is what I write.
//! ```

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, PlacedTrace, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::prose::{Prose, is_space};
use crate::config::Level;
use crate::model::{TurnStyle, typography};
use crate::syntax::signs::Kind;

pub(super) const RULE: Rule = Rule {
    name: "space-before-punctuation",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("space_before_punctuation.rs"),
};

/// The kinds of trace: a space too many, one too few, and the marks of a block that are right without a space and with
/// one, each counted by the key.
const TOO_MANY: u32 = 0;
const TOO_FEW: u32 = 1;
const RIGHT_WITHOUT: u32 = 2;
const RIGHT_WITH: u32 = 3;

/// So many that are right stand against one that is not, where the others are slips.
const SLIP: u64 = 4;

/// So few spaces too many are slips in any case.
const FEW: usize = 5;

/// A colon so near to the start of its line, in bytes, may stand behind a label.
const LONGEST_LABEL: usize = 40;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    let habits = typography::of(view.lens.language);
    let wants_space = habits.is_some_and(|habits| habits.spaces_before_marks);
    // Without the habit of such spaces, a paragraph that has none is done with.
    let may_be_spaced = [Kind::Space, Kind::Wide].iter().any(|kind| view.signs.has_pair(*kind, Kind::Mark));
    if !wants_space && (!may_be_spaced || !marks(view.text).any(|at| is_spaced(view.text, at))) {
        return;
    }
    let Some(prose) = Prose::of(view) else { return };
    let mut right = [0, 0];
    for at in marks(view.text).filter(|at| prose.holds(*at)) {
        let end = view.text[..at].trim_end_matches(is_space).len();
        let is_high = !view.text[at..].starts_with([',', '.']);
        let wants_one = is_high && wants_space;
        if (end < at) == wants_one {
            right[usize::from(wants_one)] += 1;
        } else if stands_alone(view.text, end, at) && (habits.is_some() || !is_high) {
            let goes_on = view.text[at + 1..].starts_with(char::is_alphabetic);
            traces.add(end..at + 1, if wants_one { TOO_FEW } else { TOO_MANY }, u64::from(goes_on));
        }
    }
    for (kind, count) in [RIGHT_WITHOUT, RIGHT_WITH].into_iter().zip(right).filter(|(_, count)| *count > 0) {
        traces.add(0..0, kind, count);
    }
}

/// Where marks stand that have a habit of their own in some language, first those that have none anywhere.
fn marks(text: &str) -> impl Iterator<Item = usize> {
    let low = memchr::memchr2_iter(b',', b'.', text.as_bytes());
    let high = memchr::memchr2_iter(b'?', b'!', text.as_bytes());
    low.chain(high).chain(memchr::memchr2_iter(b':', b';', text.as_bytes()))
}

/// Whether a space stands before the byte at `at`.
fn is_spaced(text: &str, at: usize) -> bool {
    text[..at].ends_with(is_space)
}

/// Whether the mark at `at` stands between a word that ends at `end` and a space, or a word that it was moved to.
fn stands_alone(text: &str, end: usize, at: usize) -> bool {
    let before = text[..end].chars().next_back();
    let after = text[at + 1..].chars().next();
    let ends_word = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | ']' | '”' | '»' | '’'));
    let mark = text.as_bytes().get(at);
    let is_free = after.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '”' | '»' | '"')
        // `:)` smiles.
        || (c == ')' && !matches!(mark, Some(b':' | b';')))
    });
    let is_moved = mark == Some(&b',') && end < at && after.is_some_and(char::is_alphabetic);
    // `. . .` and `word . word .`, where the dots are no full stops.
    let is_row = after.is_some_and(char::is_whitespace)
        && text[at + 1..].trim_start_matches(is_space).starts_with(['.', ',', '?', '!', ':', ';', '-']);
    // `Name : what he says`.
    let near = text.floor_char_boundary(end.saturating_sub(LONGEST_LABEL));
    let is_label = mark == Some(&b':') && (near == 0 || text[near..end].contains('\n'));
    ends_word && (is_free || is_moved) && !is_row && !is_label
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let in_doubt = view.document.style() == TurnStyle::Unmarked;
    for (kind, right) in [(TOO_MANY, RIGHT_WITHOUT), (TOO_FEW, RIGHT_WITH)] {
        let right: u64 = traces.iter().filter(|trace| trace.kind == right).map(|trace| trace.key).sum();
        let all = || traces.iter().filter(move |trace| trace.kind == kind);
        let count = all().count();
        // In a text that is no transcript a few are worth a look, and many are its way.
        let is_habit = match kind {
            TOO_MANY => count > FEW && (in_doubt || right < count as u64 * SLIP),
            _ => right < count as u64 * SLIP,
        };
        if is_habit {
            // A block leaves its traces mark by mark.
            let first = all().min_by_key(|trace| trace.range.start);
            if let Some(first) = first.filter(|_| kind == TOO_MANY) {
                let message = format!("{count} marks of this file have a space before them: take it away.");
                report.add(first.range, message).doubtful(true);
            }
            continue;
        }
        if kind == TOO_MANY || !in_doubt {
            all().for_each(|trace| tell(view, trace, in_doubt, report));
        }
    }
}

fn tell(view: &DocumentView<'_>, trace: PlacedTrace, in_doubt: bool, report: &mut Report) {
    let written = view.document.words(trace.range.clone());
    let mark = written.trim_start_matches(is_space).to_owned();
    let range = trace.range.clone();
    if trace.kind == TOO_FEW {
        let message =
            format!("A space is missing before `{mark}`, which has one in this language: put it there.");
        let space = if mark == ":" { "\u{a0}" } else { "\u{202f}" };
        report
            .add(range.clone(), message)
            .doubtful(true)
            .mended_by("Put a no-break space before it", vec![TextEdit::insert(range.start, space)]);
    } else if trace.key == 1 {
        report
            .add(range.clone(), format!("The space stands on the wrong side of `{mark}`: put it behind."))
            .doubtful(in_doubt)
            .mended_by("Put the space behind the mark", vec![TextEdit::replace(range, format!("{mark} "))]);
    } else {
        report
            .add(range.clone(), format!("A space stands before `{mark}`: take it away."))
            .doubtful(in_doubt)
            .mended_by("Take the space away", vec![TextEdit::replace(range, mark)]);
    }
}
