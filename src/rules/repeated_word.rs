//! A small word that stands twice: `the the`.
//!
//! Whoever typed it lost the thread at the end of a line. It is a hint, because a speaker may have stammered; a transcript
//! in which that happens often keeps every word, and nothing is said of it.
//!
//! ```toml
//! language = "en"
//! ```
//!
//! ```transcript,reports
//! — The bell hangs in the the tower.
//!                     ^^^^^^^
//! ```
//!
//! The fix takes one of the two away; it is offered, and never made unseen.
//!
//! ```transcript,fixed
//! — The bell hangs in the tower.
//! ```
//!
//! Only words that nobody says twice on purpose are reported:
//!
//! ```transcript,accepts
//! — No no, he had had enough, very very much so, and that that is so is plain.
//! ```
//!
//! ```transcript,accepts
//! — He played in The The, and what he is in, in the end, is a band.
//! ```

use std::ops::Range;

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::prose::Prose;
use crate::config::Level;
use crate::model::language::Language;
use crate::syntax::signs::Places;

pub(super) const RULE: Rule = Rule {
    name: "repeated-word",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("repeated_word.rs"),
};

/// Where more are found the words were said like that.
const MOST: usize = 5;

/// The words that hardly ever stand twice in a row for a reason, by language.
static WORDS: &[(&str, &str)] = &[
    ("en", " the a an of to for with from at by its their our your into or than as "),
    ("ru", " в на с к из для по от за при об и или а но "),
    ("uk", " в у на з до із для по від за при та і або "),
    ("fr", " de des du le les un une et ou à dans pour avec sur au aux par ce comme "),
    ("de", " und oder ein eine einen einem einer von mit für zu im ins zum zur vom beim "),
    ("es", " de del el los las un una y en con por para al "),
    ("it", " di il un una e in con per del della nel al dal "),
    ("pt", " de do da dos das um uma e em com por para no ao "),
    ("nl", " de het een en van in met voor te bij "),
    ("pl", " w z do i na od dla przez oraz "),
];

fn words(language: Language) -> Option<&'static str> {
    WORDS.iter().find(|(code, _)| language.is_any(&[code])).map(|(_, words)| *words)
}

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    let Some(words) = words(view.lens.language) else { return };
    let mut prose = None;
    twice(view.text, view.signs.gaps(), |twice| {
        let (first, second) = (&view.text[twice.first.clone()], &view.text[twice.second.clone()]);
        let is_small = second.chars().all(char::is_lowercase);
        let again = view.text[twice.second.end..].trim_ascii_start().starts_with(second);
        if again
            || !is_small
            || !words.contains(&format!(" {second} "))
            || !is_whole(view.text, twice.second.end)
        {
            return;
        }
        let is_name = first.chars().skip(1).any(char::is_uppercase);
        let prose = prose.get_or_insert_with(|| Prose::of(view));
        if !is_name && prose.as_ref().is_some_and(|prose| prose.holds(twice.first.start)) {
            traces.add(twice.first.start..twice.second.end, 0, twice.first.len() as u64);
        }
    });
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    if traces.iter().nth(MOST).is_some() {
        return;
    }
    for trace in traces.iter() {
        let word = trace.range.start..trace.range.start + trace.key as usize;
        let message = format!("`{}` stands twice: take one away.", view.document.words(word.clone()));
        let edits = vec![TextEdit::replace(word.end..trace.range.end, "")];
        report.add(trace.range, message).may_be_mended_by("Take one of the two away", edits);
    }
}

/// A word and the same word behind it.
struct Twice {
    first: Range<usize>,
    second: Range<usize>,
}

/// Calls `on` for the words of `text`, which has these gaps, that are followed by the same, with only white space
/// between; signs count as part of a word.
fn twice(text: &str, gaps: Places<'_>, mut on: impl FnMut(Twice)) {
    let byte = |at: usize| text.as_bytes().get(at).copied().unwrap_or(b' ');
    let is_gap = |byte: u8| matches!(byte, b' ' | b'\n' | b'\t');
    let end = |word: usize| word..gaps.next(word).unwrap_or(text.len());
    let word_at = |start: usize| (start, byte(start), byte(start + 1));
    let mut last = word_at(0);
    for gap in gaps.iter() {
        let word = word_at(gap + 1);
        if is_gap(word.1) {
            continue;
        }
        let (start, capital, letter) = std::mem::replace(&mut last, word);
        // Two bytes tell most words apart: a capital of ASCII is one bit away from its small letter, and behind a single
        // letter is a gap.
        let begins_alike = (capital ^ word.1) & !0x20 == 0 || !capital.is_ascii();
        if begins_alike
            && (letter == word.2 || is_gap(letter))
            && let Some(twice) = same(text, end(start), end(word.0))
        {
            on(twice);
        }
    }
}

/// The two words, if the second begins as the whole first one is.
fn same(text: &str, first: Range<usize>, second: Range<usize>) -> Option<Twice> {
    let (before, after) = (text.get(first.clone())?, text.get(second.clone())?);
    let head = after.get(..before.len()).filter(|head| !head.is_empty())?;
    let is_same = head == before || is_start(before, head);
    is_same.then(|| Twice { second: second.start..second.start + before.len(), first })
}

/// Whether `capital` is `small` at the start of a sentence.
fn is_start(capital: &str, small: &str) -> bool {
    let (mut capitals, mut smalls) = (capital.chars(), small.chars());
    let same_letter = |a: char, b: char| a.to_lowercase().eq([b]);
    capitals.next().zip(smalls.next()).is_some_and(|(a, b)| same_letter(a, b))
        && capitals.as_str() == smalls.as_str()
}

/// Whether a word ends at `at`: neither a letter nor an apostrophe or a hyphen goes on.
fn is_whole(text: &str, at: usize) -> bool {
    text.get(at..).is_none_or(|after| {
        !after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '—' | '–' | '.'))
            || after.trim_start_matches('.').is_empty()
    })
}
