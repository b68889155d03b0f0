//! A name of several words with a small letter where it has a capital elsewhere: `Supreme national security Council`.
//!
//! It reads as if somebody had only half known that it is a name. The glossary says how it is written, or else the rest
//! of the file, where that has it with capitals far more often.
//!
//! ```transcript,reports
//! ---
//! entities:
//!   guild: { name: Upper River Pilots Guild }
//! ---
//!
//! — The Upper river pilots Guild was founded in 1820.
//!       ^^^^^^^^^^^^^^^^^^^^^^^^
//! ```
//!
//! The fix puts the capitals.
//!
//! ```transcript,fixed
//! ---
//! entities:
//!   guild: { name: Upper River Pilots Guild }
//! ---
//!
//! — The Upper River Pilots Guild was founded in 1820.
//! ```
//!
//! Without a glossary a name is compared with itself: where it has all its capitals at least five times and lacks one
//! in a place or two, that is a hint.
//!
//! ```transcript,reports
//! — Who paid the River Guild?
//!
//! — The ships paid the River Guild, and the River Guild paid me. As for the River Guild itself, and this River Guild was
//! rich, it paid the king. Nobody liked the River guild.
//!                                          ^^^^^^^^^^^
//! ```
//!
//! Not reported are names without any capital, which may be meant as common words, and those in capitals throughout:
//!
//! ```transcript,accepts
//! ---
//! entities:
//!   guild: { name: The River Guild }
//! ---
//!
//! — Is there a river guild in every town? THE RIVER GUILD! I mean the River Guild.
//! ```
//!
//! ```transcript,accepts
//! — Who paid the River Guild, and was there another River guild in your time?
//! ```

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::capitals::{Look, capitals, word_at};
use super::shared::mentions;
use super::shared::words::shown;
use crate::config::Level;
use crate::model::glossary::{GlossaryEntry, words_of};
use crate::model::matcher::{FormId, FormKind};

pub(super) const RULE: Rule = Rule {
    name: "name-case",
    level: Level::Warning,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("name_case.rs"),
};

/// The kinds of traces: two words with capitals, one with and one without, and a name against the glossary, of which the
/// key is the form.
const CAPITALS: u32 = 0;
const MIXED: u32 = 1;
const DECLARED: u32 = 2;

/// A name that stands so often with its capitals is one, if it stands so many times more often than without.
const OFTEN: usize = 5;

/// A word with fewer bytes is an article, a preposition or a pronoun.
const SHORTEST: usize = 4;

/// Articles at the front of a name, which many write with a small letter.
const ARTICLES: &str = "The A An Le La Les L El Los Las Il Lo Gli I Der Die Das O Os As De";

/// A name that is compared with itself has no more words.
const MOST_WORDS: usize = 8;

/// And no more bytes.
const LONGEST: usize = 400;

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    for (mention, form, entry) in mentions::shown(view).filter(|(_, form, _)| form.kind <= FormKind::Alias) {
        let range = mention.start as usize..mention.end as usize;
        let written = view.text.get(range.clone()).unwrap_or_default();
        if lacks_capital(written, &form.text, entry) {
            traces.add(range, DECLARED, u64::from(mention.form.0));
        }
    }
    if view.vocabulary.nouns_are_capitals || view.lens.language.is_any(&["de", "lb"]) {
        return;
    }
    for capital in capitals(view).iter().filter(|capital| capital.inside && capital.look == Look::Name) {
        let Some((word, next)) = pair(view.text, capital.range.clone()) else { continue };
        if word.len() < SHORTEST || next.len() < SHORTEST || mentions::covers(view, capital.range.start) {
            continue;
        }
        let kind = if next.starts_with(char::is_uppercase) { CAPITALS } else { MIXED };
        traces.add(capital.range.start..capital.range.end + 1 + next.len(), kind, pair_key(word, next));
    }
}

/// Whether some words of a name have their capitals and one lacks it.
fn lacks_capital(written: &str, form: &str, entry: &GlossaryEntry) -> bool {
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let pairs = || words_of(written).zip(words_of(form)).filter(|(_, declared)| is_capital(declared));
    // An article does not make it half a name.
    let is_article = |word: &str| ARTICLES.split(' ').any(|article| article == word);
    let weighty = || pairs().filter(|(_, declared)| !is_article(declared)).map(|(word, _)| word);
    weighty().any(is_capital)
        && weighty().any(|word| word.starts_with(char::is_lowercase))
        && !entry.forms().any(|(_, other)| words_of(&other.text).eq(words_of(written)))
}

