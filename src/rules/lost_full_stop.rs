//! A sentence that has lost its full stop, before the next one or at the end of a paragraph.
//!
//! The mark was lost, or with it the end of the sentence.
//!
//! ```transcript,reports
//! — Who rings the bell, and who pays for the rope that it hangs on?
//!
//! — Nobody rings it. It has been cracked since the flood, and whoever hears it knows that
//!                                                                                    ^^^^
//!
//! — And who pays?
//!
//! — The town pays. It always has, as far as anybody remembers.
//! ```
//!
//! ```toml
//! language = "en"
//! ```
//!
//! ```transcript,reports
//! — What became of the bell?
//!
//! — It was cast again in the year after the flood This happened because nobody would do without.
//!                                           ^^^^^
//! ```
//!
//! It is a hint, because a speaker may have been cut short. The fix puts a full stop there.
//!
//! ```transcript,fixed
//! — What became of the bell?
//!
//! — It was cast again in the year after the flood. This happened because nobody would do without.
//! ```
//!
//! Not reported are short lines, a sentence that goes on in the next paragraph, titles, a speaker who begins anew, and files
//! that leave stops out:
//!
//! ```transcript,accepts
//! — Who rings the bell?
//!
//! — Nobody, and the reason is that it was never mended. Whoever climbs up there will see for himself
//!
//! that it has no clapper.
//! ```
//!
//! ```transcript,accepts
//! — Who rings the bell?
//!
//! — Nobody
//! ```
//!
//! ```transcript,accepts
//! — They put on the play We Ring At Night, and the film It was shown before.
//! ```
//!
//! ```transcript,accepts
//! — What hung there?
//!
//! — It hung over there, in this This was the tower then.
//! ```

use super::TextEdit;
use super::engine::{AllTraces, BlockView, DocumentView, Report, Traces};
use super::rule::{Rule, Unit};
use super::shared::capitals::{Look, capitals};
use super::shared::prose::Prose;
use crate::config::Level;
use crate::model::TurnStyle;
use crate::syntax::Facts;
use crate::syntax::inline::Quotation;

pub(super) const RULE: Rule = Rule {
    name: "lost-full-stop",
    level: Level::Hint,
    fixable: true,
    options: &[],
    unit: Unit::Traces { gather, judge },
    source: include_str!("lost_full_stop.rs"),
};

/// In fewer than one paragraph of so many a full stop is lost; where more lack it, that is how they are written.
const SLIP: usize = 20;

/// In a short file one may be lost.
const FEW: usize = 1;

/// A trace of a paragraph that ends without a stop and has none inside; of one that has; of a sentence that begins
/// behind none.
const LAST_AND_ONLY: u32 = 0;
const LAST: u32 = 1;
const INSIDE: u32 = 2;

/// Words that begin a sentence and are no names, so that their capital shows a stop before them, by language.
static STARTS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "This", "These", "It", "We", "They", "He", "She", "But", "And", "However", "So", "Then", "There",
            "When", "If",
        ],
    ),
    ("ru", &["Это", "Но", "Мы", "Они", "Он", "Она", "Однако", "Поэтому", "Если", "Когда", "Потому", "Тогда"]),
    ("uk", &["Це", "Але", "Ми", "Вони", "Він", "Вона", "Однак", "Тому", "Якщо", "Коли", "Тоді"]),
    ("fr", &["Il", "Elle", "Nous", "Ils", "Elles", "Mais", "Cela", "Cette", "Ces", "Alors", "Quand", "Si"]),
    ("es", &["Pero", "Nosotros", "Ellos", "Esto", "Eso", "Entonces", "Cuando", "Porque"]),
    ("it", &["Ma", "Noi", "Loro", "Questo", "Quello", "Allora", "Quando", "Perché"]),
    ("pt", &["Mas", "Nós", "Eles", "Isso", "Isto", "Então", "Quando", "Porque"]),
    ("de", &["Aber", "Wir", "Das", "Wenn", "Dann", "Dies", "Diese", "Doch"]),
];

/// A name may follow these: a title, most often.
const BEFORE_NAMES: &str =
    " the a an of in by called titled named film play book song le la les el los il der die das ";

fn gather(view: &BlockView<'_>, traces: &mut Traces) {
    gather_last(view, traces);
    let starts = STARTS.iter().find(|(code, _)| view.lens.language.is_any(&[code]));
    if let Some((_, starts)) = starts.filter(|_| view.block.is_text()) {
        gather_inside(view, starts, traces);
    }
}