/// The word of a range and the one right behind it, a space between.
fn pair(text: &str, word: Range<usize>) -> Option<(&str, &str)> {
    let next = word_at(text, text.get(word.end..)?.starts_with(' ').then_some(word.end + 1)?);
    let mut letters = next.chars();
    let is_word = letters.next().is_some_and(char::is_alphabetic) && letters.all(char::is_lowercase);
    is_word.then_some((text.get(word)?, next))
}

/// The same number for two words in whatever case.
fn pair_key(word: &str, next: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for word in [word, next] {
        for c in word.chars() {
            match c.is_ascii() {
                true => hasher.write_u32(u32::from(c.to_ascii_lowercase())),
                false => c.to_lowercase().for_each(|c| hasher.write_u32(u32::from(c))),
            }
        }
        hasher.write_u8(0);
    }
    hasher.finish()
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let mut counts: FxHashMap<u64, usize> = FxHashMap::default();
    for trace in traces.iter().filter(|trace| trace.kind == CAPITALS) {
        *counts.entry(trace.key).or_default() += 1;
    }
    counts.retain(|_, count| *count >= OFTEN);
    let mut mixed: FxHashMap<u64, usize> = FxHashMap::default();
    for trace in traces.iter().filter(|trace| trace.kind == MIXED && counts.contains_key(&trace.key)) {
        *mixed.entry(trace.key).or_default() += 1;
    }
    let is_name = |key: u64| {
        counts.get(&key).is_some_and(|often| *often >= OFTEN * mixed.get(&key).copied().unwrap_or(0))
    };
    let mut done = 0;
    for trace in traces.iter() {
        match trace.kind {
            DECLARED => report_declared(view, FormId(trace.key as u32), trace.range, report),
            MIXED if trace.range.start >= done && is_name(trace.key) => {
                done = report_mixed(view, trace.range, is_name, report);
            }
            _ => {}
        }
    }
}

fn report_declared(view: &DocumentView<'_>, form: FormId, range: Range<usize>, report: &mut Report) {
    let entities = &view.document.vocabulary().entities;
    let Some(form) = entities.form(form) else { return };
    let written = view.document.words(range.clone());
    let mut declared = words_of(&form.text);
    let edits = capital_edits(&written, range.start, || {
        declared.next().is_some_and(|word| word.starts_with(char::is_uppercase))
    });
    let message = format!("`{}` is `{}` in the glossary: put the capitals.", shown(&written), form.text);
    report.add(range, message).mended_by("Put the capitals", edits);
}

/// Reports the name that begins with a pair of words, as far as it goes on; says where that ends.
fn report_mixed(
    view: &DocumentView<'_>,
    first: Range<usize>,
    is_name: impl Fn(u64) -> bool,
    report: &mut Report,
) -> usize {
    let line = view.document.behind_on_line(first.start, LONGEST);
    let mut end = first.len();
    let mut last = line.get(..end).and_then(|pair| pair.rfind(' ')).map_or(0, |space| space + 1);
    for _ in 2..MOST_WORDS {
        let Some((word, next)) = pair(&line, last..end) else { break };
        if !is_name(pair_key(word, next)) {
            break;
        }
        (last, end) = (end + 1, end + 1 + next.len());
    }
    let written = line.get(..end).unwrap_or_default();
    let right = written.split(' ').map(capitalised).collect::<Vec<_>>().join(" ");
    let message = format!("`{}` is `{}` elsewhere here: put the capitals.", shown(written), shown(&right));
    let range = first.start..first.start + end;
    let edits = capital_edits(written, first.start, || true);
    report.add(range.clone(), message).doubtful(true).mended_by("Put the capitals", edits);
    range.end
}

/// The edits that give a capital to those words of a name, in their order, of which `wants` says so.
fn capital_edits(written: &str, start: usize, mut wants: impl FnMut() -> bool) -> Vec<TextEdit> {
    let mut in_word = false;
    let edit = |(at, c): (usize, char)| {
        let begins = c.is_alphanumeric() && !in_word;
        in_word = c.is_alphanumeric();
        let range = start + at..start + at + c.len_utf8();
        (begins && wants() && c.is_lowercase())
            .then(|| TextEdit::replace(range, c.to_uppercase().to_string()))
    };
    written.char_indices().filter_map(edit).collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