/// Finds sentences that begin in the middle of a line, behind a plain word.
fn gather_inside(view: &BlockView<'_>, starts: &[&str], traces: &mut Traces) {
    for capital in capitals(view).iter().filter(|capital| capital.look == Look::Name) {
        let start = capital.range.start;
        let Some(before) = view.text.get(..start).and_then(|before| before.strip_suffix(' ')) else {
            continue;
        };
        let Some(after) = view.text.get(capital.range.end..) else { continue };
        let goes_on = after.strip_prefix(' ').is_some_and(|after| after.starts_with(char::is_lowercase));
        let written = view.text.get(capital.range.clone()).unwrap_or_default();
        if !goes_on || !before.ends_with(char::is_lowercase) || !starts.contains(&written) {
            continue;
        }
        let behind = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_plain = behind.chars().count() > 2 && behind.chars().all(char::is_lowercase);
        // `this This`: the speaker began anew.
        let is_said_twice = written.to_lowercase() == behind;
        if is_plain
            && !is_said_twice
            && !BEFORE_NAMES.contains(&format!(" {behind} "))
            && !in_marks(view, start)
        {
            traces.add(start - 1 - behind.len()..start - 1, INSIDE, 0);
        }
    }
}

/// Whether what stands at `at` is quoted, in brackets, or no prose.
fn in_marks(view: &BlockView<'_>, at: usize) -> bool {
    let at = at as u32;
    view.inlines.bracket_at(at).is_some()
        || is_quoted(&view.inlines.quotations, at)
        || !Prose::of(view).is_some_and(|prose| prose.holds(at as usize))
}

/// Whether a quotation has opened before a byte offset and not yet closed. Pairs nest, so that it is the last to have
/// opened or one around that.
fn is_quoted(quotations: &[Quotation], at: u32) -> bool {
    let before = quotations.partition_point(|quotation| quotation.open.start < at);
    let mut last = before.checked_sub(1);
    while let Some(quotation) = last.and_then(|last| quotations.get(last)) {
        if quotation.close.is_none_or(|close| at < close.end) {
            return true;
        }
        last = quotation.parent.map(|parent| parent as usize);
    }
    false
}

fn gather_last(view: &BlockView<'_>, traces: &mut Traces) {
    let facts = view.block.facts;
    if !view.block.is_text() || facts.has(Facts::ENDS_SENTENCE) || facts.has(Facts::SHORT) {
        return;
    }
    let last = view.text.chars().next_back();
    let has_sentences = [". ", "? ", "! "].iter().any(|stop| view.text.contains(stop));
    let word = view.text.rsplit(char::is_whitespace).next().unwrap_or_default();
    // A name at the end is a signature as often.
    let is_plain = word.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '’' | '\''));
    if last.is_some_and(char::is_lowercase)
        && is_plain
        && !view.inlines.is_verbatim(view.text.len() as u32 - 1)
    {
        traces.add(
            view.text.len() - word.len()..view.text.len(),
            if has_sentences { LAST } else { LAST_AND_ONLY },
            0,
        );
    }
}

fn judge(view: &DocumentView<'_>, traces: AllTraces<'_>, report: &mut Report) {
    let document = &view.document;
    if document.style() != TurnStyle::Unmarked {
        judge_inside(traces, report);
    }
    let few = (document.paragraphs() / SLIP).max(FEW);
    if document.style() == TurnStyle::Unmarked
        || traces.iter().filter(|trace| trace.kind != INSIDE).nth(few).is_some()
    {
        return;
    }
    for trace in traces.iter().filter(|trace| trace.kind == LAST) {
        let turn =
            document.turns().at(trace.range.start).filter(|(_, turn)| trace.range.end <= turn.range.end);
        let goes_on = || {
            let here = document.block_at(trace.range.start);
            let next = here.and_then(|here| document.block(here.index + 1));
            next.is_none_or(|next| !next.block.is_text() || next.block.facts.has(Facts::STARTS_INSIDE))
        };
        if turn.is_some() && !goes_on() {
            let edits = vec![TextEdit::insert(trace.range.end, ".")];
            report
                .add(
                    trace.range,
                    "This paragraph ends without a full stop, the others end with one: put it there.",
                )
                .may_be_mended_by("Put a full stop there", edits);
        }
    }
}

/// Where more are found, capitals stand for something else.
const MOST_INSIDE: usize = 5;

fn judge_inside(traces: AllTraces<'_>, report: &mut Report) {
    let inside = || traces.iter().filter(|trace| trace.kind == INSIDE);
    if inside().nth(MOST_INSIDE).is_some() {
        return;
    }
    for trace in inside() {
        let edits = vec![TextEdit::insert(trace.range.end, ".")];
        let message = "The next word seems to begin a sentence: put a full stop behind this one.";
        report.add(trace.range, message).may_be_mended_by("Put a full stop there", edits);
    }
}
